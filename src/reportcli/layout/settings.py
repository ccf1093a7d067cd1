"""Models of what is not a block: format, tokens, styles, masters, components, changes."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, ValidationInfo

from reportcli.layout.fields import (
    Blocks,
    Check,
    Expr,
    LengthField,
    Text,
    TextMap,
    choice,
    many,
    mapping,
    named,
    part,
    parts,
    refuse,
    sequence,
    shown,
    text_of,
)
from reportcli.layout.models import Fit, Node, Part  # noqa: F401 - Blocks refers to Node
from reportcli.model.geometry import Edges
from reportcli.model.style import Paint, Stroke
from reportcli.source.nearest import nearest

_FEATURE = re.compile(r"(-?)([A-Za-z0-9]{4})")


def _bool(value: Any, _: ValidationInfo) -> bool:
    if isinstance(value, bool):
        return value
    refuse("layout-value-not-flag", value=shown(value))


def between(low: float, high: float, whole: bool = False) -> Check:
    """A number within bounds."""

    def check(value: Any, _: ValidationInfo) -> Any:
        number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:
            refuse("layout-value-out-of-range", value=shown(value), low=low, high=high)
        return value

    return Check(check, {"type": "integer" if whole else "number", "minimum": low, "maximum": high})


def _features(value: Any, _: ValidationInfo) -> tuple[tuple[str, int], ...]:
    found = []
    for item in sequence(value):
        hit = _FEATURE.fullmatch(str(item))
        if not hit:
            refuse("layout-unknown-feature", value=shown(item))
        found.append((hit[2], 0 if hit[1] else 1))
    return tuple(found)


def _underline(value: Any, info: ValidationInfo) -> float:
    if isinstance(value, bool):
        return 0.5 if value else 0.0
    return info.context.points(value)  # type: ignore[union-attr, no-any-return]


def _sides(value: Any, _: ValidationInfo) -> str:
    words = [str(v) for v in value] if isinstance(value, list) else str(value).split()
    for word in words:
        if word not in ("all", "top", "right", "bottom", "left"):
            names = "all, top, right, bottom, left"
            refuse(
                "layout-unknown-choice",
                value=shown(word),
                names=names,
                nearest=nearest(word, names.split(", ")),
            )
    return " ".join(words)


def _asked(name: str, schema: dict[str, Any]) -> Check:
    return Check(lambda value, info: getattr(info.context, name)(value), schema)


def _sure_paint(value: Any, info: ValidationInfo) -> Any:
    """A paint that cannot wait for the binder: styles hold no expressions."""
    paint = info.context.paint(value)  # type: ignore[union-attr]
    return paint if isinstance(paint, Paint) else refuse("layout-value-late", value=shown(value))


def _sure_stroke(value: Any, info: ValidationInfo) -> Any:
    if value is False:
        return None
    stroke = info.context.stroke(value)  # type: ignore[union-attr]
    return stroke if isinstance(stroke, Stroke) else refuse("layout-value-late", value=shown(value))


def _inks(value: Any, _: ValidationInfo) -> tuple[float, ...]:
    numbers = sequence(value)
    if len(numbers) != 4 or not all(type(n) in (int, float) and 0 <= n <= 100 for n in numbers):
        refuse("layout-colour-not-cmyk", value=shown(list(numbers)))
    return tuple(n / 100 for n in numbers)


def _hex(value: Any, _: ValidationInfo) -> tuple[float, ...]:
    text = str(value)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        refuse("layout-colour-not-rgb", value=shown(value))
    return tuple(int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _page(value: Any, info: ValidationInfo) -> tuple[float, float]:
    """Trim size in points."""
    if isinstance(value, list):
        if len(value) != 2:
            refuse("layout-unknown-page", value=shown(list(value)), names=", ".join(PAGES), nearest="")
        width, height = (info.context.points(side) for side in value)  # type: ignore[union-attr]
        return (width, height)
    if not isinstance(value, str) or value not in PAGES:
        refuse(
            "layout-unknown-page",
            value=shown(value),
            names=", ".join(PAGES),
            nearest=nearest(str(value), PAGES),
        )
    return PAGES[value]


_MM = 72 / 25.4
PAGES = {
    name: (width * _MM, height * _MM)
    for name, (width, height) in {
        "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B5": (176, 250),
        "letter": (215.9, 279.4), "legal": (215.9, 355.6),
    }.items()
}  # fmt: skip

Bool = Annotated[bool, Check(_bool, {"type": "boolean"})]
Points = Annotated[float, _asked("points", {"type": ["string", "integer"]})]
EdgesField = Annotated[Edges, _asked("edges", {"type": ["string", "integer", "array", "object"]})]
SurePaint = Annotated[Paint, Check(_sure_paint, {"type": ["string", "object"]})]
SureStroke = Annotated[Stroke, Check(_sure_stroke, {"type": ["object", "boolean"]})]
Features = Annotated[
    tuple[tuple[str, int], ...], Check(_features, {"type": "array", "items": {"type": "string"}})
]


_RGB = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}


def _open(value: Any, _: ValidationInfo) -> Any:
    """Read by its own module, name by name."""
    return value


_OPEN = Check(_open, {"type": "object"})
_LIST = Check(_open, {"type": "array"})
_BLOCKS = Check(_open, {"type": "array", "items": {"$ref": "#/$defs/Block"}})


class Margins(Part):
    top: Points | None = None
    bottom: Points | None = None
    inner: Points | None = None
    outer: Points | None = None
    left: Points | None = None
    right: Points | None = None


class Grid(Part):
    columns: Annotated[int, between(1, 48, whole=True)] = 12
    gutter: Points = 11.34


class Baseline(Part):
    step: Points = 12.0
    first: Points | None = None


class Numbers(Part):
    """A house's way with numbers over its language's: separators, patterns with {number} and {symbol}."""

    decimal: Text | None = None
    group: Text | None = None
    group_from: Annotated[int, between(4, 30, whole=True)] | None = None
    minus: Text | None = None
    plus: Text | None = None
    percent: Text | None = None
    money: Text | None = None
    symbols: TextMap = Field(default_factory=dict)


class Format(Part):
    page: Annotated[tuple[float, float], Check(_page, {"type": ["string", "array"]})] = PAGES["A4"]
    facing: Bool = True
    bleed: Points = 3 * _MM
    margins: Annotated[Margins, part(Margins)] = Margins()
    grid: Annotated[Grid, part(Grid)] = Grid()
    baseline: Annotated[Baseline, part(Baseline)] = Baseline()
    multiple: Annotated[int, between(1, 64, whole=True)] = 1
    numbers: Annotated[Numbers, part(Numbers)] = Numbers()


class Colour(Part):
    cmyk: Annotated[tuple[float, float, float, float], Check(_inks, {"type": "array"})]
    rgb: Annotated[tuple[float, float, float], Check(_hex, _RGB)]
    spot: Text | None = None
    overprint: Bool = False


class FontFamily(Part):
    """`files`: file under fonts/ by weight/style ("400/italic"); `axes` pins a variable font's axes."""

    files: TextMap
    axes: Annotated[dict[str, float], named(between(-10000, 10000).read, {"type": "number"})] | None = None


class CharacterProperties(Part):
    based_on: Text | None = None
    font: Annotated[str, _asked("font", {"type": "string"})] | None = None
    size: Points | None = None
    weight: Annotated[int, between(1, 1000, whole=True)] | None = None
    italic: Bool | None = None
    colour: SurePaint | None = None
    features: Features | None = None
    tracking: Annotated[float, between(-500, 2000)] | None = None
    rise: Points | None = None
    caps: Bool | None = None
    underline: Annotated[float, Check(_underline, {"type": ["boolean", "string"]})] | None = None


class ParagraphProperties(CharacterProperties):
    leading: Points | None = None
    align: Annotated[str, choice("left", "right", "center", "justify")] | None = None
    space_before: Points | None = None
    space_after: Points | None = None
    indent_first: Points | None = None
    indent_left: Points | None = None
    indent_right: Points | None = None
    hyphenate: Bool | None = None
    orphans: Annotated[int, between(1, 20, whole=True)] | None = None
    widows: Annotated[int, between(1, 20, whole=True)] | None = None
    keep_with_next: Bool | None = None
    keep_together: Bool | None = None
    on_grid: Bool | None = None
    drop_cap: Annotated[int, between(0, 12, whole=True)] | None = None
    leader: Text | None = None
    rule_above: SureStroke | None = None
    rule_below: SureStroke | None = None
    balance: Bool | None = None
    min_scale: Annotated[float, between(0.3, 1)] | None = None
    max_scale: Annotated[float, between(1, 3)] | None = None
    letter_fit: Annotated[float, between(0, 0.2)] | None = None
    optical_margins: Annotated[float, between(0, 1)] | None = None


class StrokeProperties(Part):
    colour: SurePaint
    width: Points = 0.5
    dash: Annotated[tuple[float, ...], many(lambda v, i: i.context.points(v), {"type": "string"})] = ()
    cap: Annotated[str, choice("butt", "round", "square")] = "butt"


class ObjectProperties(Part):
    based_on: Text | None = None
    fill: SurePaint | None = None
    stroke: SureStroke | None = None
    sides: Annotated[str, Check(_sides, {"type": ["string", "array"]})] | None = None
    radius: Points | None = None
    padding: EdgesField | None = None


class TableProperties(Part):
    based_on: Text | None = None
    cell: Text | None = None
    header: Text | None = None
    total: Text | None = None
    padding: EdgesField | None = None
    header_fill: SurePaint | None = None
    stripe: SurePaint | None = None
    rule: SureStroke | None = None
    rule_head: SureStroke | None = None


class FrameEntry(Part):
    """A region of a master; edges are measured from the margin box, `inner`/`outer` follow the side."""

    left: LengthField | None = None
    right: LengthField | None = None
    inner: LengthField | None = None
    outer: LengthField | None = None
    top: LengthField | None = None
    bottom: LengthField | None = None
    width: LengthField | None = None
    height: LengthField | None = None
    fit: Fit = "next-frame"
    flow: Bool = True
    columns: Annotated[int, between(1, 12, whole=True)] = 1
    gap: Points = 0.0


def _frame(value: Any, info: ValidationInfo) -> FrameEntry:
    return info.context.part(FrameEntry, value)  # type: ignore[union-attr, no-any-return]


_FRAMES = named(_frame, {"$ref": "#/$defs/FrameEntry"})
Frames = Annotated[dict[str, FrameEntry], _FRAMES]


class MasterEntry(Part):
    based_on: Text | None = None
    margins: Annotated[Margins, part(Margins)] = Margins()
    frames: Frames | None = None
    furniture: Blocks = ()
    folio: Bool = True
    sides: Annotated[Any, _OPEN] = None


PARAM_TYPES = ("fact", "text", "record", "records", "photo", "colour", "length", "blocks", "bool", "number")


class Param(Part):
    type: Annotated[str, choice(*PARAM_TYPES)]
    default: Expr | None = None
    doc: Text | None = None


def _param(value: Any, info: ValidationInfo) -> Param:
    return info.context.part(Param, value)  # type: ignore[union-attr, no-any-return]


_PARAMS = named(_param, {"$ref": "#/$defs/Param"})


class ComponentFile(Part):
    """A component's head; its body is built when the heads of all components are known."""

    doc: Text = ""
    params: Annotated[dict[str, Param], _PARAMS] = Field(default_factory=dict)
    slots: Annotated[tuple[str, ...], many(lambda v, _: text_of(v), {"type": "string"})] = ()
    body: Annotated[Any, _BLOCKS]


class Change(Part):
    """One of: replace + with, remove, insert-before + blocks, insert-after + blocks."""

    replace: Text | None = None
    with_: Annotated[Any, _BLOCKS] = None
    remove: Text | None = None
    insert_before: Text | None = None
    insert_after: Text | None = None
    blocks: Annotated[Any, _BLOCKS] = None


class RecordName(Part):
    table: Text
    key: Text


class Override(Part):
    """Exceptions for one block (by its path of ids) or one record of the workbook."""

    block: Text | None = None
    record: Annotated[RecordName, part(RecordName)] | None = None
    set: Annotated[dict[str, Any], Check(lambda v, _: mapping(v), {"type": "object"})]


class LayoutFile(Part):
    """Every top-level file but contract.yaml and overrides.yaml; together they are one mapping."""

    extends: Text | None = None
    language: Text | None = None
    format: Annotated[Any, _OPEN] = None
    tokens: Annotated[Any, _OPEN] = None
    styles: Annotated[Any, _OPEN] = None
    masters: Annotated[Any, _OPEN] = None
    words: Annotated[Any, _OPEN] = None
    sections: Annotated[Any, _LIST] = None
    changes: Annotated[tuple[Change, ...], parts(Change)] = ()
    blank_master: Text | None = None
