"""Resolved styles. Names, inheritance and units are gone: every length is in points, every colour a role."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.geometry import Edges
from reportcli.model.value_class import dataclass

Rgb = tuple[float, float, float]
"""sRGB, each part from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour role of the palette. `tint` 0..1 mixes with paper white, `alpha` is opacity.

    role "#rrggbb" is a literal colour of third-party artwork (a flag), converted when painted.
    """

    role: str
    tint: float = 1.0
    alpha: float = 1.0

    @property
    def written(self) -> str:
        """As a layout writes it, without opacity: `brand`, `brand/20`."""
        return self.role if self.tint == 1 else f"{self.role}/{self.tint * 100:g}"


BLACK = Paint("black")
WHITE = Paint("paper")


def rgb_of(colour: str) -> Rgb:
    """A literal colour: "#rrggbb", "#rgb", or the digits alone. Raises ValueError for any other."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(colour)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def linear(colour: Rgb) -> Rgb:
    """The same as shares of light (IEC 61966-2-1)."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour)
    return red, green, blue


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn. Width and dash are in points; an empty dash is a solid line."""

    paint: Paint
    width: float = 0.5
    dash: tuple[float, ...] = ()
    cap: str = "butt"  # butt | round | square
    join: str = "miter"  # miter | round | bevel


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """How characters look. `font` is a family name of the layout's tokens; size in points."""

    font: str
    size: float
    weight: int = 400
    italic: bool = False
    paint: Paint = BLACK
    features: tuple[tuple[str, int], ...] = ()  # OpenType features, e.g. (("onum", 1), ("tnum", 0))
    tracking: float = 0.0  # thousandths of an em
    rise: float = 0.0  # points above the baseline
    transform: str = "none"  # none | caps (display only; the text layer keeps what was typed)
    underline: float = 0.0  # thickness in points, 0 for none
    strike: float = 0.0  # thickness of a line through the characters, 0 for none


@dataclass(frozen=True, slots=True)
class GradientStop:
    """A colour at a place of a gradient, 0 at its beginning, 1 at its end."""

    at: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that run into one another over a shape's box. kind: linear, at an angle as in CSS (0 upwards,
    90 to the right); radial, from the middle to the farthest corner. stops: two or more, in order.
    """

    kind: str
    stops: tuple[GradientStop, ...]
    angle: float = 180.0


@dataclass(frozen=True, slots=True)
class Shadow:
    """A soft shadow: how far it falls to the right and down, and fades to both sides of its edge, in points.

    paint: its opacity is that of the middle.
    """

    paint: Paint
    dx: float
    dy: float
    blur: float


@dataclass(frozen=True, slots=True)
class ObjectStyle:
    """Fill, border and padding of a box."""

    fill: Paint | None = None
    stroke: Stroke | None = None
    sides: str = "all"  # which sides the stroke draws: all | any of "top right bottom left"
    radius: float = 0.0
    corners: str = "all"  # which are round: all | any of "top-left top-right bottom-right bottom-left"
    padding: Edges = field(default_factory=Edges)
    gradient: Gradient | None = None  # over the fill, which is one of its colours
    shadow: Shadow | None = None


@dataclass(frozen=True, slots=True)
class TabPosition:
    """A tab stop: its distance from the paragraph's left edge in points, what of the text behind the tab
    stands there (left | right | center | decimal), and what fills the gap before it.
    """

    at: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class NestedStyle:
    """A character style by name for the beginning of a paragraph, or for what follows the one before it.

    end: through | up-to (`text`) | characters | words | sentences (`count` of them).
    """

    style: str
    end: str
    text: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set. Distances in points."""

    name: str
    char: CharacterStyle
    leading: float
    align: str = "left"  # left | right | center | justify
    space_before: float = 0.0
    space_after: float = 0.0
    indent_first: float = 0.0
    indent_left: float = 0.0
    indent_right: float = 0.0
    hyphenate: bool = True
    orphans: int = 2  # least lines before a break
    widows: int = 2  # least lines after a break
    keep_with_next: bool = False
    keep_together: bool = False
    on_grid: bool = True  # baselines sit on the baseline grid
    drop_cap: int = 0  # lines
    drop_cap_letters: int = 1
    min_scale: float = 1.0  # least size factor of `fit: shrink`, and of words wider than their room
    max_scale: float = 1.0
    leader: str = ""  # what a tab fills its gap with, e.g. "."
    rule_above: Stroke | None = None
    rule_below: Stroke | None = None
    letter_fit: float = 0.0  # ± fraction that justification may add to letter spacing
    balance: bool = False  # lines of nearly equal length (titles)
    tabs: tuple[TabPosition, ...] = ()  # in order; a tab behind the last fills the line
    nested: tuple[NestedStyle, ...] = ()  # from the beginning of the paragraph on
    first_line: str = ""  # character style of the first line, by name
    box: ObjectStyle | None = None  # shading and border behind its lines
    optical_margins: float = 1.0  # 0..1: how much of punctuation hangs beyond the edges of justified lines


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Rules and spacing of a table (Tschichold: no vertical rules unless one is asked for)."""

    cell: ParagraphStyle
    header: ParagraphStyle
    total: ParagraphStyle
    padding: Edges = field(default_factory=Edges)
    header_fill: Paint | None = None
    stripe: Paint | None = None
    rule: Stroke | None = None  # between rows
    rule_head: Stroke | None = None  # under the header and above totals
    group_fill: Paint | None = None
    total_fill: Paint | None = None
    rule_total: Stroke | None = None  # above totals, instead of rule_head
    rule_column: Stroke | None = None  # between columns
    group: ParagraphStyle | None = None  # of rows that name a group
    subtotal: ParagraphStyle | None = None
    carried: ParagraphStyle | None = None  # of sums carried over a break
    note: ParagraphStyle | None = None  # of what stands under the table


BLEND_MODES = ("normal", "multiply", "screen", "overlay", "darken")
"""How colours mix with what lies below (CSS Compositing 1, 10.1; ISO 32000-1, 11.3.5)."""


def first_paint(gradient: Gradient | None, fill: Paint | None) -> Paint | None:
    """The plain colour of an area: what stands for a gradient where one colour is asked for."""
    return fill if gradient is None else gradient.stops[0].paint
