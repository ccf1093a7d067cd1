"""Draw the pictures of sample_data/solsoc/media: the same bytes each time.

Usage: python tools/make_media.py [ID ...]
       python tools/make_media.py part_2=seeding_by_Clements_Engelhardt.jpg

A photograph is not drawn but cropped from its original; sample_data/solsoc/media/LICENSE.md says which.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from solsoc import facts, media
from solsoc.drawing import encode
from solsoc.drawing.logos import draw_logo
from solsoc.drawing.scenes import SCENES

MEDIA = Path(__file__).resolve().parent.parent / "sample_data" / "solsoc" / "media"
LOGO = (900, 450)
SPREAD = (5040, 2840)  # two pages wide with their bleed, at 300 points an inch


def photograph(original: Path) -> Image.Image:
    """Cropped to a spread around its middle, at the original's own resolution."""
    with Image.open(original) as opened:
        picture = opened.convert("RGB")
    left, top = (picture.width - SPREAD[0]) // 2, (picture.height - SPREAD[1]) // 2
    return picture.crop((left, top, left + SPREAD[0], top + SPREAD[1]))


def balanced(logo: Image.Image) -> Image.Image:
    """On a sheet of two to one, from its left edge: all logos cover the same area, as far as they fit."""
    wide, high = LOGO
    area = 0.3 * wide * high
    even = (area / (logo.width * logo.height)) ** 0.5
    scale = min(0.84 * wide / logo.width, 0.9 * high / logo.height, even)
    small = logo.resize((round(logo.width * scale), round(logo.height * scale)), Image.Resampling.LANCZOS)
    sheet = Image.new("RGBA", LOGO, (255, 255, 255, 0))
    sheet.paste(small, (0, (high - small.height) // 2))
    return sheet


def main() -> None:
    MEDIA.mkdir(parents=True, exist_ok=True)
    originals = dict(word.split("=", 1) for word in sys.argv[1:] if "=" in word)
    wanted = set(sys.argv[1:])
    for key, file, *_ in media.PHOTOS:
        if key in originals:
            encode.save(photograph(Path(originals[key])), MEDIA / file)
        elif key in SCENES and (not wanted or key in wanted):
            encode.save(SCENES[key](), MEDIA / file)
    for index, (name, short, *_) in enumerate(facts.DONORS):
        key = media.logo_id(name)
        if not wanted or key in wanted:
            encode.save(balanced(draw_logo(short, index, longest=16)), MEDIA / f"{key}.png")


if __name__ == "__main__":
    main()
