"""Styles with the colours in force: a section may point an alias such as `accent` elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reportcli.expressions.errors import unknown
from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, Stroke, TableStyle

if TYPE_CHECKING:
    from reportcli.layout.load import Layout

SUPERSCRIPT = (("sups", 1),)


class Look:
    """The layout's styles and paints as one section sees them: every colour a final role."""

    def __init__(self, layout: Layout, colours: Mapping[str, Paint]) -> None:
        self.layout = layout
        self.colours = dict(colours)
        self.styles = layout.styles_for(self.colours)
        self._marked: dict[tuple[CharacterStyle, str], CharacterStyle] = {}

    def with_colours(self, extra: Mapping[str, Paint]) -> Look:
        """The same styles where these roles mean other colours; what they point to is resolved here."""
        if not extra:
            return self
        resolved = {name: self.paint(paint) for name, paint in extra.items()}
        return Look(self.layout, {**self.colours, **resolved})

    def paint(self, paint: Paint) -> Paint:
        """The colour behind aliases; tints and opacities multiply. Raises ExpressionError for an unknown
        one.
        """
        found = self.layout.repaint(paint, self.colours)
        if found.role in self.layout.palette or found.role.startswith("#"):
            return found
        raise unknown("no-such-colour", found.role, self.layout.palette)

    def maybe(self, paint: Paint | None) -> Paint | None:
        return None if paint is None else self.paint(paint)

    def stroke(self, stroke: Stroke | None) -> Stroke | None:
        return None if stroke is None else replace(stroke, paint=self.paint(stroke.paint))

    def paragraph(self, name: str) -> ParagraphStyle:
        found = self.styles.paragraph.get(name)
        if found is None:
            raise unknown("no-such-style", name, self.styles.paragraph, kind="paragraph")
        return found

    def table(self, name: str) -> TableStyle:
        found = self.styles.table.get(name)
        if found is None:
            raise unknown("no-such-style", name, self.styles.table, kind="table")
        return found

    def box(self, box: ObjectStyle | str | None) -> ObjectStyle | None:
        """An object style by name, or as written in place."""
        if isinstance(box, str):
            if box not in self.styles.object:
                raise unknown("no-such-style", box, self.styles.object, kind="object")
            return self.styles.object[box]
        return box and replace(box, fill=self.maybe(box.fill), stroke=self.stroke(box.stroke))

    def marked(self, char: CharacterStyle, mark: str) -> CharacterStyle:
        """The characters with a mark's changes: strong, emphasis, link, superscript, note-call, number…"""
        key = (char, mark)
        if key not in self._marked:
            known = mark in self.styles.character
            self._marked[key] = self.styles.apply(mark, char) if known else _plain_mark(char, mark)
        return self._marked[key]


def _plain_mark(char: CharacterStyle, mark: str) -> CharacterStyle:
    """What a mark does when the layout does not say."""
    if mark == "strong":
        return replace(char, weight=max(700, char.weight))
    if mark == "emphasis":
        return replace(char, italic=not char.italic)
    if mark in ("superscript", "note-call"):
        return replace(char, features=tuple(sorted({**dict(char.features), **dict(SUPERSCRIPT)}.items())))
    return char
