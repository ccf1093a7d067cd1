"""Charts: drawn by `charts`, read aloud as a table of their data."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.charts.drawing import ChartDrawing, draw
from reportcli.model.chart_kinds import CHART_KINDS, ChartKind
from reportcli.model.origin import place_of
from reportcli.model.value_class import replace
from reportcli.text.composed import MissingGlyph
from reportcli.typeset.blocks.data_table import data_table
from reportcli.typeset.blocks.figure import drawn, drawn_or_reported, report_all
from reportcli.typeset.blocks.recording_composer import RecordingComposer
from reportcli.typeset.breaking.items import Box, Item, Mark
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def chart(state: ChapterState, block: b.Chart, inherited: Inherited, room: Room) -> list[Item]:
    """The chart as a figure, its data as a table over it; an empty box where it cannot be drawn."""
    width, height = room.width, room.height
    if height is None:
        height = width * CHART_KINDS.get(block.kind, ChartKind()).height
    recorder = RecordingComposer(state.composer)
    lang = inherited.lang

    def drawing() -> ChartDrawing:
        return draw(block, width, height, recorder, lang=lang)

    made = drawn_or_reported(
        state,
        block,
        lambda: state.pieces.made(
            "chart", (block, width, height, lang), drawing, lambda made: not recorder.missing
        ),
    )
    state.report_missing([_at_its_row(block, entry) for entry in recorder.missing], block)
    if made is None:
        return [Box(height, block=block.path)]
    report_all(state, block, made.diagnostics)
    box = drawn(state, block, inherited, made.drawing, room=room, alt=made.alt)
    table = data_table(state, block, inherited, Room(room.x, width, height))
    return [replace(box, marks=(Mark("spoken", table),)) if table else box]


def _at_its_row(block: b.Chart, entry: MissingGlyph) -> MissingGlyph:
    """A character without glyph at the cell of the number that it is a label of."""
    if entry.where is not None:
        return entry
    for datum in (datum for series in block.series for datum in series.data):
        if entry.char in f"{datum.label}{datum.printed}{datum.note}" and datum.value.sources:
            return replace(entry, where=place_of(datum.value.sources[0]))
    return entry


KIND = BlockKind(chart, self_sized=True, fills=True)
