"""What a number or a length may be: every one of the language has a least and a greatest value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from reportcli.model.geometry import MM, Length, at_least, at_most
from reportcli.model.value_class import dataclass

LARGEST = 14400.0
"""Points: the largest side of a page (ISO 32000-1, Annex C); no length of a report is longer."""

LEAST_REACH = 1440.0
Problem = tuple[str, dict[str, str]]
"""Code and arguments of a finding."""


@dataclass(frozen=True, slots=True)
class Trim:
    """The page of a layout, in points."""

    width: float
    height: float
    bleed: float
    facing: bool

    @property
    def across(self) -> float:
        """Width of the widest place: both pages of a spread with their bleed."""
        return self.width * (2 if self.facing else 1) + 2 * self.bleed

    @property
    def reach(self) -> float:
        """No length on these pages is longer; a small page does not make those of its base too long."""
        return max(self.across, self.down, LEAST_REACH)

    @property
    def down(self) -> float:
        """Height of the highest place: a page with its bleed."""
        return self.height + 2 * self.bleed


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What values of one mapping say against one another or against the page; it stands at `steps`. also:
    further fields that it is said of.
    """

    code: str
    arguments: Mapping[str, str]
    steps: tuple[str | int, ...] = ()
    of_page: bool = True  # depends on the size of the page
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least and greatest value. above: the least itself is refused."""

    low: float
    high: float
    above: bool = False

    def hold(self, value: float) -> bool:
        """Whether the value lies within them; what is no number does not."""
        return (self.low < value if self.above else self.low <= value) and value <= self.high

    def problem(self, value: float, written: str) -> Problem | None:
        """The finding of a number that does not lie within them."""
        if self.hold(value):
            return None
        if self.above and self.low == 0 and value <= 0:
            return "layout-number-not-positive", {"value": written, "high": f"{self.high:g}"}
        args = {"value": written, "low": f"{self.low:g}", "high": f"{self.high:g}"}
        return "layout-value-out-of-range", args

    @property
    def schema(self) -> dict[str, float]:
        """The same as keys of a JSON Schema."""
        return {"exclusiveMinimum" if self.above else "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class LengthBounds:
    """What a length may be. points: of an absolute one; relative: units that may stand here, with theirs."""

    points: Bounds
    relative: Mapping[str, Bounds] = field(default_factory=lambda: MappingProxyType({}))
    auto: bool = False

    def problem(self, length: Length, written: str) -> Problem | None:
        """The finding of a length that cannot stand here. written: as the layout has it."""
        if length.unit == "pt":
            return self._measured(length.value, with_value(written, length))
        if length.unit == "auto" and self.auto:
            return None
        bounds = self.relative.get(length.unit)
        if bounds is None:
            return self._foreign(length.unit)
        if bounds.hold(length.value):
            return None
        written = with_value(written, length)
        return _refused(bounds, length.value, written, (1.0, length.unit))

    def _measured(self, points: float, written: str) -> Problem | None:
        if self.points.hold(points):
            return None
        if not self.points.high > self.points.low:
            return self._foreign("pt" if written.rstrip().endswith("pt") else "mm")
        in_points = written.rstrip().endswith("pt") or (_is_bare(written) and _is_whole(self.points.low))
        scale = (1.0, "pt") if in_points else (MM, "mm")
        return _refused(self.points, points, written, scale)

    def _foreign(self, unit: str) -> Problem:
        if not self.relative and not self.auto:
            return "layout-length-not-absolute", {"value": unit, "unit": unit}
        absolute = ["mm", "cm", "pt", "bl"] if self.points.high > self.points.low else []
        units = [*absolute, *self.relative, *(["auto"] if self.auto else [])]
        return "layout-unit-not-here", {"unit": unit, "units": ", ".join(units)}

    def within(self, reach: float) -> LengthBounds:
        """The same where no length is longer than `reach`, in points."""
        high = min(self.points.high, reach)
        if high == self.points.high:
            return self
        points = Bounds(max(self.points.low, -reach), high, self.points.above)
        return LengthBounds(points, self.relative, self.auto)

    @property
    def negative(self) -> bool:
        """Whether a length below zero may stand here."""
        return self.points.low < 0


def narrow_columns(count: object, gap: object, room: float, *steps: str) -> Iterator[Contradiction]:
    """Columns that have no room between their gaps. gap: a length or points; room: in points."""
    points = gap.value if isinstance(gap, Length) and gap.unit == "pt" else gap
    if isinstance(count, int) and isinstance(points, float) and (count - 1) * points >= room:
        args = {"count": str(count), "gap": f"{points / MM:.5g}", "width": f"{room / MM:.5g}"}
        yield Contradiction("layout-no-room-for-columns", args, steps)


def crossed_heights(least: object, most: object) -> Iterator[Contradiction]:
    """A greatest height below the least one, both lengths as a block that grows states them."""
    if not isinstance(least, Length) or not isinstance(most, Length) or least.unit != most.unit:
        return
    if most.value < least.value:
        args = {"value": shown_length(most), "low": shown_length(least), "high": f"{LARGEST / MM:.5g} mm"}
        yield Contradiction("layout-length-out-of-range", args, ("max_height",), of_page=False)


def dash_problem(dashes: Sequence[float], written: str) -> Problem | None:
    """The finding of dashes that are all zero (ISO 32000-1, 8.4.3.6)."""
    if not dashes or any(dashes):
        return None
    return "layout-dash-of-zeros", {"value": written}


def _refused(bounds: Bounds, value: float, written: str, scale: tuple[float, str]) -> Problem:
    """The finding of a length beyond its bounds, which are given in the unit that is written."""
    size, unit = scale
    if bounds.above and bounds.low == 0 and value <= 0:
        return "layout-length-not-positive", {"value": written}
    limits = (at_least(bounds.low / size), at_most(bounds.high / size))
    low, high = (f"{limit} {unit}" if limit != "0" else "0" for limit in limits)
    return "layout-length-out-of-range", {"value": written, "low": low, "high": high}


def with_value(written: str, length: Length) -> str:
    """A length as a finding quotes it: behind a name its value, for that is what is wrong."""
    return written if written.lstrip("+-.")[:1].isdigit() else f"{written}: {shown_length(length)}"


def _is_bare(written: str) -> bool:
    return not written.strip()[-1:].isalpha()


def _is_whole(points: float) -> bool:
    """Whether a limit is one of types, which are measured in points."""
    return points >= 1 and points == int(points)


def shown_length(length: Length) -> str:
    """A length as a finding quotes it: absolute ones in millimetres."""
    if length.unit == "pt":
        return f"{length.value / MM:.5g} mm"
    return length.unit if length.unit == "auto" else f"{length.value:g} {length.unit}"
