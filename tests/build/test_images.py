"""`build --for images`: PNG of pages and named blocks, each with what a screen reader says beside it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from PIL import Image

from build.tiny_project import Project, finding, silent
from command_line import reportcli
from reportcli.deliver.images.chosen import chosen
from reportcli.deliver.images.files import image_files
from reportcli.deliver.images.png import PngMaker
from reportcli.pipeline import Preview, preview
from reportcli.request import Images, Outcome, Request

pytest.importorskip("pypdfium2", reason="of the extra watch")

CHART = (
    "      - chart: bar\n        id: bars\n        height: 30 mm\n        alt: Two bars.\n"
    '        data: {each: key_figures, as: one, value: one.value, label: "{{ one.label }}"}\n'
)
FIGURES = '      - {text: "Figures", style: title, level: auto}\n'


def made(project: Project, *blocks: str, resolution: int = 72, **options: Any) -> Outcome:
    return project.build(profiles=("screen",), images=Images(blocks, resolution), **options)


def about(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def test_pages_and_blocks_are_pictures_with_their_alternatives_beside(project: Project) -> None:
    project.edit_layout(FIGURES, FIGURES + CHART)
    outcome = made(project, "bars", "image", "grid/key-figure", pages=frozenset({1}))
    folder = project.workbook.parent
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == ["image-block-unknown"]
    assert outcome.written == [] and not project.pdf.exists()
    outcome = made(project, "bars", "image", pages=frozenset({1}))
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    names = [one.name for one in outcome.written]
    assert names == [
        f"2024-{name}.{kind}" for name in ("p1", "figures-bars", "garden-image") for kind in ("png", "json")
    ]
    assert not project.pdf.exists()
    page, chart, image = (about(folder / one) for one in names[1::2])
    assert (page["block"], page["page"], page["language"]) == (None, 1, "en-GB")
    assert page["alternative"].split("\n") == [
        "Garden Friends",
        "Our garden fed the whole street this year, and the pear tree bore its first fruit.",
        "It stood in the corner, and nobody had looked at it for years.",
        "A pear tree in a corner",
        "A. Gardener",
    ]
    assert chart["alternative"] == "Two bars. members 1,234, pears 56.\nmembers\t1,234\npears\t56"
    assert (image["block"], image["alternative"]) == ("garden/image", "A pear tree in a corner")
    with Image.open(folder / names[0]) as whole, Image.open(folder / names[4]) as photo:
        assert whole.size == (420, 596) == (page["width"], page["height"])  # A5 in points
        assert photo.text["Description"] == "A pear tree in a corner"  # type: ignore[attr-defined]
        assert photo.height in (113, 114)  # 40 mm
        middle = photo.convert("RGB").getpixel((photo.width // 2, photo.height // 2))
        assert middle == (90, 140, 60)


def test_they_are_the_same_bytes_again_and_larger_where_it_is_asked_for(project: Project) -> None:
    folder = project.workbook.parent
    first = {one.name: one.read_bytes() for one in made(project, "image").written}
    again = {one.name: one.read_bytes() for one in made(project, "image").written}
    assert first == again and len(first) == 2
    made(project, "image", resolution=144)
    name = "2024-garden-image.png"
    with Image.open(io.BytesIO(first[name])) as small, Image.open(folder / name) as large:
        assert abs(large.height - 2 * small.height) <= 2
        assert round(large.info["dpi"][0]) == 144


def test_blocks_that_are_not_there_or_say_nothing_are_reported(project: Project) -> None:
    near = finding(made(project, "immage"), "image-block-unknown")
    assert (near.args["block"], near.args["nearest"]) == ("immage", "image")
    project.edit_layout(
        FIGURES,
        FIGURES + "      - {shape: rect, id: plain, fill: brick, height: 5 mm, alt: decorative}\n"
        "      - {stack: [], height: 5 mm, id: gap}\n",
    )
    outcome = made(project, "plain")
    silent = finding(outcome, "image-without-alternative")
    assert silent.args["block"] == "figures/plain" and silent.where is not None
    assert about(outcome.written[1])["alternative"] == ""
    assert finding(made(project, "gap"), "image-block-blank").args["block"] == "figures/gap"


def test_a_page_too_large_for_a_resolution_is_refused_with_the_largest(project: Project) -> None:
    project.edit_layout("page: A5", "page: [2000 mm, 1400 mm]")
    found = finding(made(project, "image", resolution=300), "image-too-large")
    assert found.args["largest"] == "96" and found.args["size"] == "2000 × 1400 mm"


@pytest.mark.parametrize(
    "options",
    [
        ("--for", "images", "--for", "print"),
        ("--for", "images", "--draft"),
        ("--for", "images", "-o", "one.png"),
        ("--for", "images", "--marks"),
        ("--for", "images", "--block", ","),
        ("--for", "images", "--resolution", "5"),
        ("--block", "bars"),
        ("--for", "screen", "--resolution", "100"),
    ],
)
def test_what_does_not_go_with_images_is_wrong_usage(project: Project, options: tuple[str, ...]) -> None:
    done = reportcli("build", project.workbook, *options, "--ui-lang", "en")
    assert done.returncode == 2 and "--" in done.stderr, done.stderr


def test_the_command_writes_them_and_says_what_to_type_without_the_extra(project: Project) -> None:
    done = project.run("--for", "images", "--block", "image,tiles", "--resolution", "50")
    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.split()][::2] == [
        "2024-garden-image.png",
        "2024-figures-tiles.png",
    ]
    with mock.patch("reportcli.deliver.images.raster.find_spec", lambda _: None):
        finding(made(project), "image-extra-missing")
        done = project.run("--for", "images", "--ui-lang", "en")
    assert done.returncode == 1 and 'pip install "reportcli[watch]"' in done.stderr


def test_a_half_that_says_nothing_has_the_text_of_the_other(project: Project) -> None:
    outcome = project.build(profiles=("screen",), images=Images(("image",), 72))
    pages: list[Preview] = []
    preview(Request(project.workbook, profiles=("screen",)), pages.append, silent)
    document, report = pages[0].examined.document, pages[0].examined.report
    findings: list[Any] = []
    (one,) = chosen(document, report, pages=None, blocks=["image"], findings=findings)
    halves = [one._replace(leaves=()), one, one._replace(leaves=(), path="other")]
    paint = pages[0].painted
    files = dict(
        image_files(
            document,
            [half._replace(name=f"{number}") for number, half in enumerate(halves)],
            PngMaker(document, paint, 72),
            findings=findings,
        )
    )
    said = [json.loads(files[f"{number}.json"])["alternative"] for number in range(3)]
    assert said == ["A pear tree in a corner", "A pear tree in a corner", ""]
    assert [found.args["block"] for found in findings] == ["other"]
    assert files["1.png"] == outcome.written[0].read_bytes()


def test_names_that_would_be_one_are_numbered(project: Project) -> None:
    project.edit_layout("section: {id: figures,", "section: {id: p1,")
    outcome = made(project, "p1", pages=frozenset({1}))
    assert [one.name for one in outcome.written][::2] == ["2024-p1.png", "2024-p1-2.png"]
    assert about(outcome.written[3])["block"] == "p1"
