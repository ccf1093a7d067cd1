"""A chart's data as a table that is only read aloud, over the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reportcli import blocks as b
from reportcli.model.chart_kinds import chart_kind
from reportcli.model.geometry import Rect
from reportcli.model.style import BLACK
from reportcli.typeset.blocks.read_aloud import SIZE, hidden_line
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode

ROW = 1.2  # height of a row, of its type size


def data_table(state: ChapterState, chart: b.Chart, inherited: Inherited, room: Room) -> tuple[Leaf, ...]:
    """A row for each label, a column for each series and notes; of one stacked bar a row for each series.

    room: the chart's own, height included.

    Nothing where the chart says that a table beside it has them, is decoration, or has one value only.
    """
    rows = list(_rows(chart))
    if inherited.node is None or chart.decorative or not chart.data_table or len(rows) < 2:
        return ()
    height, heads = room.height or 0.0, _heads(chart)
    size = min(SIZE, height / (ROW * (len(rows) + 1)))
    step = room.width / max(map(len, rows))
    columns = max(map(len, [*heads, *rows]))
    table = inherited.node.child("Table", state.key(), block=chart.path)
    leaves: list[Leaf] = []
    for number, row in enumerate([*heads, *rows]):
        line = table.child("TR", state.key())
        y = min((number + 1) * ROW * size, height)
        for column, text in enumerate([*row, *[""] * (columns - len(row))]):
            scope = "Column" if heads and not number else "Row" if not column else None
            cell = _cell(state, line, text, scope)
            if text:
                leaf = hidden_line(
                    state, text, chart.label_char, cell, lang=inherited.lang, block=chart.path, size=size
                )
                leaves.append(leaf.at(room.x + column * step, y))
    return tuple(leaves)


def table_of(state: ChapterState, block: b.Map, inherited: Inherited, box: Rect) -> tuple[Leaf, ...]:
    """The values of a map, a row for each, over its drawing."""
    char = block.label_char
    if not block.values or char is None or inherited.node is None or block.decorative:
        return ()
    series = (b.Series("", block.values, BLACK),)
    chart = b.Chart(path=block.path, kind="bar", series=series, label_char=char, value_char=char)
    return data_table(state, chart, inherited, Room(box.x, box.width, box.height))


def _cell(state: ChapterState, row: StructureNode, text: str, scope: str | None) -> StructureNode:
    """An element of a row; an empty cell is kept, without it the row would be shorter than the others."""
    tag, head = ("TH", scope) if scope and text else ("TD", None)
    return row.child(tag, state.key(), keep=not text, scope=head)


def _heads(chart: b.Chart) -> list[list[str]]:
    """The head of the columns: of both axes, or of several series; none where none is named."""
    if chart_kind(chart.kind).crosses:
        return [["", chart.x_title, chart.y_title]] if chart.x_title or chart.y_title else []
    names = [series.name for series in chart.series]
    return [["", *names]] if len(names) > 1 and not _one_label(chart) else []


def _one_label(chart: b.Chart) -> bool:
    """Whether several named series have one value each."""
    named = [series for series in chart.series if series.name and len(series.data) == 1]
    return len(named) == len(chart.series) > 1


def _rows_of_points(points: Iterable[b.Datum]) -> Iterator[list[str]]:
    """Label and both values of every point that has a name."""
    return ([one.label, one.x_printed, one.said] for one in points if one.label)


def _rows(chart: b.Chart) -> Iterator[list[str]]:
    """Label, printed values of every series, notes where there are any; a series that ends early is blank."""
    every = [datum for series in chart.series for datum in series.data]
    if chart_kind(chart.kind).crosses:
        yield from _rows_of_points(every)
        return
    noted = any(datum.note for datum in every)
    if _one_label(chart):
        yield from _rows_of_parts(chart.series, noted=noted)
        return
    for data in zip_longest(*(series.data for series in chart.series)):
        label = next((datum.label for datum in data if datum and datum.label), "")
        if label:
            notes = [_notes(data)] if noted else []
            yield [label, *(datum.said if datum else "" for datum in data), *notes]


def _rows_of_parts(series: Iterable[b.Series], *, noted: bool) -> Iterator[list[str]]:
    """Name and printed value of each series of one value."""
    return ([one.name, one.data[0].said, *([_notes(one.data)] if noted else [])] for one in series)


def _notes(data: Sequence[b.Datum | None]) -> str:
    """The notes of one label, each once."""
    return "; ".join(dict.fromkeys(datum.note for datum in data if datum and datum.note))
