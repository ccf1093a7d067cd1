"""The names that a row gives are those that a list has under the same references: the partners of a row of
results are the partners of its theme and country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table, text_of
from reportcli.checks.support.register import name_key
from reportcli.checks.support.roles import entries, references
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import RolePlace
from reportcli.workbook.tables.record import Record, key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

Address = tuple[object, ...]
Grid = Mapping[Address, Mapping[str, Record]]


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each row (role `grid`) that names others than the list, where the list knows its first
    reference at all.
    """
    for entry in entries(workbook, "grid"):
        listed, named = entry["listed"], entry["named"]
        columns = workbook.tables[listed.table].spec.columns
        shared = references(workbook.tables[named.table].spec)
        filed = [column.name for column in shared if column.name in columns]
        if filed:
            grid = _grid(workbook, listed, filed)
            rows = table(workbook, named.table, named.column, *filed)
            sheet = workbook.tables[listed.table].sheet
            follows = (sheet,) if sheet is not None else ()  # a refused row of the list is missing from it
            for finding in _differing(rows, entry, filed, grid):
                yield replace(finding, follows=follows)


def _differing(
    rows: list[Record], entry: Mapping[str, RolePlace], filed: list[str], grid: Grid
) -> Iterator[Diagnostic]:
    known = {address[0] for address in grid}
    for row in rows:
        texts = value_of(row, entry["named"].column) or ()
        names = {name_key(text): str(text) for text in texts}
        if not names or comparable(value_of(row, filed[0])) not in known:
            continue
        members = grid.get(_address(row, filed), {})
        more = [text for key, text in names.items() if key not in members]
        less = [member for key, member in members.items() if key not in names]
        if more or less:
            yield _finding(row, entry, {**_words(row, filed), "more": ", ".join(more)}, less)


def _grid(workbook: Workbook, listed: RolePlace, filed: list[str]) -> Grid:
    """The members of the list by their references, each by the letters of its name."""
    grid: dict[Address, dict[str, Record]] = defaultdict(dict)
    for member in table(workbook, listed.table, listed.column, *filed):
        address = _address(member, filed)
        if None not in address:
            grid[address][name_key(text_of(member, listed.column))] = member
    return grid


def _address(record: Record, filed: list[str]) -> Address:
    return tuple(comparable(value_of(record, column)) for column in filed)


def _words(row: Record, filed: list[str]) -> dict[str, str]:
    """What a row is filed under, each reference by the name of its column, and all as `place`."""
    cited = {column: value_of(row, column) for column in filed}
    words = {column: key_of(record) if record is not None else "" for column, record in cited.items()}
    return {**words, "place": ", ".join(words.values())}


def _finding(
    row: Record, entry: Mapping[str, RolePlace], args: dict[str, str], less: list[Record]
) -> Diagnostic:
    column = entry["listed"].column
    words = {**args, "less": ", ".join(str(value_of(member, column)) for member in less)}
    related = tuple(Related("listed-here", where_of(member, column)) for member in less)
    code = "partners-not-in-grid" if args["more"] else "partners-without-results"
    if args["more"] and less:
        code = "partners-differ"
    where = where_of(row, entry["named"].column)
    return Diagnostic(code, Severity.WARNING, where, words, related)


RULE = Rule(230, ("partners-differ", "partners-not-in-grid", "partners-without-results"), check)
