"""Signs and numbers of lists of Markdown that may be part of a figure: what is not printed is reported."""

from __future__ import annotations

import pytest

from reportcli.inputs.markdown.reader import parse_markdown

SIGN, NUMBERS = "markdown-sign-of-figure", "markdown-list-renumbered"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Words.\n\n> 50 % of the gifts", [SIGN]),
        ("+ 12 % since 2023", [SIGN]),
        ("+ 12 % of gifts\n+ 5 % of costs", [SIGN]),
        ("- 5 000 euros", [SIGN]),
        ("- € 5 000", [SIGN]),
        ("- 5 000 euros\n- 3 countries", []),
        ("- A loss of 5 000 euros", []),
        ("* 5 partners", []),
        ("+ one\n+ 2 others", []),
        ("\\\\> 50 %", []),
        ("-5 %", []),
        ("> 12 women told us\n> how they began.", []),
        ("> We began.", []),
        ("1. a\n3. b\n7. c", [NUMBERS]),
        ("2. a\n1. b", [NUMBERS]),
        ("1. a\n1. b", []),
        ("4. a\n5. b", []),
        ("2024. A year", []),
    ],
)
def test_what_a_list_would_not_print_is_reported(text: str, told: list[str]) -> None:
    found = parse_markdown(text, "a.md").diagnostics
    assert [one.code for one in found] == told


def test_it_stands_at_its_line_and_says_both_numbers() -> None:
    sign, numbers = parse_markdown("Words.\n\n> 50 %\n\nMore.\n\n1. a\n4. b", "a.md").diagnostics
    assert (sign.where.start.line, sign.args["mark"]) == (3, ">")
    assert (numbers.where.start.line, numbers.args["typed"], numbers.args["printed"]) == (7, "1, 4", "1, 2")
