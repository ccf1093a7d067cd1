"""Files of every kind that a real media folder holds: profiles, grey, CMYK, EXIF rotation, alpha."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

ICC = Path(__file__).resolve().parents[3] / "layouts" / "base" / "icc"
QUALITY = 84
LIMIT = 560_000  # bytes of a page, profile apart; a spread may have more
PAGE = 2400 * 3367  # pixels
# What is unusual about a file; all others are RGB with an sRGB profile.
UNTAGGED = {"burundi-collines", "maroc-medina"}
GREY = {"partie-3"}
CMYK = {"colombie-canne"}
ORIENTATION = {"senegal-pirogues": 6, "portrait-tchad": 8}
_TURN_BACK = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


def save(picture: Image.Image, target: Path) -> None:
    """Write the picture as its name demands, as JPEG below the size limit or as PNG."""
    if target.suffix == ".png":
        picture.save(target, optimize=True)
        return
    options: dict[str, Any] = {"optimize": True, "dpi": (300, 300)}
    name = target.stem
    if name in GREY:
        picture = picture.convert("L")
    elif name in CMYK:
        picture, options["icc_profile"] = to_cmyk(picture)
    elif name not in UNTAGGED:
        options["icc_profile"] = (ICC / "sRGB.icc").read_bytes()
    if name in ORIENTATION:
        exif = Image.Exif()
        exif[0x0112] = ORIENTATION[name]
        options["exif"] = exif.tobytes()
        picture = picture.transpose(_TURN_BACK[ORIENTATION[name]])
    profile = options.get("icc_profile", b"")
    limit = LIMIT * max(1.0, picture.width * picture.height / PAGE)
    for quality in range(QUALITY, 50, -4):
        picture.save(target, quality=quality, subsampling=2 if quality < 80 else 0, **options)
        if target.stat().st_size <= limit + len(profile):
            return


def to_cmyk(picture: Image.Image) -> tuple[Image.Image, bytes]:
    """Separated for coated paper, with the profile that says so."""
    profile = ICC / "ISOcoated_v2_300_bas.icc"
    separated = ImageCms.profileToProfile(
        picture, str(ICC / "sRGB.icc"), str(profile), ImageCms.Intent.RELATIVE_COLORIMETRIC, "CMYK"
    )
    assert separated is not None
    return separated, profile.read_bytes()
