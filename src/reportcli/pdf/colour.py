"""Colour roles to colour operators: exact palette values, tints mixed with paper, spots as separations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import Ink
from reportcli.model.style import Paint
from reportcli.pdf import objects
from reportcli.pdf.icc import Converter

BLACK_ONLY = (0.0, 0.0, 0.0, 1.0)
LEAST = 0.03  # of an ink in a mixed colour: less is lost on the plate


class Colour(NamedTuple):
    """A paint as a content stream says it. `overprints`: text in it is printed over what is below."""

    fill: str
    stroke: str
    overprints: bool
    spot: str | None = None


def _held(inks: tuple[float, ...]) -> tuple[float, ...]:
    """A mixed colour without the inks that no plate holds; of several that are all so light, none goes."""
    held = tuple(ink if ink >= LEAST else 0.0 for ink in inks)
    return held if any(held) else inks


class Inks:
    """Colours of one document in one colour space ("cmyk" or "rgb"). `spots`: spot inks stay separations."""

    def __init__(self, palette: Mapping[str, Ink], space: str, converter: Converter, spots: bool) -> None:
        self._palette = palette
        self._space = space
        self._converter = converter
        self._spots = spots
        self._known: dict[tuple[str, float], Colour] = {}
        self.separations: dict[str, str] = {}
        """Resource name -> colour space of each spot ink in use."""

    def colour(self, paint: Paint) -> Colour:
        """A paint's operators; what they name is then in `separations`. Raises Findings for unknown roles."""
        key = (paint.role, paint.tint)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(paint)
        return known

    @property
    def space(self) -> str:
        """The colour space of the document: cmyk | rgb."""
        return self._space

    def one_spot(self, paints: Sequence[Paint]) -> str | None:
        """The name of the spot ink of which all these are tints, paper being none of it; None where they are
        not, or spots are no inks of their own.
        """
        names = {self.colour(paint).spot for paint in paints if self.tint_of(paint)}
        return names.pop() if len(names) == 1 else None

    def tint_of(self, paint: Paint) -> float:
        """How much of its ink a paint is; nothing of paper."""
        return paint.tint if any(self.components(paint)) or self._space == "rgb" else 0.0

    def components(self, paint: Paint) -> tuple[float, ...]:
        """CMYK or RGB fractions of a paint, its tint mixed with paper."""
        if paint.role.startswith("#"):
            full = self._converter.literal(paint.role)
        else:
            ink = self._ink(paint.role)
            full = ink.cmyk if self._space == "cmyk" else ink.rgb
        if self._space == "cmyk":
            inks = tuple(value * paint.tint for value in full)
            return inks if paint.tint == 1 and not paint.role.startswith("#") else _held(inks)
        return tuple(1 - (1 - value) * paint.tint for value in full)

    def _ink(self, role: str) -> Ink:
        ink = self._palette.get(role)
        if ink is None:
            raise Findings(
                [error("unknown-colour-role", None, role=role, names=", ".join(sorted(self._palette)))]
            )
        return ink

    def _resolve(self, paint: Paint) -> Colour:
        values = self.components(paint)
        if self._space == "rgb":
            code = objects.numbers(values, 4)
            return Colour(f"{code} rg", f"{code} RG", False)
        ink = None if paint.role.startswith("#") else self._ink(paint.role)
        solid = paint.tint == 1
        overprints = solid and any(values) and (values == BLACK_ONLY or bool(ink and ink.overprint))
        if ink and ink.spot and self._spots:
            return self._separation(ink, ink.spot, paint.tint, overprints)
        code = objects.numbers(values, 4)
        return Colour(f"{code} k", f"{code} K", overprints)

    def _separation(self, ink: Ink, spot: str, tint: float, overprints: bool) -> Colour:
        function = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{objects.numbers(ink.cmyk, 4)}]/N 1>>"
        space = f"[/Separation{objects.name(spot)}/DeviceCMYK{function}]"
        inks = dict.fromkeys((one.spot, one.cmyk) for one in self._palette.values() if one.spot)
        name = f"S{list(inks).index((spot, ink.cmyk))}"
        self.separations[name] = space
        shade = objects.number(tint, 4)
        return Colour(f"/{name} cs {shade} scn", f"/{name} CS {shade} SCN", overprints, name)
