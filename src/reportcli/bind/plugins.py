"""Binds a block of an installed package: its arguments by the types that the package declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.containers import inside, records_of
from reportcli.bind.context import Absent, Binding, Here, bare
from reportcli.blocks import Block, PlugIn
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.values import ExpressionError, FormattedFact
from reportcli.model.diagnostic import error
from reportcli.model.fact import Fact
from reportcli.model.refs import Span
from reportcli.model.style import Paint
from reportcli.plugins import Number
from reportcli.workbook.tables.record import Record, columns_of, value_of

if TYPE_CHECKING:
    from reportcli.layout import models

MAX_RECORDS = 2000
Given = Callable[[Binding, str, Here, Span], Any]


def bind_plugin(binding: Binding, node: models.ComponentCall, here: Here) -> list[Block]:
    """One block; it says in words what it shows (`alt`), or that it is decorative."""
    head = binding.layout.plugins[node.name]
    path, inner = inside(binding, node, here)
    common = attributes.common(binding, node, here, path, "Figure")
    if not common.get("alt") and not common.get("decorative"):
        binding.tell(error("plugin-without-alt", node.span, block=path, name=node.name))
    first = len(binding.facts)
    arguments: dict[str, Any] = {}
    for name, param in head.params.items():
        written = node.arguments.get(name, param.default)
        span = node.where(name) if name in node.arguments else node.span
        arguments[name] = GIVEN[param.type](binding, str(written), inner, span)
    printed = {fact.printed: first + number for number, fact in enumerate(binding.facts[first:])}
    look = here.look
    block = PlugIn(
        **common,
        name=node.name,
        arguments=arguments,
        styles=look.styles.paragraph,
        colours={name: look.paint(Paint(name)) for name in sorted(binding.layout.palette)},
        printed=printed,
    )
    return [block]


def _text(binding: Binding, source: str, here: Here, span: Span) -> str:
    return binding.plain(source, here, span, here.path)


def _fact(binding: Binding, source: str, here: Here, span: Span) -> Number | None:
    value = binding.value(bare(source), here, span)
    if is_blank(value):
        return None
    if not isinstance(value, Fact | FormattedFact):
        problem = ExpressionError("expression-not-a-number", kind=kind_of(value))
        raise binding.failed(problem, source, span)
    return _number(binding, value, here, span)


def _number(binding: Binding, value: Fact | FormattedFact, here: Here, span: Span) -> Number:
    printed, _ = binding.print_fact(value, span, here.path)
    fact = value.fact if isinstance(value, FormattedFact) else value
    return Number(fact.value, printed)


def _records(binding: Binding, source: str, here: Here, span: Span) -> tuple[dict[str, Any], ...]:
    records = records_of(binding, bare(source), here, span)
    if len(records) > MAX_RECORDS:
        binding.tell(error("plugin-too-many-records", span, count=len(records), limit=MAX_RECORDS))
        raise Absent
    return tuple(_record(binding, record, here, span) for record in records)


def _record(binding: Binding, record: Any, here: Here, span: Span) -> dict[str, Any]:
    """A row's cells by column, as plain values; what refers to another record is left out."""
    if not isinstance(record, Record):
        return {"value": _cell(binding, record, here, span)}
    cells = {name: value_of(record, name) for name in columns_of(record)}
    return {
        name: _cell(binding, value, here, span)
        for name, value in cells.items()
        if not isinstance(value, Record) and not isinstance(value, tuple | list)
    }


def _cell(binding: Binding, value: Any, here: Here, span: Span) -> Any:
    if isinstance(value, Fact | FormattedFact):
        return _number(binding, value, here, span)
    return str.__str__(value) if isinstance(value, str) else value


GIVEN: dict[str, Given] = {
    "text": _text,
    "fact": _fact,
    "number": lambda b, v, h, s: attributes.number(b, "{{ " + bare(v) + " }}", h, s, 0.0),
    "colour": lambda b, v, h, s: attributes.paint(b, v, h, s),
    "length": lambda b, v, h, s: attributes.points(b, v, h, s),
    "bool": lambda b, v, h, s: b.holds(v, h, s),
    "records": _records,
}
