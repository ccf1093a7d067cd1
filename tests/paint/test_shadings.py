"""Gradients in the file: shadings in inks, in tints of one spot ink, on a screen; and what stands on them."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from sample_document import CMYK_ICC, PALETTE, SRGB_ICC, line, sample_document

from reportcli.model.display import (
    GroupOp,
    Ink,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import Gradient, GradientStop, Paint
from reportcli.paint import Profile, paint
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight.contrast import lows_on

INKS = {"one": Ink((1, 0, 0, 0), (0, 0.5, 1), spot="ONE"), "two": Ink((0, 1, 0, 0), (1, 0, 1)),
        "black": Ink((0, 0, 0, 1), (0, 0, 0)), "paper": Ink((0, 0, 0, 0), (1, 1, 1))}  # fmt: skip
IN_PRINT, ON_SCREEN = replace(PRINT, icc=CMYK_ICC), replace(SCREEN, icc=SRGB_ICC)
BOX = (100.0, 200.0, 50.0, 20.0)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> PagedDocument:
    made = sample_document(tmp_path_factory.mktemp("media"))
    return replace(made, palette={**PALETTE, **INKS})


def gradient(*stops: tuple[float, str, float], kind: str = "linear", angle: float = 90.0) -> Gradient:
    return Gradient(kind, tuple(GradientStop(at, Paint(role, tint)) for at, role, tint in stops), angle)


def page(document: PagedDocument, *placed: Placed) -> PagedDocument:
    made = PlacedPage("right", "1", "plain", placed)
    return replace(document, chapters=(PlacedChapter("c", (made,), ()),))


def shading(document: PagedDocument, of: Gradient, profile: Profile = IN_PRINT) -> tuple[bytes, str]:
    """The one shading of a page, as Python holds it, and the page's content."""
    op = PathOp(rect_path(*BOX), of.stops[0].paint, gradient=of)
    data = paint(page(document, Placed(Rect(*BOX), (op,))), profile)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pdf.pages[0].obj.Resources.Shading
        assert len(found.keys()) == 1
        return found.H0.unparse(resolved=True), pdf.pages[0].Contents.read_bytes().decode("latin-1")


def test_a_linear_one_runs_between_its_inks(document: PagedDocument) -> None:
    made, code = shading(document, gradient((0, "two", 1), (1, "black", 0.5)))
    assert b"/ShadingType 2" in made and b"/ColorSpace /DeviceCMYK" in made
    assert b"/C0 [ 0 1 0 0 ]" in made and b"/C1 [ 0 0 0 .5 ]" in made.replace(b"0.5", b".5")
    assert "W n /H0 sh Q" in code and " f" not in code.replace(" f*", "")
    assert b"/Coords [ 108.5 640.39 158.5 640.39 ]" in made  # beyond a bleed of 8.504 points


def test_tints_of_one_spot_ink_stay_in_it_and_paper_is_none_of_it(document: PagedDocument) -> None:
    spots = replace(IN_PRINT, spots=True)
    made, _ = shading(document, gradient((0, "one", 1), (1, "paper", 1)), spots)
    assert b"/Separation /ONE" in made and b"/C0 [ 1 ]" in made and b"/C1 [ 0 ]" in made
    for stops, profile in (
        ([(0, "one", 1), (1, "two", 1)], spots),
        ([(0, "one", 1), (1, "paper", 1)], IN_PRINT),
    ):
        made, _ = shading(document, gradient(*stops), profile)
        assert b"/Separation" not in made and b"/C0 [ 1 0 0 0 ]" in made


def test_on_a_screen_it_is_in_its_colours_and_a_radial_one_reaches_the_corners(
    document: PagedDocument,
) -> None:
    made, _ = shading(document, gradient((0, "two", 1), (1, "paper", 1), kind="radial"), ON_SCREEN)
    assert b"/ShadingType 3" in made and b"/ColorSpace /DeviceRGB" in made and b"/C0 [ 1 0 1 ]" in made
    assert b" 26.93 ]" in made  # half of the diagonal of 50 x 20


def test_stops_between_are_stitched_and_two_at_one_place_make_an_edge(document: PagedDocument) -> None:
    stops = [(0.2, "two", 1), (0.5, "black", 1), (0.5, "paper", 1), (0.8, "two", 0.2)]
    made, _ = shading(document, gradient(*stops))
    assert b"/FunctionType 3" in made and made.count(b"/FunctionType 2") == 4
    assert made.replace(b"0.", b".").count(b"/Bounds [ .2 .5 .8 ]") == 1


def test_letters_are_measured_against_the_colour_behind_each(document: PagedDocument) -> None:
    words = line("Paler and paler", 102.0, 214.0, size=8.0, paint=Paint("paper"))
    dark, pale = gradient((0, "black", 1), (1, "black", 0.9)), gradient((0, "black", 1), (1, "black", 0.1))

    def least(of: Gradient, turn: tuple[float, ...] | None = None) -> float:
        ground = PathOp(rect_path(100.0, 200.0, 60.0, 20.0), of.stops[0].paint, gradient=of)
        ops = (ground, words) if turn is None else (GroupOp((ground, words), transform=turn),)  # type: ignore[arg-type]
        made = page(document, Placed(Rect(0, 0, 595, 842), ops, block="b", node=0))
        return min((low.ratio for low in lows_on(made.pages[0], made).values()), default=21.0)

    assert least(dark) > 4.5 > 2.5 > least(pale)
    assert least(pale, (-1.0, 0.0, 0.0, -1.0, 400.0, 500.0)) == pytest.approx(least(pale), abs=0.6)
