"""Binds tables: header, body rows from records or written out, group rows, totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.containers import records_of
from reportcli.bind.context import Absent, Binding, Here
from reportcli.bind.runs import is_blank, styled
from reportcli.bind.text import first_source, in_language, loop, step_of
from reportcli.blocks import Block, Cell, Column, Row, Table, Text
from reportcli.expressions.access import same_value
from reportcli.expressions.values import ExpressionError
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.model.style import ParagraphStyle

if TYPE_CHECKING:
    from reportcli.layout import models

DEFAULT_WIDTH = Length(1, "fr")


def bind_table(binding: Binding, node: models.TableNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    inner = in_language(replace(here, path=path), node.common.lang)
    style = _style(binding, node, here, path)
    body = (
        _written(binding, node, inner, style) if node.table is None else _records(binding, node, inner, style)
    )
    if not body:
        return []
    rows = [*_header(binding, node, inner, style), *body, *_totals(binding, node, inner, style)]
    width = max(sum(cell.col_span for cell in row.cells) for row in rows)
    table = Table(
        **attributes.common(binding, node, here, path, "Table"),
        columns=_columns(binding, node, inner, width),
        rows=tuple(_filled(row, width) for row in rows),
        style=style,
        gap=attributes.points(binding, node.gap, here, node.where("gap")),
    )
    return [table]


def _style(binding: Binding, node: models.TableNode, here: Here, path: str) -> Any:
    name = attributes.word(binding, node.style, here, node.where("style"))
    name = name or next(iter(binding.layout.styles.table), "")
    try:
        return here.look.table(name)
    except ExpressionError as error:
        raise binding.failed(error, "", node.where("style")) from None


def _columns(binding: Binding, node: models.TableNode, here: Here, count: int) -> tuple[Column, ...]:
    columns = [
        Column(
            attributes.length(binding, column.width, here, column.where("width"))
            if column.width
            else DEFAULT_WIDTH,
            column.align,
            attributes.flag(binding, column.row_header, here, column.where("row_header")),
        )
        for column in node.columns
    ]
    return tuple(columns + [Column(DEFAULT_WIDTH)] * (count - len(columns)))


def _filled(row: Row, width: int) -> Row:
    """A row with blank cells up to the table's width."""
    missing = width - sum(cell.col_span for cell in row.cells)
    return replace(row, cells=row.cells + (Cell(()),) * missing) if missing > 0 else row


def _header(binding: Binding, node: models.TableNode, here: Here, style: Any) -> list[Row]:
    if not any(column.header is not None for column in node.columns):
        return []
    path = f"{here.path}/header"
    cells = [
        _cell(
            binding,
            column.header or "",
            replace(here, path=path),
            style.header,
            column.where("header"),
            header=True,
        )
        for column in node.columns
    ]
    return [Row(tuple(cells), "header", path)]


def _records(binding: Binding, node: models.TableNode, here: Here, style: Any) -> list[Row]:
    """One row for each record; a group row before the first of each group."""
    records = records_of(binding, node.table or "", here, node.where("table"))
    rows: list[Row] = []
    last: Any = _NOTHING
    for index, record in enumerate(records):
        inner = here.naming(**{node.as_: record, "loop": loop(index, len(records))})
        inner = replace(inner, path=binding.path(here, f"row-{index + 1}"))
        try:
            if node.group is not None:
                value = binding.value(node.group, inner, node.where("group"))
                if last is _NOTHING or not same_value(value, last):
                    rows += _group(binding, node, value, inner, style)
                last = value
            cells = [_body_cell(binding, column, inner, style) for column in node.columns]
        except Absent:
            continue
        rows.append(Row(tuple(cells), "body", inner.path))
    return rows


_NOTHING = object()


def _group(binding: Binding, node: models.TableNode, value: Any, here: Here, style: Any) -> list[Row]:
    """A row that names the group, across all columns."""
    span = node.where("group")
    pieces = binding.printable(value, node.group or "", span, here)
    from reportcli.expressions.values import Rich

    runs = styled(binding, Rich(pieces), style.header, here, here.path)
    if is_blank(runs):
        return []
    text = Text(path=f"{here.path}/group", span=span, style=style.header, runs=runs)
    return [
        Row((Cell((text,), col_span=max(1, len(node.columns)), header=True),), "group", f"{here.path}/group")
    ]


def _body_cell(binding: Binding, column: models.TableColumn, here: Here, style: Any) -> Cell:
    header = attributes.flag(binding, column.row_header, here, column.where("row_header"))
    return _cell(binding, column.cell or "", here, style.cell, column.where("cell"), header=header)


def _cell(
    binding: Binding,
    content: Any,
    here: Here,
    style: ParagraphStyle,
    where: Span | None,
    header: bool = False,
) -> Cell:
    """A cell of text in the table's style, or of blocks."""
    from reportcli.bind.dispatch import bind_blocks

    if not isinstance(content, str):
        return Cell(tuple(bind_blocks(binding, content, here)), header=header)
    try:
        return Cell(text_blocks(binding, content, here, style, where), header=header)
    except Absent:
        return Cell((), header=header)


def text_blocks(
    binding: Binding, source: str, here: Here, style: ParagraphStyle, where: Span | None
) -> tuple[Block, ...]:
    """A text field as one paragraph, none when it is blank."""
    path = binding.path(here, "text")
    rich = binding.text(source, here, where, True)
    runs = styled(binding, rich, style, here, path)
    if is_blank(runs):
        return ()
    return (Text(path=path, span=where, style=style, runs=runs, source=first_source(rich) or where),)


def _written(binding: Binding, node: models.TableNode, here: Here, style: Any) -> list[Row]:
    """Rows that the layout writes out."""
    rows: list[Row] = []
    for index, contents in enumerate(node.rows):
        inner = replace(here, path=f"{here.path}/row-{index + 1}")
        headers = [column.row_header is True for column in node.columns]
        headers += [False] * (len(contents) - len(headers))
        cells = [
            _cell(
                binding,
                content,
                inner,
                style.cell,
                node.where("rows", index, position),
                header=headers[position],
            )
            for position, content in enumerate(contents)
        ]
        rows.append(Row(tuple(cells), "body", inner.path))
    return rows


def _totals(binding: Binding, node: models.TableNode, here: Here, style: Any) -> list[Row]:
    if not node.totals:
        return []
    inner = replace(here, path=f"{here.path}/total")
    cells = [
        _cell(binding, content, inner, style.total, node.where("totals", index), header=index == 0)
        for index, content in enumerate(node.totals)
    ]
    return [Row(tuple(cells), "total", inner.path)]
