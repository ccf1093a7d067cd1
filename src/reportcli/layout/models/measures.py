"""Field types of numbers and lengths, each with its range; what is late is checked by it when it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, get_args

from reportcli.inputs.limits import PDF_PAGES
from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import LARGEST, Bounds, LengthBounds, dash_problem
from reportcli.layout.models.context import Context, Raw, asked
from reportcli.layout.models.fields import DEFERRED, Check, expression_of, is_deferred, is_deferred_text, many
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, Read, refuse, refuse_problem, refused_inside, shown
from reportcli.model.geometry import Edges, Length

SIDES = ("top", "right", "bottom", "left")
_FLAT_LENGTH = r"^(?!\s*-)"
_RATIO = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)(?:\s*:\s*(\d{1,5}(?:\.\d{1,4})?))?")

# ---- numbers


def number(low: float, high: float, *, above: bool = False, whole: bool = False) -> Check:
    """A number within bounds, or an expression for one. above: more than `low`."""
    bounds = Bounds(low, high, above)
    kinds = int if whole else int | float

    def check(value: object, _: Info) -> float | str:
        """The number, or the text of an expression; one out of bounds, or no number, is refused."""
        if is_deferred_text(value):
            return value
        if isinstance(value, bool) or not isinstance(value, kinds):
            refuse("layout-value-not-whole" if whole else "layout-value-not-number", value=shown(value))
        problem = bounds.problem(value, shown(value))
        return refuse_problem(problem) if problem else value

    schema = {"anyOf": [{"type": "integer" if whole else "number", **bounds.schema}, DEFERRED]}
    return Check(check, schema, bounds)


def sure_number(low: float, high: float, whole: bool = False) -> Check:
    """A number within bounds where nothing waits for the binder."""
    bounds = Bounds(low, high)

    def check(value: object, _: Info) -> float:
        """The number; one out of bounds, or no number, is refused."""
        kinds = int if whole else int | float
        if isinstance(value, bool) or not isinstance(value, kinds):
            refuse("layout-value-not-whole" if whole else "layout-value-not-number", value=shown(value))
        if not bounds.hold(value):
            refuse("layout-value-out-of-range", value=shown(value), low=low, high=high)
        return value

    return Check(check, {"type": "integer" if whole else "number", **bounds.schema}, bounds)


def numbers_rising(low: float, high: float) -> Check:
    """A list of numbers within bounds, each greater than the one before."""
    each = sure_number(low, high)

    def check(value: object, info: Info) -> tuple[float, ...]:
        """The numbers; one that is not greater than the one before is refused."""
        found: tuple[float, ...] = many(each.read, each.schema).read(value, info)  # type: ignore[assignment]
        for step, (one, after) in enumerate(pairwise(found), start=1):
            if after <= one:
                refuse("layout-numbers-not-rising", item=step, value=shown(after), before=shown(one))
        return found

    return Check(check, many(each.read, each.schema).schema, each.bounds)


# ---- lengths


def length(bounds: LengthBounds) -> Check:
    """A length within bounds, or an expression for one."""
    return Check(_length_reader(bounds), _length_schema(bounds), bounds)


def lengths(bounds: LengthBounds) -> Check:
    """A list of lengths within bounds."""
    each = many(_length_reader(bounds), _length_schema(bounds))
    return Check(each.read, each.schema, bounds)


def points(bounds: LengthBounds) -> Check:
    """A length in points where nothing waits for the binder."""

    def check(value: object, info: Info) -> float:
        """Points; one out of bounds is refused."""
        found = asked(info).points(value)
        within(bounds, Length(found), value, asked(info))
        return found

    return Check(check, _length_schema(bounds), bounds)


def _length_reader(bounds: LengthBounds) -> Read:
    def check(value: object, info: Info) -> Length | str:
        """The length, or the text of an expression; one out of bounds is refused."""
        found = asked(info).length(value)
        if isinstance(found, Length):
            within(bounds, found, value, asked(info))
        else:
            asked(info).waiting(found, bounds)
        return found

    return check


def within(bounds: LengthBounds, found: Length, value: object, context: Context) -> None:
    """Refuses a length beyond its bounds. value: as it is written."""
    problem = bounds.within(context.reach()).problem(found, shown(value))
    if problem is not None:
        refuse_problem(problem, context.named(value))


def _length_schema(bounds: LengthBounds) -> dict[str, object]:
    units = " ".join(["mm cm pt bl", *bounds.relative])
    words = ", auto" if bounds.auto else ""
    schema: dict[str, object] = {
        "type": ["string", "integer"],
        "description": f"{units}{words}, or a named length",
        "minimum": 0,
        "maximum": 0,
    }
    return schema if bounds.negative else {**schema, "pattern": _FLAT_LENGTH}


def edges(late: bool) -> Check:
    """Distances of four sides, none below zero. late: expressions may stand in them."""

    def check(value: object, info: Info) -> Edges | Raw:
        """The edges; with an expression in one, what each side says."""
        sides = dict(_sides(value, info))
        if late and any(isinstance(side, str) for side in sides.values()):
            return sides
        return Edges(**{name: _sure(side) for name, side in sides.items()})

    return Check(check, _EDGES, DISTANCE)


def _sure(side: Length | str) -> float:
    return side.value if isinstance(side, Length) else refuse("layout-value-late", value=shown(side))


def _sides(value: object, info: Info) -> Iterator[tuple[str, Length | str]]:
    read = _length_reader(DISTANCE)
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in SIDES:
                near = nearest(key, SIDES)
                refuse("layout-unknown-key", at_key=key, key=key, names=", ".join(SIDES), nearest=near)
            yield key, _length_in(read, key, part, info)
    elif isinstance(value, list):
        if len(value) not in (2, 4):
            refuse("layout-edges-not-four", value=shown(list(value)))
        parts = [_length_in(read, step, part, info) for step, part in enumerate(value)]
        yield from zip(SIDES, parts * (4 // len(parts)), strict=True)
    else:
        one = _length_in(read, None, value, info)
        yield from ((side, one) for side in SIDES)


def _length_in(read: Read, step: str | int | None, value: object, info: Info) -> Length | str:
    found = read(value, info) if step is None else refused_inside(step, read, value, info)
    assert isinstance(found, Length | str)
    return found


def dashes(value: object, info: Info) -> tuple[Length | str, ...]:
    """Lengths of dashes and gaps, not all zero (ISO 32000-1, 8.4.3.6)."""
    found: tuple[Length | str, ...] = many(_length_reader(DISTANCE), {}).read(value, info)  # type: ignore[assignment]
    known = [one.value for one in found if isinstance(one, Length)]
    problem = dash_problem(known, shown(value)) if len(known) == len(found) else None
    return refuse_problem(problem) if problem else found


def _ratio(value: object, _: Info) -> str:
    """`3:2` or a number, both sides above zero; a deferred one is checked later."""
    text = expression_of(value)
    if is_deferred(text):
        return text
    hit = _RATIO.fullmatch(text.strip())
    width, height = (float(hit[1]), float(hit[2] or 1)) if hit else (0.0, 0.0)
    if not (width and height and 0.01 <= width / height <= 100):
        refuse("layout-value-not-ratio", value=shown(value))
    return text


@lru_cache(maxsize=1024)
def bounds_of(model: type[Part], name: str) -> Bounds | LengthBounds | None:
    """The range of a field of a model; None when it is neither a number nor a length."""
    field = model.fields()[name]
    return _bounds_in((*field.metadata, field.annotation))


def _bounds_in(parts: tuple[object, ...]) -> Bounds | LengthBounds | None:
    for part in parts:
        if isinstance(part, Check):
            if part.bounds is not None:
                return part.bounds
            continue
        found = _bounds_in((*getattr(part, "__metadata__", ()), *get_args(part)))
        if found is not None:
            return found
    return None


# ---- the ranges of the language

_ANY = Bounds(-LARGEST, LARGEST)
_FLAT = Bounds(0, LARGEST)
_PART = Bounds(0, 100, above=True)
_COLUMNS = Bounds(0, 48, above=True)
DISTANCE = LengthBounds(_FLAT)
SHIFT = LengthBounds(_ANY)
WIDTH = LengthBounds(_FLAT, {"%": _PART, "col": _COLUMNS, "fr": Bounds(0, 1000, above=True)}, auto=True)
COLUMN_WIDTH = LengthBounds(Bounds(0, LARGEST, above=True), WIDTH.relative, auto=True)
"""Of a table's column, whose cells hold something."""
HEIGHT = LengthBounds(_FLAT, {"%": _PART, "col": _COLUMNS}, auto=True)
SIZE = LengthBounds(Bounds(0, LARGEST, above=True))
_BEYOND = {"%": Bounds(-200, 200), "col": Bounds(-48, 48)}
EDGE = LengthBounds(_ANY, _BEYOND)
EXTENT = LengthBounds(
    Bounds(0, LARGEST, above=True), {"%": Bounds(0, 200, above=True), "col": _COLUMNS}, auto=True
)
CROP = LengthBounds(Bounds(0, 0), {"%": Bounds(-100, 100)})
TYPE_SIZE = LengthBounds(Bounds(1, 1000))
LEADING = LengthBounds(Bounds(1, 2000))
RISE = LengthBounds(Bounds(-1000, 1000))
THICKNESS = LengthBounds(Bounds(0, 1000, above=True))
_EDGES = {
    "type": ["string", "integer", "array", "object"],
    "description": "one length, [vertical, horizontal], [top, right, bottom, left] or a mapping; from 0",
}

Distance = Annotated[Length | str, length(DISTANCE)]
Width = Annotated[Length | str, length(WIDTH)]
ColumnWidth = Annotated[Length | str, length(COLUMN_WIDTH)]
Height = Annotated[Length | str, length(HEIGHT)]
Size = Annotated[Length | str, length(SIZE)]
Edge = Annotated[Length | str, length(EDGE)]
Extent = Annotated[Length | str, length(EXTENT)]
Thickness = Annotated[Length | str, length(THICKNESS)]
Shifts = Annotated[tuple[Length | str, ...], lengths(SHIFT)]
CropShifts = Annotated[tuple[Length | str, ...], lengths(CROP)]
LateEdges = Annotated[Edges | Raw, edges(late=True)]
Ratio = Annotated[str, Check(_ratio, {"type": ["string", "number"]}, Bounds(0.01, 100))]
Zoom = Annotated[float | str, number(0.1, 20)]
Degrees = Annotated[float | str, number(-360, 360)]
Longitude = Annotated[float | str, number(-180, 180)]
Latitude = Annotated[float | str, number(-90, 90)]
Sweep = Annotated[float | str, number(90, 360)]
Hole = Annotated[float | str, number(0, 0.95)]
Breaks = Annotated[tuple[float, ...], numbers_rising(-1e15, 1e15)]
BarWidth = Annotated[float | str, number(0, 1, above=True)]
Layer = Annotated[int | str, number(-1000, 1000, whole=True)]
HeadingLevel = Annotated[int | str, number(1, 6, whole=True)]
Depth = Annotated[int | str, number(1, 6, whole=True)]
MOST_GRID, MOST_COLUMNS = 24, 12
GridCount = Annotated[int | str, number(1, MOST_GRID, whole=True)]
PageNumber = Annotated[int | str, number(1, PDF_PAGES, whole=True)]
MOST_LINES = 20
LineCount = Annotated[int | str, number(1, MOST_LINES, whole=True)]
ColumnCount = Annotated[int | str, number(1, MOST_COLUMNS, whole=True)]
MOST_SPAN, MOST_ROWS = 100, 50
SpanCount = Annotated[int | str, number(1, MOST_SPAN, whole=True)]
RowCount = Annotated[int | str, number(1, MOST_ROWS, whole=True)]
