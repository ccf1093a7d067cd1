"""`build --for images --image-format svg`: pages and blocks as lines and areas."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock
from xml.etree.ElementTree import Element, fromstring

import pytest

from build.test_images import CHART, FIGURES
from build.test_vector_pictures import page as other_page
from build.tiny_project import Project, finding
from reportcli.request import Images, Outcome

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"


def made(project: Project, *blocks: str, resolution: int = 72, **options: Any) -> Outcome:
    return project.build(profiles=("screen",), images=Images(blocks, resolution, "svg"), **options)


def drawn(outcome: Outcome) -> Element:
    """The first drawing; all that it names is in it."""
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    root = fromstring(outcome.written[0].read_bytes())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    named = {element.get(LINK, "")[1:] for element in root.iter(f"{SVG}use")}
    named |= {
        value[5:-1] for one in root.iter() for value in one.attrib.values() if value.startswith("url(#")
    }
    assert len(ids) == len(set(ids)) and named <= set(ids)
    return root


def test_a_chart_is_lines_and_areas_in_the_colours_of_the_screen(project: Project) -> None:
    project.edit_layout(FIGURES, FIGURES + CHART)
    outcome = made(project, "bars")
    root = drawn(outcome)
    assert [one.name for one in outcome.written] == ["2024-figures-bars.svg", "2024-figures-bars.json"]
    fills = {one.get("fill") for one in root.iter()}
    assert "#c8352b" in fills and not [*root.iter(f"{SVG}image")] and not [*root.iter(f"{SVG}text")]
    assert len({one.get("d") for one in root.iter(f"{SVG}path")}) > 10  # its letters are outlines
    said = "Two bars. members 1,234, pears 56.\nmembers\t1,234\npears\t56"
    (words,) = root.iter(f"{SVG}desc")
    assert words.text == said and root.get("aria-labelledby") == words.get("id")
    about = json.loads(outcome.written[1].read_bytes())
    assert about["alternative"] == said and about["resolution"] == 72
    assert (
        root.get("width", "").endswith("pt")
        and abs(float(root.get("width", "")[:-2]) - about["width"]) <= 0.5
    )
    assert outcome.written[0].read_bytes() == made(project, "bars").written[0].read_bytes()


def test_a_page_holds_its_photo_once_at_the_resolution_asked_for(project: Project) -> None:
    project.edit_layout(
        "width: 100 %}",
        "width: 100 %, mask: circle}\n"
        "      - {image: photos.garden, height: 40 mm, width: 100 %, alt: Again}",
    )
    root = drawn(made(project, pages=frozenset({1})))
    assert root.get("viewBox") == "0 0 419.53 595.28"  # A5 in points
    pictures = [*root.iter(f"{SVG}image")]
    assert len(pictures) == 1 and pictures[0].get(LINK, "").startswith("data:image/")
    assert len([*root.iter(f"{SVG}clipPath")]) >= 1


def test_gradients_opacity_and_blending_are_those_of_the_page(project: Project) -> None:
    shape = (
        "      - {shape: rect, id: sky, height: 20 mm, alt: Sky, blend-mode: multiply,"
        " gradient: {angle: 90, stops: [accent, accent/20]}}\n"
        "      - {shape: ellipse, id: sun, height: 20 mm, alt: Sun,"
        " fill: {colour: accent, alpha: 50}, stroke: {colour: ink, width: 1 mm, dash: [2 mm, 1 mm]}}\n"
    )
    project.edit_layout(FIGURES, FIGURES + shape)
    root = drawn(made(project, "sky", "sun"))
    (gradient,) = root.iter(f"{SVG}linearGradient")
    assert [one.get("stop-color") for one in gradient] == ["#c8352b", "#f4d7d5"]
    assert float(gradient.get("x2", "0")) > float(gradient.get("x1", "0"))
    assert "mix-blend-mode:multiply" in {one.get("style") for one in root.iter()}
    sun = fromstring((project.workbook.parent / "2024-figures-sun.svg").read_bytes())
    (disc,) = [one for one in sun.iter(f"{SVG}path") if one.get("fill-opacity")]
    assert disc.get("fill-opacity") == "0.5" and disc.get("stroke-dasharray") == "5.669 2.835"


def test_a_page_of_another_file_is_a_picture_in_it(project: Project) -> None:
    pytest.importorskip("pypdfium2", reason="of the extra watch")
    other_page(project)
    project.edit_layout("image: photos.garden,", "image: photos.garden, page: 1,")
    root = drawn(made(project, "image"))
    (picture,) = root.iter(f"{SVG}image")
    assert picture.get(LINK, "").startswith("data:image/png")
    with mock.patch("reportcli.deliver.images.raster.find_spec", lambda _: None):
        finding(made(project, "image"), "image-extra-missing")


def test_it_needs_no_other_package_and_refuses_what_is_too_large(project: Project) -> None:
    with mock.patch("reportcli.deliver.images.raster.find_spec", lambda _: None):
        drawn(made(project, "image"))
    with mock.patch("reportcli.deliver.images.svg.MOST", 1000):
        found = finding(made(project, "image"), "image-svg-too-large")
    assert found.args["picture"] == "garden-image"


def test_the_command_takes_the_format(project: Project) -> None:
    done = project.run("--for", "images", "--block", "image", "--image-format", "svg")
    assert done.returncode == 0 and "2024-garden-image.svg" in done.stdout, done.stderr
    assert project.run("--image-format", "svg").returncode == 2
