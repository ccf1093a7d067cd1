"""The models of printer.yaml: what a print shop may ask for, checked value by value."""

from __future__ import annotations

from typing import Annotated

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import Bounds, LengthBounds
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Check, Text, part, text_of
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, refuse, shown
from reportcli.layout.settings.fields import Bool
from reportcli.model.geometry import MM

SHIPPED = "FOGRA39"


def _one_of(*names: str) -> Check:
    """A text that is one of a few names; nothing here waits for the binder."""

    def check(value: object, _: Info) -> str:
        """The name, refused with the nearest one when it is not among them."""
        name = text_of(value)
        if name not in names:
            near = nearest(name, names)
            refuse("layout-unknown-choice", value=shown(value), names=", ".join(names), nearest=near)
        return name

    return Check(check, {"type": "string", "enum": list(names)})


def _length(low: float, high: float) -> Check:
    """A length within bounds, in points; the bounds are in millimetres."""

    def check(value: object, info: Info) -> float:
        """The length in points; one out of bounds is refused."""
        points: float = info.context.points(value)
        if not low <= points / MM <= high + 1e-6:
            refuse("layout-value-out-of-range", value=shown(value), low=f"{low:g} mm", high=f"{high:g} mm")
        return points

    schema = {"type": ["string", "integer"], "description": f"{low:g} to {high:g} mm"}
    return Check(check, schema, LengthBounds(Bounds(low * MM, high * MM)))


class IntentEntry(Part):
    """The printing condition, in the place of FOGRA39."""

    icc: Text | None = Field(
        default=None,
        description="File of the printer's CMYK output profile, beside printer.yaml or in the layout.",
    )
    condition: Text | None = Field(
        default=None, description="The condition's name in the ICC's registry, for example FOGRA51."
    )
    info: Text | None = Field(default=None, description="The condition in words, for the delivery sheet.")


def _intent(value: object, info: Info) -> IntentEntry:
    """A mapping; or one text: the file of a profile, or the name of the shipped condition."""
    if isinstance(value, dict):
        return info.context.part(IntentEntry, value)  # type: ignore[no-any-return]
    text = text_of(value)
    if text == SHIPPED:
        return IntentEntry.of(condition=text)
    return IntentEntry.of(icc=text)


_INTENT = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/IntentEntry"}]}


class Conditions(Part):
    """What a part is printed on and with."""

    stock: Text | None = Field(default=None, description="The paper, as the printer names it.")
    intent: Annotated[IntentEntry, Check(_intent, _INTENT)] | None = Field(
        default=None, description="FOGRA39 (default), the file of the printer's ICC profile, or a mapping."
    )
    ink_limit: Annotated[float, sure_number(150, 400)] | None = Field(
        default=None, description="Most ink on a spot, all inks together, in percent. Default 300."
    )
    min_line: Annotated[float, _length(0.0, 1.0)] | None = Field(
        default=None,
        description="Thinnest line of one ink. Default 0.25 pt; white and mixed lines 1.4 times it.",
    )
    min_tint: Annotated[float, sure_number(0, 20)] | None = Field(
        default=None, description="Lightest tint in percent of its strongest ink. Default 3."
    )
    bleed: Annotated[float, _length(0.0, 20.0)] | None = Field(
        default=None, description="Bleed on all sides. Default: the layout's."
    )
    page_multiple: Annotated[int, sure_number(1, 64, whole=True)] | None = Field(
        default=None,
        description="Pages come in multiples of it. Default 4 (saddle) or 2 (perfect), with the layout's.",
    )
    weight: Annotated[float, sure_number(30, 800)] | None = Field(default=None, description="Paper in g/m².")
    bulk: Annotated[float, sure_number(0.5, 3)] | None = Field(
        default=None, description="Volume of the paper in cm³/g: weight × bulk is the thickness. Default 1."
    )
    thickness: Annotated[float, _length(0.02, 2.0)] | None = Field(
        default=None, description="Thickness of one leaf; goes before weight × bulk."
    )
    spots: Bool | None = Field(default=None, description="Spot colours stay inks of their own, as by --spot.")


class SpineEntry(Part):
    """The spine of a perfect-bound cover."""

    width: Annotated[float, _length(0.0, 100.0)] | None = Field(
        default=None,
        description="The printer's own; else leaves × thickness, twice the cover's, and allowance.",
    )
    allowance: Annotated[float, _length(0.0, 10.0)] = Field(default=0.0, description="Added for glue.")
    least: Annotated[float, _length(0.0, 30.0)] = Field(
        default=5.0 * MM, description="A narrower spine carries no words. Default 5 mm."
    )
    reads: Annotated[str, _one_of("down", "up")] = Field(
        default="down", description="Which way its words run: down (ISO 6357, default) or up."
    )


class PartsEntry(Part):
    """With a cover, cover and inside are files of their own."""

    cover: Annotated[Conditions, part(Conditions)] | None = Field(
        default=None, description="First two and last two pages, printed as one flat."
    )
    inside: Annotated[Conditions, part(Conditions)] | None = Field(
        default=None, description="All other pages; without a cover, all pages."
    )


class PrinterFile(Conditions):
    """printer.yaml. Conditions at its top hold for all parts; those of a part go before them."""

    printer: Text | None = Field(default=None, description="The print shop's name, for the delivery sheet.")
    binding: Annotated[str, _one_of("saddle", "perfect")] = Field(
        default="saddle", description="saddle (stapled, default) or perfect (glued, with a spine)."
    )
    inside_covers: Annotated[str, _one_of("printed", "blank")] = Field(
        default="printed", description="Whether page 2 and the last but one may bear anything."
    )
    spine: Annotated[SpineEntry, part(SpineEntry)] = Field(
        default_factory=SpineEntry, description="The spine of a perfect-bound cover."
    )
    parts: Annotated[PartsEntry, part(PartsEntry)] = Field(
        default_factory=PartsEntry, description="cover and inside, each with its own conditions."
    )
    marks: Bool = Field(default=False, description="Crop marks, colour bar and slug, as by --marks.")
    delivery_sheet: Bool = Field(
        default=False, description="NAME-delivery.pdf and .json, as by --delivery-sheet."
    )
