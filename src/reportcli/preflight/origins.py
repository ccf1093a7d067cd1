"""Where something on a page comes from: the layout line or the cell of the block that stands there.

Of a report in memory, or of a finished file through the ledger beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM
from reportcli.model.refs import CellRef, Position, Span, TextFile, Where
from reportcli.model.value_class import replace
from reportcli.preflight.page import PagePreflight
from reportcli.preflight.structure import Structure, StructureElement

if TYPE_CHECKING:
    pass

Box = tuple[float, float, float, float]
_LEDGER_BYTES = 100_000_000
# of a name whose ledger goes without it, before what names pages and a draft
_PART = re.compile(r"-(?:screen|archive|inside|cover)(?=(?:-p\d[\w+-]*?)?(?:-draft)?$)")
_PLACE = re.compile(r"x (-?[\d.]+) mm, y (-?[\d.]+) mm \(([\d.]+) × ([\d.]+) mm\)")
_OBJECT = re.compile(r"(\d+) (\d+)\b")
_SPAN = re.compile(r"(.+):(\d+):(\d+)$")
_CELL = re.compile(r"([A-Z]{1,3})(\d+)$")
_SLACK = 3.0  # points that a painted box may lie outside the block's


class Standing(NamedTuple):
    """A block on a page: left, top, right, bottom in points from the trim's left top corner."""

    block: str
    box: Box
    where: Where | None


class _LedgerCell(TypedDict):
    input: str
    sheet: str
    cell: str
    heading: NotRequired[str]


class _LedgerPlace(TypedDict):
    folio: str
    box: list[float]


class _LedgerBlock(TypedDict):
    block: str
    places: list[_LedgerPlace]
    where: NotRequired[str | None]
    cell: NotRequired[_LedgerCell | None]


class _Ledger(TypedDict):
    """What of a ledger is read here; a file that is otherwise raises what its reading raises."""

    blocks: NotRequired[list[_LedgerBlock]]


Origins = Mapping[str, list[Standing]]  # by folio


def beside(path: Path) -> Origins:
    """The blocks that the ledger of a file of ours tells of; none for other files."""
    for stem in dict.fromkeys((path.stem, _PART.sub("", path.stem))):
        ledger = path.with_name(f"{stem}.ledger.json")
        try:
            if ledger.stat().st_size <= _LEDGER_BYTES:
                return _read(json.loads(ledger.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return {}


def _read(ledger: _Ledger) -> Origins:
    found: dict[str, list[Standing]] = {}
    for block in ledger.get("blocks", []):
        where = _where(block.get("where"), block.get("cell"))
        for place in block["places"]:
            x, y, width, height = (float(side) for side in place["box"])
            standing = Standing(block["block"], (x, y, x + width, y + height), where)
            found.setdefault(place["folio"], []).append(standing)
    return found


def _where(span: str | None, cell: _LedgerCell | None) -> Where | None:
    if isinstance(cell, dict) and (match := _CELL.match(cell["cell"])):
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        heading, sheet = cell.get("heading"), cell["sheet"]
        name = TextFile(sheet, {column: heading}) if isinstance(heading, str) else sheet
        return CellRef(cell["input"], name, int(match[2]), column)
    if isinstance(span, str) and (match := _SPAN.match(span)):
        position = Position(int(match[2]), int(match[3]))
        return Span(match[1], position, position)
    return None


def located(
    findings: Iterable[Diagnostic],
    pages: list[PagePreflight],
    folios: list[str],
    *,
    origins: Origins,
    tree: Structure,
) -> Iterator[Diagnostic]:
    """The findings, each with the origin of what stands at its place or in its element."""
    elements = {node.element.objgen: node for node in tree.nodes} if origins else {}
    for finding in findings:
        stated = finding.args.get("page", "")
        if not origins or finding.where is not None or not stated.isdecimal() or int(stated) > len(pages):
            yield finding
            continue
        number = int(stated)
        box = _stated(finding.args.get("place", ""))
        if box is None:
            box = _of_element(finding.args.get("object", ""), pages[number - 1], elements)
        standing = at(origins.get(folios[number - 1], []), box) if box is not None else None
        if standing is None:
            yield finding
        else:
            yield replace(finding, where=standing.where, block=standing.block)


def at(standing: list[Standing], box: Box) -> Standing | None:
    """The smallest block around the middle of a box, if it is not much smaller than the box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    around = [
        one
        for one in standing
        if one.box[0] - _SLACK <= x <= one.box[2] + _SLACK and one.box[1] - _SLACK <= y <= one.box[3] + _SLACK
    ]
    return min(around, key=lambda one: _unlike(one.box, box), default=None)


def _unlike(one: Box, other: Box) -> float:
    """How much two boxes differ: the area that is in one of them only."""
    across = max(0.0, min(one[2], other[2]) - max(one[0], other[0]))
    down = max(0.0, min(one[3], other[3]) - max(one[1], other[1]))
    return _area(one) + _area(other) - 2 * across * down


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _stated(place: str) -> Box | None:
    match = _PLACE.search(place)
    if match is None:
        return None
    x, y, width, height = (float(number) * MM for number in match.groups())
    return x, y, x + width, y + height


def _of_element(
    name: str, page: PagePreflight, elements: Mapping[tuple[int, int], StructureElement]
) -> Box | None:
    """The box of all that an element marks on a page, as one of the trim."""
    match = _OBJECT.match(name)
    node = elements.get((int(match[1]), int(match[2]))) if match else None
    marks = {mcid for number, mcid in _marks(node) if number == page.number} if node is not None else set()
    boxes = [item.box for item in page.painted if item.mark is not None and item.mark.mcid in marks]
    if not boxes:
        return None
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    trim = page.trim
    return left - trim[0], trim[3] - top, right - trim[0], trim[3] - bottom


def _marks(node: StructureElement) -> list[tuple[int, int]]:
    return [*node.marks, *(mark for kid in node.kids for mark in _marks(kid))]
