"""Pictures at the size at which what lies behind a text is looked at."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from PIL import Image, ImageOps

from reportcli.inputs.pictures import one_at_a_time, opened_picture, thinned

_COARSE = 2  # points a pixel at which pictures are read, where their format can


@lru_cache(maxsize=8)
def reduced(path: str, crop: tuple[float, ...], width: int, height: int) -> Image.Image | None:
    """A picture's crop at a size in pixels; None where it cannot be read, which painting reports.

    The last few are kept: a page is looked at for each profile, one after another.
    """
    try:
        with opened_picture(FilePath(path)) as source, one_at_a_time(source):
            across, down = width / (crop[2] - crop[0]), height / (crop[3] - crop[1])
            source.draft("RGB", (round(across / _COARSE), round(down / _COARSE)))
            least = min(source.width / across, source.height / down)
            upright = ImageOps.exif_transpose(thinned(source, least))
            box = (
                crop[0] * upright.width,
                crop[1] * upright.height,
                crop[2] * upright.width,
                crop[3] * upright.height,
            )
            mode = "RGBA" if upright.mode in ("RGBA", "LA", "P", "PA") else "RGB"
            return upright.convert(mode).resize((width, height), Image.Resampling.BOX, box, reducing_gap=2.0)
    except (OSError, ValueError, ZeroDivisionError, SyntaxError):
        return None
