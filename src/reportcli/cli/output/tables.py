"""Tables of a report on the terminal, as CSV or as JSON; numbers are exact, and the same on every machine."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportcli.ledger.write import number_text
from reportcli.model.collector import shown
from reportcli.model.fact import WIDE, Fact, round_half_up
from reportcli.model.refs import Where
from reportcli.workbook.contract.contract import NUMERIC
from reportcli.workbook.tables.record import is_record, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.views.order import heading
from reportcli.workbook.workbook import Workbook

MOST_DECIMALS = 6  # of a number on a terminal; CSV and JSON have all
WIDEST = 40  # characters of a column on a terminal
CROWDED = 2  # spaces between columns


def listed(workbook: Workbook) -> list[Table]:
    """The tables that the report has, in the order of the contract."""
    read = [table for table in workbook.tables.values() if table.sheet is not None or len(table)]
    return [*read, *workbook.views.values()]


def list_text(workbook: Workbook, words: Mapping[str, str]) -> str:
    """A line a table: name, rows, columns, where it is read."""
    heads = [words[name] for name in ("table", "rows", "columns", "source")]
    rows = [
        [
            one.name,
            str(len(one)),
            str(len(columns_of(one))),
            _cut(_source(workbook, one) + _owner(workbook, one)),
        ]
        for one in listed(workbook)
    ]
    return _aligned([heads, *rows], right={1, 2})


def list_csv(workbook: Workbook) -> str:
    """The same as CSV."""
    rows = [
        [one.name, len(one), len(columns_of(one)), _source(workbook, one), workbook.owners.get(one.name, "")]
        for one in listed(workbook)
    ]
    return _csv([["table", "rows", "columns", "source", "owner"], *rows])


def list_data(workbook: Workbook) -> dict[str, object]:
    """The same as data for JSON."""
    tables = [
        {
            "table": one.name,
            "rows": len(one),
            "columns": list(columns_of(one)),
            "source": _source(workbook, one),
            "owner": workbook.owners.get(one.name, ""),
        }
        for one in listed(workbook)
    ]
    return {"schema": 1, "tables": tables}


def table_text(table: Table) -> str:
    """The records with their headers, figures to the right; long texts are cut."""
    columns = columns_of(table)
    right = {at for at, name in enumerate(columns) if table.spec.columns[name].type in NUMERIC}
    rows = [[_cut(_with_unit(value_of(one, name))) for name in columns] for one in table.records]
    return _aligned([list(columns), *rows], right=right)


def table_csv(table: Table) -> str:
    """The records as CSV (RFC 4180, UTF-8): numbers with a point, dates by ISO 8601, keys of references."""
    columns = columns_of(table)
    return _csv(
        [list(columns), *([_plain(value_of(one, name)) for name in columns] for one in table.records)]
    )


def table_data(workbook: Workbook, table: Table) -> dict[str, object]:
    """The records as data for JSON: a number is a text, exact, with its unit beside it."""
    columns = columns_of(table)
    rows = [
        {"where": _place(where_of(one)), "values": {name: _data(value_of(one, name)) for name in columns}}
        for one in table.records
    ]
    types = {name: table.spec.columns[name].type for name in columns}
    return {
        "schema": 1,
        "table": table.name,
        "source": _source(workbook, table),
        "columns": types,
        "rows": rows,
    }


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns that were read, or that a record holds something in."""
    names = table.spec.columns
    used = {name for name in names if name in table.columns}
    if not table.columns or table.spec.form != "rows":
        used |= {name for one in table.records for name in names if value_of(one, name) not in (None, ())}
    return tuple(name for name in names if name in used)


def _source(workbook: Workbook, table: Table) -> str:
    """Where a table is read, as places begin; of a view `= ` and what it is made of; "" of no sheet."""
    view = workbook.contract.views.get(table.name)
    if view is not None:
        return "= " + " + ".join((*view.tables, *(join.table for join in view.joins)))
    return str(table.sheet) if table.sheet is not None else ""


def _owner(workbook: Workbook, table: Table) -> str:
    owner = workbook.owners.get(table.name, "")
    return f" ({owner})" if owner else ""


def _place(where: Where | None) -> str:
    return str(where) if where is not None else ""


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_plain(item) for item in value)
    return heading(value) if value is not None else ""


def _with_unit(value: object) -> str:
    unit = value.unit if isinstance(value, Fact) and value.unit != "year" else ""
    if not isinstance(value, Fact) or value.written:
        return _plain(value)
    number = WIDE.multiply(value.value, 100) if unit == "%" else value.value
    places = -int(number.as_tuple().exponent)
    text = number_text(round_half_up(number, MOST_DECIMALS)) if places > MOST_DECIMALS else f"{number:f}"
    return f"{number_text(number) if unit == '%' and places <= MOST_DECIMALS else text} {unit}".strip()


def _data(value: object) -> object:
    if isinstance(value, Fact):
        return {"value": f"{value.value:f}", "unit": value.unit}
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    return _plain(value) if not is_record(value) else {"key": _plain(value)}


def _cut(text: str) -> str:
    return shown(text, WIDEST) if len(text) <= WIDEST else shown(text[: WIDEST - 1], WIDEST) + "…"


def _csv(rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _aligned(rows: Sequence[Sequence[str]], right: set[int]) -> str:
    """Columns side by side. right: those whose texts end together."""
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "".join(f"{line}\n" for line in _lines(rows, widths, right))


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int], right: set[int]) -> Iterator[str]:
    for row in rows:
        cells = []
        for at, text in enumerate(row):
            gap = " " * (widths[at] - _width(text))
            cells.append(gap + text if at in right else text + gap)
        yield (" " * CROWDED).join(cells).rstrip()


def _width(text: str) -> int:
    """Columns of a terminal that a text takes (Unicode Annex 11): wide letters take two, accents none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_json(data: object) -> str:
    """Data as JSON, a row a line."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
