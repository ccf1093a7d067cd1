"""Headers that nobody knows but that seem to be known columns under another name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from reportcli.number_formats import currency_in_header, multiple_in_header
from reportcli.workbook.contract.contract import NUMERIC, TableSpec
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, nearest

SAMPLED = 50
_UNIT = re.compile(
    r"(?P<name>.{1,80}?)\s*(?:[(\[](?P<bracketed>[^()\[\]]{1,30})[)\]]|,?\s(?:in|en|x)\s(?P<said>[^()\s].{0,25})|\s?(?P<sign>%))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?(?!\d)")
_REMARK = re.compile(r"\s*[(\[].*", re.DOTALL)
COUNTED = NUMERIC | {"date", "month"}


def without_unit(header: str) -> str:
    """A header without the currency, multiple or percent sign behind its name: `Amount` of “Amount (k€)”; ""
    for one that states none.
    """
    hit = _UNIT.fullmatch(header)
    if hit is None:
        return ""
    unit = (hit["bracketed"] or hit["said"] or hit["sign"] or "").strip()
    counts = unit == "%" or multiple_in_header(header) is not None or bool(currency_in_header(header))
    return hit["name"] if counts else ""


def without_year(header: str) -> str:
    """A header without the year that it states: `Amount` of “Amount 2022” and “2022 Amount”; "" for one that
    states none, or nothing else.
    """
    rest, years = _YEAR.subn(" ", header)
    return " ".join(rest.split()).strip(" ()[],.:;–-") if years else ""


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
    free = [name for name in _stated(spec) if name not in known]
    gone = _dropped(spec)
    unknown = [(column, text) for column, text in unknown if not text or fold(text) not in gone]
    found = _by_name(spec, free, unknown)
    for column in (column for column, _ in unknown if column not in found):
        place = _at_its_place(sheet, spec, known, column, header=header)
        if place is None:
            place = _at_the_end(sheet, spec, known, column, header=header)
        if place in free:
            found[column] = place, headed(spec, place, known, sheet, header=header)
            free.remove(place)
    return found


def _stated(spec: TableSpec) -> list[str]:
    """The columns that a sheet can have: neither parts of others nor worked out."""
    return [name for name, c in spec.columns.items() if not c.of and not c.derived]


def _dropped(spec: TableSpec) -> set[str]:
    """The folded spellings of the columns that the contract leaves out on purpose."""
    names = [name for name, c in spec.columns.items() if c.dropped]
    return {fold(spelling) for name in names for spelling in (name, *_titles(spec, name))}


def _by_name(
    spec: TableSpec, free: list[str], unknown: Sequence[tuple[int, str]]
) -> dict[int, tuple[str, str]]:
    """Headers that are nearly the name of a column; these are no longer free. One with a year is near only
    the column whose name is all the rest of it: an amount of 2022 is not the total of 2022.
    """
    found: dict[int, tuple[str, str]] = {}
    for column, text in unknown:
        titles = {t: name for name in free for t in (*_titles(spec, name), name)}
        if rest := without_year(text):
            near = next((title for title in titles if fold(title) == fold(rest)), "")
        else:
            near = nearest(text, titles) or nearest(_REMARK.sub("", text), titles)
        if near:
            found[column] = titles[near], near
            free.remove(titles[near])
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
    order = _stated(spec)
    if right not in order or (left is None and column > 1) or (left is not None and left not in order):
        return []
    first = order.index(left) + 1 if left is not None else 0
    return order[first : order.index(right)]


def _at_the_end(
    sheet: RawSheet, spec: TableSpec, known: Mapping[str, int], column: int, *, header: int
) -> str | None:
    """Behind the last known column, the one that is missing there, if it is required or the only one."""
    names = {number: name for name, number in known.items()}
    order = _stated(spec)
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


def headed(spec: TableSpec, name: str, known: Mapping[str, int], sheet: RawSheet, *, header: int) -> str:
    """How the language of the other headers heads a column."""
    texts = {fold(cell.text) for at in known.values() if (cell := sheet.cell(header, at))}
    counts = {
        lang: sum(1 for other in known for s in spec.columns[other].aliases.get(lang, ()) if fold(s) in texts)
        for lang in spec.columns[name].aliases
    }
    lang = max(counts, key=lambda each: counts[each], default="")
    return spec.columns[name].title(lang)
