"""What a plug-in's block is told about its place: room, language, the layout's colours, fonts and styles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.styles import ParagraphStyle as Theirs

from reportcli.flowables.faces import font_name
from reportcli.inputs.nearest import nearest
from reportcli.model.display import Ink
from reportcli.model.style import Paint, ParagraphStyle
from reportcli.text.fonts import FontSet

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle as PlatypusStyle

ALIGNMENTS = {"left": 0, "center": 1, "right": 2, "justify": 4}


class UnknownNameError(LookupError):
    """A plug-in asked for a colour, font or style that the layout does not have."""


class Place:
    """`plugins.Surroundings` of one block."""

    def __init__(
        self,
        size: tuple[float, float | None],
        lang: str,
        fonts: FontSet,
        palette: Mapping[str, Ink],
        *,
        colours: Mapping[str, Paint],
        styles: Mapping[str, ParagraphStyle],
    ) -> None:
        self.width, self.height = size
        self.lang = lang
        self._fonts = fonts
        self._palette = palette
        self._colours = colours
        self._styles = styles

    def colour(self, name: str, tint: float = 1.0) -> CMYKColorSep:
        """A colour of the layout; tint: a fraction of it. Raises UnknownNameError."""
        if name not in self._colours:
            raise _unknown("colour", name, self._colours)
        paint = self._colours[name]
        return self.drawn(Paint(paint.role, paint.tint * tint, paint.alpha))

    def drawn(self, paint: Paint) -> CMYKColorSep:
        """A paint as ReportLab takes it: a separation under the colour's name, so that it is found again."""
        ink = self._palette[paint.role].cmyk
        return CMYKColorSep(*ink, spotName=paint.role, density=paint.tint, alpha=paint.alpha)

    def font(self, family: str, weight: int = 400, italic: bool = False) -> str:
        """The name of a font for ReportLab, by the layout's family. Raises UnknownNameError."""
        families = {key.partition("/")[0] for key in self._fonts.resources}
        if family not in families:
            raise _unknown("font", family, families)
        return font_name(self._fonts.face(family, weight, italic))

    def style(self, name: str) -> PlatypusStyle:
        """A paragraph style of the layout for Platypus. Raises UnknownNameError."""
        if name not in self._styles:
            raise _unknown("paragraph style", name, self._styles)
        style = self._styles[name]
        char = style.char
        return Theirs(
            name,
            fontName=self.font(char.font, char.weight, char.italic),
            fontSize=char.size,
            leading=style.leading,
            textColor=self.drawn(char.paint),
            alignment=ALIGNMENTS[style.align],
            spaceBefore=style.space_before,
            spaceAfter=style.space_after,
            firstLineIndent=style.indent_first,
            leftIndent=style.indent_left,
            rightIndent=style.indent_right,
            bulletFontName=self.font(char.font, char.weight, char.italic),
        )


def _unknown(kind: str, name: str, names: Collection[str]) -> UnknownNameError:
    near = nearest(name, names)
    known = ", ".join(sorted(names)[:12])
    hint = f"; did you mean {near}?" if near else ""
    return UnknownNameError(f"the layout has no {kind} {name!r}{hint} (it has {known})")
