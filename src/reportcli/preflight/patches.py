"""Parts of a raster: whole pixels, and what of them is inside."""

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter


class Patch(NamedTuple):
    """A part of the raster: whole pixels left, top, right, bottom; what of it is inside (None: all)."""

    box: tuple[int, int, int, int]
    mask: Image.Image | None

    def cut(self, other: Patch | None) -> Patch | None:
        """What two patches share, None where nothing."""
        if other is None:
            return self
        left, top = max(self.box[0], other.box[0]), max(self.box[1], other.box[1])
        right, bottom = min(self.box[2], other.box[2]), min(self.box[3], other.box[3])
        if left >= right or top >= bottom:
            return None
        parts = [
            one.mask.crop((left - one.box[0], top - one.box[1], right - one.box[0], bottom - one.box[1]))
            for one in (self, other)
            if one.mask is not None
        ]
        mask = _both(*parts) if len(parts) == 2 else parts[0] if parts else None
        return Patch((left, top, right, bottom), mask)


NOTHING = Patch((0, 0, 0, 0), None)


def faded(patch: Patch, opacity: float) -> Image.Image | None:
    """The mask of a patch at an opacity; None where all of it is opaque."""
    if opacity >= 1:
        return patch.mask
    if patch.mask is not None:
        return patch.mask.point([round(value * opacity) for value in range(256)])
    size = patch.box[2] - patch.box[0], patch.box[3] - patch.box[1]
    return Image.new("L", size, round(255 * opacity))


def _both(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageChops.multiply(one, other)


def softened(patch: Patch, blur: float) -> Patch:
    """The patch with a soft edge, which reaches so many pixels to both sides."""
    reach = math.ceil(blur)
    left, top, right, bottom = patch.box
    mask = Image.new("L", (right - left + 2 * reach, bottom - top + 2 * reach))
    mask.paste(
        255 if patch.mask is None else patch.mask, (reach, reach, reach + right - left, reach + bottom - top)
    )
    soft = mask.filter(ImageFilter.GaussianBlur(blur / 2))
    return Patch((left - reach, top - reach, right + reach, bottom + reach), soft)
