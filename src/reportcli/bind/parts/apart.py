"""Binds a part apart from the others, and adds what it gave to the report."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.nesting import MAX_BLOCKS
from reportcli.bind.overrides import BlockOverrides
from reportcli.bind.parts.bound import Before, BoundPart, Counts, Said
from reportcli.bind.position import Here
from reportcli.bind.texts import Texts
from reportcli.expressions.untranslated import Untranslated
from reportcli.layout.models.node import Node
from reportcli.model.value_class import replace

T = TypeVar("T")


def bound(report: Binding, node: Node, here: Here) -> BoundPart:
    """The part of one node, bound with what stands before it has registered; nothing of the report changes
    but the steps that expressions may still take.
    """
    blocks, part = collected(report, lambda part: tuple(part.blocks_of(node, here)))
    return replace(part, blocks=blocks or (), masters=part.masters if here.level else {})


def collected(report: Binding, make: Callable[[Binding], T]) -> tuple[T | None, BoundPart]:
    """What `make` binds apart from the report, None where that cannot be bound; and all that it registers,
    as a part without blocks.
    """
    part = _apart(report)
    steps = report.texts.evaluator.budget.steps
    made: T | None = None
    with suppress(Absent):
        made = make(part)
    registers, said = part.registers, part.texts.untranslated
    met = part.diagnostics.met
    return made, BoundPart(
        blocks=(),
        before=Before(
            report.registers.chapter,
            registers.printed.asked,
            registers.ids.asked,
            registers.counted.asked,
            registers.paths.asked,
            met.asked,
        ),
        counts=Counts(
            dict(registers.printed),
            dict(registers.ids),
            dict(registers.counted),
            dict(registers.paths),
            dict(met),
            part.nesting.blocks - report.nesting.blocks,
            steps - report.texts.evaluator.budget.steps,
        ),
        said=_said(part, said),
        chapter=registers.chapter,
        facts=registers.facts,
        images=registers.images,
        assets=registers.assets,
        wanted=frozenset(registers.wanted),
        outline=tuple(registers.outline),
        chapters=tuple(registers.chapters),
        texts=frozenset(registers.texts),
        numbered=tuple(registers.numbered),
        references=tuple(registers.references),
        found=tuple(part.diagnostics.found),
        overridden=frozenset(part.overrides.met),
        overriding=frozenset(part.overrides.used),
        waiting=registers.waiting,
        masters=registers.masters,
        endless=frozenset(part.nesting.endless),
    )


def _said(part: Binding, said: Untranslated) -> Said:
    evaluator = part.texts.evaluator
    printed = tuple((finding, tuple(places)) for finding, places in said.printed.values())
    columns = frozenset(evaluator.columns)
    return Said(frozenset(evaluator.sources), columns, printed, said.literal, said.borrowed)


def _apart(report: Binding) -> Binding:
    """What the part is bound with: what it collects is its own, what it needs of the others is asked."""
    diagnostics, registers = report.diagnostics.apart(), report.registers.apart()
    texts = report.texts
    said = replace(texts.untranslated, printed={}, literal={}, borrowed={})
    evaluator = replace(texts.evaluator, sources=set(), columns=set(), blanks=(), reads=(), untranslated=said)
    return replace(
        report,
        texts=Texts(evaluator, said, diagnostics=diagnostics, registers=registers, root=texts.root),
        registers=registers,
        diagnostics=diagnostics,
        nesting=report.nesting.apart(diagnostics),
        overrides=BlockOverrides(report.overrides.overrides),
    )


def lasts(part: BoundPart) -> bool:
    """Whether a part can stand in another run: nothing of it waits for the end of the report, or ran without
    one, and its masters are bound.
    """
    return not (part.waiting or part.endless) and all(use.sides for use in part.masters.values())


def fits(report: Binding, part: BoundPart) -> bool:
    """Whether binding the part now would find what it found: the same before it, and room for its blocks."""
    before, registers = part.before, report.registers
    return (
        before.chapter == registers.chapter
        and registers.printed.answers(before.printed)
        and registers.ids.answers(before.ids)
        and registers.counted.answers(before.counted)
        and registers.paths.answers(before.paths)
        and report.diagnostics.met.answers(before.met)
        and not report.nesting.endless
        and report.nesting.blocks + part.counts.blocks <= MAX_BLOCKS
        and report.texts.evaluator.budget.steps >= part.counts.steps
    )


def take(report: Binding, part: BoundPart) -> None:
    """Adds to the report what a part has registered, found and said."""
    registers, counts = report.registers, part.counts
    registers.chapter = part.chapter
    registers.printed.update(counts.printed)
    registers.ids.update(counts.ids)
    registers.counted.update(counts.counted)
    registers.paths.update(counts.paths)
    registers.facts.update(part.facts)
    for key, image in part.images.items():
        registers.images.setdefault(key, image)
    registers.assets.update(part.assets)
    registers.wanted.update(part.wanted)
    registers.waiting.update(part.waiting)
    for name, use in part.masters.items():
        registers.masters.setdefault(name, use)
    registers.outline.extend(part.outline)
    registers.chapters.extend(part.chapters)
    registers.texts.update(part.texts)
    registers.numbered.extend(part.numbered)
    registers.references.extend(part.references)
    report.diagnostics.found.extend(part.found)
    report.diagnostics.met.update(counts.met)
    report.nesting.blocks += counts.blocks
    report.nesting.endless.update(part.endless)
    report.overrides.met.update(part.overridden)
    report.overrides.used.update(part.overriding)
    _take_said(report.texts, part.said)


def _take_said(texts: Texts, said: Said) -> None:
    texts.evaluator.sources.update(said.sources)
    texts.evaluator.columns.update(said.columns)
    missing = texts.untranslated
    for finding, places in said.untranslated:
        missing.print(finding, places)
    for span, text in said.literal.items():
        missing.literal.setdefault(span, text)
    for name, where in said.borrowed.items():
        missing.borrowed.setdefault(name, where)
