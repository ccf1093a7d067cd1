"""A picture that is made narrow and then low is the one that Pillow makes in one step, and is given back."""

from __future__ import annotations

import numpy
import pytest
from PIL import Image
from PIL.Image import Resampling

from reportcli.pdf.images import _in_two_steps, _resampled

NOISE = numpy.random.default_rng(7).integers(0, 256, (200, 300, 3), numpy.uint8)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize(
    ("box", "size", "steps"),
    [
        ((0, 0, 300, 200), (211, 140), True),
        ((12.3, 0.4, 280.9, 199.7), (200, 149), True),
        ((0, 4.25, 300, 195.5), (290, 31), False),  # averaged first
        ((0, 0, 300, 200), (300, 140), False),  # one step
        ((0, 50, 300, 150), (200, 66), False),  # rows that nobody sees
    ],
)
def test_it_is_the_same_picture(
    mode: str, box: tuple[float, float, float, float], size: tuple[int, int], *, steps: bool
) -> None:
    picture = Image.fromarray(NOISE).convert(mode)
    assert _in_two_steps(picture, box, size) == steps
    expected = picture.resize(size, Resampling.HAMMING, box, reducing_gap=3.0).tobytes()
    assert _resampled(picture, box, size).tobytes() == expected
    if steps:
        with pytest.raises(ValueError, match="closed"):
            picture.tobytes()
