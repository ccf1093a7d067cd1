"""The layout's fonts as ReportLab sees them while a flowable is measured and drawn, and no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlab.lib import fonts as families
from reportlab.pdfbase import pdfmetrics

from reportcli.model.value_class import dataclass
from reportcli.text.fonts import Face, FontSet

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

PREFIX = "LF"  # resource names of the layout's fonts in the thrown-away content stream
REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class _Metrics:
    """What ReportLab asks of a font's face; 1/1000 em."""

    name: str
    ascent: float
    descent: float
    builtIn: bool = False  # noqa: N815 - ReportLab's names from here on


class LayoutFont:
    """A face of ours under ReportLab's interface of a font; its text is written as UTF-16."""

    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815
    shapable = False
    encName = "UTF-16BE"  # noqa: N815
    substitutionFonts: tuple[LayoutFont, ...] = ()  # noqa: N815

    def __init__(self, name: str, face: Face, number: int) -> None:
        self.fontName = name
        self.own = face
        self.internal = f"{PREFIX}{number}"
        self.face = _Metrics(name, face.ascent, face.descent)
        self.ascent, self.descent = face.ascent, face.descent

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Width of shaped text in points."""
        known = text if isinstance(text, str) else text.decode(encoding)
        return self.own.advance(known) * size / 1000

    def splitString(  # noqa: N802
        self, text: str | bytes, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """All of the text as one part of one subset."""
        known = text if isinstance(text, str) else text.decode(encoding)
        return [(0, known.encode("utf-16-be", "replace"))]

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:  # noqa: N802
        """The resource name that stands in the content stream."""
        return f"/{self.internal}"


def font_name(face: Face) -> str:
    """The name by which a plug-in sets type in a face: its key, "serif/400/italic"."""
    return face.key


@contextmanager
def registered(fonts: FontSet) -> Iterator[Mapping[str, LayoutFont]]:
    """ReportLab knows the layout's fonts inside, by their keys; bold and italic of its paragraphs find them.

    Gives the fonts by the resource name that stands in the content stream.
    """
    kept = dict(pdfmetrics._fonts), dict(families._tt2ps_map), dict(families._ps2tt_map)
    mine: dict[str, LayoutFont] = {}
    try:
        for number, key in enumerate(sorted(fonts.resources)):
            font = LayoutFont(key, fonts.by_key(key), number)
            mine[font.internal] = pdfmetrics._fonts[key] = font
            _family(fonts, key)
        yield mine
    finally:
        for table, before in zip(
            (pdfmetrics._fonts, families._tt2ps_map, families._ps2tt_map), kept, strict=True
        ):
            table.clear()
            table.update(before)


def _family(fonts: FontSet, key: str) -> None:
    """`<b>` and `<i>` in a paragraph set in this font."""
    family, weight, style = key.split("/")
    own = f"{family}/{weight}"
    for bold in (0, 1):
        for italic in (0, 1):
            found = fonts.face(family, BOLD if bold else int(weight), bool(italic)).key
            families._tt2ps_map[own, bold, italic] = found
    families._ps2tt_map[key] = (own, 0, int(style != "normal"))
