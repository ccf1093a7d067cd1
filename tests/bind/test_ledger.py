"""The ledger: cells, derivations and places of every printed number."""

from __future__ import annotations

import json
from pathlib import Path

from bind.tiny import report
from reportcli.ledger.contents import EXCERPT, excerpt
from reportcli.ledger.places import Box, fact_boxes
from reportcli.ledger.write import build_ledger, ledger_bytes
from reportcli.model.display import (
    Glyph,
    GlyphsOp,
    GroupOp,
    Ink,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.refs import FactKey
from reportcli.model.style import BLACK

TABLES = {
    "charts": [
        {"id": "a", "title": "A", "total": "10.00"},
        {"id": "b", "title": "B", "total": "5.50", "sample": True},
    ]
}


def glyphs(fact: int | None, x: float, y: float, width: float = 20.0) -> GlyphsOp:
    return GlyphsOp(
        "serif",
        10.0,
        x,
        y,
        (Glyph(1, 500, 0, 0, "1"),),
        BLACK,
        width,
        None if fact is None else FactKey("s", fact),
    )


def test_boxes_follow_groups_and_join_on_a_line() -> None:
    moved = GroupOp((glyphs(0, 10, 100), glyphs(0, 30, 100)), transform=(2, 0, 0, 2, 5, 7))
    assert list(fact_boxes((glyphs(None, 0, 0), moved))) == [(FactKey("s", 0), (25.0, 192.0, 80.0, 20.0))]
    turned = GroupOp(
        (GroupOp((glyphs(1, 0, 0),), transform=(1, 0, 0, 1, 10, 0)),), transform=(0, 1, -1, 0, 0, 0)
    )
    assert [(f.number, [round(v, 6) for v in box]) for f, box in fact_boxes((turned,))] == [
        (1, [-2.5, 10.0, 10.0, 20.0])
    ]


def test_a_fact_on_two_lines_has_two_boxes() -> None:
    assert len(list(fact_boxes((glyphs(0, 0, 10), glyphs(0, 0, 22))))) == 2


def test_marks_of_a_chart_stand_where_they_are_drawn():
    mark = PathOp(rect_path(10, 10, 5, 20), BLACK, fact=FactKey("s", 0))
    other = PathOp(rect_path(30, 0, 5, 5), BLACK, fact=FactKey("s", 0))
    marks: dict[FactKey, Box] = {}
    moved = GroupOp((mark, other), transform=(2, 0, 0, 2, 5, 200))
    assert list(fact_boxes((moved,), marks)) == []
    assert marks == {FactKey("s", 0): (25.0, 200.0, 50.0, 60.0)}


def test_ledger(tmp_path: Path) -> None:
    made = report(
        tmp_path,
        "- {text: \"{{ charts.a.total }} {{ sum(charts | column('total')) }} {{ literal('1,90') }}\"}",
        TABLES,
    )
    placed = Placed(Rect(0, 0, 1, 1), (glyphs(0, 10, 50), glyphs(1, 40, 50)), block="s/text")
    blank = PlacedPage("left", "", "text", (), blank=True)
    page = PlacedPage("right", "7", "text", (placed,))
    chapter = PlacedChapter("s", (blank, page), ())
    ink = Ink((0, 0, 0, 1), (0, 0, 0))
    document = PagedDocument(made.metadata, made.format, {"black": ink}, {}, {}, (chapter,))
    ledger = build_ledger(made, document, {"b": "2", "a": "1"}, {"r.pdf": "ff"})
    assert ledger["schema"] == 1
    assert [entry["name"] for entry in ledger["inputs"]] == ["a", "b"]
    total, summed, declared = ledger["facts"]
    assert (total["printed"], total["value"], total["unit"]) == ("10\u00a0€", "10", "EUR")
    assert total["cells"] == [{"input": "2024.xlsx", "sheet": "charts", "cell": "D2"}]
    assert total["places"] == [{"page": 2, "folio": "7", "box": [10.0, 42.5, 20.0, 10.0], "block": "s/text"}]
    assert summed["derivation"]["operation"] == "sum"
    assert [operand["value"] for operand in summed["derivation"]["operands"]] == ["10", "5.5"]
    assert summed["sample"] is True
    assert declared["declared"] is True and declared["places"] == []
    assert declared["declared_at"][0].startswith("layouts/tiny/layout.yaml:")
    assert total["expression"].startswith("layouts/tiny/layout.yaml:")
    assert json.loads(ledger_bytes(ledger)) == ledger
    again = build_ledger(made, document, {"a": "1", "b": "2"}, {"r.pdf": "ff"})
    assert ledger_bytes(ledger) == ledger_bytes(again)


def test_an_excerpt_of_exactly_its_length_is_whole() -> None:
    assert excerpt("x" * EXCERPT) == "x" * EXCERPT
    assert excerpt("x" * (EXCERPT + 1)) == "x" * (EXCERPT - 1) + "…"
