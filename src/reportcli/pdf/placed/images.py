"""Pictures within pages of other files: as they are where their colours fit, else converted."""

from __future__ import annotations

import zlib

import pikepdf
from PIL import Image

from reportcli.inputs.pdf_pages.bounded import data_of, filters_of, refused
from reportcli.inputs.pictures import MAX_PIXELS, MAX_SIDE
from reportcli.model.diagnostic import Findings, error
from reportcli.pdf import objects
from reportcli.pdf.icc import MODES
from reportcli.pdf.image_colours import recoloured, within
from reportcli.pdf.image_encoding import COLOUR_SPACES, PreparedPicture, encoded, jpeg
from reportcli.pdf.placed.colours import Colours, Space

_KEPT = ("/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode")
"""Filters whose data stay as they are; those of JPEG 2000 and LZW are unpacked."""
_FLAT_COLOURS = 256  # artwork of no more colours than this is compressed without loss


def check_size(width: int, height: int) -> None:
    """Raises Findings for a picture of more pixels than pictures of a report have."""
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE) or width * height > MAX_PIXELS:
        raise Findings([error("picture-page-large", None, name=f"{width} × {height} px")])


def plain_entries(image: pikepdf.Object) -> str:
    """What an image states of its form, its colours apart; hints to the viewer are left out."""
    decode = "".join(f" {float(number):g}" for number in image.get("/Decode", ()))
    return (
        f"/Type/XObject/Subtype/Image/Width {int(image['/Width'])}/Height {int(image['/Height'])}"
        f"/BitsPerComponent {int(image.get('/BitsPerComponent', 1))}"
        + (f"/Decode[{decode}]" if decode else "")
    )


def fits(space: Space | None, colours: Colours, filters: list[str]) -> str | None:
    """The device space in which an image's own data can stay, None where they cannot."""
    treatment = colours.treatment
    if space is None or not space.direct or treatment.grey or treatment.shadow is not None:
        return None
    if len(filters) != 1 or filters[0] not in _KEPT:
        return None
    mode = MODES[space.components]
    own = space.profile in (None, colours.converter.destination) or b"sRGB" in (space.profile or b"")[:4096]
    if mode == "L" or (mode == colours.converter.mode and own):
        return COLOUR_SPACES[mode]
    return None


def converted(
    image: pikepdf.Object, space: Space | None, colours: Colours, *, quality: int, ink_limit: float | None
) -> PreparedPicture:
    """An image in the colours of the output. space: None for one that states its own (JPEG 2000)."""
    pixels, profile = _pixels(image, space, colours)
    final = within(recoloured(pixels, colours.treatment, profile, colours.converter), ink_limit)
    if "/DCTDecode" not in filters_of(image) and final.getcolors(_FLAT_COLOURS) is not None:
        return encoded(final, zlib.compress(final.tobytes() + b"\n", 6), "/FlateDecode", None)
    return jpeg(final, quality, None)


def _pixels(image: pikepdf.Object, space: Space | None, colours: Colours) -> tuple[Image.Image, bytes | None]:
    if space is not None and not space.direct:
        inner = _inked(image, space, colours)
        if inner is not None:
            return inner, None
    if space is not None and space.direct and int(image.get("/BitsPerComponent", 8)) == 8:
        return _plain(image, space), space.profile
    if "/Decode" in image:
        raise refused("pictures with a Decode array")
    assert isinstance(image, pikepdf.Stream)
    made = pikepdf.PdfImage(image).as_pil_image()
    if made.mode in ("1", "P", "LA", "RGBA"):
        made = made.convert("L" if made.mode in ("1", "LA") else "RGB")
    if made.mode not in COLOUR_SPACES:
        raise refused(f"pictures of mode {made.mode}")
    profile = space.profile if space is not None else None
    embedded = made.info.get("icc_profile")
    return made, profile or (embedded if isinstance(embedded, bytes) else None)


def _samples(image: pikepdf.Object) -> bytes:
    """The samples of a picture, also of a JPEG: as they are stored, its mark of Adobe's changes nothing."""
    if "/DCTDecode" in filters_of(image):
        return bytes(image.read_bytes(pikepdf.StreamDecodeLevel.all))
    return data_of(image)


def _plain(image: pikepdf.Object, space: Space) -> Image.Image:
    """A picture of eight bits a component in a device's own space."""
    size = int(image["/Width"]), int(image["/Height"])
    length = size[0] * size[1] * space.components
    samples = _samples(image)
    if len(samples) < length:
        raise Findings([error("picture-page-damaged", None)])
    made = Image.frombytes(MODES[space.components], size, samples[:length])
    decode = [float(number) for number in image.get("/Decode", ())]
    if not decode or decode == [0.0, 1.0] * space.components:
        return made
    if decode != [1.0, 0.0] * space.components:
        raise refused("pictures with a Decode array")
    return made.point(lambda value: 255 - value)


def _inked(image: pikepdf.Object, space: Space, colours: Colours) -> Image.Image | None:
    """A picture in tints of one ink, or of a palette, through the colours of its 256 steps."""
    if space.indexed and not space.spots:
        return None
    if space.components != 1 or int(image.get("/BitsPerComponent", 8)) != 8 or "/Decode" in image:
        raise refused("pictures in several inks")
    width, height = int(image["/Width"]), int(image["/Height"])
    plain = _samples(image)
    steps = [space.process([float(step) if space.indexed else step / 255]) for step in range(256)]
    mode = steps[0].mode
    table = [[round(min(max(one, 0.0), 1.0) * 255) for one in step.values] for step in steps]
    grey = Image.frombytes("L", (width, height), bytes(plain[: width * height]))
    return Image.merge(mode, [grey.point([row[band] for row in table]) for band in range(len(table[0]))])


def image_object(picture: PreparedPicture, more: str = "") -> bytes:
    """A prepared picture as an image object. more: further entries."""
    entries = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        f"/ColorSpace{picture.space}{picture.decode}/Filter{picture.filter}{more}"
    )
    return objects.stream(entries, picture.data, compress=False)
