"""Records as the report sees them: blanks that the contract computes, and a layout's exceptions for
single records.

A stated figure is never touched. Only tables that change, and those that refer to them, are copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportcli.expressions.access import is_blank, kind_of, plain, truth
from reportcli.expressions.errors import finding
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.values import ExpressionError, Rich, Scope
from reportcli.inputs.markdown.reader import parse_blocks, parse_markdown
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import NUMERIC
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    cells_of,
    columns_of,
    key_of,
    row_of,
    table_of,
    value_of,
    where_of,
)

if TYPE_CHECKING:
    from reportcli.inputs.markdown.nodes import Prose
    from reportcli.layout.layout import Layout
    from reportcli.layout.resolve.late_overrides import RecordOverride
    from reportcli.workbook.contract.contract import Column
    from reportcli.workbook.media import Photo
    from reportcli.workbook.workbook import Workbook

ParseFile = Callable[[str, str], "Prose"]
Tables = dict[str, tuple[Record, ...]]
BLANK_OPERANDS = (
    "number-of-blank",
    "expression-arithmetic",
    "attribute-of-blank",
    "growth-undefined",
    "division-by-zero",
)


@dataclass(slots=True)
class _Changes:
    """Values to put in place of others: by table and row, then column."""

    workbook: Workbook
    changes: dict[tuple[str, int], dict[str, object]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def put(self, record: Record, column: str, value: object) -> None:
        """Changes one cell of a record."""
        self.changes.setdefault((table_of(record), row_of(record)), {})[column] = value


@dataclass(frozen=True, slots=True)
class Computed:
    """Tables that differ from the workbook's, photos as placed, texts parsed (with their language),
    findings.
    """

    tables: Tables
    photos: Mapping[str, Photo]
    prose: Mapping[str, tuple[Prose, str]]
    diagnostics: tuple[Diagnostic, ...]


def computed(
    layout: Layout, workbook: Workbook, evaluator: Evaluator, parse_file: ParseFile = parse_markdown
) -> Computed:
    """The tables with their computed cells, photos with the layout's exceptions, and texts parsed.

    parse_file: gives the tree of a text file, by its text and its name.
    """
    changes = _Changes(workbook)
    photos = dict(workbook.photos)
    for override in layout.record_overrides:
        _override(changes, override, photos)
    prose = _parsed(changes, parse_file)
    _compute(changes, evaluator)
    return Computed(_copied(changes), photos, prose, tuple(changes.found))


# ---- texts


def _parsed(changes: _Changes, parse_file: ParseFile) -> dict[str, tuple[Prose, str]]:
    """Every text parsed once; its front matter fills the blank columns of its record and adds fields of
    its own.
    """
    found: dict[str, tuple[Prose, str]] = {}
    for key, text in changes.workbook.texts.items():
        in_file = isinstance(text.where, Span)
        prose = text.prose or (
            parse_file(text.source, text.file) if in_file else parse_blocks(text.source, text.where)
        )
        changes.found += prose.diagnostics
        found[key] = (prose, text.lang or prose.fields.get("lang", ""))
    for record in _records(changes.workbook, "texts"):
        fields, spans = _front(found, record)
        for name, value in fields.items():
            column = name.replace("-", "_")
            if column not in columns_of(record) or is_blank(value_of(record, column)):
                changes.put(record, column, CellText(value, spans.get(name)))
    return found


def _front(
    found: Mapping[str, tuple[Prose, str]], record: Record
) -> tuple[Mapping[str, str], Mapping[str, Where]]:
    entry = found.get(key_of(record))
    return (entry[0].fields, entry[0].field_spans) if entry else ({}, {})


# ---- exceptions of the layout


def _override(changes: _Changes, override: RecordOverride, photos: dict[str, Photo]) -> None:
    """`overrides.yaml` may move a photo's focal point; figures and words belong to the workbook."""
    known = [key_of(record) for record in _records(changes.workbook, override.table)]
    if override.key not in known:
        args = {"record": f"{override.table}/{override.key}", "nearest": nearest(override.key, known)}
        changes.found.append(Diagnostic("override-record-unmatched", Severity.ERROR, override.span, args))
        return
    for name, value in override.set.items():
        focal = _focal(value) if override.table == "photos" and name == "focal" else None
        if focal is None:
            args = {"name": str(name), "record": f"{override.table}/{override.key}"}
            where = override.set.keys_at.get(name, override.span)
            changes.found.append(Diagnostic("override-record-column", Severity.ERROR, where, args))
        elif override.key in photos:
            photos[override.key] = replace(photos[override.key], focal=focal)


def _focal(value: object) -> tuple[float, float] | None:
    sides = value if isinstance(value, list) and len(value) == 2 else []
    shares = [float(v) for v in sides if type(v) in (int, float) and 0 <= v <= 1]
    return (shares[0], shares[1]) if len(shares) == 2 else None


# ---- blanks that the contract computes


def _compute(changes: _Changes, evaluator: Evaluator) -> None:
    """Each rule fills its blank cells; an operand that is blank itself leaves them blank."""
    for table in changes.workbook.tables.values():
        for column in table.spec.columns.values():
            if not column.computed:
                continue
            for record in table.records:
                if is_blank(_held(record)[column.name]):
                    _fill(changes, evaluator, record, column)


def _fill(changes: _Changes, evaluator: Evaluator, record: Record, column: Column) -> None:
    names = _held(record)
    names |= changes.changes.get((table_of(record), row_of(record)), {})
    try:
        value = evaluator.evaluate(parse(column.computed), Scope(names), column.span)
    except ExpressionError as error:
        if error.code not in BLANK_OPERANDS:
            changes.found.append(finding(error, column.computed, column.span))
        return
    try:
        found = _as_column(value, column)
    except ExpressionError as error:
        changes.found.append(finding(error, column.computed, column.span))
        return
    if found is not None:
        changes.put(record, column.name, found)


def _as_column(value: object, column: Column) -> object:
    """A computed value as its column has it: a figure, yes or no, a text. None of a blank."""
    if is_blank(value):
        return None
    value = plain(value)
    if column.type == "boolean":
        return truth(value)
    if isinstance(value, Fact):
        return replace(value, decimals=column.decimals)
    if column.type in NUMERIC and isinstance(value, Decimal | int):
        return Fact(Decimal(value), column.unit, declared=True, decimals=column.decimals)
    if column.type in NUMERIC:
        raise ExpressionError("expression-not-a-number", kind=kind_of(value))
    if isinstance(value, Rich) and all(isinstance(piece.content, str) for piece in value.pieces):
        where = next((piece.where for piece in value.pieces if piece.where is not None), None)
        return CellText("".join(str(piece.content) for piece in value.pieces), where)
    if isinstance(value, str | Rich | date | Record):
        return value
    raise ExpressionError("expression-not-text", kind=kind_of(value))


# ---- copies


def _copied(changes: _Changes) -> Tables:
    """The changed tables, and every table that refers to one of them, with references to the new records."""
    touched = _touched(changes)
    made: dict[tuple[str, int], Record] = {}
    cells: list[dict[str, object]] = []
    for name in touched:
        for record in _records(changes.workbook, name):
            key = (name, row_of(record))
            values = _held(record)
            values |= changes.changes.get(key, {})
            cells.append(values)
            made[key] = _copy(record, values)
    for values in cells:
        for column, value in values.items():
            if isinstance(value, Record):
                values[column] = made.get((table_of(value), row_of(value)), value)
            elif isinstance(value, tuple) and any(isinstance(one, Record) for one in value):
                values[column] = tuple(made.get((table_of(one), row_of(one)), one) for one in value)
    return {
        name: tuple(made[name, row_of(record)] for record in _records(changes.workbook, name))
        for name in touched
    }


def _copy(record: Record, values: dict[str, object]) -> Record:
    """A record with other values and the same places."""
    found = {column: where_of(record, column) for column in columns_of(record)}
    places = {column: where for column, where in found.items() if where is not None}
    key, sheet = _stated_key(record), where_of(record)
    return Record(table_of(record), row_of(record), values, places, key=key, sheet=sheet)


def _held(record: Record) -> dict[str, object]:
    """All cells of a record, to be copied: that is no use of them."""
    return cells_of(record, columns_of(record))[0]


def _stated_key(record: Record) -> str:
    return "" if key_of(record) == str(row_of(record)) else key_of(record)


def _touched(changes: _Changes) -> list[str]:
    """Tables with changes, and those that reach one of them through references."""
    touched = {table for table, _ in changes.changes}
    grown = True
    while grown:
        reaching = {name for name, targets in _references(changes.workbook) if targets & touched}
        grown = not reaching <= touched
        touched |= reaching
    return [name for name in (*changes.workbook.tables, *changes.workbook.views) if name in touched]


def _references(workbook: Workbook) -> Iterator[tuple[str, set[str]]]:
    for name, table in (*workbook.tables.items(), *workbook.views.items()):
        yield name, {column.target for column in table.spec.columns.values() if column.refers}


def _records(workbook: Workbook, name: str) -> Sequence[Record]:
    table = workbook.tables.get(name, workbook.views.get(name))
    return table.records if table is not None else ()
