"""Models of styles: character, paragraph, object and table, and the strokes in them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, ValidationInfo

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.fields import Check, Text, asked, asking, choice, many, refuse, sequence, shown
from reportcli.layout.models.parts import Part
from reportcli.layout.settings.fields import Bool, EdgesField, Points, SurePaint, SureStroke, between
from reportcli.model.style import ObjectStyle

_FEATURE = re.compile(r"(-?)([A-Za-z0-9]{4})")


def _features(value: object, _: ValidationInfo) -> tuple[tuple[str, int], ...]:
    found = []
    for item in sequence(value):
        hit = _FEATURE.fullmatch(str(item))
        if not hit:
            refuse("layout-unknown-feature", value=shown(item))
        found.append((hit[2], 0 if hit[1] else 1))
    return tuple(found)


def _underline(value: object, info: ValidationInfo) -> float:
    if isinstance(value, bool):
        return 0.5 if value else 0.0
    return asked(info).points(value)


def _sides(value: object, _: ValidationInfo) -> str:
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


Features = Annotated[
    tuple[tuple[str, int], ...], Check(_features, {"type": "array", "items": {"type": "string"}})
]


class CharacterProperties(Part):
    based_on: Text | None = Field(default=None, description="Style whose properties it takes over.")
    font: Annotated[str, Check(asking("font"), {"type": "string"})] | None = Field(
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
    dash: Annotated[tuple[float, ...], many(asking("points"), {"type": "string"})] = Field(
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

    def style(self) -> ObjectStyle:
        """The object style of what is written."""
        return ObjectStyle(**{name: getattr(self, name) for name in self.model_fields_set - {"based_on"}})


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
