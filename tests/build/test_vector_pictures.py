"""A photo or logo that is an SVG file is drawn as vectors: cropped, masked, in its own colours or in grey."""

from __future__ import annotations

import pikepdf
import pytest

from build.tiny_project import Project
from pdf.placed_sources import source
from pdf.test_placed_pages import FONT, SPOT
from reportcli.preflight.limits import Limits
from reportcli.preflight.run import judge
from reportcli.preflight.structure import Structure

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">'
    '<rect width="90" height="60" fill="#00a000"/><circle cx="20" cy="30" r="15" fill="#2040c0"/></svg>'
)


def content(project: Project) -> tuple[bool, set[tuple[float, ...]]]:
    """Whether a page holds a picture of pixels, and the CMYK fills of the first page."""
    with pikepdf.open(project.pdf) as pdf:
        page = pdf.pages[0]
        pixels = any(page.get_images() for page in pdf.pages)
        fills = {
            tuple(round(float(number), 2) for number in instruction.operands)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "k"
        }
        return pixels, fills


def build(project: Project) -> set[tuple[float, ...]]:
    project.picture.with_suffix(".svg").write_text(SVG, "utf-8")
    project.set("Photos", "B2", "garden.svg")
    outcome = project.build()
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    pixels, fills = content(project)
    assert not pixels
    return fills


def test_in_its_own_colours(project: Project) -> None:
    fills = build(project)
    assert any(cyan > 0.5 and yellow > 0.5 and magenta < 0.5 for cyan, magenta, yellow, _ in fills), fills


def test_in_grey_on_the_black_plate(project: Project) -> None:
    project.edit_layout("image: photos.garden,", "image: photos.garden, grey: true,")
    fills = build(project)
    assert not any(cyan > 0.5 and yellow > 0.5 for cyan, _, yellow, _ in fills), fills
    assert (0.0, 0.0, 0.0, round(1 - 0.7152 * 160 / 255, 2)) in fills


def test_an_artwork_that_cannot_be_drawn_is_told(project: Project) -> None:
    project.picture.with_suffix(".svg").write_text(SVG.replace("<circle", "<text>x</text><circle"), "utf-8")
    project.set("Photos", "B2", "garden.svg")
    assert "svg-element" in {one.code for one in project.build().diagnostics}
    assert not project.pdf.exists()


@pytest.mark.parametrize("fit", ["cover", "contain"])
def test_it_fits_like_a_photo(project: Project, fit: str) -> None:
    project.edit_layout("image: photos.garden,", f"image: photos.garden, fit: {fit},")
    assert build(project)


def page(project: Project, content: str = "1 0 0 rg 10 10 80 40 re f") -> None:
    path = source(project.picture.parent, content, SPOT, name="letter.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.save(path)
    project.set("Photos", "B2", "letter.pdf")


def test_a_page_of_a_pdf_file_is_a_picture_in_vectors(project: Project) -> None:
    page(project, "/S cs 1 scn 10 10 80 40 re f")
    project.edit_layout(
        "image: photos.garden,", "image: photos.garden, page: 2, pagebox: crop, fit: contain,"
    )
    outcome = project.build(profiles=("print", "screen"))
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    assert "picture-page-spots" in {one.code for one in outcome.diagnostics}
    for file in (project.pdf, project.pdf.with_name("2024-screen.pdf")):
        with pikepdf.open(file) as pdf:
            forms = pdf.pages[0].obj.Resources.XObject
            assert [form.Subtype for _, form in forms.items()] == ["/Form"]
        assert [one.code for one in judge(file, None, Limits(), measure=False)] == []
    with pikepdf.open(project.pdf.with_name("2024-screen.pdf")) as pdf:
        figures = [node for node in Structure(pdf).nodes if node.role == "Figure"]
        assert "A pear tree in a corner" in [figure.text("/Alt") for figure in figures]


@pytest.mark.parametrize(
    ("file", "key", "code"),
    [
        ("letter.pdf", "page: 3", "picture-page-unknown"),
        ("garden.png", "page: 1", "picture-without-pages"),
        ("garden.png", "pagebox: trim", "picture-without-pages"),
    ],
)
def test_a_page_that_there_is_not_is_reported_at_its_key(
    project: Project, file: str, key: str, code: str
) -> None:
    page(project)
    project.set("Photos", "B2", file)
    project.edit_layout("image: photos.garden,", f"image: photos.garden, {key},")
    (found,) = [one for one in project.build().diagnostics if one.severity == "error"]
    assert found.code == code and found.where.start.column > 20


def test_a_page_in_a_font_of_the_machine_is_reported_at_its_cell(project: Project) -> None:
    path = source(project.picture.parent, "BT /F 12 Tf (A) Tj ET", FONT, name="letter.pdf")
    project.set("Photos", "B2", path.name)
    (found,) = [one for one in project.build().diagnostics if one.severity == "error"]
    assert (found.code, found.where.a1, found.args["name"]) == ("picture-page-font", "Photos!B2", "Arial")


GOLD = 'tokens:\n  colours:\n    gold: {cmyk: [0, 30, 80, 20], rgb: "#cc9a1a", spot: PANTONE 871 C}'


def test_a_duotone_is_printed_from_its_inks_and_no_other(project: Project) -> None:
    project.edit_layout("tokens:\n  colours:", GOLD)
    project.edit_layout("image: photos.garden,", "image: photos.garden, duotone: [black, gold],")
    outcome = project.build(spot=True)
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    with pikepdf.open(project.pdf) as pdf:
        ((_, image),) = pdf.pages[0].get_images().items()
        kind, base, last, table = image.ColorSpace
        assert (kind, int(last), [str(name) for name in base[1]]) == (
            "/Indexed",
            255,
            ["/Black", "/PANTONE 871 C"],
        )
        assert bytes(table)[:2] == b"\xff\xff" and bytes(table)[-2:] == b"\0\0"
    assert [one.code for one in judge(project.pdf, None, Limits(), measure=False)] == []


def test_a_drawing_has_no_duotone(project: Project) -> None:
    project.picture.with_suffix(".svg").write_text(SVG, "utf-8")
    project.set("Photos", "B2", "garden.svg")
    project.edit_layout("image: photos.garden,", "image: photos.garden, duotone: [black],")
    (found,) = [one for one in project.build().diagnostics if one.severity == "error"]
    assert found.code == "picture-duotone-drawing" and found.where.start.column > 20


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("duotone: [black, nowhere]", "layout-unknown-colour"),
        ("duotone: [black, black, black, black, black]", "layout-value-out-of-range"),
        ("duotone: []", "layout-value-out-of-range"),
        ("blend-mode: dodge", "layout-unknown-choice"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(project: Project, key: str, code: str) -> None:
    project.edit_layout("image: photos.garden,", f"image: photos.garden, {key},")
    (found,) = [one for one in project.build().diagnostics if one.severity == "error"]
    assert found.code == code and found.where.start.column > 20
