"""Soft shadows of boxes, pictures and shapes: soft masks in greys, below what throws them, artifacts."""

from __future__ import annotations

import itertools
from contextlib import nullcontext
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pikepdf
import pytest
from PIL import Image, ImageDraw

from build.tiny_project import Project, finding
from reportcli.cache.disk import DiskBlobs
from reportcli.deliver.images.raster import rendered
from reportcli.graphics.soft_edges import steps
from reportcli.preflight.limits import Limits
from reportcli.preflight.run import judge
from reportcli.request import Images, Request
from reportcli.session import Session

FIGURES = '      - {text: "Figures", style: title, level: auto}\n'
SHADOW = "shadow: {dx: 0, dy: 0, blur: 6 mm, colour: brick, opacity: 80}"
SQUARE = (
    "      - {shape: rect, id: square, width: 40 mm, height: 40 mm, alt: A square, fill: paper, "
    f"{SHADOW}}}\n"
)
CARD = (
    '      - stack: [{text: "On a card.", style: body}]\n'
    "        box: {fill: paper, padding: 4 mm, shadow: {}}\n"
)


def shadowed(project: Project, *blocks: str) -> Project:
    project.edit_layout(FIGURES, FIGURES + "".join(blocks))
    return project


def masks(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    states = [page.obj.Resources.get("/ExtGState", pikepdf.Dictionary()) for page in pdf.pages]
    return [one.SMask for state in states for _, one in state.items() if "/SMask" in one]


def test_every_file_passes_and_the_shadow_is_an_artifact_below(project: Project) -> None:
    shadowed(project, SQUARE, CARD)
    profiles = ("print", "screen", "archive")
    outcome = project.build(profiles=profiles)
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    for name in ("2024", "2024-screen", "2024-archive"):
        file = project.pdf.with_name(f"{name}.pdf")
        assert [one.code for one in judge(file, None, Limits(), measure=False)] == []
        with pikepdf.open(file) as pdf:
            found = masks(pdf)
            assert len(found) == 2
            assert {(str(one.S), str(one.G.Group.CS)) for one in found} == {("/Luminosity", "/DeviceGray")}
            page = next(page for page in pdf.pages if "SMask" in str(page.obj.Resources))
            code = [str(one.operator) for one in pikepdf.parse_content_stream(page)]
            words = [
                str(one.operands[0]) if str(one.operator) == "BDC" else ""
                for one in pikepdf.parse_content_stream(page)
            ]
            soft = next(
                index
                for index, one in enumerate(pikepdf.parse_content_stream(page))
                if str(one.operator) == "gs"
                and "SMask" in str(page.obj.Resources.ExtGState[str(one.operands[0])])
            )
            opened = [index for index, one in enumerate(code[:soft]) if one == "BDC"]
            assert words[opened[-1]] == "/Artifact"


def test_it_fades_as_a_gaussian_does_on_both_sides_of_its_edge(project: Project) -> None:
    pytest.importorskip("pypdfium2", reason="of the extra watch")
    shadowed(project, SQUARE.replace("fill: paper", "fill: brick, space-before: 20 mm"))
    project.build(profiles=("screen",))
    with pikepdf.open(project.pdf.with_name("2024-screen.pdf")) as pdf:
        number = next(at for at, page in enumerate(pdf.pages) if "SMask" in str(page.obj.Resources))
        alone = pikepdf.new()
        alone.pages.append(pdf.pages[number])
        path = project.pdf.with_name("one.pdf")
        alone.save(path)
    picture = rendered(path.read_bytes(), 2.0).convert("RGB")
    column = [picture.getpixel((150, y)) for y in range(picture.height)]
    greens = [one[1] for one in column]  # type: ignore[index]
    edge = next(y for y in range(len(greens)) if max(greens[y : y + 60]) <= 0x35 + 2)  # of the square
    outside = [greens[edge - away] for away in range(2, 34)]  # 1 to 17 points above it
    assert outside == sorted(outside) and 175 < outside[0] < 190 and outside[-1] > 245
    assert max(b - a for a, b in itertools.pairwise(outside)) < 20  # no step is seen


def test_a_hard_shadow_needs_no_mask_and_one_without_a_fill_is_reported(project: Project) -> None:
    shadowed(project, SQUARE.replace("blur: 6 mm", "blur: 0"))
    project.build()
    with pikepdf.open(project.pdf) as pdf:
        assert masks(pdf) == []
    project.edit_layout("fill: paper, shadow", "stroke: {colour: brick}, shadow")
    finding(project.build(), "layout-key-without-effect")
    project.edit_layout("blur: 0", "blur: 200 mm")
    finding(project.build(), "layout-length-out-of-range")


def test_it_is_the_same_from_a_cache(project: Project, tmp_path: Path) -> None:
    shadowed(project, SQUARE, CARD)
    blobs = DiskBlobs(tmp_path / "cache")
    made = []
    for text in ("On a card.", "On a card,", "On a card."):
        project.layout.write_text(project.layout.read_text("utf-8").replace("On a card.", text), "utf-8")
        Session(lambda stage: nullcontext(), blobs, lasting=False).build(Request(project.workbook))
        made.append(project.pdf.read_bytes())
        project.layout.write_text(project.layout.read_text("utf-8").replace(text, "On a card."), "utf-8")
    project.build()
    assert made[0] == made[2] == project.pdf.read_bytes() != made[1]


def test_a_picture_throws_that_of_its_mask_or_of_what_is_not_transparent(project: Project) -> None:
    picture = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).polygon([(0, 0), (450, 599), (899, 0)], fill=(90, 140, 60, 255))
    picture.save(project.picture)
    project.edit_layout("height: 40 mm, width: 100 %}", "height: 40 mm, width: 60 mm, shadow: {}, id: tree}")
    outcome = project.build(profiles=("screen",), images=Images(("tree",), 72, "svg"))
    root = fromstring(outcome.written[0].read_bytes())
    (soft,) = [one for one in root.iter() if one.get("filter")]
    assert len(soft.get("d", "").split("L")) > 100  # its edge, row by row
    project.edit_layout("shadow: {}, id", "mask: circle, shadow: {}, id")
    outcome = project.build(profiles=("screen",), images=Images(("tree",), 72, "svg"))
    root = fromstring(outcome.written[0].read_bytes())
    (soft,) = [one for one in root.iter() if one.get("filter")]
    assert soft.get("d", "").count("C") == 4


def test_steps_fall_from_the_middle_to_the_end_of_the_blur() -> None:
    for blur in (0.5, 6.0, 144.0):
        found = steps(blur, 5)
        distances, opacities = zip(*found, strict=True)
        assert distances[0] == blur and list(distances) == sorted(distances, reverse=True)
        assert (
            list(opacities) == sorted(opacities) and 0 < opacities[0] < 0.05 and 0.39 < opacities[-1] <= 0.5
        )
    assert len(steps(6.0, 100_000)) == 4
