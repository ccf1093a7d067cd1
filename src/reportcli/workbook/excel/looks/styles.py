"""The styles of cells: number formats, and looks that change what a reader sees of a text."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.diagnostic import Findings
from reportcli.model.style import Rgb
from reportcli.model.value_class import dataclass
from reportcli.number_formats import codes_anywhere
from reportcli.workbook.excel.looks.colours import OFFICE, WHITE, Theme, colour, unseen
from reportcli.workbook.excel.looks.conditions import Look
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.xml_scan import Element, elements

_SECTIONS = ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "fonts", "fills", "borders")
MOST_STEPS = 250
"""Of an indent in a spreadsheet (ECMA-376 Part 1, 18.8.1)."""
_OFF = ("0", "false", "none")


def read_styles(package: Package, part: str, theme: str = "") -> XlsxStyles:
    """The styles of a workbook and the looks of its conditional formatting. theme: the part of its theme.

    Raises Findings for a damaged part. Source: ECMA-376 Part 1, 18.8.
    """
    found = elements(package.read(part), package.input)
    styles = XlsxStyles(_ThemeOf(package, theme))
    for element in found:
        styles.take(element)
    return styles


class _ThemeOf:
    """The colours of a theme, read when the first is asked for."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self._known = ""

    def __call__(self) -> str:
        """In the order of the scheme: dark and light twice, accents, links."""
        if not self._known:
            self._known = self._read() or OFFICE
        return self._known

    def _read(self) -> str:
        if self.part not in self.package:
            return ""
        try:
            found = elements(self.package.read(self.part), self.package.input)
        except Findings:
            return ""
        colours: list[str] = []
        inside = False
        for tag, attributes in found:
            inside = tag == "clrScheme" or (inside and tag != "fontScheme")
            if inside and tag in ("srgbClr", "sysClr"):
                colours.append(attributes.get("lastClr" if tag == "sysClr" else "val", ""))
        return "".join(f"{each[-6:]:>6}" for each in colours)


@dataclass(slots=True)
class XlsxStyles:
    """What start tags in their order say. formats: codes by style. struck, unseen: styles whose text is
    struck through, or has about the colour of its ground; stressed: those in bold type or under a line.
    coloured: style -> its ground, None for one that is not known; others are white. indents: style -> steps
    of its text from the edge. struck_fonts, bold, ruled, inks, grounds: by number. looks: of rules.
    """

    theme: Theme
    codes: dict[int, str] = field(default_factory=codes_anywhere)
    section: str = ""
    formats: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    stressed: set[int] = field(default_factory=set)
    coloured: dict[int, Rgb | None] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    fonts: int = 0
    fills: int = 0
    indents: dict[int, int] = field(default_factory=dict)
    borders: int = 0
    struck_fonts: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)
    ruled: set[str] = field(default_factory=set)
    inks: dict[str, Rgb] = field(default_factory=dict)
    grounds: dict[str, Rgb | None] = field(default_factory=dict)
    solid: bool = False

    def take(self, element: Element) -> None:
        """One start tag."""
        tag, attributes = element
        if tag in _SECTIONS:
            self.section = tag
        elif self.section == "dxfs":
            self._look(tag, attributes)
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        elif self.section == "fonts":
            self._font(tag, attributes)
        elif self.section == "fills":
            self._fill(tag, attributes)
        elif self.section == "borders":
            self._border(tag, attributes)
        elif self.section == "cellXfs":
            self._of_cell(tag, attributes)

    def _of_cell(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "xf":
            self._cell(attributes)
        elif tag == "alignment" and (steps := attributes.get("indent", "")).isdecimal() and self.formats:
            self.indents[len(self.formats) - 1] = min(int(steps), MOST_STEPS)

    def _font(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "font":
            self.fonts += 1
        elif tag == "strike" and attributes.get("val", "1") not in _OFF:
            self.struck_fonts.add(str(self.fonts - 1))
        elif tag == "b" and attributes.get("val", "1") not in _OFF:
            self.bold.add(str(self.fonts - 1))
        elif tag == "color" and (ink := colour(attributes, self.theme)) is not None:
            self.inks[str(self.fonts - 1)] = ink

    def _border(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "border":
            self.borders += 1
        elif tag == "top" and attributes.get("style", "none") not in _OFF:
            self.ruled.add(str(self.borders - 1))

    def _fill(self, tag: str, attributes: dict[str, str]) -> None:
        number = str(self.fills - 1)
        if tag == "fill":
            self.fills += 1
        elif tag == "patternFill":
            self.solid = attributes.get("patternType") == "solid"
            if attributes.get("patternType", "none") != "none":
                self.grounds[number] = None
        elif tag == "gradientFill":
            self.solid, self.grounds[number] = False, None
        elif tag == "fgColor" and self.solid:
            self.grounds[number] = colour(attributes, self.theme)

    def _look(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag of a look that conditional formatting gives to cells."""
        if tag == "dxf":
            self.looks.append(Look())
        elif not self.looks:
            return
        elif tag == "font":
            self.solid = False
        elif tag == "patternFill":
            self.solid = True
        elif tag == "strike":
            self.looks[-1].struck = attributes.get("val", "1") not in _OFF
        elif tag == "color" and not self.solid:
            self.looks[-1].ink = colour(attributes, self.theme)
        elif tag in ("fgColor", "bgColor") and self.solid:
            self.looks[-1].filled = True
            self.looks[-1].ground = colour(attributes, self.theme)
        elif tag == "border":
            self.solid = True  # its colours are no ink
        elif tag == "numFmt":
            self.looks[-1].code = attributes.get("formatCode", "")

    def _cell(self, attributes: dict[str, str]) -> None:
        number = attributes.get("numFmtId", "0")
        style = len(self.formats)
        self.formats.append(self.codes.get(int(number), "General") if number.isdecimal() else "General")
        font, fill = attributes.get("fontId", "0"), attributes.get("fillId", "0")
        if font in self.struck_fonts:
            self.struck.add(style)
        if font in self.bold or attributes.get("borderId", "0") in self.ruled:
            self.stressed.add(style)
        ground = self.grounds.get(fill, WHITE)
        if fill in self.grounds:
            self.coloured[style] = ground
        ink = self.inks.get(font, None if ground is WHITE else (0.0, 0.0, 0.0))
        if ink is not None and ground is not None and unseen(ink, ground):
            self.unseen.add(style)
