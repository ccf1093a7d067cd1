"""Charts whose figures have keys as reports have them, and what a function draws of them."""

from __future__ import annotations

from dataclasses import replace

from charts.test_charts import chart, composer, series
from reportcli.blocks import Chart
from reportcli.charts.figures.drawing import draw_figure
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, Ink, Op, PathOp
from reportcli.model.refs import FactKey

PALETTE = {
    "black": Ink((0, 0, 0, 1), (0.0, 0.0, 0.0)),
    "paper": Ink((0, 0, 0, 0), (1.0, 1.0, 1.0)),
    "accent": Ink((1, 0.4, 0, 0.2), (0.0, 0.36, 0.62)),
    "other": Ink((0, 0.7, 1, 0), (0.9, 0.42, 0.05)),
    "third": Ink((0.7, 0, 0.8, 0.1), (0.2, 0.6, 0.3), spot="PANTONE 7739 C"),
}


def keyed(block: Chart) -> Chart:
    """The chart with the keys of a chapter."""
    rows = tuple(
        replace(one, data=tuple(replace(d, fact=FactKey("s", k * 100 + i)) for i, d in enumerate(one.data)))
        for k, one in enumerate(block.series)
    )
    return replace(block, series=rows)


def figure(
    draw, *values: float, size=(320.0, 200.0), lang="fr", block: Chart | None = None, palette=PALETTE
) -> Drawn:  # type: ignore[no-untyped-def]
    """What a function draws, given these values."""
    own = keyed(block or chart("bar", series(*(values or (3, 5, 2)))))
    return draw_figure(draw, LabelSetter(own, composer(), lang, palette), size)


def flat(ops):  # type: ignore[no-untyped-def]
    """All operations but groups."""
    for op in ops:
        if isinstance(op, GroupOp):
            yield from flat(op.ops)
        else:
            yield op


def words(drawn: Drawn) -> list[str]:
    """What texts say, formulas last."""
    said = ["".join(g.text for g in op.glyphs) for op in flat(drawn.ops) if isinstance(op, GlyphsOp)]
    return said + [one.text for one in drawn.outlined]


def paths(drawn: Drawn) -> list[PathOp]:
    return [op for op in flat(drawn.ops) if isinstance(op, PathOp)]


def pictures(drawn: Drawn) -> list[Op]:
    return [op for op in flat(drawn.ops) if isinstance(op, ImageOp)]
