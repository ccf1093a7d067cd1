"""Models of tokens: colours and font families."""

from __future__ import annotations

import re
from typing import Annotated

from reportcli.layout.models.bounds import Bounds
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Check, TextMap, many, named, sequence, text_of
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, refuse, shown
from reportcli.layout.settings.fields import Bool
from reportcli.model.style import Rgb, rgb_of

RESERVED_INKS = frozenset({"all", "none", "cyan", "magenta", "yellow", "black"})


def _inks(value: object, info: Info) -> tuple[float, ...]:
    written = sequence(value)
    if len(written) != 4:
        refuse("layout-colour-not-cmyk", value=shown(list(written)))
    inks = many(sure_number(0, 100).read, {}).read(value, info)
    assert isinstance(inks, tuple)
    if max(inks) <= 1 and any(one != int(one) for one in inks):
        mended = ", ".join(f"{one * 100:g}" for one in inks)
        refuse("layout-colour-fractions", value=shown(list(written)), mended=f"[{mended}]")
    return tuple(n / 100 for n in inks)


def _hex(value: object, _: Info) -> Rgb:
    text = str(value)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        refuse("layout-colour-not-rgb", value=shown(value))
    return rgb_of(text)


def _spot(value: object, _: Info) -> str:
    """A spot ink's name; PDF's own names of the process plates, of all plates and of none are refused."""
    name = text_of(value)
    if not name.strip() or name.strip().lower() in RESERVED_INKS:
        refuse("layout-spot-reserved", value=shown(value), names=", ".join(sorted(RESERVED_INKS)))
    return name


def _axes() -> Check:
    one = sure_number(-10000, 10000)
    each = named(one.read, one.schema)
    return Check(each.read, each.schema, one.bounds)


_CMYK = {
    "type": "array",
    "items": {"type": "number", "minimum": 0, "maximum": 100},
    "minItems": 4,
    "maxItems": 4,
}
_RGB = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}


class Colour(Part):
    cmyk: Annotated[tuple[float, float, float, float], Check(_inks, _CMYK, Bounds(0, 100))] = Field(
        description="Inks in percent: cyan, magenta, yellow, black."
    )
    rgb: Annotated[tuple[float, float, float], Check(_hex, _RGB, Bounds(0, 1))] = Field(
        description='The same on a screen, `"#rrggbb"`.'
    )
    spot: Annotated[str, Check(_spot, {"type": "string"})] | None = Field(
        default=None, description="Name of a spot ink."
    )
    overprint: Bool = Field(default=False, description="Printed over what is below, without leaving it out.")


class FontFamily(Part):
    """`files`: file under fonts/ by weight/style ("400/italic"); `axes` pins a variable font's axes."""

    files: TextMap = Field(description="Font files under `fonts/`, by weight and style: `400/italic`.")
    axes: Annotated[dict[str, float], _axes()] | None = Field(
        default=None, description="Values of a variable font's axes."
    )
