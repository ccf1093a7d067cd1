"""Pages of other PDF files: vectors stay, colours become the output's, what would print wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pdf.placed_sources import CMYK, RGB, operators, placed, source, with_objects
from reportcli.inputs.pdf_pages.judging import pages_of
from reportcli.inputs.pdf_pages.opening import PdfError
from reportcli.model.diagnostic import Findings
from reportcli.pdf.icc import Converter
from reportcli.pdf.placed.calculator import calculator
from reportcli.pdf.placed.colours import srgb_of_lab

SPOT = (
    "<</ColorSpace<</S[/Separation/PANTONE#20185#20C/DeviceCMYK"
    "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 .8 0]/N 1>>]>>>>"
)
FONT = "<</Font<</F<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 65/LastChar 65/Widths[600]>>>>>>"


def fills(
    path: Path, converter: Converter, *, grey: bool = False
) -> list[tuple[str, tuple[float | str, ...]]]:
    _, form, _ = placed(path, converter, grey=grey)
    return [one for one in operators(form) if one[0] in ("g", "rg", "k")][1:]


@pytest.mark.parametrize(
    ("written", "print_", "screen"),
    [
        ("0 g", ("k", (0, 0, 0, 1)), ("g", (0,))),
        ("0 0 0 rg", ("k", (0, 0, 0, 1)), ("g", (0,))),
        (".1 .2 .3 .4 k", ("k", (0.1, 0.2, 0.3, 0.4)), None),
        ("1 0 0 rg", None, ("rg", (1, 0, 0))),
        ("/S cs .5 scn", ("k", (0, 0.5, 0.4, 0)), None),
    ],
)
def test_colours_are_those_of_the_output(
    tmp_path: Path, written: str, print_: tuple[str, object] | None, screen: tuple[str, object] | None
) -> None:
    path = source(tmp_path, f"{written} 10 10 20 20 re f", SPOT)
    for converter, expected, operator in ((CMYK, print_, "k"), (RGB, screen, "rg")):
        found = fills(path, converter)[-1]
        assert found == expected if expected else found[0] == operator


def test_red_becomes_the_inks_of_the_press_and_grey_on_demand(tmp_path: Path) -> None:
    path = source(tmp_path, "1 0 0 rg 10 10 20 20 re f")
    ((_, (cyan, magenta, yellow, _)),) = fills(path, CMYK)
    assert float(magenta) > 0.8 and float(yellow) > 0.8 and float(cyan) < 0.2
    ((_, inks),) = fills(path, CMYK, grey=True)
    assert inks[:3] == (0, 0, 0) and 0.5 < float(inks[3]) < 0.8


def test_spot_inks_are_named(tmp_path: Path) -> None:
    assert placed(source(tmp_path, "/S cs 1 scn 0 0 9 9 re f", SPOT), CMYK)[2] == ("PANTONE 185 C",)
    assert placed(source(tmp_path, "0 0 9 9 re f", SPOT), CMYK)[2] == ()


def test_vectors_stay_and_marks_go(tmp_path: Path) -> None:
    path = source(tmp_path, "/Artifact BMC 1 2 m 3 4 l S EMC q 5 w Q Q")
    names = [name for name, _ in operators(placed(path, CMYK)[1])]
    assert names[-5:] == ["m", "l", "S", "q", "w"] or names[-6:] == ["m", "l", "S", "q", "w", "Q"]
    assert not {"BMC", "EMC"} & set(names)
    assert names.count("q") == names.count("Q")


@pytest.mark.parametrize(
    ("turn", "shown"), [(0, "left bottom"), (90, "left top"), (180, "right top"), (270, "right bottom")]
)
def test_a_turned_page_stands_as_it_is_shown(tmp_path: Path, turn: int, shown: str) -> None:
    path = source(tmp_path, "0 0 9 9 re f", page=f"/Rotate {turn}")
    ((sides, code, _),) = pages_of(path)
    assert code == "" and sides[0] == ([200, 100] if turn % 180 == 0 else [100, 200])
    a, b, c, d, e, f = (float(number) for number in placed(path, CMYK)[1].Matrix)
    corner = round(e, 6), round(f, 6)  # where the page's own left bottom corner comes to stand
    at = {"left": 0.0, "right": 1.0, "bottom": 0.0, "top": 1.0}
    assert corner == tuple(at[word] for word in shown.split())
    assert abs(a * d - b * c) == pytest.approx(1 / 20_000)


def test_the_box_that_is_asked_for_shows(tmp_path: Path) -> None:
    path = source(tmp_path, "0 0 9 9 re f", page="/CropBox[10 10 190 90]/TrimBox[20 20 120 70]")
    ((sides, _, _),) = pages_of(path)
    assert sides == [[100, 50], [180, 80], [180, 80], [180, 80], [200, 100]]
    form = placed(path, CMYK, box="crop")[1]
    assert [float(number) for number in form.BBox] == [10, 10, 190, 90]


def test_a_font_that_is_not_embedded_is_refused_where_it_is_shown(tmp_path: Path) -> None:
    ((_, code, name),) = pages_of(source(tmp_path, "BT /F 12 Tf (A) Tj ET", FONT))
    assert (code, name) == ("picture-page-font", "Arial")
    chosen = source(tmp_path, "BT /F 12 Tf ET 0 0 9 9 re f", FONT)
    assert pages_of(chosen)[0][1] == ""
    assert "/Font" not in placed(chosen, CMYK)[1].Resources


def test_text_in_black_overprints_and_nothing_else(tmp_path: Path) -> None:
    glyph = "<</Font<</F<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
    glyph += "/FirstChar 65/LastChar 65/Widths[1]/CharProcs<<>>/Encoding<</Differences[65/a]>>>>>>>>"
    path = source(tmp_path, "BT /F 9 Tf (A) Tj ET 0 0 9 9 re f BT 1 0 0 rg (A) Tj ET", glyph)
    names = [values[0] for name, values in operators(placed(path, CMYK)[1]) if name == "gs"]
    assert names == ["/Begin_", "/Over_", "/Begin_"]
    assert [one for one in operators(placed(path, RGB)[1]) if one == ("gs", ("/Over_",))] == []
    font = placed(path, CMYK)[1].Resources.Font.F
    assert b"<41> <0061>" in font.ToUnicode.read_bytes()


def test_pictures_keep_their_data_where_their_colours_fit(tmp_path: Path) -> None:
    holder = pikepdf.new()

    def image(space: str, data: bytes) -> pikepdf.Stream:
        made = holder.make_stream(data, Width=4, Height=4, BitsPerComponent=8)
        made.Type, made.Subtype, made.ColorSpace = (
            pikepdf.Name.XObject,
            pikepdf.Name.Image,
            pikepdf.Name(space),
        )
        return made

    grey, red = image("/DeviceGray", bytes(16)), image("/DeviceRGB", b"\xff\0\0" * 16)
    path = with_objects(source(tmp_path, "/G Do /R Do /N Do"), G=grey, R=red, N=b"1 0 0 rg 0 0 9 9 re f")
    inside = placed(path, CMYK)[1].Resources.XObject
    assert inside.G.ColorSpace == "/DeviceGray" and inside.G.read_bytes() == bytes(16)
    assert inside.R.ColorSpace == "/DeviceCMYK" and inside.R.read_bytes()[1] > 200
    assert operators(inside.N)[0][0] == "k"
    assert placed(path, RGB)[1].Resources.XObject.R.read_bytes() == b"\xff\0\0" * 16


def test_gradients_are_sampled_in_the_output(tmp_path: Path) -> None:
    function = "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[1 1 1]/N 1>>"
    shading = f"<</Shading<</H<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 9 9]/Function{function}>>>>>>"
    made = placed(source(tmp_path, "/H sh", shading), CMYK)[1].Resources.Shading.H
    assert made.ColorSpace == "/DeviceCMYK"
    data = made.Function.read_bytes()
    assert data[1] > 200 and data[-4:] == b"\0\0\0\0"


@pytest.mark.parametrize(
    ("resources", "content"),
    [
        ("<</Shading<</H<</ShadingType 5/ColorSpace/DeviceRGB>>>>>>", "/H sh"),
        ("<</XObject<</X<</Subtype/PS>>>>>>", "/X Do"),
    ],
)
def test_what_cannot_be_placed_as_it_is_is_refused(tmp_path: Path, resources: str, content: str) -> None:
    path = source(tmp_path, content, resources)
    assert pages_of(path)[0][1] == "picture-page-feature"
    with pytest.raises(Findings) as found:
        placed(path, CMYK)
    assert found.value.diagnostics[0].code == "picture-page-feature"


def test_damaged_protected_and_layered_files_are_refused(tmp_path: Path) -> None:
    path = source(tmp_path, "0 0 9 9 re f")
    with pikepdf.open(path) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        pdf.save(tmp_path / "limited.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
        pdf.Root.OCProperties = pikepdf.Object.parse(b"<</D<</BaseState/OFF>>/OCGs[]>>")
        pdf.save(tmp_path / "layers.pdf")
    (tmp_path / "cut.pdf").write_bytes(path.read_bytes()[:300])
    for name, code in (
        ("locked", "media-pdf-protected"),
        ("limited", "media-pdf-protected"),
        ("layers", "media-pdf-layers"),
        ("cut", "media-pdf-damaged"),
    ):
        with pytest.raises(PdfError) as refused:
            pages_of(tmp_path / f"{name}.pdf")
        assert refused.value.code == code


def test_a_page_that_breaks_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Findings) as found:
        placed(source(tmp_path, "/S cs"), CMYK)
    assert found.value.diagnostics[0].code == "picture-page-damaged"


def test_a_file_of_very_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportcli.inputs.pdf_pages.opening.PDF_PAGES", 0)
    with pytest.raises(PdfError) as refused:
        pages_of(source(tmp_path, "0 0 9 9 re f"))
    assert (refused.value.code, refused.value.arguments["pages"]) == ("media-pdf-pages", "1")


def test_a_form_within_itself_and_a_stream_that_swells_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source(tmp_path, "/X Do")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = pdf.make_stream(b"/X Do", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 9, 9]))
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        pdf.save(path)
    with pytest.raises(Findings):
        placed(path, CMYK)
    monkeypatch.setattr("reportcli.inputs.pdf_pages.bounded.PDF_STREAM", 1000)
    with pytest.raises(Findings) as found:
        placed(source(tmp_path, "0 0 9 9 re f " * 200), CMYK)
    assert found.value.diagnostics[0].code == "picture-page-large"


def test_calculator_functions() -> None:
    assert calculator(b"{ dup 0.5 mul exch 1 exch sub }")([0.4]) == pytest.approx([0.2, 0.6])
    assert calculator(b"{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }")([0.2]) == pytest.approx([0.4])
    assert calculator(b"{ 3 1 roll }")([1, 2, 3]) == [3, 1, 2]
    with pytest.raises(Findings):
        calculator(b"{ run }")([1.0])


def test_lab_is_read_as_it_looks() -> None:
    assert srgb_of_lab(100, 0, 0) == pytest.approx((1, 1, 1), abs=0.01)
    red, green, blue = srgb_of_lab(54.3, 80.8, 69.9)
    assert red > 0.97 and green < 0.1 and blue < 0.1
