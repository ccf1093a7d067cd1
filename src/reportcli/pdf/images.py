"""Pictures at their placed size: upright, cropped, resampled, in the output's colours, compressed once."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps
from PIL.Image import Resampling

from reportcli.inputs.decoding import decoding
from reportcli.inputs.pictures import BAND, bands, is_large, one_at_a_time, opened_picture, thinned
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.value_class import dataclass
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_colours import recoloured, same_colours, within
from reportcli.pdf.image_encoding import COLOUR_SPACES, INVERTED, PreparedPicture, encoded, jpeg
from reportcli.pdf.plates.spaces import Plates

_ORIENTATION = 0x0112  # EXIF tag (JEITA CP-3451)
_EXIF, _COLOUR_SPACE = 0x8769, 0xA001  # the tags of photography, and the one of them that says sRGB by 1
_ALPHA_MODES = ("RGBA", "LA", "PA", "La", "RGBa")
_END_OF_JPEG = b"\xff\xd9"  # ITU-T T.81, B.2.1
_FLAT_COLOURS = 256  # artwork with no more colours than this is compressed without loss
_TURNED = 5  # orientations from here on stand on their side
_BEFORE_RESAMPLING = 1.5  # pixels that resampling has for each of its own
_GAP = 3.0  # a picture of at least so many times as many pixels is averaged before it is resampled
_MOST_ROWS = 0.95  # of a picture that are shown, where a step that makes them all costs next to nothing
_KEPT_SCALE = 0.9  # a smaller excess of pixels is kept: resampling would only soften it
_KEPT_CROP = 0.6  # least part of an untouched JPEG that its placement may show


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """One distinct picture as placed. size: points on the page; crop: fractions of the upright picture.

    shadow: the duotone's dark colour in output components, None for none. page, box: of a PDF file, whose
    size and crop are those of its page whatever its placement. plates: what its greys are printed from.
    """

    path: str
    size: tuple[float, float]
    crop: tuple[float, float, float, float]
    grey: bool = False
    shadow: tuple[float, ...] | None = None
    page: int = 0
    box: str = ""
    plates: Plates | None = None


@dataclass(frozen=True, slots=True)
class PictureRules:
    """What a profile asks of pictures: greatest resolution in pixels per inch, JPEG quality 1..95, and the
    most ink on a spot (3.0 is 300 %), None where the output profile itself keeps to it."""

    max_ppi: float
    quality: int
    ink_limit: float | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """keep: the file's own bytes are embedded, the placement crops; alpha: it may be transparent.

    untagged: nothing says what its red, green and blue are; it is read as sRGB."""

    keep: bool
    alpha: bool
    untagged: bool = False


def survey(request: PictureRequest, rules: PictureRules, converter: Converter) -> Survey:
    """What a picture's header says: whether its bytes can be kept, and whether it can be transparent."""
    with decoding(_unreadable(request)), opened_picture(Path(request.path)) as picture:
        alpha = picture.mode in _ALPHA_MODES or "transparency" in picture.info
        return Survey(_keeps_bytes(picture, request, rules, converter), alpha, _untagged(picture))


def prepare(
    request: PictureRequest, rules: PictureRules, converter: Converter, keep: bool
) -> PreparedPicture:
    """Decode, orient, crop, resample, convert, encode one picture; with `keep` take a JPEG's own bytes."""
    with decoding(_unreadable(request)):
        if keep:
            with opened_picture(Path(request.path)) as picture:
                if picture.mode != "CMYK" or within(picture, rules.ink_limit) is picture:
                    return _kept(picture, request)
        return _remade(_reduced(request, rules), request, rules, converter)


def _unreadable(request: PictureRequest) -> Callable[[str], Diagnostic]:
    return lambda _: error("picture-unreadable", None, picture=Path(request.path).name)


def _orientation(picture: Image.Image) -> int:
    return int(picture.getexif().get(_ORIENTATION, 1))


def _untagged(picture: Image.Image) -> bool:
    """RGB without an embedded profile, PNG's sRGB mark or EXIF's colour space."""
    if picture.mode in ("1", "L", "LA", "La", "CMYK") or picture.mode.startswith("I"):
        return False
    if picture.info.get("icc_profile") or "srgb" in picture.info:
        return False
    return picture.getexif().get_ifd(_EXIF).get(_COLOUR_SPACE) != 1


def _target(request: PictureRequest, rules: PictureRules, pixels: tuple[float, float]) -> tuple[int, int]:
    """Pixel size of the crop on the page: at most what the source has and the profile's resolution asks."""
    wanted = [points / 72 * rules.max_ppi for points in request.size]
    scale = max(want / have for want, have in zip(wanted, pixels, strict=True))
    scale = 1.0 if scale > _KEPT_SCALE else scale
    return max(1, round(pixels[0] * scale)), max(1, round(pixels[1] * scale))


def _keeps_bytes(
    picture: Image.Image, request: PictureRequest, rules: PictureRules, converter: Converter
) -> bool:
    """Whether a JPEG's size, colours and orientation already fit, so that its placement need only clip it."""
    if picture.format != "JPEG" or request.grey or request.shadow or _orientation(picture) != 1:
        return False
    profile = picture.info.get("icc_profile")
    if picture.mode != "L" and not (
        picture.mode == converter.mode and same_colours(profile, picture, converter)
    ):
        return False
    x0, y0, x1, y1 = request.crop
    shown = (picture.width * (x1 - x0), picture.height * (y1 - y0))
    fits = _target(request, rules, shown) == (max(1, round(shown[0])), max(1, round(shown[1])))
    return fits and (x1 - x0) * (y1 - y0) >= _KEPT_CROP


def _kept(picture: Image.Image, request: PictureRequest) -> PreparedPicture:
    data = Path(request.path).read_bytes()
    if not data.endswith(_END_OF_JPEG):
        picture.load()  # raises where the pixels break off; what merely follows the end does no harm
    inverted = picture.mode == "CMYK"  # read as Adobe stores them, also without its mark, as Pillow does
    return PreparedPicture(
        data=data,
        filter="/DCTDecode",
        width=picture.width,
        height=picture.height,
        space=COLOUR_SPACES[picture.mode],
        decode=INVERTED if inverted else "",
    )


class _Reduced(NamedTuple):
    """A picture at its placed size, in its own colours. flat: artwork of few colours."""

    picture: Image.Image
    alpha: Image.Image | None
    profile: bytes | None
    flat: bool


def _reduced(request: PictureRequest, rules: PictureRules) -> _Reduced:
    """Decode, orient, crop, resample; the file's own pixels, often far more, are given back on return."""
    with opened_picture(Path(request.path)) as picture, one_at_a_time(picture):
        profile = picture.info.get("icc_profile")
        lossless = picture.format != "JPEG" and picture.mode in ("P", "PA", "1", "RGB", "RGBA", "L", "LA")
        upright, alpha = _upright(thinned(picture, _spare(picture, request, rules)), request, rules)
        flat = lossless and (picture.mode == "P" or upright.getcolors(_FLAT_COLOURS) is not None)
        crop = _pixel_box(request.crop, upright.size)
        size = _target(request, rules, (crop[2] - crop[0], crop[3] - crop[1]))
        small = alpha and _resampled(alpha, crop, size)
        return _Reduced(_resampled(upright, crop, size), small, profile, flat)


def _spare(picture: Image.Image, request: PictureRequest, rules: PictureRules) -> float:
    """How many pixels, along its sides, may become one before a picture is resampled to its placed size."""
    x0, y0, x1, y1 = request.crop
    across, down = (points / 72 * rules.max_ppi for points in request.size)
    if _orientation(picture) >= _TURNED:
        across, down, x0, y0, x1, y1 = down, across, y0, x0, y1, x1
    return min(picture.width * (x1 - x0) / across, picture.height * (y1 - y0) / down) / _BEFORE_RESAMPLING


def _remade(
    reduced: _Reduced, request: PictureRequest, rules: PictureRules, converter: Converter
) -> PreparedPicture:
    """Convert into the output's colours and encode."""
    picture, alpha, profile, flat = reduced
    final = within(recoloured(picture, request, profile, converter), rules.ink_limit)
    mask = None
    if alpha is not None and alpha.getextrema() != (255, 255):
        mask = zlib.compress(alpha.tobytes() + b"\n", 6)
    if flat or request.plates is not None:
        return encoded(final, zlib.compress(final.tobytes() + b"\n", 6), "/FlateDecode", mask)
    return jpeg(final, rules.quality, mask)


def _upright(
    picture: Image.Image, request: PictureRequest, rules: PictureRules
) -> tuple[Image.Image, Image.Image | None]:
    """The decoded picture in L, RGB or CMYK, turned as its EXIF says, and its alpha channel."""
    if picture.format == "JPEG":  # let the decoder leave out what the page cannot show
        x0, y0, x1, y1 = request.crop
        turned = _orientation(picture) >= _TURNED
        width, height = reversed(request.size) if turned else request.size
        across, down = (y1 - y0, x1 - x0) if turned else (x1 - x0, y1 - y0)
        picture.draft(
            None, (int(width / 72 * rules.max_ppi / across), int(height / 72 * rules.max_ppi / down))
        )
    upright = ImageOps.exif_transpose(picture) if _orientation(picture) != 1 else picture
    alpha = None
    if upright.mode in _ALPHA_MODES or "transparency" in upright.info:
        grey = upright.mode in ("LA", "La")
        if is_large(upright):
            upright, alpha = _without_alpha(upright, "L" if grey else "RGB")
        else:
            full = upright.convert("RGBA")
            alpha, upright = full.getchannel("A"), full.convert("L" if grey else "RGB")
    if upright.mode.startswith("I"):
        upright = upright.point(lambda value: value / 257).convert("L")
    elif upright.mode == "1":
        upright = upright.convert("L")
    elif upright.mode not in COLOUR_SPACES:
        upright = upright.convert("RGB")
    return upright, alpha


def _without_alpha(picture: Image.Image, mode: str) -> tuple[Image.Image, Image.Image]:
    """The picture and its alpha channel, made band by band: never three whole copies at once."""
    colours, alpha = Image.new(mode, picture.size), Image.new("L", picture.size)
    for number, piece in enumerate(bands(picture)):
        band, place = piece.convert("RGBA"), (0, number * BAND)
        colours.paste(band.convert(mode), place)
        alpha.paste(band.getchannel("A"), place)
    return colours, alpha


def _pixel_box(
    crop: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (min(1.0, max(0.0, edge)) for edge in crop)
    left, top = min(x0 * size[0], size[0] - 1), min(y0 * size[1], size[1] - 1)
    return left, top, max(x1 * size[0], left + 1), max(y1 * size[1], top + 1)


def _resampled(
    picture: Image.Image, box: tuple[float, float, float, float], size: tuple[int, int]
) -> Image.Image:
    if (round(box[2] - box[0]), round(box[3] - box[1])) == size:
        return picture.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
    # made for reducing: as sharp as bicubic at two thirds of its time
    if _in_two_steps(picture, box, size):
        narrow = picture.resize(
            (size[0], picture.height), Resampling.HAMMING, (box[0], 0, box[2], picture.height)
        )
        picture.close()
        return narrow.resize(size, Resampling.HAMMING, (0, box[1], size[0], box[3]))
    return picture.resize(size, Resampling.HAMMING, box=box, reducing_gap=_GAP)


def _in_two_steps(
    picture: Image.Image, box: tuple[float, float, float, float], size: tuple[int, int]
) -> bool:
    """Whether a picture can be given back when it is as narrow as its place, before it is as low.

    Pillow resamples in these two steps itself, and holds both; it makes no row that the place does not show.
    """
    shown = box[3] - box[1]
    reduced = shown / size[1] >= 2 * _GAP or (box[2] - box[0]) / size[0] >= 2 * _GAP
    both = shown != size[1] and (box[2] - box[0], box[0]) != (size[0], 0)
    return both and not reduced and shown >= _MOST_ROWS * picture.height
