"""Two small pictures for a new report, drawn from a few colours: soft hills under a sky."""

from __future__ import annotations

import math
from collections.abc import Mapping
from io import BytesIO

SIZE = (1800, 1200)


def pictures(looks: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> JPEG; the colours come as RRGGBB."""
    return {
        "cover.jpg": _hills([looks["sky"], looks["far"], looks["near"]], 0.0),
        "place.jpg": _hills([looks["sky-late"], looks["near"], looks["far"]], 2.1),
    }


def _hills(colours: list[str], phase: float) -> bytes:
    from PIL import Image, ImageDraw

    width, height = SIZE
    picture = Image.new("RGB", SIZE, f"#{colours[0]}")
    pen = ImageDraw.Draw(picture)
    layers = 5
    for layer in range(layers):
        mix = layer / (layers - 1)
        tone = _mixed(colours[1], colours[2], mix)
        base = height * (0.45 + 0.13 * layer)
        line = [
            (x, base + height * 0.05 * math.sin(x / width * (4 + layer) + phase + 1.7 * layer))
            for x in range(0, width + 12, 12)
        ]
        pen.polygon([*line, (width, height), (0, height)], fill=tone)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88, dpi=(300, 300))
    return out.getvalue()


def _mixed(one: str, other: str, part: float) -> tuple[int, int, int]:
    a, b = bytes.fromhex(one), bytes.fromhex(other)
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue
