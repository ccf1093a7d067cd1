"""One function a picture; SCENES finds it by the picture's id."""

from collections.abc import Callable

from PIL import Image

from solsoc.drawing.scenes import land, objects, portraits, streets, valley, work

SCENES: dict[str, Callable[[], Image.Image]] = {
    **land.SCENES,
    **work.SCENES,
    **streets.SCENES,
    **portraits.SCENES,
    **objects.SCENES,
    **valley.SCENES,
}
