"""Styles with the colours in force: a section may point an alias such as `accent` elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict, TypeVar

from reportcli.expressions.errors import name_list, unknown
from reportcli.expressions.values import ExpressionError
from reportcli.layout.resolve.style_sheet import repaint
from reportcli.model.geometry import Edges
from reportcli.model.style import (
    CharacterStyle,
    Gradient,
    ObjectStyle,
    Paint,
    ParagraphStyle,
    Shadow,
    Stroke,
    TableStyle,
)
from reportcli.model.value_class import replace

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout

S = TypeVar("S")
Colours = Mapping[str, Paint]
SUPERSCRIPT = (("sups", 1),)
SUBSCRIPT = (("subs", 1),)
TINT = re.compile(r"(?P<name>[^/\s]+)(?:/(?P<tint>\d{1,3}))?")
HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
STRIKE = 0.05  # thickness of the line through struck text, of the type's size


class BoxChanges(TypedDict, total=False):
    """What the properties of a box change of its style."""

    fill: Paint | None
    gradient: Gradient | None
    stroke: Stroke | None
    radius: float
    sides: str
    corners: str
    padding: Edges
    shadow: Shadow | None


class StyleSheets:
    """A layout's styles in the colours of each section, made once for the same colours."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._made: dict[tuple[tuple[str, Paint], ...], SectionStyles] = {}

    def of(self, colours: Colours) -> SectionStyles:
        """The styles where these roles mean other colours, which are final ones."""
        key = tuple(sorted(colours.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = SectionStyles(self, colours)
        return self._made[key]


class SectionStyles:
    """The layout's styles and paints as one section sees them: every colour a final role.

    All that takes a name raises ExpressionError for an unknown one.
    """

    def __init__(self, sheets: StyleSheets, colours: Colours) -> None:
        self.sheets = sheets
        self.colours = dict(colours)
        self.named = sheets.layout.styles_for(self.colours)
        self._marked: dict[tuple[CharacterStyle, str], CharacterStyle] = {}

    def with_colours(self, extra: Colours) -> SectionStyles:
        """The same styles where these roles mean other colours; what they point to is resolved here."""
        if not extra:
            return self
        resolved = {name: self.paint(paint) for name, paint in extra.items()}
        return self.sheets.of({**self.colours, **resolved})

    def paint(self, paint: Paint) -> Paint:
        """The colour behind aliases; tints and opacities multiply."""
        layout = self.sheets.layout
        found = layout.repaint(paint, self.colours)
        if found.role in layout.palette or found.role.startswith("#"):
            return found
        raise unknown("no-such-colour", found.role, layout.palette)

    def _stroke(self, stroke: Stroke | None) -> Stroke | None:
        return None if stroke is None else replace(stroke, paint=self.paint(stroke.paint))

    def paragraph(self, name: str) -> ParagraphStyle:
        """A paragraph style by name."""
        return _named("paragraph", name, self.named.paragraph)

    def table(self, name: str) -> TableStyle:
        """A table style by name."""
        return _named("table", name, self.named.table)

    def box(self, box: ObjectStyle | str) -> ObjectStyle:
        """An object style by name, or as written in place."""
        if isinstance(box, str):
            return _named("object", box, self.named.object)
        fill = None if box.fill is None else self.paint(box.fill)
        gradient = box.gradient and repaint(box.gradient, self.paint)
        shadow = box.shadow and replace(box.shadow, paint=self.paint(box.shadow.paint))
        return replace(box, fill=fill, gradient=gradient, stroke=self._stroke(box.stroke), shadow=shadow)

    def character(self, name: str) -> str:
        """The name of a character style that the layout has."""
        _named("character", name, self.named.character)
        return name

    def marked(self, char: CharacterStyle, mark: str) -> CharacterStyle:
        """The characters with a mark's changes: strong, emphasis, link, struck, number…"""
        key = (char, mark)
        if key not in self._marked:
            known = mark in self.named.character
            self._marked[key] = self.named.apply(mark, char) if known else _plain_mark(char, mark)
        return self._marked[key]


def _named(kind: str, name: str, styles: Mapping[str, S]) -> S:
    if name not in styles:
        raise unknown("no-such-style", name, styles, kind=kind)
    return styles[name]


def _plain_mark(char: CharacterStyle, mark: str) -> CharacterStyle:
    """What a mark does when the layout does not say."""
    if mark == "strong":
        return replace(char, weight=max(700, char.weight))
    if mark == "emphasis":
        return replace(char, italic=not char.italic)
    if mark in ("superscript", "note-call"):
        return replace(char, features=tuple(sorted({**dict(char.features), **dict(SUPERSCRIPT)}.items())))
    if mark == "subscript":
        return replace(char, features=tuple(sorted({**dict(char.features), **dict(SUBSCRIPT)}.items())))
    if mark == "struck":
        return replace(char, strike=char.size * STRIKE)
    return char


def named_paint(text: str) -> Paint | None:
    """The colour that a text names (`ochre/40`); None of a blank one. Raises ExpressionError for others."""
    match = TINT.fullmatch(text.strip())
    if match is not None and match["name"].startswith("#") and not HEX.fullmatch(match["name"]):
        raise ExpressionError("not-a-colour", found=text)
    if match is None and text.strip():
        raise ExpressionError("not-a-colour", found=text)
    return match and Paint(match["name"], min(int(match["tint"] or 100), 100) / 100)


def with_colours(error: ExpressionError, palette: Iterable[str]) -> None:
    """Adds to the error of what is no colour the names of those that the layout has."""
    if error.code == "not-a-colour":
        names = sorted(palette)
        example = next((name for name in names if name not in ("black", "paper")), "black")
        error.arguments |= {"names": name_list(names), "example": example}
