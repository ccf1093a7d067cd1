"""Repetition: one place for every record, in which its name and `loop` are known; filters that give none.

A filter of the layout that no record passes leaves out what would be printed of them without a word. Its line
is reported once, when it gave no record at any place of the report while its table has some. Blocks that say
what stands there then (`empty:`, `if:`) are meant so, an empty sheet is no fault of the layout, and of the
layouts that the report's own extends, nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.expressions.access import elements
from reportcli.expressions.values import ExpressionError, Namespace
from reportcli.inputs.nearest import nearest
from reportcli.layout.models.parts import Part
from reportcli.model.diagnostic import Diagnostic, note
from reportcli.model.fact import Derivation, Fact
from reportcli.workbook.tables.record import Record, columns_of, value_of

CODE, FILLED = "filter-matches-nothing", "filter-matches"
_TABLE = re.compile(r"\s*(?:\{\{)?\s*([a-z_]\w*)\s*(?=[|\[(.])")
_EQUALS = re.compile(r"""\b([a-z_]\w*)\s*==?\s*(?:'([^']{1,80})'|"([^"]{1,80})")""")


def turns(here: Here, name: str, records: Sequence[object]) -> list[Here]:
    """The place once for every record."""
    return [
        here.naming(**{name: record, "loop": _loop(index, len(records))})
        for index, record in enumerate(records)
    ]


def _loop(index: int, count: int) -> Namespace:
    """The names of `loop` for one turn, counted from 1; a printed position is a Fact of its own kind."""
    position = Fact(Decimal(index + 1), derivation=Derivation("position"), decimals=0, declared=True)
    length = Fact(Decimal(count), derivation=Derivation("count"), decimals=0, declared=True)
    values = {"index": position, "length": length, "first": index == 0, "last": index == count - 1}
    return Namespace("loop", values)


def look_at(binding: Binding, part: Part, name: str, here: Here, *, found: bool) -> None:
    """Notes whether the records of a field gave anything here. found: whether they did."""
    at, source = part.where(name), getattr(part, name)
    if not isinstance(source, str) or not _is_own(binding, at.file):
        return
    if found:
        binding.diagnostics.met[FILLED, at, ""] = True
    elif records := _of_table(source, here):
        args = {"expression": source.strip(), "nearest": _meant(source, records)}
        binding.diagnostics.add(note(CODE, at, **args))


def without_met(found: Iterable[Diagnostic], met: Iterable[tuple[str, object, str]]) -> list[Diagnostic]:
    """The findings without those of lines that gave records elsewhere in the report."""
    filled = {at for code, at, _ in met if code == FILLED}
    return [one for one in found if one.code != CODE or one.where not in filled]


def _is_own(binding: Binding, file: str) -> bool:
    """Whether a file belongs to the report's own layout, which stands beside the workbook or in `layouts`."""
    layout = binding.layout
    name = layout.project.name(layout.layers[0]) if layout.layers else ""
    return not file.startswith("layouts/") if name in ("", ".") else file.startswith(f"{name}/")


def _of_table(source: str, here: Here) -> list[Record]:
    """The records that an expression chooses from; none where it is no choice, or no table."""
    hit = _TABLE.match(source)
    if hit is None:
        return []
    try:
        found = elements(here.scope.lookup(hit[1]))
    except (KeyError, ExpressionError):
        return []
    return [one for one in found if isinstance(one, Record)]


def _meant(source: str, records: list[Record]) -> str:
    """The value of a column that a filter most likely means; "" where none is near."""
    for column, single, double in _EQUALS.findall(source):
        written = single or double
        if column not in columns_of(records[0]):
            continue
        values = {str(value) for one in records if (value := value_of(one, column)) is not None}
        if written not in values and (meant := nearest(written, values)):
            return meant
    return ""
