"""Pictures as they are encoded: the same bytes whatever they are written into."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image

from reportcli.pdf.image_encoding import jpeg
from reportcli.pdf.images import PictureRules

RULES = PictureRules(max_ppi=300, quality=88)


@pytest.fixture
def picture() -> Image.Image:
    """Large enough that its JPEG does not fit into one buffer of Pillow's."""
    mask = Image.radial_gradient("L").resize((600, 400))
    return Image.merge("CMYK", [mask, mask.rotate(90), mask.rotate(180), mask.point(lambda v: v // 4)])


def test_a_jpeg_has_the_bytes_that_pillow_writes_into_memory(picture: Image.Image) -> None:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=88, subsampling=0)
    made = jpeg(picture, RULES.quality, None)
    assert made.data == buffer.getvalue()
    assert (made.width, made.height, made.filter) == (600, 400, "/DCTDecode")


def test_where_the_system_has_no_files_in_memory_the_bytes_are_the_same(
    picture: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = jpeg(picture, RULES.quality, None).data
    asked = []

    def refused(name: str) -> int:
        asked.append(name)
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(os, "memfd_create", refused, raising=False)
    assert jpeg(picture, RULES.quality, None).data == usual
    assert asked
