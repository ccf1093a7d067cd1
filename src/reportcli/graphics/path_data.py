"""SVG path data and transforms (SVG 2, chapters 8 and 9) as display paths; arcs become Bézier curves."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from reportcli.model.display import Path, Segment, rect_path

Matrix = tuple[float, float, float, float, float, float]  # x' = a x + c y + e, y' = b x + d y + f
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MAX_SEGMENTS = 50_000

_SPACE = re.compile(r"[\s,]*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_TRANSFORM_ARGUMENTS = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
_FLAT = 1 - 4 / 3 * (math.sqrt(2) - 1)  # of a corner: what the Bézier handle leaves of it


class PathDataError(ValueError):
    """The text is no path data; the message says where it stops making sense."""


class _Scanner:
    """Numbers and letters of path data, one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def letter(self) -> str:
        """The next command letter, "" where a number or the end stands."""
        self.skip()
        char = self.text[self.at : self.at + 1]
        if char.isalpha():
            self.at += 1
            return char
        return ""

    def number(self) -> float:
        self.skip()
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise PathDataError(self.ahead())
        self.at = match.end()
        value = float(match.group())
        if not abs(value) < 1e7:
            raise PathDataError(match.group())
        return value

    def flag(self) -> float:
        """An arc flag: one digit, that may touch the next number."""
        self.skip()
        char = self.text[self.at : self.at + 1]
        if char not in ("0", "1"):
            raise PathDataError(self.ahead())
        self.at += 1
        return float(char)

    def ahead(self) -> str:
        """What stands next, or the end of a text that breaks off."""
        return self.text[self.at : self.at + 12] or f"{self.text[-12:].strip()} …"

    def done(self) -> bool:
        self.skip()
        return self.at >= len(self.text)


def parse_path(data: str) -> Path:
    """Path data as absolute M, L, C and Z segments. Raises PathDataError."""
    pen = _Pen()
    for command, numbers in _commands(data):
        pen.draw(command, numbers)
        if len(pen.out) > MAX_SEGMENTS:
            raise PathDataError(f"> {MAX_SEGMENTS}")
    return tuple(pen.out)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    scanner = _Scanner(data)
    command = ""
    while not scanner.done():
        letter = scanner.letter()
        if letter.upper() == "Z":
            command = ""
            yield letter, []
            continue
        command = letter or {"M": "L", "m": "l"}.get(command, command)
        if command.upper() not in _ARGUMENTS:
            raise PathDataError(letter or data[scanner.at : scanner.at + 12])
        if command.upper() == "A":
            numbers = [scanner.flag() if i in (3, 4) else scanner.number() for i in range(7)]
        else:
            numbers = [scanner.number() for _ in range(_ARGUMENTS[command.upper()])]
        yield command, numbers


class _Pen:
    """Current point, start of the subpath and last control point, as the specification keeps them."""

    def __init__(self) -> None:
        self.out: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: Point | None = None
        self.last = ""

    def draw(self, command: str, n: list[float]) -> None:
        kind = command.upper()
        if not self.out and kind != "M":
            raise PathDataError(command)
        n = self._absolute(kind, n) if command.islower() else n
        control = None
        if kind == "Z":
            self.out.append(("Z",))
            self.x, self.y = self.start_x, self.start_y
        elif kind in "MLHV":
            self._line(kind, n)
        elif kind in "CS":
            control = self._cubic(kind, n)
        elif kind in "QT":
            control = self._quadratic(kind, n)
        else:
            self.out += arc_curves((self.x, self.y), n[0], n[1], n[2], bool(n[3]), bool(n[4]), (n[5], n[6]))
            self.x, self.y = n[5], n[6]
        self.control = control
        self.last = kind

    def _absolute(self, kind: str, n: list[float]) -> list[float]:
        if kind == "H":
            return [n[0] + self.x]
        if kind == "V":
            return [n[0] + self.y]
        if kind == "A":
            return [*n[:5], n[5] + self.x, n[6] + self.y]
        return [v + (self.y if i % 2 else self.x) for i, v in enumerate(n)]

    def _line(self, kind: str, n: list[float]) -> None:
        x = self.x if kind == "V" else n[0]
        y = self.y if kind == "H" else n[-1]
        if kind == "M":
            self.start_x, self.start_y = x, y
        elif self.last == "Z":
            self.out.append(("M", self.x, self.y))
        self.out.append(("M" if kind == "M" else "L", x, y))
        self.x, self.y = x, y

    def _mirrored(self, kinds: str) -> Point:
        if self.control is None or self.last not in kinds:
            return (self.x, self.y)
        return (2 * self.x - self.control[0], 2 * self.y - self.control[1])

    def _cubic(self, kind: str, n: list[float]) -> Point:
        first = (n[0], n[1]) if kind == "C" else self._mirrored("CS")
        x2, y2, x, y = n[-4:]
        self.out.append(("C", *first, x2, y2, x, y))
        self.x, self.y = x, y
        return (x2, y2)

    def _quadratic(self, kind: str, n: list[float]) -> Point:
        qx, qy = (n[0], n[1]) if kind == "Q" else self._mirrored("QT")
        x, y = n[-2:]
        self.out.append(
            (
                "C",
                self.x + 2 / 3 * (qx - self.x),
                self.y + 2 / 3 * (qy - self.y),
                x + 2 / 3 * (qx - x),
                y + 2 / 3 * (qy - y),
                x,
                y,
            )
        )
        self.x, self.y = x, y
        return (qx, qy)


def arc_curves(
    start: Point, rx: float, ry: float, rotation: float, large: bool, sweep: bool, end: Point
) -> list[Segment]:
    """An elliptical arc as cubic curves of at most a quarter turn (SVG 2, B.2.4). rotation in degrees."""
    if start == end:
        return []
    rx, ry = abs(rx), abs(ry)
    if rx < 1e-9 or ry < 1e-9:
        return [("L", *end)]
    sin, cos = math.sin(math.radians(rotation)), math.cos(math.radians(rotation))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    k = math.sqrt(max(0.0, under / ((rx * py) ** 2 + (ry * px) ** 2)))
    k = -k if large == sweep else k
    ux, uy = k * rx * py / ry, -k * ry * px / rx
    cx, cy = cos * ux - sin * uy + (start[0] + end[0]) / 2, sin * ux + cos * uy + (start[1] + end[1]) / 2
    first = math.atan2((py - uy) / ry, (px - ux) / rx)
    turn = math.atan2((-py - uy) / ry, (-px - ux) / rx) - first
    turn += 2 * math.pi if sweep and turn < 0 else -2 * math.pi if not sweep and turn > 0 else 0.0
    matrix = (rx * cos, rx * sin, -ry * sin, ry * cos, cx, cy)
    return list(apply(matrix, unit_arc(first, turn)))[1:]


def unit_arc(first: float, turn: float) -> Path:
    """An arc of the unit circle from angle `first` through `turn` (radians), beginning with a move."""
    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / steps
    k = 4 / 3 * math.tan(step / 4)
    out: list[Segment] = [("M", math.cos(first), math.sin(first))]
    for i in range(steps):
        a, b = first + i * step, first + (i + 1) * step
        x0, y0, x1, y1 = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        out.append(("C", x0 - k * y0, y0 + k * x0, x1 + k * y1, y1 - k * x1, x1, y1))
    return tuple(out)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    circle = unit_arc(0.0, 2 * math.pi)
    return (*apply((rx, 0.0, 0.0, ry, cx, cy), circle), ("Z",))


def rounded_rect(
    x: float,
    y: float,
    width: float,
    height: float,
    rx: float,
    ry: float,
    top: bool = True,
    bottom: bool = True,
) -> Path:
    """A rectangle with elliptical corners (0: sharp); `top` or `bottom` off leaves those corners square."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return rect_path(x, y, width, height)
    right, bottom_y = x + width, y + height
    tx, ty, bx, by = (rx * top, ry * top, rx * bottom, ry * bottom)
    return (
        ("M", x + tx, y),
        ("L", right - tx, y),
        ("C", right - tx * _FLAT, y, right, y + ty * _FLAT, right, y + ty),
        ("L", right, bottom_y - by),
        ("C", right, bottom_y - by * _FLAT, right - bx * _FLAT, bottom_y, right - bx, bottom_y),
        ("L", x + bx, bottom_y),
        ("C", x + bx * _FLAT, bottom_y, x, bottom_y - by * _FLAT, x, bottom_y - by),
        ("L", x, y + ty),
        ("C", x, y + ty * _FLAT, x + tx * _FLAT, y, x + tx, y),
        ("Z",),
    )


def apply(matrix: Matrix, path: Path, decimals: int | None = None) -> Path:
    """The path under a transform; with `decimals` the coordinates are rounded."""
    a, b, c, d, e, f = matrix
    keep: Callable[[float], float] = float if decimals is None else (lambda v: round(v, decimals) + 0.0)
    out: list[Segment] = []
    for segment in path:
        n: tuple[float, ...] = segment[1:]
        moved = [
            keep(v)
            for i in range(0, len(n), 2)
            for v in (a * n[i] + c * n[i + 1] + e, b * n[i] + d * n[i + 1] + f)
        ]
        out.append((segment[0], *moved))  # type: ignore[arg-type]
    return tuple(out)


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """The transform that does `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def parse_transform(text: str) -> Matrix:
    """A `transform` attribute as one matrix. Raises PathDataError."""
    matrix, at = IDENTITY, 0
    while text[at:].strip():
        match = _TRANSFORM.match(text, at)
        if match is None:
            raise PathDataError(text[at : at + 20])
        numbers = [float(n) for n in _NUMBER.findall(match.group(2))]
        if any(not abs(n) < 1e7 for n in numbers):
            raise PathDataError(match.group()[:40])
        matrix = multiply(matrix, _one_transform(match.group(1), numbers))
        at = match.end()
    return matrix


def _one_transform(name: str, n: list[float]) -> Matrix:
    if len(n) not in _TRANSFORM_ARGUMENTS[name]:
        raise PathDataError(name)
    if name == "matrix":
        return (n[0], n[1], n[2], n[3], n[4], n[5])
    if name == "translate":
        return (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0.0)
    if name == "scale":
        return (n[0], 0, 0, n[-1], 0, 0)
    if name == "rotate":
        sin, cos = math.sin(math.radians(n[0])), math.cos(math.radians(n[0]))
        turned = (cos, sin, -sin, cos, 0.0, 0.0)
        if len(n) == 1:
            return turned
        return multiply(multiply((1, 0, 0, 1, n[1], n[2]), turned), (1, 0, 0, 1, -n[1], -n[2]))
    slope = math.tan(math.radians(n[0]))
    return (1, 0, slope, 1, 0, 0) if name == "skewX" else (1, slope, 0, 1, 0, 0)
