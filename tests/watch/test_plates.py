"""Single plates and the page as it looks in print: every way in which a page carries ink."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from build.tiny_project import Project
from reportcli.deliver.images.raster import rendered
from reportcli.watch.drawn.plates import PLATES, in_print, plate
from watch.server import Page, with_page

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
FIELDS = (  # what is drawn in each square of 20 points, and the inks that it bears
    (b"0.2 0.4 0.6 0.8 k", (0.2, 0.4, 0.6, 0.8)),
    (b"0.5 g", (0, 0, 0, 0.5)),
    (b"1 0 0 0 k 0 0 20 20 re f /OP gs 0 0 0 1 k", (1, 0, 0, 1)),
    (b"1 0 0 0 k 0 0 20 20 re f /KO gs 0 0 0 1 k", (0, 0, 0, 1)),
    (b"/Spot cs 1 scn", (0, 0, 0, 0)),
)


def page(content: bytes) -> bytes:
    """A page of 20 points with that content, its drawing filled."""
    document = pikepdf.new()
    one = document.add_blank_page(page_size=(20, 20))
    tint = document.make_stream(b"{ 0 0 3 2 roll 0 }")
    tint.FunctionType, tint.Domain, tint.Range = 4, Array([0, 1]), Array([0, 1] * 4)
    picture = document.make_stream(bytes((51, 102, 153, 204)))
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceCMYK
    picture.Width, picture.Height, picture.BitsPerComponent = 1, 1, 8
    form = document.make_stream(b"0.2 0.4 0.6 0.8 k 0 0 20 20 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 20, 20])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    ends = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        N=1,
        C0=Array([0.2, 0.4, 0.6, 0.8]),
        C1=Array([0.2, 0.4, 0.6, 0.8]),
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 20, 0]), Function=ends,
        Extend=Array([True, True]),
    )  # fmt: skip
    over: dict[str, Any] = {"op": True, "OP": False, "OPM": 1}
    one.obj.Resources = Dictionary(
        ColorSpace=Dictionary(Spot=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])),
        ExtGState=Dictionary(OP=Dictionary(**over), KO=Dictionary(**{**over, "op": False})),
        XObject=Dictionary(I=picture, F=form),
        Shading=Dictionary(S=shading),
    )
    one.obj.Contents = document.make_stream(content)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def inks(pdf: bytes) -> tuple[float, ...]:
    """The ink of each plate in the middle of the page."""
    greys = [rendered(plate(pdf, ink), 1).convert("L").getpixel((10, 10)) for ink in range(len(PLATES))]
    return tuple(round(1 - int(grey) / 255, 2) for grey in greys)  # type: ignore[arg-type]


@pytest.mark.parametrize(("content", "wanted"), FIELDS)
def test_a_field_bears_its_inks(content: bytes, wanted: tuple[float, ...]) -> None:
    assert inks(page(content + b" 0 0 20 20 re f")) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize("drawn", [b"20 0 0 20 0 0 cm /I Do", b"/F Do", b"/S sh"])
def test_pictures_forms_and_shadings_bear_theirs(drawn: bytes) -> None:
    assert inks(page(drawn)) == pytest.approx((0.2, 0.4, 0.6, 0.8), abs=0.01)


def test_in_print_goes_by_the_profile() -> None:
    condition = (ICC / "ISOcoated_v2_300_bas.icc").read_bytes()
    white, black, red = (
        tuple(in_print(page(colour + b" k 0 0 20 20 re f"), 1, condition).crop((9, 9, 10, 10)).tobytes())
        for colour in (b"0 0 0 0", b"0.6 0.5 0.5 1", b"0 1 1 0")
    )
    assert white == (255, 255, 255) and max(black) < 20
    assert red[0] > 200 and red[1] < 60 and red[2] < 70


def test_a_page_is_shown_in_every_look(project: Project) -> None:
    async def test(open_page: Page) -> None:
        event = await open_page.hears("pages")
        assert event["condition"]
        address = f"/api/page/1/{event['pages'][0]['id']}?scale=1&look="
        pictures = [(await open_page.ask(address + look)).body for look in ("screen", "proof", *PLATES)]
        assert len(set(pictures)) >= 4
        assert all(
            Image.open(io.BytesIO(one)).size == Image.open(io.BytesIO(pictures[0])).size for one in pictures
        )
        assert (await open_page.ask(address + "gold")).status == 400

    with_page(project.workbook, test)
