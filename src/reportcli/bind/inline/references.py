"""References to what is numbered: put in once every number is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportcli.bind.diagnostics import Diagnostics
from reportcli.bind.registers import Entry, Numbered, Registers
from reportcli.bind.tree import with_runs
from reportcli.blocks import Chapter
from reportcli.expressions.errors import finding, unknown
from reportcli.expressions.values import Rich
from reportcli.model.inline import Inline, LateRun, Run

OF_BLOCK = ("number-of", "title-of")
"""What is known once all blocks are bound."""

Words = Mapping[str, tuple[str, str]]
"""By id, number and title."""


def with_references(
    chapters: Iterable[Chapter],
    registers: Registers,
    diagnostics: Diagnostics,
    characters: Callable[[Rich], str],
) -> tuple[Chapter, ...]:
    """The chapters with what their references say; one that reaches nothing is a finding."""
    words = _words(registers, characters)
    for made in registers.references:
        of_block = made.kind in OF_BLOCK
        if not (_said(words, made.kind, made.target) if of_block else _stands(words, registers, made.target)):
            known = [target for target in words if not of_block or _said(words, made.kind, target)]
            problem = unknown("reference-unknown", made.target, known)
            if not of_block:
                problem.arguments["remedy"] = "page"
            diagnostics.add(finding(problem, "", made.where))
    if not any(made.kind in OF_BLOCK for made in registers.references):
        return tuple(chapters)  # every such run has registered its reference

    def said(run: Inline) -> Inline:
        """The words of a reference; any other run as it is."""
        if not isinstance(run, LateRun) or run.kind not in OF_BLOCK:
            return run
        return Run(
            _said(words, run.kind, run.target) or "?", run.char, run.lang, link=run.link, tag="Reference"
        )

    return tuple(with_runs(chapter, said) for chapter in chapters)


def _words(registers: Registers, characters: Callable[[Rich], str]) -> dict[str, tuple[str, str]]:
    """Number and title of each block that has an id."""
    words: dict[str, tuple[str, str]] = {}
    known_by_id: tuple[Entry | Numbered, ...] = (*registers.outline, *registers.numbered)
    for one in known_by_id:
        title = characters(one.title) if isinstance(one.title, Rich) else str(one.title)
        words.setdefault(one.target, (one.number, title))
    return words


def _stands(words: Words, registers: Registers, target: str) -> bool:
    """Whether a block of that id may stand on a page."""
    return target in words or target in registers.ids


def _said(words: Words, kind: str, target: str) -> str:
    number, title = words.get(target, ("", ""))
    return number if kind == "number-of" else title
