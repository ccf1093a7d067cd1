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
    words: dict[str, tuple[str, str]] = {}
    known_by_id: tuple[Entry | Numbered, ...] = (*registers.outline, *registers.numbered)
    for one in known_by_id:
        title = characters(one.title) if isinstance(one.title, Rich) else str(one.title)
        words.setdefault(one.target, (one.number, title))
    for made in registers.references:
        if not _said(words, made.kind, made.target):
            known = [target for target in words if _said(words, made.kind, target)]
            diagnostics.add(finding(unknown("reference-unknown", made.target, known), "", made.where))

    def said(run: Inline) -> Inline:
        """The words of a reference; any other run as it is."""
        if not isinstance(run, LateRun) or run.kind not in OF_BLOCK:
            return run
        return Run(
            _said(words, run.kind, run.target) or "?", run.char, run.lang, link=run.link, tag="Reference"
        )

    return tuple(with_runs(chapter, said) for chapter in chapters)


def _said(words: Words, kind: str, target: str) -> str:
    number, title = words.get(target, ("", ""))
    return number if kind == "number-of" else title
