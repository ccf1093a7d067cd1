"""Where findings of typesetting stand, joined from block paths: placed pages hold no line and no cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.blocks.block import Block
from reportcli.blocks.kinds.chart import Chart
from reportcli.blocks.kinds.list import ListItem
from reportcli.blocks.kinds.text import Text
from reportcli.blocks.report import Chapter as BoundChapter
from reportcli.blocks.report import Report
from reportcli.blocks.walk import blocks_of_chapter
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import PagedDocument
from reportcli.model.inline import Inline, NoteCall, Run
from reportcli.model.origin import place_of
from reportcli.model.refs import BlockPart, Where
from reportcli.model.value_class import replace

OF_SIZE = frozenset({"type-shrunk", "type-grown"})
"""Codes of findings about type that was set smaller or larger than its style says."""


def findings_of(report: Report, document: PagedDocument) -> list[Diagnostic]:
    """The findings of the report's typesetting, chapter by chapter, each at its line or cell."""
    return [
        _with_figures(finding, report, bound) if finding.code in OF_SIZE else finding
        for bound, placed in zip(report.chapters, document.chapters, strict=True)
        for finding in located(bound, placed.diagnostics)
    ]


def _with_figures(finding: Diagnostic, report: Report, chapter: BoundChapter) -> Diagnostic:
    """The finding with the cells of the figures that stand in its block: their width is the reason."""
    path = finding.block or finding.args.get("block", "")
    keys = [
        run.fact
        for block in blocks_of_chapter(chapter)
        if isinstance(block, Text) and (block.path == path or block.path.startswith(f"{path}/"))
        for run in block.runs
        if isinstance(run, Run) and run.fact is not None
    ]
    facts = (report.facts[key].fact for key in dict.fromkeys(keys) if key in report.facts)
    cells = [place for fact in facts for place in map(place_of, fact.sources) if place is not None]
    return replace(finding, follows=tuple(dict.fromkeys(cells))) if cells else finding


def located(chapter: BoundChapter, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, each with the line or cell of the part of a block that it names, if that has one."""
    every = list(findings)
    wanted = {finding.at.block for finding in every if finding.at is not None}
    blocks = _named(chapter, wanted) if wanted else {}
    return [
        finding
        if finding.at is None
        else replace(finding, where=_where(blocks.get(finding.at.block), finding.at), at=None)
        for finding in every
    ]


def where_of(block: Block) -> Where | None:
    """Where people mend a block: the cell or the prose that it comes from, else its place in the layout."""
    source: Where | None = getattr(block, "source", None)
    return source or block.span


def passages(block: Block) -> tuple[Where, ...]:
    """The different places that the words of a block come from, in their order."""
    return tuple(dict.fromkeys(where for where in _places(block) if where is not None))


def part_at(block: Block, where: Where | None) -> BlockPart:
    """The part of a block that comes from a place; its content where none does."""
    known = passages(block)
    return BlockPart(block.path, known.index(where) if where in known else "content")


def letter_at(block: Block, where: Where | None, letter: str) -> BlockPart:
    """The part of a block that a letter comes from: of words that were joined into one run, those with it."""
    joined = block.runs if isinstance(block, Text) else ()
    places = (place for run in joined if isinstance(run, Run) and run.where == where for place in run.also)
    return part_at(block, next((place for place, words in places if letter in words), where))


def note_path(note: str) -> str:
    """The path of a footnote by its id: it is set by itself, away from the block that calls it."""
    return f"note/{note}"


def _places(block: Block) -> Iterator[Where | None]:
    if isinstance(block, Text):
        yield from _of_runs(block.runs)
    elif isinstance(block, ListItem):
        yield from _of_runs(block.marker)
    elif isinstance(block, Chart):
        for text in block.centre:
            yield from _of_runs(text.runs)
        for datum in (datum for series in block.series for datum in series.data):
            yield from map(place_of, datum.value.sources[:1])


def _of_runs(runs: Iterable[Inline]) -> Iterator[Where | None]:
    for run in (run for run in runs if isinstance(run, Run)):
        yield run.where
        yield from (place for place, _ in run.also)


def _named(chapter: BoundChapter, wanted: set[str]) -> dict[str, Block]:
    """The blocks of these paths; a footnote is a paragraph of its body."""
    found: dict[str, Block] = {}
    for block in blocks_of_chapter(chapter):
        if block.path in wanted:
            found.setdefault(block.path, block)
        if isinstance(block, Text):
            for run in block.runs:
                if isinstance(run, NoteCall) and (path := note_path(run.note)) in wanted:
                    found.setdefault(path, Text(path=path, style=run.style or block.style, runs=run.body))
    return found


def _where(block: Block | None, at: BlockPart) -> Where | None:
    if block is None:
        return None
    if isinstance(at.part, int):
        known = passages(block)
        return known[at.part] if at.part < len(known) else where_of(block)
    if at.part == "value":
        return getattr(block, "value_span", None) or block.span
    return where_of(block) if at.part == "content" else block.span
