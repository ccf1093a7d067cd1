"""Draw the pictures of sample_data/solsoc/media: seeded, so the same bytes each time.

Usage: python tools/make_media.py [ID ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from solsoc import facts, media
from solsoc.drawing import encode
from solsoc.drawing.logos import draw_logo
from solsoc.drawing.scenes import SCENES

MEDIA = Path(__file__).resolve().parent.parent / "sample_data" / "solsoc" / "media"


def main() -> None:
    MEDIA.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:])
    for key, file, *_ in media.PHOTOS:
        if not wanted or key in wanted:
            encode.save(SCENES[key](), MEDIA / file)
    for index, (name, short, *_) in enumerate(facts.DONORS):
        key = media.logo_id(name)
        if not wanted or key in wanted:
            encode.save(draw_logo(short, index), MEDIA / f"{key}.png")


if __name__ == "__main__":
    main()
