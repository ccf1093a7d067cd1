"""What each kind of chart reads of the optional keys: the table is what drawing shows, key by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from charts.figures_support import PALETTE, keyed
from charts.test_charts import LABEL, chart, composer, series
from charts.test_figure_kinds import AIM, TICKS
from charts.test_gradients import GLOW
from charts.test_more_kinds import GRID
from reportcli.blocks import Chart, Datum, Series, Text
from reportcli.blocks.kinds.chart import Tick
from reportcli.charts.drawing import draw
from reportcli.model.chart_kinds import CHART_KINDS, OPTIONAL
from reportcli.model.fact import Fact
from reportcli.model.inline import Run
from reportcli.model.style import Paint, ParagraphStyle, Stroke

Change = Callable[[Chart], Chart]
PAINTS = ("accent", "other", "third")
MIDDLE = Text(
    path="t", style=ParagraphStyle(name="", char=LABEL, leading=9), runs=(Run("Middle", LABEL, "en"),)
)


def row(*values: float, name: str = "", paint: str = "accent") -> Series:
    """Values with places on the level axis, too; parts of a whole in colours of their own."""
    made = series(*values, name=name, paint=paint)
    placed = (
        replace(
            one,
            x=Fact(one.value.value * 2 + at),
            x_printed="x",
            paint=Paint(PAINTS[at] if not name else paint),
        )
        for at, one in enumerate(made.data)
    )
    return replace(made, data=tuple(placed))


SETS = (
    (row(30, 50, 80),),
    (row(30, -20, name="a"), row(20, 60, name="b", paint="other")),
    (row(30, -20),),
    (row(30, 50, name="a"), row(20, 60, name="b", paint="other")),
)


def of_data(change: Callable[[int, Datum], Datum]) -> Change:
    def changed(block: Chart) -> Chart:
        """The chart with each datum changed."""
        rows = (
            replace(one, data=tuple(change(at, datum) for at, datum in enumerate(one.data)))
            for one in block.series
        )
        return replace(block, series=tuple(rows))

    return changed


def field(**values: object) -> Change:
    return lambda block: replace(block, **values)  # type: ignore[arg-type]


CHANGES: dict[str, Change] = {
    "hole": field(hole=0.3),
    "start": field(start=45.0),
    "sweep": field(sweep=180.0),
    "gap": field(gap=4.0),
    "centre": field(centre=(MIDDLE,)),
    "label_style": field(label_char=replace(LABEL, size=6.0)),
    "value_style": field(value_char=replace(LABEL, size=6.5)),
    "axis": field(axis=Stroke(Paint("aim"), 1.2)),
    "bar_width": field(bar_width=0.3),
    "max": field(maximum=Fact(Decimal(200))),
    "value_axis": field(ticks=TICKS, grid=GRID),
    "values": of_data(lambda at, one: replace(one, printed="", spoken=one.printed)),
    "references": field(references=(AIM,)),
    "negative": field(negative=Paint("aim")),
    "normalize": field(share=True),
    "patterns": field(patterns=True),
    "x_title": field(x_title="Title"),
    "y_title": field(y_title="Title"),
    "x": of_data(lambda at, one: replace(one, x=Fact(Decimal(7 - at)))),
    "note": of_data(lambda at, one: replace(one, note="note")),
    "icon": of_data(lambda at, one: replace(one, icon="icons/heart")),
    "per": field(per=Tick(25.0, "25")),
    "total": of_data(lambda at, one: replace(one, total=at == 2)),
    "gradient": lambda block: replace(
        block,
        series=tuple(
            replace(one, gradient=GLOW, data=tuple(replace(datum, gradient=GLOW) for datum in one.data))
            for one in block.series
        ),
    ),
    "mark": lambda block: replace(
        block,
        series=tuple(replace(one, mark="bar" if at else "line") for at, one in enumerate(block.series)),
    ),
}


def drawn(block: Chart) -> object:
    """What a chart looks like; None where it is refused."""
    made = draw(keyed(block), 320.0, 200.0, composer(), lang="fr", palette=PALETTE)
    return None if any(one.severity == "error" for one in made.diagnostics) else made.drawing.ops


def changes_something(block: Chart, plain: object, change: Change) -> bool:
    made = drawn(change(block))
    return made is not None and made != plain


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_a_kind_reads_what_its_line_says(kind: str) -> None:
    axes = {"ticks": TICKS, "grid": GRID, "x_ticks": (Tick(0.0, "0"), Tick(200.0, "200"))}
    one = CHART_KINDS[kind]
    sets = SETS[:1] if one.crosses else SETS[1:3] if one.on_figure else SETS  # a Figure has its cost
    blocks = [chart(kind, *rows, **(axes if one.crosses else {})) for rows in sets]
    shown = [(block, plain) for block in blocks if (plain := drawn(block)) is not None]
    found = {
        key for key, change in CHANGES.items() if any(changes_something(*pair, change) for pair in shown)
    }
    assert found == one.reads


def test_every_optional_key_is_tried() -> None:
    assert CHANGES.keys() == OPTIONAL
