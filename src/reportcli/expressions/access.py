"""What an expression may see of a value: its kind, its attributes (a closed list a kind)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeGuard

from reportcli.expressions.errors import unknown
from reportcli.expressions.values import (
    MAX_TEXT,
    Cause,
    Deferred,
    ExpressionError,
    FormattedFact,
    Group,
    Icon,
    Keyed,
    Made,
    Namespace,
    Number,
    Piece,
    Rich,
    Undefined,
)
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import (
    Record,
    column_place,
    columns_of,
    key_of,
    sheet_of,
    table_of,
    value_of,
    where_of,
)

MOST_BLANK = 20  # blank cells that a finding names
FACT_ATTRIBUTES = ("unit", "period", "sample", "value")
GROUP_ATTRIBUTES = ("key", "rows")
DATE_ATTRIBUTES = ("year", "month", "day")


def origin(value: object) -> Where | None:
    """The cell that a text comes from, None for text of a layout."""
    return getattr(value, "ref", None) if isinstance(value, str) else None


def attribute(owner: object, name: str) -> object:
    """`owner.name`: a cell of a record, a name of a namespace, or one of the few attributes of other
    kinds. `Undefined` where there is none of that name; raises ExpressionError where there can be none.
    """
    if name.startswith("_"):
        raise ExpressionError("expression-private", name, name=name)
    if isinstance(owner, Namespace):
        if name in owner:
            return owner[name]
        return Undefined(unknown("unknown-attribute", name, owner, kind=owner.kind))
    if isinstance(owner, Keyed):
        return _keyed(owner, name)
    if isinstance(owner, Record):
        columns = columns_of(owner)
        if name in columns:
            return value_of(owner, name)
        return Undefined(unknown("unknown-attribute", name, written(columns), kind=table_of(owner)))
    return _simple_attribute(plain(owner), name)


def _keyed(owner: Keyed, name: str) -> object:
    """The record of a table with this key."""
    if name in owner.by_key:
        return owner.by_key[name]
    problem = unknown("unknown-key-of", name, owner.by_key, kind=owner.name)
    near = owner.by_key.get(problem.arguments["nearest"])
    problem.where = where_of(near) if near is not None else None
    return Undefined(problem)


def _simple_attribute(owner: object, name: str) -> object:
    """An attribute of a figure, a group or a date."""
    for kind, names in ((Fact, FACT_ATTRIBUTES), (Group, GROUP_ATTRIBUTES), (date, DATE_ATTRIBUTES)):
        if isinstance(owner, kind):
            if name not in names:
                return Undefined(unknown("unknown-attribute", name, names, kind=kind_of(owner)))
            value: object = getattr(owner, name)
            return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if owner is None:
        raise ExpressionError("attribute-of-blank", name, name=name)
    raise ExpressionError("no-attributes", name, name=name, kind=kind_of(owner))


def cell(record: object, column: str) -> object:
    """The cell of a column; `group("country.region")` follows references."""
    for name in column.split("."):
        if record is None:
            return None
        if isinstance(record, Namespace | Group):
            record = _named_cell(record, name)
            continue
        if not isinstance(record, Record):
            raise ExpressionError("expression-not-a-record", kind=kind_of(record))
        columns = columns_of(record)
        if name not in columns:
            raise unknown("unknown-column-of", name, written(columns))
        record = value_of(record, name)
    return record


def _named_cell(record: Namespace | Group, name: str) -> object:
    """A value of a record that an expression has made, key or rows of a group."""
    names = GROUP_ATTRIBUTES if isinstance(record, Group) else tuple(record)
    if name not in names:
        raise unknown("unknown-column-of", name, names)
    return getattr(record, name) if isinstance(record, Group) else record[name]


def blank_cells(records: Iterable[object], name: str, most: int = MOST_BLANK) -> list[Cause]:
    """The cells of a column that are blank in these records, at most so many; references are followed."""
    found: list[Cause] = []
    *way, column = name.split(".")
    for record in records:
        for step in way:
            record = value_of(record, step) if isinstance(record, Record) else None
        if not isinstance(record, Record) or value_of(record, column) is not None:
            continue
        place = column_place(record, column) or sheet_of(record)
        if place is not None:
            found.append(Cause(place, column))
        if len(found) == most:
            break
    return found


def written(columns: Iterable[str]) -> list[str]:
    """The columns that a layout may name; their places in other languages are none of them."""
    return [column for column in columns if column.isidentifier()]


def kind_of(value: object) -> str:
    """What a value is, in the words of the messages."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "yes/no"
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        ((Fact, FormattedFact, Decimal, int), "number"),
        ((str, Rich), "text"),
        (date, "date"),
        (Made, "record"),
        (Namespace, "names"),
        (Group, "group"),
        (Deferred, "page number"),
        (Icon, "icon"),
        ((list, tuple), "list"),
        (Record, "record"),
    )
    for types, word in kinds:
        if isinstance(value, types):
            return word
    return type(value).__name__


def plain(value: object) -> object:
    """A formatted Fact counts as its Fact; anything else as itself."""
    return value.fact if isinstance(value, FormattedFact) else value


def is_number(value: object) -> TypeGuard[Number]:
    """A figure or a plain number; true and false are none."""
    return isinstance(value, (Fact, Decimal)) or (isinstance(value, int) and not isinstance(value, bool))


def unit_of(value: object) -> str:
    """The unit of a figure; a plain number has none."""
    return value.unit if isinstance(value, Fact) else ""


def family(value: object) -> type:
    """The kind that decides whether two values may be compared."""
    if is_number(value):
        return Decimal
    for kind in (bool, str, date):
        if isinstance(value, kind):
            return kind
    return Rich if isinstance(value, Rich) else type(value)


def is_blank(value: object) -> bool:
    """Nothing is there: a blank cell, an empty text or list. Zero is not blank."""
    return (
        value is None
        or (isinstance(value, (str, list, tuple)) and not value)
        or (isinstance(value, Rich) and not value)
    )


def truth(value: object) -> bool:
    """What `if` sees: blank and zero are false."""
    if is_blank(value) or value is False:
        return False
    number = plain(value)
    return bool(number) if is_number(number) else True


def same_value(left: object, right: object) -> bool:
    """Equality for `in`, `where` and `group`: records by their key, numbers by value, never an error."""
    if isinstance(left, Record) and isinstance(right, Record):  # by far the most: rows and their parents
        return bool(left == right)
    left, right = plain(left), plain(right)
    if is_blank(left) or is_blank(right):
        return is_blank(left) and is_blank(right)
    if isinstance(left, Record) or isinstance(right, Record):
        left, right = (
            key_of(v) if isinstance(v, Record) and isinstance(o, str) else v
            for v, o in ((left, right), (right, left))
        )
        return bool(left == right)
    if is_number(left) and is_number(right):
        return bool(left == right)
    return family(left) is family(right) and bool(left == right)


def comparable(value: object) -> object:
    """A hashable stand-in: the record itself, the value of a Fact, plain text."""
    value = plain(value)
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, (list, tuple)):
        return tuple(comparable(item) for item in value)
    return str(value) if isinstance(value, str) else value


def whole_number(value: object) -> int:
    """A number without a fraction; raises ExpressionError for anything else."""
    number = plain(value)
    number = number.value if isinstance(number, Fact) else number
    if not isinstance(number, Decimal | int) or isinstance(number, bool) or number != int(number):
        raise ExpressionError("expression-whole-number", kind=kind_of(value))
    return int(number)


def joined(values: Sequence[object]) -> str | Rich:
    """Texts and Facts one after the other: text when all are text, else pieces."""
    parts = [value for value in values if not is_blank(value)]
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) == len(parts):
        if sum(map(len, texts)) > MAX_TEXT:
            raise ExpressionError("expression-too-big", limit=MAX_TEXT)
        if len(texts) == 1:
            return texts[0]
        return "".join(texts) if not any(map(origin, texts)) else Rich(tuple(map(piece, texts)))
    pieces: list[Piece] = []
    for part in parts:
        pieces += part.pieces if isinstance(part, Rich) else [piece(part)]
    return Rich(tuple(pieces))


def piece(value: object) -> Piece:
    """One value as a piece of text; a bare number or a list is none."""
    if isinstance(value, (Fact, FormattedFact, Deferred, Icon, str)):
        return Piece(str.__str__(value) if isinstance(value, str) else value, where=origin(value))
    if is_number(value):
        raise ExpressionError("bare-number", number=value)
    raise ExpressionError("not-printable", kind=kind_of(value))


def elements(value: object) -> list[object]:
    """A list's elements; a single record counts as a list of one, blank as none."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, Group):
        return list(value.rows)
    if isinstance(value, Record | Made):
        return [value]
    raise ExpressionError("expression-not-a-list", kind=kind_of(value))
