"""A photo or logo that is an SVG file is drawn as vectors: cropped, masked, in its own colours or in grey."""

from __future__ import annotations

import pikepdf
import pytest

from build.tiny_project import Project

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
