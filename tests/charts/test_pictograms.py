"""Pictograms: as many marks as a value has, a part of the last, a key; icons of the layout as marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, children, codes, layout, workbook
from charts.test_charts import chart, made, series, texts
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.blocks.kinds.chart import Tick
from reportcli.model.display import GroupOp, PathOp

HEART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1H9V9H1Z"/></svg>'


def marks(drawn) -> tuple[list[PathOp], list[GroupOp]]:
    """Whole marks, those of the key among them; and cut ones."""
    ops = drawn.drawing.ops
    return [op for op in ops if isinstance(op, PathOp)], [op for op in ops if isinstance(op, GroupOp)]


def test_a_value_has_as_many_marks_and_the_last_is_cut() -> None:
    drawn = made(chart("pictogram", series(40, 25, 0), per=Tick(10.0, "10")))
    whole, cut = marks(drawn)
    assert drawn.diagnostics == () and len(whole) == 4 + 2 + 1 and len(cut) == 1
    (part,) = cut
    xs = [x for segment in part.clip or () for x in segment[1::2]]
    points = [x for segment in part.ops[0].path for x in segment[1::2]]  # type: ignore[union-attr]
    assert (max(xs) - min(xs)) / (max(points) - min(points)) == pytest.approx(0.5, abs=0.01)
    words = ["".join(glyph.text for glyph in op.glyphs) for op in texts(drawn)]
    assert "= 10" in words and {"40", "25", "0"} <= set(words)


def test_all_marks_are_of_one_size_and_nothing_leaves_the_box() -> None:
    drawn = made(
        chart("pictogram", series(97, 3), series(50, 61, name="b", paint="other"), per=Tick(10.0, "10"))
    )
    whole, _ = marks(drawn)
    boxes = [[v for segment in op.path for v in segment[1:]] for op in whole if len(op.path) > 6]
    sides = {round(max(box[::2]) - min(box[::2]), 2) for box in boxes[:-1]}
    assert drawn.diagnostics == () and len(sides) == 1
    assert all(min(box) >= 0 and max(box[::2]) <= 320 and max(box[1::2]) <= 140 for box in boxes)


def test_what_is_no_picture_any_more_is_refused() -> None:
    for per in (0.001, 1.0):
        drawn = made(chart("pictogram", series(40_000, 3), per=Tick(per, "")))
        assert [one.code for one in drawn.diagnostics] == ["chart-crowded"]


def bound(folder: Path, chart_yaml: str) -> Report:
    text = f"  - section: {{id: s, title: S}}\n    do:\n      - {{chart: pictogram, {chart_yaml}, alt: A}}\n"
    files = {"layout.yaml": f"{LAYOUT}sections:\n{text}", "icons/heart.svg": HEART, "icons/leaf.svg": HEART}
    return bind(layout(folder, text, files), workbook({}), edition_lang=None, date=DATE)


DATA = "data: [{label: a, value: 'literal(\"240\")'}, {label: b, value: 'literal(\"31\")', icon: leaf}]"


def test_icons_and_what_a_mark_stands_for(tmp_path: Path) -> None:
    made_of = bound(tmp_path, f"icon: heart, {DATA}")
    (block,) = children(made_of)
    assert codes(made_of) == [] and [one.icon for one in block.series[0].data] == [
        "icons/heart",
        "icons/leaf",
    ]
    assert block.per == Tick(50.0, "50")
    assert set(made_of.assets) == {"icons/heart", "icons/leaf"}


def test_a_stated_number(tmp_path: Path) -> None:
    made_of = bound(tmp_path, f"per: 'literal(\"25\")', {DATA}")
    assert codes(made_of) == [] and children(made_of)[0].per == Tick(25.0, "25")
    assert children(made_of)[0].series[0].data[0].icon == ""


@pytest.mark.parametrize(
    ("keys", "code"), [("icon: hart", "no-such-icon"), ("per: 'literal(\"0\")'", "pictogram-per-nothing")]
)
def test_what_is_no_mark(tmp_path: Path, keys: str, code: str) -> None:
    assert codes(bound(tmp_path, f"{keys}, {DATA}")) == [code]


def test_a_pictogram_without_values_above_zero_has_none() -> None:
    block = chart("pictogram", series(0, 0), per=Tick(10.0, "10"))
    drawn = made(replace(block, labels="none"))
    assert [one.code for one in drawn.diagnostics] == []
