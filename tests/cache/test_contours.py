"""Pages whose lines follow a picture, or that draw one in lines, are set again when the picture changes."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from PIL import Image, ImageDraw

from build.tiny_project import Project
from cache.test_chapters import built
from reportcli.cache.disk import DiskBlobs
from reportcli.session import Session

PLACE = (
    "      - place: {reference: frame, right: 0, top: 0, width: 40 mm, height: 40 mm}\n"
    "        do: [{image: photos.garden, height: 40 mm}]\n"
    "        clear: 2 mm\n        contour: true\n      - prose: welcome\n"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="{0}" height="60"/></svg>'


def session(blobs: DiskBlobs) -> Session:
    return Session(lambda stage: nullcontext(), blobs, lasting=False)


def cut_out(project: Project, box: tuple[int, int, int, int]) -> None:
    picture = Image.new("RGBA", (1200, 1200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).polygon([box[:2], box[2:], (box[0], box[3])], fill=(200, 40, 40, 255))
    picture.save(project.picture)


def test_a_picture_that_text_follows(project: Project, blobs: DiskBlobs, tmp_path: Path) -> None:
    project.edit_layout("      - prose: welcome\n", PLACE)
    cut_out(project, (0, 0, 1199, 1199))
    before = built(project, session(blobs))
    assert built(project, session(blobs)) == before
    cut_out(project, (900, 0, 1199, 1199))
    assert built(project, session(blobs)) == built(project, session(DiskBlobs(tmp_path / "new")))


def test_a_picture_that_is_drawn_in_lines(project: Project, blobs: DiskBlobs, tmp_path: Path) -> None:
    path = project.picture.with_suffix(".svg")
    project.set("Photos", "B2", path.name)
    path.write_text(SVG.format(30), "utf-8")
    built(project, session(blobs))
    path.write_text(SVG.format(60), "utf-8")
    assert built(project, session(blobs)) == built(project, session(DiskBlobs(tmp_path / "new")))
