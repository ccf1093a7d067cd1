"""Draw the pictures of sample_data/pls/media: seeded, so the same bytes each time.

Usage: python tools/make_pls_media.py [ID ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from pls import media, pictures
from solsoc.drawing import encode
from solsoc.drawing.logos import draw_logo

MEDIA = Path(__file__).resolve().parent.parent / "sample_data" / "pls" / "media"


def main() -> None:
    MEDIA.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:])
    for key, file, *_ in media.PHOTOS:
        if not wanted or key in wanted:
            encode.save(pictures.SCENES[key](), MEDIA / file)
    for index, name in enumerate(media.LOGOS):
        key = media.logo_id(name)
        if not wanted or key in wanted:
            encode.save(draw_logo(media.SHORT.get(name, name), index), MEDIA / f"{key}.png")


if __name__ == "__main__":
    main()
