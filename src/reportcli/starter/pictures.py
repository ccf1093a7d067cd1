"""Small pictures for a new report, drawn from a few colours: soft hills and a low sun under a sky."""

from __future__ import annotations

import math
from collections.abc import Mapping
from io import BytesIO

from reportcli.inputs.project_files import package_layouts

COVER, BAND = (2160, 1760), (2160, 760)  # pixels: 173 and 74 mm of an A4 page's width with its bleed
LAYERS = 6


def pictures(looks: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> JPEG; the colours come as RRGGBB."""
    blue, warm = (looks["far"], looks["near"]), (looks["field"], looks["earth"])
    return {
        "cover.jpg": _hills(COVER, looks["sky"], looks["sun"], blue, phase=0.0),
        "place.jpg": _hills(BAND, looks["sky-late"], looks["sun"], blue, phase=2.1),
        "school.jpg": _hills(BAND, looks["dawn"], looks["sun"], warm, phase=4.4),
    }


def _hills(size: tuple[int, int], sky: str, sun: str, slopes: tuple[str, str], *, phase: float) -> bytes:
    """Hills in steps between two colours, the nearest darkest, before a sun at one third of the width."""
    from PIL import Image, ImageDraw

    width, height = size
    picture = Image.new("RGB", size, f"#{sky}")
    pen = ImageDraw.Draw(picture)
    x, y, radius = width * (0.68 + 0.06 * math.sin(phase)), height * 0.36, width * 0.085
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=f"#{sun}")
    for layer in range(LAYERS):
        base = height * (0.42 + 0.11 * layer)
        line = [
            (x, base + height * 0.06 * math.sin(x / width * (3.2 + 0.7 * layer) + phase + 1.7 * layer))
            for x in range(0, width + 12, 6)
        ]
        tone = _mixed(slopes[0], slopes[1], layer / (LAYERS - 1))
        pen.polygon([*line, (width, height), (0, height)], fill=tone)
    out = BytesIO()
    profile = (package_layouts() / "base" / "icc" / "sRGB.icc").read_bytes()
    picture.save(out, "JPEG", quality=90, dpi=(254, 254), icc_profile=profile)
    return out.getvalue()


def _mixed(one: str, other: str, part: float) -> tuple[int, int, int]:
    a, b = bytes.fromhex(one), bytes.fromhex(other)
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue
