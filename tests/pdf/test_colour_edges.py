"""Which paints are printed over what is below, and how each is said, tint by tint."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.model.display import Ink
from reportcli.model.style import Paint
from reportcli.pdf.colour import Colour, Inks
from reportcli.pdf.icc import Converter, read_profile

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
PALETTE = {
    "black": Ink((0, 0, 0, 1), (0, 0, 0)),
    "grey": Ink((0, 0, 0, 0.5), (0.5, 0.5, 0.5)),
    "rich": Ink((0.6, 0.4, 0.4, 1), (0, 0, 0)),
    "over": Ink((0, 0.5, 0, 0.5), (0.4, 0.2, 0.4), overprint=True),
    "paper": Ink((0, 0, 0, 0), (1, 1, 1), overprint=True),
    "brick": Ink((0.1, 0.9, 0.85, 0.02), (0.8, 0.2, 0.1), spot="Brick"),
    "varnish": Ink((0, 0, 0.2, 0), (1, 1, 0.8), spot="Varnish", overprint=True),
    "twin": Ink((0.1, 0.9, 0.85, 0.02), (0.8, 0.2, 0.1), spot="Brick"),
}


def inks(space: str = "cmyk", *, spots: bool = False) -> Inks:
    name = "ISOcoated_v2_300_bas.icc" if space == "cmyk" else "sRGB.icc"
    return Inks(PALETTE, space, Converter(read_profile(ICC / name)), spots)


@pytest.mark.parametrize(
    ("paint", "overprints"),
    [
        (Paint("black"), True),
        (Paint("over"), True),
        (Paint("#000000"), True),  # a literal black lies on the black plate alone
        (Paint("black", 0.99), False),  # a tint is a screen: what is below would show through its dots
        (Paint("over", 0.99), False),
        (Paint("over", 0.5), False),
        (Paint("grey"), False),
        (Paint("rich"), False),
        (Paint("paper"), False),  # no ink at all: white knocks out
        (Paint("brick"), False),
        (Paint("#0000ff"), False),
    ],
)
def test_what_overprints(paint: Paint, overprints: bool) -> None:
    assert inks().colour(paint).overprints is overprints
    assert inks("rgb").colour(paint).overprints is False


def test_a_spot_overprints_as_its_ink_says_and_only_solid() -> None:
    some = inks(spots=True)
    assert some.colour(Paint("varnish")).overprints is True
    assert some.colour(Paint("varnish", 0.5)).overprints is False
    assert some.colour(Paint("brick")).overprints is False


def test_spots_have_names_of_their_own_and_share_them() -> None:
    some = inks(spots=True)
    first, second = some.colour(Paint("brick")), some.colour(Paint("varnish", 0.25))
    assert first == Colour("/S0 cs 1 scn", "/S0 CS 1 SCN", False, "S0")
    assert second == Colour("/S1 cs 0.25 scn", "/S1 CS 0.25 SCN", False, "S1")
    assert some.colour(Paint("twin")).spot == some.colour(Paint("brick", 0.5)).spot == "S0"
    assert some.separations == {
        "S0": "[/Separation/Brick/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]"
        "/C1[0.1 0.9 0.85 0.02]/N 1>>]",
        "S1": "[/Separation/Varnish/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0.2 0]/N 1>>]",
    }


def test_without_spots_they_are_mixed() -> None:
    some = inks()
    assert some.colour(Paint("brick")) == Colour("0.1 0.9 0.85 0.02 k", "0.1 0.9 0.85 0.02 K", False, None)
    assert some.separations == {}


def test_screens_mix_with_paper_in_both_spaces() -> None:
    assert inks().components(Paint("over", 0.5)) == (0, 0.25, 0, 0.25)
    assert inks("rgb").components(Paint("over", 0.5)) == pytest.approx((0.7, 0.6, 0.7))
    assert inks("rgb").colour(Paint("over")) == Colour("0.4 0.2 0.4 rg", "0.4 0.2 0.4 RG", False, None)


def test_four_digits_are_written() -> None:
    profile = Converter(read_profile(ICC / "ISOcoated_v2_300_bas.icc"))
    fine = Inks({"fine": Ink((0.12345, 0, 0, 0), (0, 0, 0), spot="Fine")}, "cmyk", profile, True)
    assert fine.components(Paint("fine")) == (0.12345, 0, 0, 0)
    assert fine.colour(Paint("fine", 0.33333)).fill == "/S0 cs 0.3333 scn"
    assert "C1[0.1235 0 0 0]" in fine.separations["S0"]
    assert inks("rgb").colour(Paint("over", 0.33333)).fill == "0.8 0.7333 0.8 rg"
