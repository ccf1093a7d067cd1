"""Text of a figure: measured and set by the composer in the layout's fonts, never by matplotlib."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

from reportcli.charts.figures.fonts import weight_of
from reportcli.charts.labels import LEADING, Composer
from reportcli.model.display import GroupOp, Op
from reportcli.model.paths import translate
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, Paint
from reportcli.model.value_class import replace
from reportcli.text.composed import Line

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

Place = tuple[float, float, float]
"""x, y downwards, both in points, and degrees against the clock."""

ASCENT, DESCENT = 0.72, 0.21  # of the type size: what a line of text takes, whatever its letters
GENERIC = frozenset({"sans-serif", "sans serif", "sans", "serif", "monospace", "cursive", "fantasy"})


class Texts:
    """Sets the texts of one figure. `base`: the characters of a figure that asks for no others.

    unknown: families that were asked for and that the layout does not have; `base` stands for them.
    """

    def __init__(
        self, composer: Composer, base: CharacterStyle, families: Collection[str], lang: str
    ) -> None:
        self.base = base
        self.lang = lang
        self.unknown: dict[str, None] = {}
        self._composer = composer
        self._families = families
        self._widths: dict[tuple[str, CharacterStyle], float] = {}
        self._chars: dict[tuple[object, ...], CharacterStyle] = {}

    def char(self, prop: FontProperties) -> CharacterStyle:
        """The layout's characters for properties of matplotlib's."""
        asked = (prop.get_size_in_points(), prop.get_weight(), prop.get_style())
        key = (*prop.get_family(), *asked)
        char = self._chars.get(key)
        if char is None:
            char = self._chars[key] = self._char(prop)
        return char

    def _char(self, prop: FontProperties) -> CharacterStyle:
        return replace(
            self.base,
            font=self._family(prop.get_family()),
            size=round(float(prop.get_size_in_points()), 3),
            weight=self._weight(prop.get_weight()),
            italic=prop.get_style() in ("italic", "oblique"),
        )

    def _weight(self, asked: object) -> int:
        """A figure that asks for normal type gets the weight of the base."""
        weight = weight_of(asked)
        return self.base.weight if weight == 400 else weight

    def _family(self, asked: list[str]) -> str:
        """The first family that the layout has, else that of the base."""
        for name in asked:
            if name in self._families:
                return name
        for name in asked[:1]:
            if name.lower() not in GENERIC:
                self.unknown[name] = None
        return self.base.font

    def heights(self, prop: FontProperties) -> tuple[float, float, float]:
        """Ascent, descent and the gap between lines, in points."""
        size = float(prop.get_size_in_points())
        return ASCENT * size, DESCENT * size, (LEADING - ASCENT - DESCENT) * size

    def measured(self, text: str, prop: FontProperties) -> tuple[float, float, float]:
        """Width, height and descent of a line, in points."""
        char = self.char(prop)
        width = self._widths.get((text, char))
        if width is None:
            width = self._widths[text, char] = self._composer.line(text, char, self.lang).width
        return width, (ASCENT + DESCENT) * char.size, DESCENT * char.size

    def ops(
        self,
        text: str,
        prop: FontProperties,
        paint: Paint,
        place: Place,
        *,
        fact: FactKey | None,
    ) -> list[Op]:
        """A line set with its baseline beginning at a place."""
        char = replace(self.char(prop), paint=paint)
        line = self._composer.line(text, char, self.lang, fact)
        return turned(_at_origin(line), place)


def _at_origin(line: Line) -> list[Op]:
    return [translate(op, -line.x, 0.0) for op in line.ops]


def turned(ops: list[Op], place: Place) -> list[Op]:
    """Operations around the origin, moved to a place and turned there."""
    x, y, angle = round(place[0], 3), round(place[1], 3), place[2]
    if not angle or not ops:
        return [translate(op, x, y) for op in ops]
    cos, sin = round(math.cos(math.radians(angle)), 6), round(math.sin(math.radians(angle)), 6)
    return [GroupOp(tuple(ops), transform=(cos, -sin, sin, cos, x, y))]
