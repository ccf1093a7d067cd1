"""Mathematics in texts (`$x^2$`): outlines of matplotlib's own setting, and the characters that they stand
for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from reportcli.charts.figures.fonts import is_bold
from reportcli.charts.figures.library import Affine2D, LoadFlags, MplPath, TextToPath
from reportcli.charts.figures.math_fonts import family, math_files
from reportcli.charts.figures.outlines import outline
from reportcli.charts.figures.texts import Place
from reportcli.model.display import Path
from reportcli.model.style import CharacterStyle
from reportcli.text.fonts import FontSet

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL = 0.85  # of the largest size, below which a character is raised or lowered
_LIFT = 0.05  # of the largest size that it stands off the line
_SPACE = 0.15  # of the largest size between two characters from which they read as parted
_BACK = 0.1  # of the largest size that a character begins before the end of the one before it: under its bar
_ALPHABETS = 0x1D400  # of mathematical letters, from here on


class Outlines(TextToPath):
    """Letters as outlines, for effects on text that need them; `said` remembers what they say."""

    def __init__(self, own: Callable[[FontProperties], FontProperties]) -> None:
        super().__init__()
        self._own = own
        self.said: list[tuple[str, float]] = []

    def get_text_path(self, prop: FontProperties, s: str, ismath: Any = False, **more: Any) -> Any:
        """In the layout's fonts; the text and its size are remembered until its first path is drawn."""
        self.said.append((s, float(prop.get_size_in_points())))
        return super().get_text_path(self._own(prop), s, ismath=ismath, **more)


class Formulas:
    """Sets formulas in the characters of a chart's labels. `files`: what `library.FONTS` has to find."""

    def __init__(self, fonts: FontSet | None, char: CharacterStyle) -> None:
        self.files = math_files(fonts, char)
        self._family = family(self.files)
        self._paths = TextToPath()

    def outlines(self) -> Outlines:
        """What draws letters as outlines."""
        return Outlines(self._lettered)

    def _lettered(self, prop: FontProperties) -> FontProperties:
        """Plain letters, bold and italic by the file."""
        own = prop.copy()
        bold, italic = is_bold(prop.get_weight()), prop.get_style() in ("italic", "oblique")
        name = f"layout{'bold' if bold else ''}{'italic' if italic else ''}" if bold or italic else ""
        own.set_family(name if name in self.files else self._family)
        return own

    def _own(self, prop: FontProperties) -> FontProperties:
        """The same characters in the layout's family, under a name of its own among matplotlib's memos."""
        own = prop.copy()
        own.set_family(self._family)
        return own

    def measured(self, text: str, prop: FontProperties) -> tuple[float, float, float]:
        """Width, height and depth of a formula, in points."""
        width, height, depth = self._paths.get_text_width_height_descent(text, self._own(prop), True)
        return float(width), float(height), float(depth)

    def path(self, text: str, prop: FontProperties, place: Place) -> Path:
        """The outlines, the baseline beginning at a place."""
        points, codes = self._paths.get_text_path(self._own(prop), text, ismath=True)
        x, y, angle = place
        scale = float(prop.get_size_in_points()) / self._paths.FONT_SCALE
        transform = Affine2D().scale(scale).rotate_deg(angle).translate(x, -y)
        return outline(MplPath(points, codes), transform, 0.0)

    def text(self, text: str, prop: FontProperties) -> str:
        """What a formula says, in characters: x² of `$x^2$`, a/b of a fraction."""
        parsed: Any = self._paths.mathtext_parser.parse(text, 72, self._own(prop))
        signs = [_sign(glyph) for glyph in parsed.glyphs]
        largest = max((sign.size for sign in signs), default=0.0)
        line = next((sign.y for sign in signs if sign.size == largest), 0.0)
        said, end = list[str](), 0.0
        for number, sign in enumerate(signs):
            barred = any(_spans(bar, sign.x) for bar in parsed.rects)
            if number and sign.x < end - _BACK * largest and barred:
                said.append("/")
            elif number and sign.x - end > _SPACE * largest:
                said.append(" ")
            lift = 0.0 if barred else (sign.y - line) / largest
            said.append(_leveled(sign.char, sign.size / largest, lift))
            end = sign.x + sign.width
        return "".join(said).strip()


class _Sign(NamedTuple):
    """A character of a formula: where its baseline begins, y upwards; size and width in points."""

    char: str
    size: float
    x: float
    y: float
    width: float


def _sign(parsed: tuple[Any, float, int, int, float, float]) -> _Sign:
    """parsed: font, size, character, glyph, x and y, as matplotlib gives them."""
    font, size, code, glyph, x, y = parsed
    font.set_size(size, 72)
    width = font.load_glyph(glyph, LoadFlags.NO_HINTING).linearHoriAdvance / 65536
    return _Sign(_plain(chr(code)), float(size), float(x), float(y), float(width))


def _spans(bar: tuple[float, float, float, float], x: float) -> bool:
    """Whether a bar stands over or under a place."""
    left, _, width, _ = bar
    return left <= x <= left + width


def _leveled(char: str, share: float, lift: float) -> str:
    """A character as a superior or inferior one where it is set so, and there is such a character."""
    if share > _SMALL:
        return char
    return char.translate(_RAISED if lift > _LIFT else _LOWERED if lift < -_LIFT else {})


def _plain(char: str) -> str:
    """Letters of the mathematical alphabets as letters; parts of large signs, which are no characters,
    not."""
    if unicodedata.category(char) == "Co":
        return ""
    return unicodedata.normalize("NFKC", char) if ord(char) >= _ALPHABETS else char
