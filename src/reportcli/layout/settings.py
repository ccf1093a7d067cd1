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

RESERVED_INKS = frozenset({"all", "none", "cyan", "magenta", "yellow", "black"})
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


def _spot(value: Any, _: ValidationInfo) -> str:
    """A spot ink's name; PDF's own names of the process plates, of all plates and of none are refused."""
    name = text_of(value)
    if not name.strip() or name.strip().lower() in RESERVED_INKS:
        refuse("layout-spot-reserved", value=shown(value), names=", ".join(sorted(RESERVED_INKS)))
    return name


def _page(value: Any, info: ValidationInfo) -> tuple[float, float]:
    """Trim size in points."""
    if isinstance(value, list):
        if len(value) != 2:
            refuse("layout-unknown-page", value=shown(list(value)), names=", ".join(PAGES), nearest="")
        width, height = (_positive(side, info) for side in value)
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
_LENGTH = {"type": ["string", "integer"], "description": "mm cm pt bl, or a named length"}
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
_EDGES = {
    "type": ["string", "integer", "array", "object"],
    "description": "one length, [vertical, horizontal], [top, right, bottom, left], or a mapping",
}
Points = Annotated[float, _asked("points", _LENGTH)]
EdgesField = Annotated[Edges, _asked("edges", _EDGES)]
SurePaint = Annotated[Paint, Check(_sure_paint, _COLOUR)]
SureStroke = Annotated[
    Stroke, Check(_sure_stroke, {"anyOf": [{"$ref": "#/$defs/StrokeProperties"}, {"type": "boolean"}]})
]
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


def _positive(value: Any, info: ValidationInfo) -> float:
    points: float = info.context.points(value)  # type: ignore[union-attr]
    return points if points > 0 else refuse("layout-length-not-positive", value=shown(value))


Positive = Annotated[float, Check(_positive, _LENGTH)]


class Margins(Part):
    top: Points | None = Field(default=None, description="Above.")
    bottom: Points | None = Field(default=None, description="Below.")
    inner: Points | None = Field(default=None, description="At the spine.")
    outer: Points | None = Field(default=None, description="Away from the spine.")
    left: Points | None = Field(default=None, description="Left on every page.")
    right: Points | None = Field(default=None, description="Right on every page.")


class Grid(Part):
    columns: Annotated[int, between(1, 48, whole=True)] = Field(
        default=12, description="How many columns the text area has; a length of `3 col` counts them."
    )
    gutter: Points = Field(default=11.34, description="Space between them.")


class Baseline(Part):
    step: Positive = Field(default=12.0, description="Distance of two baselines; `1 bl` is one.")
    first: Points | None = Field(default=None, description="First baseline, from the top edge of the page.")


class Numbers(Part):
    """A house's way with numbers over its language's: separators, patterns with {number} and {symbol}."""

    decimal: Text | None = Field(default=None, description="Decimal sign.")
    group: Text | None = Field(default=None, description="Sign between groups of three digits.")
    group_from: Annotated[int, between(4, 30, whole=True)] | None = Field(
        default=None, description="Digits from which groups are made."
    )
    minus: Text | None = Field(default=None, description="Minus sign.")
    plus: Text | None = Field(default=None, description="Plus sign.")
    percent: Text | None = Field(default=None, description="Pattern of a percentage, with {number}.")
    money: Text | None = Field(default=None, description="Pattern of an amount, with {number} and {symbol}.")
    symbols: TextMap = Field(default_factory=dict, description="Sign of a currency, by its code.")


_LANGUAGE = {"$ref": "#/$defs/LanguageFormats"}


class LanguageFormats(Numbers):
    """A house's way with one language, over its way with all: numbers, dates and lists."""

    dates: TextMap = Field(
        default_factory=dict,
        description="Patterns by style (long, short, month, year…), with {day}, {day2}, {month}, {year}.",
    )
    ranges: TextMap = Field(
        default_factory=dict,
        description="Patterns of `dates()` (day, day-month, month, other, since), with {start} or {end-day}…",
    )
    first_day: Text | None = Field(default=None, description="The first day of a month: 1, or 1er.")
    and_: Text | None = Field(default=None, description="What stands before the last item of a list.")


class Format(Part):
    page: Annotated[tuple[float, float], Check(_page, {"type": ["string", "array"]})] = Field(
        default=PAGES["A4"], description="Trim size: a name such as A4, or `[width, height]`."
    )
    facing: Bool = Field(default=True, description="Left and right pages differ.")
    bleed: Points = Field(default=3 * _MM, description="How far colour goes beyond the trim.")
    margins: Annotated[Margins, part(Margins)] = Field(
        default=Margins(), description=("Margins of the text area.")
    )
    grid: Annotated[Grid, part(Grid)] = Field(default=Grid(), description="Its columns.")
    baseline: Annotated[Baseline, part(Baseline)] = Field(
        default=Baseline(), description=("The baseline grid.")
    )
    multiple: Annotated[int, between(1, 64, whole=True)] = Field(
        default=1, description="Pages are padded to a multiple of this, for print."
    )
    numbers: Annotated[Numbers, part(Numbers)] = Field(
        default=Numbers(), description="A house's way with numbers, over its language's."
    )
    languages: Annotated[dict[str, LanguageFormats], named(part(LanguageFormats).read, _LANGUAGE)] = Field(
        default_factory=dict, description="The same and dates and lists for one language, by its tag."
    )


class Colour(Part):
    cmyk: Annotated[tuple[float, float, float, float], Check(_inks, {"type": "array"})] = Field(
        description="Inks in percent: cyan, magenta, yellow, black."
    )
    rgb: Annotated[tuple[float, float, float], Check(_hex, _RGB)] = Field(
        description='The same on a screen, `"#rrggbb"`.'
    )
    spot: Annotated[str, Check(_spot, {"type": "string"})] | None = Field(
        default=None, description="Name of a spot ink."
    )
    overprint: Bool = Field(default=False, description="Printed over what is below, without leaving it out.")


class FontFamily(Part):
    """`files`: file under fonts/ by weight/style ("400/italic"); `axes` pins a variable font's axes."""

    files: TextMap = Field(description="Font files under `fonts/`, by weight and style: `400/italic`.")
    axes: Annotated[dict[str, float], named(between(-10000, 10000).read, {"type": "number"})] | None = Field(
        default=None, description="Values of a variable font's axes."
    )


class CharacterProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    font: Annotated[str, _asked("font", {"type": "string"})] | None = Field(
        default=None, description="Family, as named under tokens."
    )
    size: Points | None = Field(default=None, description="Type size.")
    weight: Annotated[int, between(1, 1000, whole=True)] | None = Field(
        default=None, description="100 to 900; the nearest that the family has."
    )
    italic: Bool | None = Field(default=None, description="Slanted.")
    colour: SurePaint | None = Field(default=None, description="Colour of the letters.")
    features: Features | None = Field(
        default=None, description="OpenType features, such as onum, tnum, smcp; `-liga` turns one off."
    )
    tracking: Annotated[float, between(-500, 2000)] | None = Field(
        default=None, description="Letterspacing in thousandths of an em."
    )
    rise: Points | None = Field(default=None, description="How far above the baseline.")
    caps: Bool | None = Field(default=None, description="Capitals only; the text stays as it was written.")
    underline: Annotated[float, Check(_underline, {"type": ["boolean", "string"]})] | None = Field(
        default=None, description="true, or the thickness of the line."
    )


class ParagraphProperties(CharacterProperties):
    leading: Points | None = Field(default=None, description="Distance of baselines.")
    align: Annotated[str, choice("left", "right", "center", "justify")] | None = Field(
        default=None, description="How lines are aligned."
    )
    space_before: Points | None = Field(default=None, description="Least space above.")
    space_after: Points | None = Field(default=None, description="Least space below.")
    indent_first: Points | None = Field(default=None, description="Indent of the first line.")
    indent_left: Points | None = Field(default=None, description="Indent at the left.")
    indent_right: Points | None = Field(default=None, description="Indent at the right.")
    hyphenate: Bool | None = Field(default=None, description="Words may be divided.")
    orphans: Annotated[int, between(1, 20, whole=True)] | None = Field(
        default=None, description="Least lines before a break."
    )
    widows: Annotated[int, between(1, 20, whole=True)] | None = Field(
        default=None, description="Least lines after a break."
    )
    keep_with_next: Bool | None = Field(default=None, description="Stays with the next paragraph.")
    keep_together: Bool | None = Field(default=None, description="Never broken.")
    on_grid: Bool | None = Field(default=None, description="Lines stand on the baseline grid.")
    drop_cap: Annotated[int, between(0, 12, whole=True)] | None = Field(
        default=None, description="Lines that a large first letter is high; 0 for none."
    )
    leader: Text | None = Field(default=None, description="What fills the gap of a tab, such as `.`.")
    rule_above: SureStroke | None = Field(default=None, description="Line above.")
    rule_below: SureStroke | None = Field(default=None, description="Line below.")
    balance: Bool | None = Field(default=None, description="Lines of nearly equal length, for titles.")
    min_scale: Annotated[float, between(0.3, 1)] | None = Field(
        default=None, description="Least size, as a fraction, where a place shrinks its type."
    )
    max_scale: Annotated[float, between(1, 3)] | None = Field(
        default=None, description="Greatest size where it grows."
    )
    letter_fit: Annotated[float, between(0, 0.2)] | None = Field(
        default=None, description="Ems that justification may add to or take from letter spacing."
    )
    optical_margins: Annotated[float, between(0, 1)] | None = Field(
        default=None,
        description=("How much of the punctuation hangs beyond the edges of justified lines, 0 to 1."),
    )


class StrokeProperties(Part):
    colour: SurePaint = Field(description="Colour of the line.")
    width: Points = Field(default=0.5, description="Its thickness.")
    dash: Annotated[tuple[float, ...], many(lambda v, i: i.context.points(v), {"type": "string"})] = Field(
        default=(), description="Lengths of dashes and gaps."
    )
    cap: Annotated[str, choice("butt", "round", "square")] = Field(default="butt", description="How it ends.")


class ObjectProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    fill: SurePaint | None = Field(default=None, description="Colour inside.")
    stroke: SureStroke | None = Field(default=None, description="Border.")
    sides: Annotated[str, Check(_sides, {"type": ["string", "array"]})] | None = Field(
        default=None, description="Which sides the border draws: all, or any of top, right, bottom, left."
    )
    radius: Points | None = Field(default=None, description="Radius of the corners.")
    padding: EdgesField | None = Field(default=None, description="Space between border and content.")


class TableProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    cell: Text | None = Field(default=None, description="Paragraph style of cells.")
    header: Text | None = Field(default=None, description="Paragraph style of heads.")
    total: Text | None = Field(default=None, description="Paragraph style of totals.")
    padding: EdgesField | None = Field(default=None, description="Space in each cell.")
    header_fill: SurePaint | None = Field(default=None, description="Colour behind the heads.")
    stripe: SurePaint | None = Field(default=None, description="Colour behind every other row.")
    rule: SureStroke | None = Field(default=None, description="Line between rows.")
    rule_head: SureStroke | None = Field(default=None, description="Line under the heads and above totals.")


class FrameEntry(Part):
    """A region of a master; edges are measured from the margin box, `inner`/`outer` follow the side."""

    left: LengthField | None = Field(default=None, description="Distance from the left margin.")
    right: LengthField | None = Field(default=None, description="Distance from the right margin.")
    inner: LengthField | None = Field(default=None, description="Distance from the inner margin.")
    outer: LengthField | None = Field(default=None, description="Distance from the outer margin.")
    top: LengthField | None = Field(default=None, description="Distance from the top margin.")
    bottom: LengthField | None = Field(default=None, description="Distance from the bottom margin.")
    width: LengthField | None = Field(default=None, description="Width.")
    height: LengthField | None = Field(default=None, description="Height.")
    fit: Fit = Field(default="next-frame", description="What happens when content does not fit.")
    flow: Bool = Field(
        default=True, description="The section's text goes through it; false: only what `frame:` puts there."
    )
    columns: Annotated[int, between(1, 12, whole=True)] = Field(default=1, description="Columns in it.")
    gap: Points = Field(default=0.0, description="Space between them.")


def _frame(value: Any, info: ValidationInfo) -> FrameEntry:
    return info.context.part(FrameEntry, value)  # type: ignore[union-attr, no-any-return]


_FRAMES = named(_frame, {"$ref": "#/$defs/FrameEntry"})
Frames = Annotated[dict[str, FrameEntry], _FRAMES]


class MasterEntry(Part):
    based_on: Text | None = Field(default=None, description="Master whose properties it takes over.")
    margins: Annotated[Margins, part(Margins)] = Field(
        default=Margins(), description="Other margins than the format's."
    )
    frames: Frames | None = Field(
        default=None, description=("Where text stands, in the order in which it flows.")
    )
    furniture: Blocks = Field(default=(), description="Blocks on every page of it.")
    folio: Bool = Field(default=True, description="The page number is printed and counts in contents.")
    sides: Annotated[Any, _OPEN] = Field(
        default=None, description="What is different on the `left` or the `right` page."
    )


PARAM_TYPES = ("fact", "text", "record", "records", "photo", "colour", "length", "blocks", "bool", "number")


class Param(Part):
    type: Annotated[str, choice(*PARAM_TYPES)] = Field(description="What it takes.")
    default: Expr | None = Field(
        default=None, description="What it is when the caller does not say; without one it is required."
    )
    doc: Text | None = Field(default=None, description="What it is for.")


def _param(value: Any, info: ValidationInfo) -> Param:
    return info.context.part(Param, value)  # type: ignore[union-attr, no-any-return]


_PARAMS = named(_param, {"$ref": "#/$defs/Param"})


class ComponentFile(Part):
    """A component's head; its body is built when the heads of all components are known."""

    doc: Text = Field(default="", description="What the component is, in a sentence.")
    params: Annotated[dict[str, Param], _PARAMS] = Field(
        default_factory=dict, description="What a caller gives, by name."
    )
    slots: Annotated[tuple[str, ...], many(lambda v, _: text_of(v), {"type": "string"})] = Field(
        default=(), description="Names of blocks that a caller may give."
    )
    body: Annotated[Any, _BLOCKS] = Field(description="The blocks that it stands for.")


class Change(Part):
    """One of: replace + with, remove, insert-before + blocks, insert-after + blocks."""

    replace: Text | None = Field(default=None, description="Path of ids of a block to replace.")
    with_: Annotated[Any, _BLOCKS] = Field(default=None, description="Blocks that take its place.")
    remove: Text | None = Field(default=None, description="Path of a block to leave out.")
    insert_before: Text | None = Field(default=None, description="Path of a block to put blocks before.")
    insert_after: Text | None = Field(default=None, description="Path of a block to put blocks after.")
    blocks: Annotated[Any, _BLOCKS] = Field(default=None, description="The blocks to put there.")


class RecordName(Part):
    table: Text = Field(description="A table of the contract.")
    key: Text = Field(description="Key of the record.")


class Override(Part):
    """Exceptions for one block (by its path of ids) or one record of the workbook."""

    block: Text | None = Field(default=None, description="Path of ids of a block.")
    record: Annotated[RecordName, part(RecordName)] | None = Field(
        default=None, description="A record of the workbook."
    )
    set: Annotated[dict[str, Any], Check(lambda v, _: mapping(v), {"type": "object"})] = Field(
        description="Attributes of the block or cells of the record, with their new values."
    )


class LayoutFile(Part):
    """Every top-level file but contract.yaml and overrides.yaml; together they are one mapping."""

    extends: Text | None = Field(default=None, description="Name of the layout that this one changes.")
    language: Text | None = Field(
        default=None, description=("Language of the edition, when the workbook is in it.")
    )
    format: Annotated[Any, _OPEN] = Field(default=None, description="Page, margins, grid.")
    tokens: Annotated[Any, _OPEN] = Field(default=None, description="Colours, fonts and named lengths.")
    styles: Annotated[Any, _OPEN] = Field(
        default=None, description="Styles by kind: character, paragraph, object, table, prose."
    )
    masters: Annotated[Any, _OPEN] = Field(default=None, description="Masters by name.")
    words: Annotated[Any, _OPEN] = Field(
        default=None, description=('Words of the layout by language, for `t("key")`.')
    )
    sections: Annotated[Any, _LIST] = Field(
        default=None, description="The story in order: blocks `section`, and `section-file: name`."
    )
    changes: Annotated[tuple[Change, ...], parts(Change)] = Field(
        default=(), description="What is changed in the layout that this one extends."
    )
    blank_master: Text | None = Field(default=None, description="Master of pages that stay blank.")
