"""Columns beside one another when their words have no room: figures keep theirs."""

from __future__ import annotations

import pytest

from reportcli.model.geometry import Length
from reportcli.typeset.blocks.widths import distribute
from reportcli.typeset.inherited import Inherited

AUTO, SHARE = Length(0, "auto"), Length(1, "fr")


@pytest.mark.parametrize("first", [AUTO, SHARE])
def test_a_word_that_fits_no_column_takes_nothing_from_the_figures_beside_it(first: Length) -> None:
    naturals = [(900.0, 1200.0), (40.0, 40.0), (30.0, 30.0)]
    widths = distribute([first, AUTO, AUTO], naturals, Inherited(None, "en"), total=200, gap=5)
    assert widths == pytest.approx([120, 40, 30])


def test_two_words_that_fit_no_column_take_the_same() -> None:
    widths = distribute(
        [AUTO, AUTO, AUTO], [(500, 500), (400, 900), (30, 30)], Inherited(None, "en"), total=230, gap=0
    )
    assert widths == pytest.approx([100, 100, 30])
