"""Photos and logos: which file, what it is by its content, how large; headers only, nothing is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unicodedata import normalize

from reportcli.inputs.decoding import decoding
from reportcli.inputs.heif import HEAD, is_heif, reads_heif
from reportcli.inputs.limits import FILE_BYTES, SVG_BYTES
from reportcli.inputs.pdf_pages.judging import PageFacts, pages_of
from reportcli.inputs.pdf_pages.opening import PdfError
from reportcli.inputs.pictures import MAX_PIXELS, MAX_SIDE, TooManyPixelsError, opened_picture
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.regular_file import open_regular, read_regular
from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import ImageResource
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import PHOTO
from reportcli.workbook.excel.xml_scan import Refused, local, parser
from reportcli.workbook.names import nearest, shortened
from reportcli.workbook.picture_colours import Doubt, colour_doubts, report_colours
from reportcli.workbook.tables.record import Record, key_of, value_of, where_of
from reportcli.workbook.tables.table import Table

Header = tuple[tuple[str, str, int, int], list[Doubt]]
"""Kind, colour mode, width and height of a picture, and the doubts of its colours."""
FOLDER = "media"
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


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that can be placed. focal: fractions of width and height from the top left corner.

    kind: jpeg | png | webp | tiff | gif | heic | svg | pdf. mode: Pillow's colour mode (RGB, L, CMYK, RGBA,
    P …), "" for svg and pdf. record: its row, which has its words in the column `alt`. pages: of a PDF file.
    """

    resource: ImageResource
    kind: str
    mode: str
    focal: tuple[float, float]
    record: Record
    where: Where | None
    alt: str = "alt"
    pages: tuple[PageFacts, ...] = ()


class PictureError(Exception):
    """Why a file is no picture that we take: a diagnostic code and its arguments."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code, self.arguments = code, args


class Pictures:
    """The pictures of a folder `media` and of the workbook's folder around it, each looked at once."""

    def __init__(self, folder: Path, files: ProjectFiles, diagnostics: Collector) -> None:
        self._folder, self._files, self._diagnostics = folder, files, diagnostics
        self._seen: dict[Path, Header] = {}
        self._pages: dict[Path, tuple[PageFacts, ...]] = {}

    def pages(self, path: Path) -> tuple[PageFacts, ...]:
        """The pages of a PDF file that was found; none of any other."""
        return self._pages.get(path, ())

    def _found(self, name: str) -> Path | None:
        """The file of that name, whose accents may be letters of their own (as macOS packs them)."""
        spellings = dict.fromkeys((name, *(normalize(form, name) for form in ("NFC", "NFD"))))
        found = (
            self._files.find(each, one) for one in spellings for each in (self._folder, self._folder.parent)
        )
        return next((path for path in found if path is not None), None)

    def named(self, name: str, where: Where | None) -> tuple[Path, Header] | None:
        """The picture of that path; None where there is none that may be used, a finding at `where`."""
        files, diagnostics = self._files, self._diagnostics
        path = self._found(name)
        if path is None:
            names = sorted(files.names(self._folder))
            diagnostics.error(
                "media-file-missing",
                where,
                file=shown(name),
                folder=FOLDER,
                nearest=nearest(name, names, 0.5),
                names=shortened(names),
            )
            return None
        refused = files.refusal(path, where)
        if refused is not None:
            diagnostics.take([replace(refused, args={**refused.args, "file": shown(name)})])
            return None
        try:
            if path not in self._seen:
                self._seen[path] = files.facts("photo-header", path, partial(_header, path))
            if self._seen[path][0][0] == PDF:
                self._pages[path] = tuple(files.facts("pdf-pages", path, partial(pages_of, path)))
        except (PictureError, PdfError) as problem:
            diagnostics.error(problem.code, where, file=shown(name), **problem.arguments)
            return None
        report_colours(self._seen[path][1], where, name, diagnostics)
        return path, self._seen[path]


def read_photos(table: Table, pictures: Pictures, diagnostics: Collector) -> dict[str, Photo]:
    """The photos of table `photos` by their key. A missing or wrong file is a finding at its cell."""
    photos: dict[str, Photo] = {}
    for record in table.records:
        name, where = value_of(record, "file"), where_of(record, "file")
        found = pictures.named(name, where) if name is not None else None
        if found is None:
            continue
        path, ((kind, mode, width, height), _) = found
        resource = ImageResource(key_of(record), str(path), width, height)
        focal = _focal(record, diagnostics)
        photos[key_of(record)] = Photo(resource, kind, mode, focal, record, where, pages=pictures.pages(path))
    return photos


def photos_of_columns(tables: Iterable[Table], pictures: Pictures) -> dict[str, Photo]:
    """The pictures that columns of type `photo` name, by their path as it is written. One that is missing or
    wrong is a finding at its first cell, and a photo without a file.
    """
    photos: dict[str, Photo] = {}
    for table in tables:
        names = [column.name for column in table.spec.columns.values() if column.type == PHOTO]
        for record in table.records if names else ():
            for column in names:
                name = value_of(record, column)
                if not isinstance(name, str) or str(name) in photos:
                    continue
                where = where_of(record, column)
                found = pictures.named(str(name), where)
                kind, mode, width, height = found[1][0] if found is not None else ("", "", 0, 0)
                resource = ImageResource(str(name), str(found[0]) if found is not None else "", width, height)
                pages = pictures.pages(found[0]) if found is not None else ()
                middle = (0.5, 0.5)
                photos[str(name)] = Photo(resource, kind, mode, middle, record, where, f"{column}_alt", pages)
    return photos


def _header(path: Path) -> Header:
    """What a picture is, and what is doubtful of its colours. Raises PictureError."""
    return inspect(path), list(colour_doubts(path))


def _focal(record: Record, diagnostics: Collector) -> tuple[float, float]:
    point = []
    for column in ("focal_x", "focal_y"):
        value = value_of(record, column)
        fraction = value.value if isinstance(value, Fact) else None
        if fraction is not None and not 0 <= fraction <= 1:
            diagnostics.error("focal-outside", where_of(record, column), found=f"{fraction * 100:f} %")
            fraction = None
        point.append(0.5 if fraction is None else float(fraction))
    return point[0], point[1]


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
