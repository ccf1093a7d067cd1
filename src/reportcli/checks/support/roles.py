"""The tables and columns that a contract names for the rules (`roles:`), as the rules ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportcli.checks.support.records import table
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import Column, RolePlace, TableSpec
from reportcli.workbook.tables.record import Record, value_of
from reportcli.workbook.workbook import Workbook

MATERIAL = ("photos", "texts")
"""Tables of pictures and texts, that reading fills from files."""


def entries(workbook: Workbook, role: str) -> tuple[Mapping[str, RolePlace], ...]:
    """The entries of a role whose tables the workbook knows."""
    every = workbook.contract.roles.get(role, ())
    return tuple(entry for entry in every if all(place.table in workbook.tables for place in entry.values()))


def places(workbook: Workbook, role: str) -> list[RolePlace]:
    """The places of a role that stand alone, in the order of the contract."""
    return [entry[""] for entry in entries(workbook, role) if "" in entry]


def tables_of(workbook: Workbook, *roles: str) -> list[str]:
    """The tables of roles, each once, in the order of the contract."""
    return list(dict.fromkeys(place.table for role in roles for place in places(workbook, role)))


def cited_tables(workbook: Workbook) -> dict[str, str]:
    """Name of a column -> the table whose rows it names."""
    every = workbook.contract.roles.get("cites", ())
    return {column: place.table for entry in every for column, place in entry.items()}


def references(spec: TableSpec) -> list[Column]:
    """The columns by which a row is filed: references, but not those to pictures and texts."""
    return [each for each in spec.columns.values() if each.type == "ref" and each.target not in MATERIAL]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Rows that are parts of a whole, by the contract's role `parts`. rows, wholes: tables; the others are
    columns: of, label, amount and share of a part, total and title of a whole; previous and total_previous
    those of the year before, "" for none.
    """

    rows: str
    wholes: str
    of: str
    label: str
    amount: str
    share: str
    total: str
    title: str
    previous: str = ""
    total_previous: str = ""

    def by_whole(self, workbook: Workbook, *columns: str) -> dict[Record | None, list[Record]]:
        """The parts of each whole; none when the table lacks one of the columns."""
        made: dict[Record | None, list[Record]] = defaultdict(list)
        for part in table(workbook, self.rows, self.of, *columns):
            made[value_of(part, self.of)].append(part)
        return made


def breakdowns(workbook: Workbook) -> Iterator[Breakdown]:
    """The breakdowns that the contract names."""
    for entry in entries(workbook, "parts"):
        columns = {part: place.column for part, place in entry.items()}
        yield Breakdown(entry["of"].table, entry["total"].table, **columns)


@dataclass(frozen=True, slots=True)
class TwoYears:
    """Figures of two years, by the contract's role `years`: the columns of a table."""

    table: str
    name: str
    before: str
    now: str
    gain: str
    growth: str


def two_years(workbook: Workbook) -> Iterator[TwoYears]:
    """The figures of two years that the contract names."""
    for entry in entries(workbook, "years"):
        columns = {part: place.column for part, place in entry.items()}
        yield TwoYears(entry["now"].table, **columns)
