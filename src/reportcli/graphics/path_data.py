"""SVG path data (SVG 2, chapter 9) as display paths; arcs become Bézier curves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.graphics.outlines import arc_curves
from reportcli.graphics.transforms import LARGEST, NUMBER, PathDataError
from reportcli.model.display import Path, Segment
from reportcli.model.paths import Point

MAX_SEGMENTS = 50_000

_SPACE = re.compile(r"[\s,]*")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


class _Scanner:
    """Numbers and letters of path data, one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def skip(self) -> None:
        """Goes past white space and commas."""
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
        """The next number; PathDataError where none stands, or one too large."""
        self.skip()
        match = NUMBER.match(self.text, self.at)
        if match is None:
            raise PathDataError(self.ahead())
        self.at = match.end()
        value = float(match.group())
        if not abs(value) < LARGEST:
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
        """Whether only white space and commas are left."""
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
        yield command, _numbers(scanner, command)


def _numbers(scanner: _Scanner, command: str) -> list[float]:
    """The numbers of one command; where they are too few at the end, the error says how many it takes."""
    count = _ARGUMENTS[command.upper()]
    flags = (3, 4) if command.upper() == "A" else ()
    try:
        return [scanner.flag() if i in flags else scanner.number() for i in range(count)]
    except PathDataError as problem:
        if not scanner.done():
            raise
        raise PathDataError(str(problem), command, count) from None


class _Pen:
    """Current point, start of the subpath and last control point, as the specification keeps them."""

    def __init__(self) -> None:
        self.out: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: Point | None = None
        self.last = ""

    def draw(self, command: str, n: list[float]) -> None:
        """Adds the segments of one command, relative in lower case; PathDataError before the first move."""
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
            end, large, sweep = (n[5], n[6]), bool(n[3]), bool(n[4])
            self.out += arc_curves((self.x, self.y), end, (n[0], n[1]), n[2], large=large, sweep=sweep)
            self.x, self.y = end
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
