"""Cells of one line are set as the general way sets them; whatever is more than a line is left to it."""

from __future__ import annotations

from typing import Any

import pytest
from typeset_builders import LOOSE, chapter, composer, pt, report, text, unit

from reportcli import blocks as b
from reportcli.model.geometry import Edges
from reportcli.model.inline import LineBreak, Run
from reportcli.model.style import BLACK, CharacterStyle, ObjectStyle, Stroke, TableStyle
from reportcli.model.value_class import replace
from reportcli.typeset import typeset
from reportcli.typeset.blocks.kinds import table as kind
from reportcli.typeset.blocks.tables.plain_cell import plain_cell
from reportcli.typeset.breaking import region_breaker

STYLE = TableStyle(LOOSE, LOOSE, LOOSE, padding=Edges(2, 3, 4, 5))
CHAR = CharacterStyle("serif", 10.0)
PLAIN: dict[str, dict[str, Any]] = {
    "a word": {},
    "a link": {"runs": (Run("a", CHAR, "en", link="https://a.example", tag="Link"),)},
    "two languages": {"runs": (Run("a", CHAR, "en"), Run("b", CHAR, "fr"))},
    "right": {"style": replace(LOOSE, align="right")},
    "on the grid": {"style": replace(LOOSE, on_grid=True)},
}
MORE: dict[str, dict[str, Any]] = {
    "two lines": {"runs": (Run("a", CHAR, "en"), LineBreak(), Run("b", CHAR, "en"))},
    "too wide": {"runs": (Run("a" * 40, CHAR, "en"),)},
    "nothing": {"runs": ()},
    "a heading": {"level": 2},
    "a quotation": {"role": "BlockQuote"},
    "decoration": {"decorative": True},
    "a language": {"lang": "fr"},
    "an id": {"id": "here"},
    "a box": {"box": ObjectStyle(padding=Edges(1, 1, 1, 1))},
    "space": {"space_before": 3.0},
    "space of its style": {"style": replace(LOOSE, space_after=3.0)},
    "a rule": {"style": replace(LOOSE, rule_above=Stroke(BLACK, 1.0))},
    "width": {"width": pt(30)},
    "height": {"height": pt(30)},
    "centred": {"align": "center"},
    "floating": {"floats": "top"},
    "a first line": {"first_line": (Run("a", CHAR, "en"),)},
    "a drop capital": {"style": replace(LOOSE, drop_cap=2)},
}


def made(said: dict[str, Any]) -> Any:
    columns = (b.Column(unit(1, "fr")), b.Column(pt(40), "right"), b.Column(pt(40), "decimal"))
    cells = tuple(b.Cell((replace(text("b", LOOSE, path=name), **said),)) for name in "abc")
    over = b.Cell((replace(text("b", LOOSE, path="over"), **said),), col_span=2, align="center")
    heads = tuple(b.Cell((text(name, LOOSE, path=f"head-{name}"),), header=True) for name in "abc")
    rows = (b.Row(heads, "header"), b.Row(cells), b.Row((over, cells[2])))
    table = b.Table(path="t", columns=columns, rows=rows, style=STYLE)
    return typeset(report(chapter(table)), composer_factory=composer)


@pytest.mark.parametrize("name", [*PLAIN, *MORE])
def test_a_cell_of_one_line_is_set_as_any_other(name, monkeypatch):
    said = {**PLAIN, **MORE}[name]
    found: list[tuple[str, bool]] = []

    def counted(state, one, *rest, **more):
        box = plain_cell(state, one, *rest, **more)
        found.append((one.path, box is not None))
        return box

    monkeypatch.setattr(kind, "plain_cell", counted)
    fast = made(said)
    assert {plain for path, plain in found if not path.startswith("head")} == {name in PLAIN}
    monkeypatch.setattr(kind, "plain_cell", lambda *_, **more: None)
    monkeypatch.setattr(region_breaker, "_alone", lambda *_: None)
    slow = made(said)
    assert fast.chapters == slow.chapters
