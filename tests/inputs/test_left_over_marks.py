"""Marks that were meant and are not read are reported at their signs; what is meant as text is not."""

from __future__ import annotations

import pytest

from reportcli.inputs.markdown.leftover import marked
from reportcli.inputs.markdown.reader import parse_inline, parse_markdown
from reportcli.model.diagnostic import Severity
from reportcli.model.refs import CellRef, Position, Span

CELL = CellRef("w", "Textes", 3, 2)
HERE = "⟦"


@pytest.mark.parametrize(
    "text",
    [
        "a ⟦[word] {.loud} here",
        "a ⟦[word]{loud} here",
        "a ⟦[word]{.loud and no more",
        "a ⟦[word]{#id .loud} here",
        "see ⟦[the site][2] here",
        "see ⟦[the site] (https://example.org) here",
        "## Head ⟦{.loud}\n\nwords",
        "We had ⟦{% if x %} members",
        "This is ⟦**bold.",
        "See ⟦`code` here",
        "One\n\n⟦```\nblock\n",
        "| a | b |\n⟦|---|---|\n| c | d |",
        "Name | Value\n⟦:--- | ---:\nx | y",
        "- ⟦[ ] open",
        "We ⟦{++have++} had",
        "We had ⟦{--many--} members",
        "One ⟦{>>check this<<} two",
        "⟦####### Deep",
        "⟦*[NGO]: association",
        "words\n\n⟦[TOC]\n\nmore",
        "See ⟦[[our garden]] here",
        "We had ⟦==many== members",
        "⟦!!! note\n    words",
    ],
)
def test_a_mark_that_is_not_read_is_reported_at_its_first_sign(text: str) -> None:
    before, _, after = text.partition(HERE)
    found = parse_markdown(before + after, "texts/a.md").diagnostics
    assert {one.code for one in found} == {"markdown-mark-printed"} and found[0].severity is Severity.WARNING
    where = found[0].where
    assert isinstance(where, Span)
    column = len(before) - before.rfind("\n")
    assert where.start == Position(before.count("\n") + 1, column)


@pytest.mark.parametrize(
    "text",
    [
        r"\[x\]{.loud} and \*\*this\*\* and \`that\`",
        "The choice a | b | c is free.",
        "12**3 and 2 ** 3, x_1, f(a)[b]",
        "l`an et l`autre",
        "Dates 2023---2024 and a – b --- c",
        "[words]{.loud} and [site](https://example.org) and **bold**",
        "A list [a] (see below), [b]: c",
        "{{ a }} of {{ b }}",
        "A set {a, b} -- and ~~struck~~ words, C++ {x}",
    ],
)
def test_what_is_read_or_meant_as_text_is_not_reported(text: str) -> None:
    assert parse_markdown(text, "texts/a.md").diagnostics == ()
    assert parse_inline(text, CELL)[1] == ()


def test_a_mark_in_a_cell_stands_at_the_cell() -> None:
    (found,) = parse_inline("a [word]{loud}", CELL)[1]
    assert (found.code, found.where, found.args["mark"]) == ("markdown-mark-printed", CELL, "[word]{loud}")


def test_an_open_expression_and_a_missing_note_stand_where_they_are_written() -> None:
    found = parse_markdown("We had {{ a members.\n\nAnd more[^1] here.", "texts/a.md").diagnostics
    assert [(one.code, one.where.start) for one in found] == [  # type: ignore[union-attr]
        ("markdown-open-expression", Position(1, 8)),
        ("markdown-note-missing", Position(3, 9)),
    ]


def test_fields_before_a_text_that_are_not_closed_are_refused() -> None:
    (found,) = parse_markdown("---\ntitle: Hello\n\nBonjour.\n", "texts/a.md").diagnostics
    assert (found.code, found.severity) == ("front-matter-not-closed", Severity.ERROR)
    assert parse_markdown("---\n\nWords: and more.\n", "texts/a.md").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("This is **bold** here", "**bold**"),
        ("and *em* too", "*em*"),
        ("[x](https://example.org)", "[x](https://example.org)"),
        ("a [word]{.loud}", "[word]{.loud}"),
        ("2 * 3 * 4, 12*50*2, price* and value*, [a] (b)", ""),
    ],
)
def test_marks_in_a_text_that_reads_none(text: str, mark: str) -> None:
    assert marked(text) == mark


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("• one\n• two", "•"),
        ("– one\n– two\n– three", "–"),
        ("a) one\nb) two", "a)"),
        ("(1) one\n(2) two", "(1)"),
        ("See:\ni. one\nii. two", "i."),
    ],
)
def test_lines_that_were_meant_for_a_list_are_reported(text: str, label: str) -> None:
    """They are printed one behind the other."""
    (found,) = parse_markdown(text, "texts/a.md").diagnostics
    assert (found.code, found.args["mark"]) == ("markdown-lines-joined", label)
    assert parse_inline(text, CELL)[1] == ()  # a cell keeps its lines


@pytest.mark.parametrize(
    "text",
    [
        "• one\n\n• two",
        "a) one  \nb) two",
        "a) one\\\nb) two",
        "- one\n- two",
        "words – and\n– a dash\nthat ends",
        "1. one\n2. two",
        "In\n2024. And\n2025. So",
    ],
)
def test_lines_that_stand_apart_or_run_on_are_no_list(text: str) -> None:
    assert parse_markdown(text, "texts/a.md").diagnostics == ()
