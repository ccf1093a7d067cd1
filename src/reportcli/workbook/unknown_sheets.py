"""Sheets that the contract does not name: renamed ones are known by their headers, the others are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportcli.model.collector import Collector
from reportcli.model.refs import SheetRef
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import TableSpec, all_titles
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, nearest, shortened
from reportcli.workbook.tables.headers.header_cells import HEADER_WITHIN, header_text

ALIKE = 0.7
SURE, SHARE = 3, 0.6
"""Headers of a table that a sheet must have at least, and their share of all that its header row holds."""
_NUMBERS = re.compile(r"(.+?)\s+[-–—]\s+(?:table|tabelle|tableau|tabel)\s*\d*", re.IGNORECASE)
SUMMARIES = frozenset(
    {
        "export summary",
        "resume de l'exportation",
        "resume d'exportation",
        "exportoverzicht",
        "exportubersicht",
        "exportzusammenfassung",
    }
)
"""The sheet that Numbers puts before its tables, in its languages."""


def own_name(name: str) -> str:
    """The name of a sheet without what Numbers adds on export: `Dons` of `Dons – Table 1`."""
    match = _NUMBERS.fullmatch(name.strip())
    return match[1] if match else name


def is_summary(name: str) -> bool:
    """Whether a sheet only lists the tables of an export of Numbers."""
    return fold(name) in SUMMARIES


class Fit(NamedTuple):
    """How well the headers of a sheet fit a table: how many it knows, which share of the row that is."""

    known: int
    share: float


def fit(sheet: RawSheet, spec: TableSpec) -> Fit:
    """The best row of a sheet as the header of a table; of keys and values, its best column."""
    names = spec.column_names()
    best = Fit(0, 0.0)
    for texts in _lines(sheet, by_column=spec.form == "key-value"):
        known = len({names[text] for text in texts if text in names})
        best = max(best, Fit(known, known / len(texts)))
    return best


def _lines(sheet: RawSheet, *, by_column: bool) -> Iterable[list[str]]:
    rows = [sheet.rows[row] for row in sheet.rows.numbers[:HEADER_WITHIN]]
    if not by_column:
        lines = [[fold(header_text(cell)[:300]) for cell in row.values()] for row in rows]
    else:
        columns = sorted({column for row in rows for column in row})
        lines = [[fold(header_text(r[column])[:300]) for r in rows if column in r] for column in columns]
    filled = ([text for text in line if text] for line in lines)
    return [line for line in filled if line]


@dataclass(frozen=True, slots=True)
class UnknownSheets:
    """Reports sheets that no table has. free: tables without a sheet; printed: those of the layout."""

    input: str
    free: Sequence[TableSpec]
    printed: frozenset[str]
    diagnostics: Collector

    def report(self, sheets: Sequence[RawSheet], peeked: Mapping[str, RawSheet]) -> set[str]:
        """Reports all of them; gives the tables of which one in error is taken for the sheet.

        peeked: first rows of the sheets.
        """
        taken: set[str] = set()
        missed: set[str] = set()
        plain: list[str] = []
        for sheet in sheets:
            found = self._meant(sheet.name, peeked.get(sheet.name), taken)
            if found is None:
                plain.append(sheet.name)
                continue
            spec, title, sure = found
            taken.add(spec.name)
            counts = sure and (not spec.optional or spec.name in self.printed)
            missed |= {spec.name} if counts else set()
            args = {"sheet": sheet.name, "nearest": title, "meant": spec.name}
            where = SheetRef(self.input, sheet.name)
            if counts:
                self.diagnostics.error("unknown-sheet", where, group=sheet.name, remedy="needed", **args)
            else:
                self.diagnostics.warning("unknown-sheet", where, group=sheet.name, **args)
        if plain:
            names = shortened([all_titles(spec) for spec in self.free], 12)
            where = SheetRef(self.input)
            self.diagnostics.note("sheets-not-read", where, sheets=shortened(plain), names=names)
        return missed

    def _meant(
        self, name: str, sheet: RawSheet | None, taken: set[str]
    ) -> tuple[TableSpec, str, bool] | None:
        """The table that a sheet seems to be, the name it should have, and whether its headers say so."""
        specs = [spec for spec in self.free if spec.name not in taken]
        titles = {title: spec for spec in specs for title in spellings(spec)}
        near = nearest(name, titles, ALIKE)
        fits = {spec.name: fit(sheet, spec) for spec in specs} if sheet is not None else {}
        if near:
            return titles[near], near, fits.get(titles[near].name, Fit(0, 0.0)).known > 0
        best = max(specs, key=lambda spec: fits.get(spec.name, Fit(0, 0.0)), default=None)
        if best is None or not _is_sure(fits.get(best.name, Fit(0, 0.0))):
            return None
        return best, _title_like(sheet, best), True


def _title_like(sheet: RawSheet | None, spec: TableSpec) -> str:
    """The name of the sheet in the language of its headers."""
    texts = {text for line in _lines(sheet, by_column=False) for text in line} if sheet is not None else set()
    counts = {
        lang: sum(fold(s) in texts for column in spec.columns.values() for s in column.aliases.get(lang, ()))
        for lang in spec.aliases
    }
    return spec.title(max(counts, key=lambda lang: counts[lang], default=""))


def _is_sure(found: Fit) -> bool:
    return found.known >= SURE and found.share >= SHARE


def spellings(spec: TableSpec) -> list[str]:
    """The names that a sheet of a table may have."""
    return list(dict.fromkeys([*(s for group in spec.aliases.values() for s in group), spec.name]))
