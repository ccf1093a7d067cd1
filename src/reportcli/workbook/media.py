"""Photos and logos: which file, what it is by its content, how large; headers only, nothing is decoded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from unicodedata import normalize

from reportcli.inputs.pdf_pages.judging import PageFacts, pages_of
from reportcli.inputs.pdf_pages.opening import PdfError
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector, shown
from reportcli.model.display import ImageResource
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import PHOTO
from reportcli.workbook.names import nearest, shortened
from reportcli.workbook.picture_colours import Doubt, colour_doubts, report_colours
from reportcli.workbook.picture_header import PDF, PictureError, inspect
from reportcli.workbook.tables.record import Record, key_of, value_of, where_of
from reportcli.workbook.tables.table import Table

Header = tuple[tuple[str, str, int, int], list[Doubt]]
"""Kind, colour mode, width and height of a picture, and the doubts of its colours."""
FOLDER = "media"


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
