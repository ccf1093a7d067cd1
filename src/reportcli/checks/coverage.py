"""Coverage: what became of every filled cell and every paragraph, from the provenance of what is printed.

No stage says what it leaves out. Every filled cell of a sheet is asked for, and what nothing accounts for is
named as such, so that a cell which no reader and no page knows cannot be passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from reportcli.blocks import Report
from reportcli.blocks.walk import blocks_of
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_blocks, parse_markdown
from reportcli.model.coverage import Coverage, Fate, SheetCoverage, TextCoverage
from reportcli.model.fact import Fact
from reportcli.model.origin import cells_of
from reportcli.model.refs import CellRef, Span, Where, column_letters
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.sheet_use import SheetUse, Use
from reportcli.workbook.tables.record import column_at
from reportcli.workbook.texts.text_source import TextSource
from reportcli.workbook.workbook import Workbook

FIGURES = {"account", "label", "side"}
"""Columns of a trial balance that say to which line an account belongs."""
Cell = tuple[int, int]
Columns = set[tuple[str, str]]
TEXTS = "texts"
"""Rows of this table are printed by their files too."""


@dataclass(frozen=True, slots=True)
class StageReads:
    """The columns of tables that each stage asked records for."""

    reading: Columns = field(default_factory=set)
    binding: Columns = field(default_factory=set)
    checking: Columns = field(default_factory=set)


def coverage_of(
    workbook: Workbook, reports: Sequence[Report], reads: StageReads, unread: Iterable[RawSheet] = ()
) -> Coverage:
    """Coverage of a workbook over its editions. unread: sheets of no table, with their cells."""
    reached = _Reached()
    for report in reports:
        reached.take(report)
    sheets = [_SheetFates(use, workbook, reached, reads).coverage() for use in workbook.uses.values()]
    sheets += [_unread(sheet) for sheet in unread]
    return Coverage(tuple(sheets), tuple(_texts(workbook, reports)))


@dataclass(slots=True)
class _Reached:
    """The cells of the pages. direct: as they stand; worked: in a figure worked out of them."""

    direct: set[CellRef] = field(default_factory=set)
    worked: set[CellRef] = field(default_factory=set)

    def take(self, report: Report) -> None:
        """Adds what a report prints."""
        for printed in report.facts.values():
            own = self.direct if _is_of_its_cell(printed.fact) else self.worked
            own.update(cells_of(printed.fact.sources))
        self.direct.update(where for where, _ in report.texts if isinstance(where, CellRef))
        for block in blocks_of(report):
            source = getattr(block, "source", None)
            if isinstance(source, CellRef):
                self.direct.add(source)


def _is_of_its_cell(fact: Fact) -> bool:
    """Whether a figure is what its one cell holds."""
    return len(fact.sources) == 1 and (fact.derivation is None or not fact.derivation.operands)


@dataclass(frozen=True, slots=True)
class _SheetFates:
    """The fates of one sheet's cells."""

    use: SheetUse
    workbook: Workbook
    reached: _Reached
    reads: StageReads

    def coverage(self) -> SheetCoverage:
        """Every filled cell with its fate, counted."""
        found: dict[Fate, list[Cell]] = {}
        printed_rows, printed_columns = self._printed()
        form = self.workbook.tables[self.use.table].spec.form
        selected = form == "rows" and self.use.table != TEXTS
        for row, column in self.use.filled():
            use = self.use.use(row, column)
            fate = Fate(use.value) if use is not Use.VALUE else self._value(row, column)
            left = selected and row not in printed_rows and column in printed_columns
            if left and fate in (Fate.USED, Fate.NOWHERE):
                fate = Fate.LEFT_OUT
            found.setdefault(fate, []).append((row, column))
        return _counted(self.use.sheet.name, self.use.table, found)

    def _ref(self, row: int, column: int) -> CellRef:
        sheet = self.workbook.tables[self.use.table].sheet
        input_id = sheet.input if sheet is not None else self.workbook.input
        return CellRef(input_id, self.use.sheet.name, row, column)

    def _printed(self) -> tuple[set[int], set[int]]:
        """The rows and the columns of which something stands on a page."""
        name = self.use.sheet.name
        own = [ref for ref in self.reached.direct | self.reached.worked if ref.sheet == name]
        return {ref.row for ref in own}, {ref.column for ref in own}

    def _value(self, row: int, column: int) -> Fate:
        ref = self._ref(row, column)
        if ref in self.reached.direct:
            return Fate.PRINTED
        if ref in self.reached.worked:
            return Fate.COMPUTED
        spec = self.workbook.tables[self.use.table].spec
        name = self.use.columns.get(column) or self._key(ref)
        asked = (spec.name, name)
        if spec.form == "trial-balance":
            return Fate.SETTING if name in FIGURES else Fate.CHECKED
        if asked in self.reads.binding:
            return Fate.USED
        if asked in self.reads.reading:
            return Fate.SETTING
        stated = spec.columns.get(name)
        if stated is not None and stated.of:
            return Fate.OTHER_EDITION
        return Fate.CHECKED if asked in self.reads.checking else Fate.NOWHERE

    def _key(self, ref: CellRef) -> str:
        """Of a key-value sheet, the key of a value's cell."""
        for record in self.workbook.tables[self.use.table].records:
            return column_at(record, ref)
        return ""


def _counted(sheet: str, table: str, found: Mapping[Fate, Sequence[Cell]]) -> SheetCoverage:
    ordered = {fate: found[fate] for fate in Fate if fate in found}
    counts = {fate: len(cells) for fate, cells in ordered.items()}
    places = {fate: ranges(cells) for fate, cells in ordered.items()}
    return SheetCoverage(sheet, table, counts, places)


def _unread(sheet: RawSheet) -> SheetCoverage:
    cells = list(SheetUse(sheet, "").filled())
    return _counted(sheet.name, "", {Fate.UNKNOWN_SHEET: cells} if cells else {})


def ranges(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Cells as ranges of each column, in order: `C2:C9`, `D4`."""
    found: list[tuple[int, int, int]] = []
    for column, row in sorted((column, row) for row, column in cells):
        if found and found[-1][0] == column and found[-1][2] == row - 1:
            found[-1] = (column, found[-1][1], row)
        else:
            found.append((column, row, row))
    named = ((column_letters(column), first, last) for column, first, last in found)
    return tuple(f"{name}{first}" + (f":{name}{last}" if last > first else "") for name, first, last in named)


# ---- texts


def _texts(workbook: Workbook, reports: Sequence[Report]) -> Iterator[TextCoverage]:
    printed = frozenset(one for report in reports for one in report.texts)
    languages = {report.metadata.lang.split("-")[0] for report in reports}
    others = {
        f"{key} ({tag})": text
        for tag, texts in workbook.translations.items()
        if tag.split("-")[0] in languages
        for key, text in texts.items()
    }
    for key, text in {**workbook.texts, **others}.items():
        passages = list(_passages(text))
        left = tuple(str(where) for where, words in passages if not (words & printed))
        yield TextCoverage(
            key, text.file if isinstance(text.where, Span) else str(text.where), len(passages), left
        )


Words = frozenset[tuple[Where, str]]


def _passages(text: TextSource) -> Iterator[tuple[Where, Words]]:
    """Each paragraph of a text: its place, and what of it a page would show."""
    prose = text.prose
    if prose is None:
        in_file = isinstance(text.where, Span)
        prose = parse_markdown(text.source, text.file) if in_file else parse_blocks(text.source, text.where)
    blocks = [*prose.blocks, *(block for note in prose.notes.values() for block in note.blocks)]
    for block in blocks:
        for paragraph in _paragraphs(block):
            words = frozenset(_words(paragraph.inlines))
            if words:
                yield paragraph.where or text.where, words


def _paragraphs(block: object) -> Iterator[md.Paragraph | md.Heading]:
    if isinstance(block, (md.Paragraph, md.Heading)):
        yield block
    for name in ("blocks", "items"):
        for inner in getattr(block, name, ()):
            yield from _paragraphs(inner)


def _words(inlines: Iterable[md.Inline]) -> Iterator[tuple[Where, str]]:
    for node in inlines:
        if isinstance(node, md.Text) and node.where is not None and node.text.strip():
            yield node.where, node.text
        elif isinstance(node, md.Expression) and node.where is not None:
            yield node.where, ""
        yield from _words(getattr(node, "children", ()))
