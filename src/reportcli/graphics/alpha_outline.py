"""Where a picture is not transparent: the edge that text may follow."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportcli.inputs.pictures import opened_picture, thinned

ROWS = 512  # and columns that are looked at, at most
SEEN = 26  # of 255: more opaque than a tenth
_ALPHA_MODES = ("RGBA", "LA", "PA", "La", "RGBa")

Spans = tuple[tuple[float, float] | None, ...]
"""Left and right edge of each row, as shares of the width; None of a row that is transparent."""


def alpha_spans(path: str) -> Spans | None:
    """The rows of a picture; None where it is opaque, or cannot be read (reported where drawn)."""
    try:
        known = Path(path).stat()
        return _spans(path, known.st_mtime_ns, known.st_size)
    except (OSError, ValueError, SyntaxError):  # what Pillow raises for damaged files
        return None


@lru_cache(maxsize=32)
def _spans(path: str, _: int, __: int) -> Spans | None:
    from PIL import Image, ImageOps

    with opened_picture(Path(path)) as picture:
        if picture.mode not in _ALPHA_MODES and "transparency" not in picture.info:
            return None
        small = thinned(picture, max(picture.size) / ROWS)
        alpha = ImageOps.exif_transpose(small).convert("RGBA").getchannel("A")
        if min(alpha.getextrema()) == 255:
            return None
        width, height = min(alpha.width, ROWS), min(alpha.height, ROWS)
        seen = alpha.resize((width, height), Image.Resampling.BOX).point(lambda value: value > SEEN and 255)
    boxes = (seen.crop((0, row, width, row + 1)).getbbox() for row in range(height))
    return tuple(None if box is None else (box[0] / width, box[2] / width) for box in boxes)
