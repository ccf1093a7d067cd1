"""One function a picture; SCENES finds it by the picture's id."""

from collections.abc import Callable

from PIL import Image

from solsoc.drawing.scenes import covers, objects, openers, strips, things

SCENES: dict[str, Callable[[], Image.Image]] = {
    **covers.SCENES,
    **openers.SCENES,
    **strips.SCENES,
    **things.SCENES,
    **objects.SCENES,
}
