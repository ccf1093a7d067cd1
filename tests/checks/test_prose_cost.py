"""Patterns over prose meet each character a bounded number of times, whatever stands in one line."""

from __future__ import annotations

import pytest

from reportcli.checks.support.prose import UNREAD, blanked

UNITS = ("a", "a-b-", "a.b.", "a@", "{{ ", "[^", "](", "<a ", "« a", "`", "www.", "1234567890", "»")


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_the_longest_text_is_read(unit: str) -> None:
    """Quadratic patterns would not end: 400,000 characters would take more than 10^10 steps."""
    text = (unit * 400_000)[:400_000]
    assert len(blanked(text)) == len(text)


@pytest.mark.parametrize(
    "unread",
    [
        "{{ organisation.name }}", "<b>", "](media/a.png)", "[^note]", "«cité»", "“said”", "`code`", "https://a.be/x",
        "www.a.be", "a.b-c@d.be", "solsoc.be", "a-b.c.org/path",
    ],
)  # fmt: skip
def test_what_is_no_running_text(unread: str) -> None:
    assert blanked(f"Then {unread} stands.") == f"Then {' ' * len(unread)} stands."


def test_running_text_stays() -> None:
    for text in ("In 2024, 12.5 % more.", "A.B. and C.", "the end.Begin", "half-done"):
        assert UNREAD.search(text) is None


def test_the_numbers_of_a_list_are_no_figures_of_its_text() -> None:
    assert blanked("1. First of 3\n   12) Then 4.") == "   First of 3\n       Then 4."
    assert blanked("In 2024. Then 3. May") == "In 2024. Then 3. May"
    assert blanked("2024. A year") == "2024. A year"
