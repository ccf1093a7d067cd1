"""Models of styles: character, paragraph, object and table, and the strokes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.context import Raw, asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import (
    Check,
    Corners,
    GradientField,
    PaintField,
    Text,
    asking,
    choice,
    parts,
    sequence,
)
from reportcli.layout.models.measures import (
    DISTANCE,
    THICKNESS,
    Distance,
    LateEdges,
    Thickness,
    dashes,
    points,
    sure_number,
)
from reportcli.layout.models.parts import Idle, Part, yaml_name
from reportcli.layout.models.refusals import Info, refuse, shown
from reportcli.layout.models.shadows import ShadowField
from reportcli.layout.settings.fields import (
    Bool,
    EdgesField,
    Leading,
    Points,
    Rise,
    Shift,
    SurePaint,
    SureStroke,
    TypeSize,
)
from reportcli.layout.settings.inline_styles import NestedStyleProperties, TabStopProperties
from reportcli.model.geometry import Length
from reportcli.model.style import ObjectStyle, Paint, Stroke

_FEATURE = re.compile(r"(-?)([A-Za-z0-9]{4})")


def _features(value: object, _: Info) -> tuple[tuple[str, int], ...]:
    found = []
    for place, item in enumerate(sequence(value)):
        hit = _FEATURE.fullmatch(str(item))
        if not hit:
            refuse("layout-unknown-feature", item=place, value=shown(item))
        found.append((hit[2], 0 if hit[1] else 1))
    return tuple(found)


def _underline(value: object, info: Info) -> float:
    if isinstance(value, bool):
        return 0.5 if value else 0.0
    found: float = points(THICKNESS).read(value, info)  # type: ignore[assignment]
    return found


def _sides(value: object, _: Info) -> str:
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


def _late_stroke(value: object, info: Info) -> Stroke | Raw | None:
    return None if value is False else asked(info).stroke(value)


_DASH = {"type": "array", "items": {"type": ["string", "integer"], "pattern": r"^(?!\s*-)", "minimum": 0}}
LateStroke = Annotated[
    Stroke | Raw | None,
    Check(_late_stroke, {"anyOf": [{"$ref": "#/$defs/StrokeProperties"}, {"type": "boolean"}]}),
]
Features = Annotated[
    tuple[tuple[str, int], ...], Check(_features, {"type": "array", "items": {"type": "string"}})
]


class CharacterProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    font: Annotated[str, Check(asking("font"), {"type": "string"})] | None = Field(
        default=None, description="Family, as named under tokens."
    )
    size: TypeSize | None = Field(default=None, description="Type size.")
    weight: Annotated[int, sure_number(1, 1000, whole=True)] | None = Field(
        default=None, description="100 to 900; the nearest that the family has."
    )
    italic: Bool | None = Field(default=None, description="Slanted.")
    colour: SurePaint | None = Field(default=None, description="Colour of the letters.")
    features: Features | None = Field(
        default=None, description="OpenType features, such as onum, tnum, smcp; `-liga` turns one off."
    )
    tracking: Annotated[float, sure_number(-500, 2000)] | None = Field(
        default=None, description="Letterspacing in thousandths of an em."
    )
    rise: Rise | None = Field(default=None, description="How far above the baseline.")
    caps: Bool | None = Field(default=None, description="Capitals only; the text stays as it was written.")
    underline: Annotated[float, Check(_underline, {"type": ["boolean", "string"]}, THICKNESS)] | None = Field(
        default=None, description="true, or the thickness of the line."
    )
    strike: Annotated[float, Check(_underline, {"type": ["boolean", "string"]}, THICKNESS)] | None = Field(
        default=None, description="A line through the letters: true, or its thickness."
    )


class ParagraphProperties(CharacterProperties):
    leading: Leading | None = Field(default=None, description="Distance of baselines.")
    align: Annotated[str, choice("left", "right", "center", "justify")] | None = Field(
        default=None, description="How lines are aligned."
    )
    space_before: Points | None = Field(default=None, description="Least space above.")
    space_after: Points | None = Field(default=None, description="Least space below.")
    indent_first: Shift | None = Field(default=None, description="Indent of the first line.")
    indent_left: Points | None = Field(default=None, description="Indent at the left.")
    indent_right: Points | None = Field(default=None, description="Indent at the right.")
    hyphenate: Bool | None = Field(default=None, description="Words may be divided.")
    orphans: Annotated[int, sure_number(1, 20, whole=True)] | None = Field(
        default=None, description="Least lines before a break."
    )
    widows: Annotated[int, sure_number(1, 20, whole=True)] | None = Field(
        default=None, description="Least lines after a break."
    )
    keep_with_next: Bool | None = Field(default=None, description="Stays with the next paragraph.")
    keep_together: Bool | None = Field(default=None, description="Never broken.")
    on_grid: Bool | None = Field(default=None, description="Lines stand on the baseline grid.")
    drop_cap: Annotated[int, sure_number(0, 12, whole=True)] | None = Field(
        default=None, description="Lines that a large first letter is high; 0 for none."
    )
    drop_cap_letters: Annotated[int, sure_number(1, 20, whole=True)] | None = Field(
        default=None,
        needs=needs("drop_cap"),
        description="Letters that are so large, of the first word; 1 unless said.",
    )
    tabs: Annotated[tuple[TabStopProperties, ...], parts(TabStopProperties)] | None = Field(
        default=None, description="Tab stops; a tab behind the last one fills the line."
    )
    nested_styles: Annotated[tuple[NestedStyleProperties, ...], parts(NestedStyleProperties)] | None = Field(
        default=None,
        description="Character styles one after the other from the beginning: to a sign, for so many words.",
    )
    first_line: Text | None = Field(default=None, description="Character style of the first line.")
    shading: SurePaint | None = Field(default=None, description="Colour behind the paragraph.")
    border: SureStroke | None = Field(default=None, description="Line around the paragraph.")
    border_sides: Annotated[str, Check(_sides, {"type": ["string", "array"]})] | None = Field(
        default=None,
        needs=needs("border"),
        description="Which sides the border draws: all, or any of top, right, bottom, left.",
    )
    border_radius: Points | None = Field(
        default=None, needs=needs("shading", "border"), description="Radius of the corners of both."
    )
    padding: EdgesField | None = Field(
        default=None, needs=needs("shading", "border"), description="Space between them and the lines."
    )
    leader: Text | None = Field(default=None, description="What fills the gap of a tab, such as `.`.")
    rule_above: SureStroke | None = Field(default=None, description="Line above.")
    rule_below: SureStroke | None = Field(default=None, description="Line below.")
    balance: Bool | None = Field(default=None, description="Lines of nearly equal length, for titles.")
    min_scale: Annotated[float, sure_number(0.3, 1)] | None = Field(
        default=None,
        description="Least size, as a fraction, where a place shrinks, or a word is wider than its room.",
    )
    max_scale: Annotated[float, sure_number(1, 3)] | None = Field(
        default=None, description="Greatest size where it grows."
    )
    letter_fit: Annotated[float, sure_number(0, 0.2)] | None = Field(
        default=None, description="Ems that justification may add to or take from letter spacing."
    )
    optical_margins: Annotated[float, sure_number(0, 1)] | None = Field(
        default=None,
        description=("How much of the punctuation hangs beyond the edges of justified lines, 0 to 1."),
    )


class StrokeProperties(Part):
    """In a style nothing of it may wait for the workbook."""

    colour: PaintField = Field(description="Colour of the line.")
    width: Thickness = Field(default=Length(0.5), description="Its thickness.")
    dash: Annotated[tuple[Length | str, ...], Check(dashes, _DASH, DISTANCE)] = Field(
        default=(), description="Lengths of dashes and gaps, not all zero."
    )
    cap: Annotated[str, choice("butt", "round", "square")] = Field(default="butt", description="How it ends.")

    def stroke(self) -> Stroke | Raw:
        """The line; where something waits for the binder, its properties by their names."""
        dash = [one.value for one in self.dash if isinstance(one, Length)]
        if isinstance(self.colour, Paint) and isinstance(self.width, Length) and len(dash) == len(self.dash):
            return Stroke(self.colour, self.width.value, tuple(dash), self.cap)
        return {"colour": self.colour, "width": self.width, "dash": self.dash, "cap": self.cap}


class ObjectProperties(Part):
    """In a style nothing of it may wait for the workbook."""

    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    fill: PaintField | None = Field(default=None, description="Colour inside.")
    gradient: GradientField | None = Field(
        default=None, description="Colours inside that run into one another, instead of one."
    )
    stroke: LateStroke | None = Field(default=None, description="Border.")
    sides: Annotated[str, Check(_sides, {"type": ["string", "array"]})] | None = Field(
        default=None,
        needs=needs("stroke"),
        description="Which sides the border draws: all, or any of top, right, bottom, left.",
    )
    radius: Distance | None = Field(
        default=None, needs=needs("fill", "gradient", "stroke"), description="Radius of the corners."
    )
    corners: Corners | None = Field(
        default=None,
        needs=needs("radius"),
        description="Which corners are round: all, or any of top-left, top-right, bottom-right, bottom-left.",
    )
    shadow: ShadowField | None = Field(
        default=None,
        needs=needs("fill", "gradient"),
        description="A soft shadow below: `{dx, dy, blur, colour, opacity}`.",
    )
    padding: LateEdges | None = Field(default=None, description="Space between border and content.")

    def idle(self) -> Iterator[Idle]:
        """A plain colour beside a gradient."""
        yield from super().idle()
        if self.fill is not None and self.gradient is not None:
            yield Idle(self, "fill", over="gradient:")

    def style(self) -> ObjectStyle | Raw:
        """The object style of what is written; its properties by their YAML names where another style or the
        workbook has a say in it."""
        written = {name: getattr(self, name) for name in sorted(self.stated)}
        if self.based_on is not None or any(isinstance(v, dict) or _late(n, v) for n, v in written.items()):
            return {yaml_name(name): value for name, value in written.items()}
        return ObjectStyle(**settled(written))


def _late(name: str, value: object) -> bool:
    return name in ("fill", "radius") and isinstance(value, str)


def settled(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of an object style with its lengths in points."""
    return {n: v.value if isinstance(v, Length) else v for n, v in properties.items()}


class TableProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    cell: Text | None = Field(default=None, description="Paragraph style of cells.")
    header: Text | None = Field(default=None, description="Paragraph style of heads.")
    total: Text | None = Field(default=None, description="Paragraph style of totals.")
    group: Text | None = Field(
        default=None, description="Paragraph style of rows that name a group; without one, that of heads."
    )
    subtotal: Text | None = Field(
        default=None, description="Paragraph style of a group's sums; without one, that of totals."
    )
    carried: Text | None = Field(
        default=None,
        description="Paragraph style of sums that are carried over a break and of “(continued)”.",
    )
    note: Text | None = Field(default=None, description="Paragraph style of notes under the table.")
    padding: EdgesField | None = Field(default=None, description="Space in each cell.")
    header_fill: SurePaint | None = Field(default=None, description="Colour behind the heads.")
    stripe: SurePaint | None = Field(default=None, description="Colour behind every other row.")
    group_fill: SurePaint | None = Field(default=None, description="Colour behind rows that name a group.")
    total_fill: SurePaint | None = Field(default=None, description="Colour behind totals.")
    rule: SureStroke | None = Field(default=None, description="Line between rows.")
    rule_head: SureStroke | None = Field(default=None, description="Line under the heads and above totals.")
    rule_total: SureStroke | None = Field(default=None, description="Line above totals, if it is another.")
    rule_column: SureStroke | None = Field(default=None, description="Line between columns.")
