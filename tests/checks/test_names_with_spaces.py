"""A name that has too many spaces is reported where it has them, and the clean spelling is advised."""

from __future__ import annotations

import pytest

from reportcli.checks.support.records import spelled_otherwise
from reportcli.model.refs import CellRef

HERE, THERE = CellRef("w", "Partners", 5, 3), CellRef("w", "Results", 4, 3)


@pytest.mark.parametrize(
    ("stated", "usual", "where", "advised"),
    [
        ("Park  Library", "Park Library", HERE, "Park Library"),
        ("Park Library", "Park   Library", THERE, "Park Library"),
        ("Parc  Library", "Park  Library", HERE, "Park Library"),
        ("Parc Library", "Park Library", HERE, "Park Library"),
    ],
)
def test_the_clean_spelling_is_advised(stated: str, usual: str, where: CellRef, advised: str) -> None:
    """Never a spelling with two spaces, and never the place that is right already."""
    found = spelled_otherwise(HERE, stated, usual, THERE)
    assert (found.where, found.args["nearest"]) == (where, advised)
