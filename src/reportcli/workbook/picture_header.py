"""What a picture is by its content, and how large; pixels are decoded only where they may break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportcli.inputs.decoding import decoding
from reportcli.inputs.heif import HEAD, is_heif, reads_heif
from reportcli.inputs.limits import FILE_BYTES, SVG_BYTES
from reportcli.inputs.pictures import MAX_PIXELS, MAX_SIDE, TooManyPixelsError, opened_picture
from reportcli.inputs.regular_file import open_regular, read_regular
from reportcli.model.diagnostic import Findings, error
from reportcli.workbook.excel.xml_scan import Refused, local, parser

PDF, PDF_HEAD = "pdf", b"%PDF-"
KINDS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "TIFF": "tiff", "GIF": "gif", "HEIF": "heic"}
"""Kinds of photos by Pillow's names; drawings are SVG. Messages list these and no others."""
_OTHERS = {b"8BPS": "Photoshop", b"%!PS": "EPS", b"\xc5\xd0\xd3\xc6": "EPS"}
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_BEGINS = (
    ("JPEG", b"\xff\xd8\xff"),
    ("PNG", b"\x89PNG\r\n\x1a\n"),
    ("WEBP", b"RIFF"),
    ("TIFF", b"II*\0"),
    ("TIFF", b"MM\0*"),
    ("GIF", b"GIF8"),
)
_UNREADABLE = ("F",)
"""Modes whose numbers are no colours: measurements, heights."""
_TAIL = 4096  # bytes at the end of a whole file in which its end stands
_TURNED = (5, 6, 7, 8)  # EXIF orientations that swap width and height
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|pt|mm|cm|in|)\s*")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class PictureError(Exception):
    """Why a file is no picture that we take: a diagnostic code and its arguments."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code, self.arguments = code, args


def inspect(path: Path) -> tuple[str, str, int, int]:
    """Kind, colour mode, width and height in pixels, EXIF rotation applied. Raises PictureError."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise PictureError("media-too-large", most=f"{FILE_BYTES // 1_000_000} MB")
        with open_regular(path) as stream:
            head = stream.read(1024)
    except OSError as problem:
        raise PictureError("media-unreadable", reason=problem.strerror or "") from None
    if head.startswith(PDF_HEAD):
        return (PDF, "", 1, 1)  # each page has its own size
    if not head:
        raise PictureError("media-unreadable", reason="0 bytes")
    other = "AVIF" if head[4:12] == b"ftypavif" else _OTHERS.get(head[:4])
    if other is not None:
        raise PictureError("media-kind", kind=other)
    if is_heif(head) and not reads_heif():
        raise PictureError("media-heic-reader")
    if b"<svg" in head or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<!--")):
        return ("svg", "", *_svg_size(path))
    return _raster(path)


def _raster(path: Path) -> tuple[str, str, int, int]:
    kind = _stated_kind(path)
    code = "media-broken-off" if kind in KINDS else "media-not-a-picture"
    try:
        with (
            decoding(lambda _: error(code)),
            _within_pixels(),
            opened_picture(path) as picture,
        ):
            kind, mode, (width, height) = picture.format or "", picture.mode, picture.size
            exif = picture.info.get("exif")
            turned = _orientation(exif) in _TURNED if isinstance(exif, bytes) else False
            if kind in KINDS and not (kind in _ENDS and _is_whole(path, _ENDS[kind])):
                picture.load()  # raises where the pixels break off
    except Findings as refused:
        finding = refused.diagnostics[0]
        raise PictureError(finding.code, **finding.args) from None
    if kind not in KINDS or mode in _UNREADABLE:
        raise PictureError("media-kind", kind=f"{kind} {mode}" if kind in KINDS else kind)
    return (KINDS[kind], mode, height, width) if turned else (KINDS[kind], mode, width, height)


@contextmanager
def _within_pixels() -> Iterator[None]:
    """The limit of pixels as its own finding."""
    try:
        yield
    except TooManyPixelsError as many:
        args = {"found": many.size or ">", "most": f"{MAX_PIXELS // 1_000_000}"}
        raise Findings([error("media-too-many-pixels", **args)]) from None


def _stated_kind(path: Path) -> str:
    """The kind of a photo by its first bytes, "" for none of ours: what begins so and fails is broken off."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if is_heif(head):
        return "HEIF"
    return next((kind for kind, start in _BEGINS if head.startswith(start)), "")


def _is_whole(path: Path, end: bytes) -> bool:
    """Whether a file has its last mark; what other programs write after it does no harm."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        return end in stream.read()


def _orientation(exif: bytes) -> int:
    """EXIF's turn, 1 for none; damaged EXIF data do not make a sound picture unsound."""
    from PIL import Image

    try:
        with decoding(lambda _: error("media-not-a-picture")):
            reader = Image.Exif()
            reader.load(exif)
            value = reader.get(0x0112)
    except Findings:
        return 1
    return value if isinstance(value, int) else 1


def _svg_size(path: Path) -> tuple[int, int]:
    """Width and height of an SVG in CSS pixels, from its width and height, else its viewBox."""
    root: list[tuple[str, dict[str, str]]] = []
    if path.stat().st_size > SVG_BYTES:
        raise PictureError("media-too-large", most=f"{SVG_BYTES // 1_000_000} MB")
    scan = parser()
    scan.StartElementHandler = lambda name, attributes: (
        root.append((local(name), attributes)) if not root else None
    )
    try:
        with decoding(lambda _: error("media-not-a-picture")):
            scan.Parse(read_regular(path, SVG_BYTES), True)
    except Findings as refused:
        doctype = isinstance(refused.__cause__, Refused)
        raise PictureError("media-svg-doctype" if doctype else "media-not-a-picture") from None
    if not root or root[0][0] != "svg":
        raise PictureError("media-not-a-picture")
    size = _size(root[0][1])
    if size is None:
        raise PictureError("media-svg-size")
    return size


def _size(attributes: dict[str, str]) -> tuple[int, int] | None:
    sides = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1]:
        numbers = [float(side[1]) * _PIXELS[side[2]] for side in sides if side]
    else:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        try:
            numbers = [float(part) for part in box[2:4]]
        except ValueError:
            return None
    if len(numbers) != 2 or not all(0 < number <= MAX_SIDE for number in numbers):
        return None
    return max(1, round(numbers[0])), max(1, round(numbers[1]))
