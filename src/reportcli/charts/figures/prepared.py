"""A figure before it is drawn: its pictures as they are, its numbers as the language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportcli.charts.figures.library import AxesImage, Formatter, ScalarFormatter
from reportcli.number_formats.conventions import Conventions, conventions_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NUMBER = re.compile(r"(?<![\w.])(\d+)(?:\.(\d+))?(?![\w.])")
INCH = 72.0  # points
_UNSMOOTHED = frozenset({"none", "nearest", "auto", "antialiased"})
_GROUPED = 4  # digits up to which a number is written without groups


def sized(figure: Figure, size: tuple[float, float]) -> None:
    """A pixel is a point and the figure fills its box, whatever its function said. size: in points."""
    figure.set_dpi(INCH)
    figure.set_size_inches(size[0] / INCH, size[1] / INCH)


def prepared(figure: Figure, lang: str, effects: dict[str, None]) -> None:
    """Pictures are drawn by their cells, never resampled; plain numbers of axes get the signs of a
    language.

    effects: is given what pictures ask for that a page does not have.
    """
    signs = conventions_of(lang or "en")
    for axes in figure.axes:
        for image in axes.images:
            if isinstance(image, AxesImage):
                asked = str(image.get_interpolation())
                if asked not in _UNSMOOTHED:
                    effects[f"interpolation={asked}"] = None
                image.set_interpolation("none")
        for axis in axes._axis_map.values():
            for get, put in (
                (axis.get_major_formatter, axis.set_major_formatter),
                (axis.get_minor_formatter, axis.set_minor_formatter),
            ):
                if type(get()) is ScalarFormatter:
                    put(Localised(get(), signs))


class Localised(Formatter):
    """The formatter of plain numbers, in the signs of a language."""

    def __init__(self, plain: Any, signs: Conventions) -> None:
        self._plain = plain
        self._signs = signs

    def set_axis(self, axis: Any) -> None:
        """As the plain one."""
        super().set_axis(axis)
        self._plain.set_axis(axis)

    def set_locs(self, locs: list[float]) -> None:
        """As the plain one: it finds how many decimals all of them need."""
        super().set_locs(locs)
        self._plain.set_locs(locs)

    def __call__(self, x: float, pos: int | None = None) -> str:
        """The number at a tick."""
        return localised(self._plain(x, pos), self._signs)

    def get_offset(self) -> str:
        """What all ticks are multiples of, "" where they are not."""
        return localised(self._plain.get_offset(), self._signs)


def localised(text: str, signs: Conventions) -> str:
    """Numbers in a text written as in English, with the decimal sign and the groups of a language."""
    return _NUMBER.sub(lambda match: _written(match[1], match[2], signs), text)


def _written(whole: str, decimals: str | None, signs: Conventions) -> str:
    grouped = whole if len(whole) <= _GROUPED else f"{int(whole):,}".replace(",", signs.group)
    return grouped if decimals is None else f"{grouped}{signs.decimal}{decimals}"
