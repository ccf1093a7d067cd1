"""Palette values reach the page exactly; literals go through the profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.model.diagnostic import Findings
from reportcli.model.display import Ink
from reportcli.model.style import Paint
from reportcli.pdf.colour import Inks
from reportcli.pdf.icc import Converter, components, read_profile

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
PALETTE = {
    "black": Ink((0, 0, 0, 1), (0, 0, 0)),
    "paper": Ink((0, 0, 0, 0), (1, 1, 1), overprint=True),
    "brick": Ink((0.1, 0.9, 0.85, 0.02), (0.8, 0.2, 0.1), spot="PMS (1)"),
}


def inks(space: str = "cmyk", spots: bool = False) -> Inks:
    name = "ISOcoated_v2_300_bas.icc" if space == "cmyk" else "sRGB.icc"
    return Inks(PALETTE, space, Converter(read_profile(ICC / name)), spots)


def test_cmyk_is_exact_and_tints_mix_with_paper() -> None:
    assert inks().colour(Paint("brick")).fill == "0.1 0.9 0.85 0.02 k"
    assert inks().colour(Paint("brick", tint=0.5)).stroke == "0.05 0.45 0.425 0 K"
    assert inks("rgb").colour(Paint("brick", tint=0.5)).fill == "0.9 0.6 0.55 rg"


def test_a_mixed_colour_has_no_ink_that_a_plate_loses() -> None:
    assert inks().components(Paint("brick", tint=0.2)) == pytest.approx((0, 0.18, 0.17, 0))
    assert inks().components(Paint("black", tint=0.02)) == pytest.approx((0, 0, 0, 0.02))
    assert all(ink == 0 or ink >= 0.03 for ink in inks().components(Paint("#d80027")))


def test_only_full_black_overprints_and_white_never() -> None:
    assert inks().colour(Paint("black")).overprints
    assert not inks().colour(Paint("black", tint=0.5)).overprints
    assert not inks().colour(Paint("paper")).overprints
    assert not inks().colour(Paint("brick")).overprints
    assert not inks("rgb").colour(Paint("black")).overprints


def test_a_spot_is_a_separation_with_its_cmyk_alternate() -> None:
    some = inks(spots=True)
    colour = some.colour(Paint("brick", tint=0.3))
    assert colour.fill == f"/{colour.spot} cs 0.3 scn"
    assert "/PMS#20#281#29" in some.separations[colour.spot or ""]
    assert "C1[0.1 0.9 0.85 0.02]" in some.separations[colour.spot or ""]


def test_literals_are_converted_and_greys_stay_on_black() -> None:
    cyan, magenta, yellow, _ = inks().components(Paint("#ff0000"))
    assert magenta > 0.8 and yellow > 0.8 and cyan < 0.2
    assert inks().components(Paint("#808080")) == (0, 0, 0, pytest.approx(0.498, abs=0.001))
    assert inks("rgb").components(Paint("#f00")) == (1, 0, 0)


def test_an_unknown_role_is_a_finding_that_names_the_others() -> None:
    with pytest.raises(Findings) as found:
        inks().colour(Paint("brik"))
    assert found.value.diagnostics[0].args == {"role": "brik", "names": "black, brick, paper"}


def test_a_profile_that_is_none_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "x.icc").write_bytes(b"x" * 200)
    with pytest.raises(Findings):
        read_profile(tmp_path / "x.icc")
    with pytest.raises(Findings):
        read_profile(tmp_path / "absent.icc")
    assert components(read_profile(ICC / "ISOcoated_v2_300_bas.icc")) == 4
