"""Page labels say the printed folios."""

from __future__ import annotations

import pytest

from reportcli.pdf.page_labels import Label, page_labels


@pytest.mark.parametrize(
    ("folios", "expected"),
    [
        (["1", "2", "3"], [Label(0, "D", 1, None)]),
        (["i", "ii", "iii", "1", "2"], [Label(0, "r", 1, None), Label(3, "D", 1, None)]),
        (["IV", "V"], [Label(0, "R", 4, None)]),
        (["", "2", "4"], [Label(0, None, None, None), Label(1, "D", 2, None), Label(2, "D", 4, None)]),
        (["A-1", "A-1"], [Label(0, None, None, "A-1"), Label(1, None, None, "A-1")]),
        (["iiii", "007"], [Label(0, None, None, "iiii"), Label(1, None, None, "007")]),
    ],
)
def test_page_labels(folios: list[str], expected: list[Label]) -> None:
    assert page_labels(folios) == expected
