"""Sheets of a workbook that a process has read before: of one that was edited, most are as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field

from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows

MOST = 50_000
"""Cells of sheets that are kept: of a workbook with more, those that were read first."""


@dataclass(slots=True)
class KnownSheets:
    """The sheets of one workbook, by the parts that each was read from."""

    _sheets: dict[str, tuple[Mapping[str, str], RawSheet]] = field(default_factory=dict)

    def sheet(self, package: Package, part: str, others: tuple[str, ...], sheet: RawSheet) -> RawSheet | None:
        """The sheet of a part, as it was read; None where it is not known or not the same. others: parts that
        all sheets share; sheet: by its name, and whether it is hidden.
        """
        digests, known = self._sheets.get(part, ({}, None))
        same = known is not None and (known.name, known.hidden) == (sheet.name, sheet.hidden)
        if not same or not {part, *others} <= digests.keys():
            return None
        return known if all(digest(package, name) == was for name, was in digests.items()) else None

    def keep(self, package: Package, part: str, others: tuple[str, ...], sheet: RawSheet) -> None:
        """Keeps a sheet as it was read from its part and from what that part names."""
        if not isinstance(sheet.rows, ScannedRows):
            return
        self._sheets.pop(part, None)
        size = sum(_cells(known) for _, known in self._sheets.values())
        if size + _cells(sheet) > MOST:
            return
        named = {target for _, target in package.relations(part).values()}
        parts = {part, *others, package.relations_of(part), *named}
        self._sheets[part] = {name: digest(package, name) for name in parts}, sheet

    def holds(self, sheet: RawSheet) -> bool:
        """Whether a sheet is one that is kept."""
        return any(sheet is known for _, known in self._sheets.values())


def digest(package: Package, part: str) -> str:
    """The SHA-256 of a part's bytes."""
    return hashlib.sha256(package.read(part)).hexdigest()


def _cells(sheet: RawSheet) -> int:
    return sum(len(sheet.filled(row)) for row in sheet.rows)
