"""The ReportLab canvas that writes our pages: no unembedded font, no /Trans, our own boxes and resources."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import field

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.page_labels import Label

# ReportLab 5.1 fails on the letters "r" and "R" themselves
_LABEL_STYLES = {"D": "ARABIC", "r": "ROMAN_LOWER", "R": "ROMAN_UPPER"}


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Boxes in PDF user space (points, y upwards): left, bottom, right, top."""

    media: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]
    trim: tuple[float, float, float, float]


@dataclass(slots=True)
class Resources:
    """What one content stream uses: name -> reference or inline object, by resource category."""

    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, category: str, key: str, value: str) -> str:
        """Note a resource; gives its name in the content stream."""
        self.entries.setdefault(category, {})[key] = value
        return f"/{key}"

    def body(self) -> str:
        """The resource dictionary, sorted: the same bytes in whatever order things were used."""
        parts = []
        for category in sorted(self.entries):
            inside = "".join(f"/{key} {value}" for key, value in sorted(self.entries[category].items()))
            parts.append(f"/{category}<<{inside}>>")
        return f"<<{''.join(parts)}>>"


class PageWriter(Canvas):  # type: ignore[misc]
    """A ReportLab canvas of finished content streams; each page brings boxes, resources, annotations."""

    def __init__(self, version: tuple[int, int], lang: str) -> None:
        self._file = io.BytesIO()
        super().__init__(
            self._file, pageCompression=1, invariant=1, pdfVersion=version, lang=lang, initialFontName="none"
        )
        catalog = self._doc.Catalog
        catalog.__Refs__ = [key for key in catalog.__Refs__ if key not in ("MarkInfo", "ViewerPreferences")]

    def _make_preamble(self) -> None:
        """ReportLab opens every page in an unembedded Helvetica; ours open with nothing."""
        self._preamble = ""

    @property
    def document(self) -> pdfdoc.PDFDocument:
        """ReportLab's PDFDocument."""
        return self._doc

    @property
    def next_page_name(self) -> str:
        """The internal name that the page written next will have."""
        return str(self._doc.thisPageName())

    def write_page(
        self,
        body: bytes,
        boxes: PageBoxes,
        resources: Resources,
        *,
        struct_parents: int | None = None,
        group: str | None = None,
        annotations: Sequence[str] = (),
    ) -> None:
        """Close one page. body: its stream object; group: colour space of its transparency group, if any."""
        page = pdfdoc.PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "Group"]
        page.MediaBox = _box(boxes.media)
        if boxes.bleed != boxes.trim:
            page.BleedBox = _box(boxes.bleed)
        page.TrimBox = _box(boxes.trim)
        page.Contents = objects.DeferredObject(lambda: body)
        page.Resources = resources.body()
        page.StructParents, page.Tabs, page.Group = struct_parents, None, None
        if struct_parents is not None:
            page.Tabs = "/S"
        if group is not None:
            page.Group = f"<</Type/Group/S/Transparency/CS{group}/I true>>"
        page.Annots = pdfdoc.PDFArray(annotations) if annotations else None
        self._doc.addPage(page)
        self._startPage()

    def bookmark(self, key: str, x: float, y: float) -> None:
        """A destination on the page that is written next."""
        self.bookmarkPage(key, fit="XYZ", left=x, top=y)

    def outline(self, title: str, key: str, level: int) -> None:
        """A bookmark of a destination, without the hyphens that its text may be broken at.

        ReportLab takes every code below 256 for one of PDFDocEncoding, which does not define them all (ISO
        32000-1, D.3): what is not ASCII is written in UTF-16.
        """
        plain = title.replace("\u00ad", "")
        self.addOutlineEntry(plain if plain.isascii() else pdfdoc.PDFString(plain, enc="utf-16"), key, level)

    def label(self, label: Label) -> None:
        """What the viewer calls this page and those after it."""
        style = _LABEL_STYLES.get(label.style or "")
        self.addPageLabel(label.page, style, label.start, label.prefix)

    def set_structure(self, root: str) -> None:
        """Name the structure tree root in the catalog and say that the file is tagged."""
        self._doc.Catalog.StructTreeRoot = root
        self._doc.Catalog.MarkInfo = "<</Marked true>>"

    def pdf(self) -> bytes:
        """The whole file. ReportLab formats every object now; can be called once."""
        self._doc.SaveToFile(self._file, self)
        return self._file.getvalue()


def _box(box: tuple[float, float, float, float]) -> str:
    return f"[{objects.numbers(box, 3)}]"
