"""Binds blocks of installed packages: their arguments by the types that the package declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.bind.texts import bare
from reportcli.bind.values.looks import Values
from reportcli.blocks import Block, PlugIn
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.values import ExpressionError, FormattedFact
from reportcli.layout.models.kinds.plugin import PluginCall
from reportcli.model.diagnostic import error
from reportcli.model.fact import Fact
from reportcli.model.style import Paint
from reportcli.plugins import Number
from reportcli.workbook.tables.record import Record, columns_of, value_of

MAX_RECORDS = 2000


def bind(binding: Binding, node: PluginCall, here: Here) -> list[Block]:
    """One block; it says in words what it shows (`alt`), or that it is decorative."""
    head, facts = binding.layout.plugins[node.name], binding.registers.facts
    inner = binding.inside(node, here)
    shared = common(Attributes(binding, node, here), node, inner.path, "Figure")
    if not shared.get("alt") and not shared.get("decorative"):
        binding.diagnostics.add(error("plugin-without-alt", node.span, block=inner.path, name=node.name))
    first = len(facts)
    arguments: dict[str, object] = {}
    for name, param in head.params.items():
        written = node.arguments.get(name, param.default)
        values = Values(binding, inner, node.where(name) if name in node.arguments else node.span)
        arguments[name] = ARGUMENTS[param.type](values, str(written))
    styles = here.styles
    block = PlugIn(
        name=node.name,
        arguments=arguments,
        styles=dict(styles.named.paragraph),
        colours={name: styles.paint(Paint(name)) for name in sorted(binding.layout.palette)},
        printed={fact.printed: key for key, fact in islice(facts.items(), first, None)},
        **shared,
    )
    return [block]


def _text(values: Values, source: str) -> str:
    return values.binding.texts.plain(source, values.here, values.span, values.here.path)


def _fact(values: Values, source: str) -> Number | None:
    value = values.evaluated(source)
    if is_blank(value):
        return None
    if not isinstance(value, Fact | FormattedFact):
        raise values.failed(ExpressionError("expression-not-a-number", kind=kind_of(value)), source)
    return _number(values, value)


def _number(values: Values, value: Fact | FormattedFact) -> Number:
    printed, _ = values.binding.texts.print_fact(value, values.span, values.here.path)
    fact = value.fact if isinstance(value, FormattedFact) else value
    return Number(fact.value, printed)


def _records(values: Values, source: str) -> tuple[dict[str, object], ...]:
    records = values.records(bare(source))
    if len(records) > MAX_RECORDS:
        problem = error("plugin-too-many-records", values.span, count=len(records), limit=MAX_RECORDS)
        values.binding.diagnostics.add(problem)
        raise Absent
    return tuple(_record(values, record) for record in records)


def _record(values: Values, record: object) -> dict[str, object]:
    """A row's cells by column, as plain values; what refers to another record is left out."""
    if not isinstance(record, Record):
        return {"value": _cell(values, record)}
    cells = {name: value_of(record, name) for name in columns_of(record)}
    return {
        name: _cell(values, value)
        for name, value in cells.items()
        if not isinstance(value, Record | tuple | list)
    }


def _cell(values: Values, value: object) -> object:
    if isinstance(value, Fact | FormattedFact):
        return _number(values, value)
    return str.__str__(value) if isinstance(value, str) else value


ARGUMENTS: Mapping[str, Callable[[Values, str], object]] = {
    "text": _text,
    "fact": _fact,
    "number": Values.number,
    "colour": Values.paint,
    "length": Values.points,
    "bool": Values.flag,
    "records": _records,
}
"""What a package is given for an argument, by the type of its parameter."""
