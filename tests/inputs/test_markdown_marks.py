"""Spans in character styles, lowered and struck text."""

from __future__ import annotations

import pytest

from reportcli.inputs.markdown.nodes import Expression, InlineNote, Struck, Styled, Subscript, Text
from reportcli.inputs.markdown.reader import parse_inline, parse_markdown
from reportcli.model.refs import CellRef, Span

CELL = CellRef("w", "Texts", 3, 2)


def inlines(text: str) -> tuple:
    found, problems = parse_inline(text, CELL)
    assert problems == ()
    return found


def test_words_in_styles() -> None:
    assert inlines("a [b {{ x }}]{.loud .big} c") == (
        Text("a ", CELL),
        Styled(("loud", "big"), (Text("b ", CELL), Expression("x", CELL)), CELL),
        Text(" c", CELL),
    )
    inner = Styled(("y",), (Text("a", CELL),), CELL)
    assert inlines("[[a]{.y} b]{.z}") == (Styled(("z",), (inner, Text(" b", CELL)), CELL),)


def test_lowered_and_struck() -> None:
    low = Subscript((Text("2", CELL),), CELL)
    assert inlines("CO~2~") == (Text("CO", CELL), low)
    assert inlines("(CO)~2~") == (Text("(CO)", CELL), low)
    assert inlines("~~gone~~") == (Struck((Text("gone", CELL),), CELL),)


@pytest.mark.parametrize("text", ["~5 to ~10", "~20~", "2~3~4", "a ~ b ~ c"])
def test_what_is_no_mark_stays_as_typed(text: str) -> None:
    assert "".join(node.text for node in inlines(text)) == text


@pytest.mark.parametrize("text", ["[x]{not}", "[x] {.a}", "[x]{.}", "**Soli**darité"])
def test_what_looks_like_a_mark_stays_as_typed_and_is_reported(text: str) -> None:
    nodes, findings = parse_inline(text, CELL)
    assert "".join(node.text for node in nodes) == text  # type: ignore[union-attr]
    assert [one.code for one in findings] == ["markdown-mark-printed"]


def test_a_span_knows_its_place() -> None:
    prose = parse_markdown("one\n\ntwo [three]{.loud}", "t.md")
    found = prose.blocks[1].inlines[1]  # type: ignore[union-attr]
    assert isinstance(found, Styled) and isinstance(found.where, Span)
    assert (found.where.start.line, found.where.start.column, found.where.end.column) == (3, 5, 19)


def test_a_note_where_it_is_called() -> None:
    note = InlineNote((Text("so ", CELL), Struck((Text("x", CELL),), CELL)), CELL)
    assert inlines("a^[so ~~x~~] b") == (Text("a", CELL), note, Text(" b", CELL))
    (inner,) = inlines("^[a ^[b] c]")
    assert inner == InlineNote((Text("a ^[b] c", CELL),), CELL)  # no note in a note


@pytest.mark.parametrize("text", ["^[]", "^[open", "x^2^ ^ [y]"])
def test_what_is_no_note(text: str) -> None:
    assert not any(isinstance(node, InlineNote) for node in parse_inline(text, CELL)[0])
