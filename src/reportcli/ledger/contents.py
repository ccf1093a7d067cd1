"""What stands where besides figures: the texts of cells, and blocks, each with its boxes on the pages.

A long table has tens of thousands of both. As values for who asks for them, and as lines of JSON for the
file, written without a dictionary for each: the same characters that Python's encoder writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

from reportcli.blocks import Block, Report, Text
from reportcli.blocks.walk import blocks_of
from reportcli.ledger.places import Entry, delivered
from reportcli.model.display import PagedDocument, PlacedPage
from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, Run
from reportcli.model.origin import CellRange
from reportcli.model.refs import CellRef, TextFile, Where, column_letters

EXCERPT = 80  # characters of a printed text
_OF_TEXTS, _OF_BLOCKS = 2, 1  # decimals of a box in points

Standing = tuple[int, PlacedPage, Rect]
"""Number of the page (1-based), the page, the box on it."""


class CellText(NamedTuple):
    """A cell whose words stand on pages, with the path of the paragraph that prints them."""

    ref: CellRef
    printed: str
    path: str
    places: list[Standing]

    def entry(self) -> Entry:
        """As data."""
        boxes = [
            {"page": number, "folio": page.folio, "box": _rounded(box, _OF_TEXTS)}
            for number, page, box in self.places
        ]
        return {**cell_entry(self.ref), "printed": self.printed, "block": self.path, "places": boxes}

    def line(self, lines: Lines) -> str:
        """As JSON."""
        boxes = ", ".join(
            [
                f'{{"page": {number}, "folio": {quoted(page.folio)}, "box": {lines.of_texts(box)}}}'
                for number, page, box in self.places
            ]
        )
        cell, words, path = lines.cell(self.ref), quoted(self.printed), quoted(self.path)
        return f'{cell[:-1]}, "printed": {words}, "block": {path}, "places": [{boxes}]}}'


class BlockPlaces(NamedTuple):
    """A block that stands on pages."""

    block: Block
    places: list[Standing]

    @property
    def source(self) -> CellRef | None:
        """The cell of its content."""
        found = getattr(self.block, "source", None)
        return found if isinstance(found, CellRef) else None

    def entry(self) -> Entry:
        """As data."""
        block, source = self.block, self.source
        made: Entry = {"block": block.path}
        made |= {"where": str(block.span)} if block.span is not None else {}
        made |= {"cell": cell_entry(source)} if source is not None else {}
        boxes = [{"folio": page.folio, "box": _rounded(box, _OF_BLOCKS)} for _, page, box in self._apart()]
        return {**made, "places": boxes}

    def line(self, lines: Lines) -> str:
        """As JSON."""
        block, source = self.block, self.source
        where = f', "where": {lines.where(block.span)}' if block.span is not None else ""
        cell = f', "cell": {lines.cell(source)}' if source is not None else ""
        boxes = ", ".join(
            [
                f'{{"folio": {quoted(page.folio)}, "box": {lines.of_blocks(box)}}}'
                for _, page, box in self._apart()
            ]
        )
        return f'{{"block": {quoted(block.path)}{where}{cell}, "places": [{boxes}]}}'

    def _apart(self) -> list[Standing]:
        """Each box of a page once."""
        if len(self.places) == 1:
            return self.places
        known = {(one[0], *_rounded(one[2], _OF_BLOCKS)): one for one in self.places}
        return list(known.values())


class Lines:
    """Writes the parts of entries as JSON; what comes again and again is written once."""

    def __init__(self) -> None:
        self.of_texts, self.of_blocks = _Boxes(_OF_TEXTS).written, _Boxes(_OF_BLOCKS).written
        self._sheets: dict[tuple[str, str], str] = {}
        self._spans: dict[int, tuple[Where, str]] = {}  # by identity

    def cell(self, ref: CellRef) -> str:
        """A cell as `cell_entry` gives it."""
        if ref.__class__ is not CellRef or ref.sheet.__class__ is not str:
            return json.dumps(cell_entry(ref), ensure_ascii=False)
        lead = self._sheets.get((ref.input, ref.sheet))
        if lead is None:
            lead = f'{{"input": {quoted(ref.input)}, "sheet": {quoted(ref.sheet)}, "cell": "'
            self._sheets[ref.input, ref.sheet] = lead
        return f'{lead}{column_letters(ref.column)}{ref.row}"}}'

    def where(self, span: Where) -> str:
        """A place in the layout."""
        known = self._spans.get(id(span))
        if known is None:
            known = self._spans[id(span)] = (span, quoted(str(span)))
        return known[1]


class _Boxes:
    """Writes boxes; sides that are equal are rounded once, since rows stand at the same places."""

    def __init__(self, decimals: int) -> None:
        self._decimals = decimals
        self._known: dict[float, str] = {}

    def written(self, box: Rect) -> str:
        """A box as a list of JSON."""
        side = self._side
        return f"[{side(box.x)}, {side(box.y)}, {side(box.width)}, {side(box.height)}]"

    def _side(self, side: float) -> str:
        text = self._known.get(side) if side.__class__ is float and side else None
        if text is None:
            text = repr(round(side, self._decimals))
            if side.__class__ is float and side:  # 0.0 is equal to -0.0, and 1.0 to 1
                self._known[side] = text
        return text


def cell_entry(ref: CellRef | CellRange) -> dict[str, str]:
    """A cell, or a range of them, as data."""
    sheet, letters = ref.sheet, column_letters(ref.column)
    entry = {"input": ref.input, "sheet": str.__str__(sheet)}
    if isinstance(ref, CellRange):
        entry["cells"] = ref.in_letters
        entry |= {"among": ref.among} if ref.among else {}
    else:
        entry["cell"] = f"{letters}{ref.row}"
    if isinstance(sheet, TextFile):
        entry["heading"] = sheet.heading(ref.column)
    return entry


def cell_texts(report: Report, document: PagedDocument) -> Iterator[CellText]:
    """The cells whose text stands on a page: each with the paragraph that prints it and that one's boxes."""
    cells: dict[str, dict[CellRef, str]] = {}
    for block in blocks_of(report):
        for run in block.runs if isinstance(block, Text) else ():
            for ref, text in _read_from(run):
                found = cells.setdefault(block.path, {})
                found[ref] = excerpt(f"{found.get(ref, '')} {text}")
    places: dict[str, list[Standing]] = {}
    for number, page in delivered(document):
        for placed in page.placed:
            if placed.block in cells and placed.ops:
                places.setdefault(placed.block, []).append((number, page, placed.box))
    for path, own in cells.items():
        for ref in own if path in places else ():
            yield CellText(ref, own[ref], path, places[path])


def _read_from(run: Inline) -> Iterator[tuple[CellRef, str]]:
    """The cells of a run that prints no figure, each with the words that come from it."""
    if isinstance(run, Run) and run.fact is None:
        for ref, text in ((run.where, run.text), *run.also) if run.also else ((run.where, run.text),):
            if isinstance(ref, CellRef):
                yield ref, text


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def block_places(report: Report, document: PagedDocument) -> Iterator[BlockPlaces]:
    """Every block that stands on a page: its layout line, the cell of its content, its boxes."""
    places: dict[str, list[Standing]] = {}
    for number, page in delivered(document):
        for placed in page.placed:
            if placed.ops and not placed.hidden:
                places.setdefault(placed.block, []).append((number, page, placed.box))
    for block in blocks_of(report):
        found = places.pop(block.path, None)
        if found is not None:
            yield BlockPlaces(block, found)


def _rounded(box: Rect, decimals: int) -> list[Any]:
    return [round(side, decimals) for side in (box.x, box.y, box.width, box.height)]
