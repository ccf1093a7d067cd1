"""Numbers inside messages are written as the language of the message writes them; quotations stay."""

from __future__ import annotations

import pytest

from reportcli.messages import in_numbers, wording
from reportcli.model.diagnostic import error


@pytest.mark.parametrize(
    ("text", "lang", "written"),
    [
        ("1.9", "fr", "1,9"),
        ("0.25 mm", "nl", "0,25 mm"),
        ("0.25 mm", "en", "0.25 mm"),
        ("200000", "fr", "200\u202f000"),
        ("200000", "de", "200.000"),
        ("2024", "fr", "2024"),
        ("x 12.3 mm, y 4.5 mm (1.5 × 2.5 mm)", "de", "x 12,3 mm, y 4,5 mm (1,5 × 2,5 mm)"),
        ("Comptes 1.2", "fr", "Comptes 1.2"),
    ],
)
def test_measures_and_counts(text: str, lang: str, written: str) -> None:
    assert in_numbers(text, lang) == written


def test_what_a_cell_says_is_quoted_as_it_is() -> None:
    finding = error("not-a-number", None, cells="A!B2", found="1.9", column="Montant")
    assert "1.9" in wording(finding, "message", "fr")
