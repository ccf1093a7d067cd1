"""Headers that nobody knows but that seem to be known columns under another name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from reportcli.workbook.contract.contract import NUMERIC, TableSpec
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, nearest

SAMPLED = 50
COUNTED = NUMERIC | {"date", "month"}


def headless_columns(sheet: RawSheet, headed: Set[int], *, header: int) -> list[int]:
    """Columns without a header whose cells stand in most rows of a table, inside it or right behind it.

    headed: its columns with a header.
    """
    rows = [row for row in sheet.rows.numbers if row > header][:SAMPLED]
    filled = [cells for row in rows if not headed.isdisjoint(cells := sheet.rows.filled(row))]
    last = max(headed, default=0)
    bare = (column for column in range(1, last + 2) if column not in headed)
    return [column for column in bare if sum(column in cells for cells in filled) * 2 > len(filled)]


def renamed_columns(
    sheet: RawSheet,
    spec: TableSpec,
    known: Mapping[str, int],
    unknown: Sequence[tuple[int, str]],
    *,
    header: int,
) -> dict[int, tuple[str, str]]:
    """Column of the sheet -> the column of the contract that it seems to be, and how that is headed.

    known: columns that were found; unknown: column and header of the others. A header is taken for the column
    whose name is most like it, else for the one that stands at its place in the contract and holds what its
    cells hold.
    """
    free = [name for name, c in spec.columns.items() if name not in known and not c.of and not c.derived]
    dropped = (t for name, c in spec.columns.items() if c.dropped for t in (name, *_titles(spec, name)))
    gone = {*map(fold, dropped)}
    unknown = [(column, text) for column, text in unknown if not text or fold(text) not in gone]
    found: dict[int, tuple[str, str]] = {}
    for column, text in unknown:
        titles = {t: name for name in free for t in (name, *_titles(spec, name))}
        near = nearest(text, titles)
        if near:
            found[column] = titles[near], near
            free.remove(titles[near])
    for column, _ in unknown:
        place = None if column in found else _at_its_place(sheet, spec, known, column, header=header)
        if place is None and column not in found:
            place = _at_the_end(sheet, spec, known, column, header=header)
        if place in free:
            found[column] = place, _headed(spec, place, known, sheet, header=header)
            free.remove(place)
    return found


def _titles(spec: TableSpec, name: str) -> list[str]:
    return [spelling for group in spec.columns[name].aliases.values() for spelling in group]


def _at_its_place(
    sheet: RawSheet, spec: TableSpec, known: Mapping[str, int], column: int, *, header: int
) -> str | None:
    """The one missing column between the neighbours of a header, of the kind of its cells."""
    between = _between(spec, {number: name for name, number in known.items()}, column)
    if any(name in known for name in between):
        return None
    numbers = _holds_numbers(sheet, column, header)
    fitting = [name for name in between if (spec.columns[name].type in COUNTED) is numbers]
    return fitting[0] if numbers is not None and len(fitting) == 1 else None


def _between(spec: TableSpec, names: Mapping[int, str], column: int) -> list[str]:
    """The columns that the contract has between the neighbours of a header; none where one is not known."""
    left, right = names.get(column - 1), names.get(column + 1)
    order = [name for name, c in spec.columns.items() if not c.of and not c.derived]
    if right not in order or (left is None and column > 1) or (left is not None and left not in order):
        return []
    first = order.index(left) + 1 if left is not None else 0
    return order[first : order.index(right)]


def _at_the_end(
    sheet: RawSheet, spec: TableSpec, known: Mapping[str, int], column: int, *, header: int
) -> str | None:
    """Behind the last known column, the one that is missing there, if it is required or the only one."""
    names = {number: name for name, number in known.items()}
    order = [name for name, c in spec.columns.items() if not c.of and not c.derived]
    left = names.get(column - 1)
    if column < max(names, default=0) or left not in order:
        return None
    missing = [name for name in order[order.index(left) + 1 :] if name not in known]
    needed = [name for name in missing if spec.columns[name].required] or missing
    numbers = _holds_numbers(sheet, column, header)
    if len(needed) != 1 or numbers is None:
        return None
    return needed[0] if (spec.columns[needed[0]].type in COUNTED) is numbers else None


def _holds_numbers(sheet: RawSheet, column: int, header: int) -> bool | None:
    """Whether most cells below a header are numbers; None where there are none."""
    rows = [row for row in sheet.rows.numbers if row > header][:SAMPLED]
    kinds = [cell.kind for row in rows if (cell := sheet.cell(row, column)) and cell.text.strip()]
    return sum(kind in ("n", "d") for kind in kinds) * 2 > len(kinds) if kinds else None


def _headed(spec: TableSpec, name: str, known: Mapping[str, int], sheet: RawSheet, *, header: int) -> str:
    """How the language of the other headers heads a column."""
    texts = {fold(cell.text) for at in known.values() if (cell := sheet.cell(header, at))}
    counts = {
        lang: sum(1 for other in known for s in spec.columns[other].aliases.get(lang, ()) if fold(s) in texts)
        for lang in spec.columns[name].aliases
    }
    lang = max(counts, key=lambda each: counts[each], default="")
    return spec.columns[name].title(lang)
