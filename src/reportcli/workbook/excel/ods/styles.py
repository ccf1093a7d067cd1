"""Styles of an OpenDocument spreadsheet: what they make of a number, and of what a reader sees.

Source: OpenDocument 1.3 part 3, 16.2 (style:style) and 20 (formatting attributes).
"""

from __future__ import annotations

import re

from reportcli.model.style import Rgb, rgb_of
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.looks.colours import WHITE, unseen
from reportcli.workbook.excel.ods.number_styles import NumberStyles

_DEPTH = 20
_BOLD = 600
_BLACK: Rgb = (0.0, 0.0, 0.0)
_INHERITED = "data", "ink", "ground", "line", "weight", "above", "place", "size", "shown", "indent", "maps"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(slots=True)
class Style:
    """One style of cells, texts, rows, columns or sheets, "" for what it leaves to its parent.

    line: what strikes its text through; weight: of its type; above: the line over it; place: where its text
    stands, `super 58%`; size: of a row or column; shown: of a sheet; indent: of a text from the edge; maps:
    conditions with the styles that then hold.
    """

    parent: str = ""
    data: str = ""
    ink: str = ""
    ground: str = ""
    line: str = ""
    weight: str = ""
    above: str = ""
    place: str = ""
    size: str = ""
    shown: str = ""
    indent: str = ""
    maps: tuple[tuple[str, str], ...] = ()


class OdsStyles:
    """Takes the tags of styles in their order; names without prefix, attributes with it."""

    def __init__(self) -> None:
        self.numbers = NumberStyles()
        self.styles: dict[tuple[str, str], Style] = {}
        self._now: Style | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One start tag."""
        if tag == "style":
            key = attributes.get("style:family", ""), attributes.get("style:name", "")
            parent, data = (
                attributes.get("style:parent-style-name", ""),
                attributes.get("style:data-style-name", ""),
            )
            self._now = self.styles[key] = Style(parent, data)
            self.styles.setdefault((key[0], attributes.get("style:display-name", key[1])), self._now)
        elif self._now is not None and tag == "map":
            applied = attributes.get("style:apply-style-name", "")
            self._now.maps += ((attributes.get("style:condition", ""), applied),)
        elif self._now is not None and tag.endswith("-properties"):
            self._properties(self._now, attributes)
        else:
            self.numbers.start(tag, attributes)

    def end(self, tag: str) -> None:
        """One end tag."""
        if tag == "style":
            self._now = None
        else:
            self.numbers.end(tag)

    def _properties(self, style: Style, attributes: dict[str, str]) -> None:
        style.ink = attributes.get("fo:color", style.ink)
        style.ground = attributes.get("fo:background-color", style.ground)
        style.weight = attributes.get("fo:font-weight", style.weight)
        style.above = attributes.get("fo:border-top", attributes.get("fo:border", style.above))
        style.place = attributes.get("style:text-position", style.place)
        style.shown = attributes.get("table:display", style.shown)
        style.indent = attributes.get("fo:margin-left", style.indent)
        lines = (attributes.get("style:text-line-through-style", ""),
                 attributes.get("style:text-line-through-type", ""))  # fmt: skip
        style.line = next((line for line in lines if line), style.line)
        sizes = (attributes.get("style:row-height", ""), attributes.get("style:column-width", ""))
        style.size = next((size for size in sizes if size), style.size)

    def resolved(self, family: str, name: str) -> Style:
        """A style with what it takes from those that it is based on."""
        found = Style()
        for _ in range(_DEPTH):
            style = self.styles.get((family, name))
            if style is None:
                break
            for key in _INHERITED:
                if not getattr(found, key):
                    setattr(found, key, getattr(style, key))
            name = style.parent
        return found


def is_struck(style: Style) -> bool:
    """Whether a line goes through the text."""
    return style.line not in ("", "none")


def is_stressed(style: Style) -> bool:
    """Whether the text is bold, or the cell stands under a line."""
    bold = style.weight == "bold" or (style.weight.isdecimal() and int(style.weight) >= _BOLD)
    return bold or style.above not in ("", "none", "hidden")


def is_nought(style: Style) -> bool:
    """Whether a row or column has a size that leaves nothing to see."""
    size = re.match(r"[\d.]+", style.size)
    return size is not None and not size[0].strip("0.")


def indent_of(style: Style) -> int:
    """How far the text stands in from the edge, in hundredths of the unit that the file writes."""
    found = re.match(r"\d{1,4}(?:\.\d{1,6})?", style.indent)
    return round(float(found[0]) * 100) if found is not None else 0


def ground_of(style: Style) -> Rgb:
    """The colour behind the text."""
    return rgb(style.ground) or WHITE


def is_unseen(style: Style) -> bool:
    """Whether the text has about the colour of its ground."""
    ink = rgb(style.ink)
    return unseen(ink or _BLACK, ground_of(style))


def rgb(text: str) -> Rgb | None:
    """A colour of six digits; None for any other, and for none."""
    if not _COLOUR.fullmatch(text):
        return None
    return rgb_of(text)
