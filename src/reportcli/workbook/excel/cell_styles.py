"""The styles of cells: number formats, and looks that change what a reader sees of a text."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Findings, warning
from reportcli.model.refs import SheetRef
from reportcli.model.value_class import dataclass
from reportcli.number_formats import codes_anywhere
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawBook
from reportcli.workbook.excel.xml_scan import Element, elements

_SECTIONS = ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "fonts", "fills", "borders")
_WHITE_INDEXED = ("1", "9")
_OFF = ("0", "false", "none")


def read_styles(package: Package, part: str, book: RawBook) -> None:
    """Gives a book the number format codes of its styles, and the styles whose text is struck through, or has
    the colour of its cell. A damaged styles part loses them, with a warning. Source: ECMA-376 Part 1, 18.8.
    """
    try:
        found = elements(package.read(part), package.input)
    except Findings as problem:
        reason = shown(problem.diagnostics[0].args["reason"])
        book.diagnostics.append(warning("styles-damaged", SheetRef(package.input), reason=reason))
        return
    styles = _Styles()
    for element in found:
        styles.take(element)
    book.formats, book.struck, book.unseen = styles.formats, styles.struck, styles.unseen


@dataclass(slots=True)
class _Styles:
    """What start tags in their order say. struck_fonts, white_fonts, dark_fills: their numbers.

    inks, grounds: colours of fonts and of solid fills by number; solid: the fill at hand is one.
    """

    codes: dict[int, str] = field(default_factory=codes_anywhere)
    section: str = ""
    formats: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    fonts: int = 0
    fills: int = 0
    struck_fonts: set[str] = field(default_factory=set)
    white_fonts: set[str] = field(default_factory=set)
    inks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    solid: bool = False
    dark_fills: set[str] = field(default_factory=set)

    def take(self, element: Element) -> None:
        """One start tag."""
        tag, attributes = element
        if tag in _SECTIONS:
            self.section = tag
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        elif self.section == "fonts":
            self._font(tag, attributes)
        elif self.section == "fills":
            self._fill(tag, attributes)
        elif tag == "xf" and self.section == "cellXfs":
            self._cell(attributes)

    def _font(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "font":
            self.fonts += 1
        elif tag == "strike" and attributes.get("val", "1") not in _OFF:
            self.struck_fonts.add(str(self.fonts - 1))
        elif tag == "color":
            self.inks[str(self.fonts - 1)] = _colour(attributes)
            if _is_white(attributes):
                self.white_fonts.add(str(self.fonts - 1))

    def _fill(self, tag: str, attributes: dict[str, str]) -> None:
        number = str(self.fills - 1)
        if tag == "patternFill":
            self.solid = attributes.get("patternType") == "solid"
        elif tag == "fgColor" and self.solid:
            self.grounds[number] = _colour(attributes)
        if tag == "fill":
            self.fills += 1
        elif (
            tag == "patternFill" and attributes.get("patternType", "none") != "none"
        ) or tag == "gradientFill":
            self.dark_fills.add(number)
        elif tag == "fgColor" and _is_white(attributes):
            self.dark_fills.discard(number)

    def _cell(self, attributes: dict[str, str]) -> None:
        number = attributes.get("numFmtId", "0")
        style = len(self.formats)
        self.formats.append(self.codes.get(int(number), "General") if number.isdecimal() else "General")
        font = attributes.get("fontId", "0")
        if font in self.struck_fonts:
            self.struck.add(style)
        fill = attributes.get("fillId", "0")
        on_white = font in self.white_fonts and fill not in self.dark_fills
        if on_white or (font in self.inks and self.inks[font] == self.grounds.get(fill)):
            self.unseen.add(style)


def _colour(attributes: dict[str, str]) -> tuple[str, ...]:
    """A colour as it is stated, to be compared: a value, or a place in the theme with its tint."""
    if "rgb" in attributes:
        return ("rgb", attributes["rgb"].upper()[-6:])
    kind = next((each for each in ("theme", "indexed") if each in attributes), "auto")
    return (kind, attributes.get(kind, ""), attributes.get("tint", "0"))


def _is_white(attributes: dict[str, str]) -> bool:
    """A colour that is white: by its value, or as the light colour of the theme without a tint."""
    if attributes.get("rgb", "").upper()[-6:] == "FFFFFF":
        return True
    plain = attributes.get("tint", "0").strip("-0.") == ""
    return plain and (attributes.get("theme") == "0" or attributes.get("indexed") in _WHITE_INDEXED)
