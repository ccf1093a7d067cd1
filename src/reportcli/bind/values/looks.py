"""Colours, lines, gradients and boxes that may hold expressions (`{{ … }}`), read where they are used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.bind.section_styles import BoxChanges, named_paint, with_colours
from reportcli.bind.values.plain import PlainValues
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.errors import finding
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.bounds import Bounds, dash_problem
from reportcli.layout.models.context import Raw
from reportcli.layout.models.measures import DISTANCE, SIDES, THICKNESS
from reportcli.model.diagnostic import Severity
from reportcli.model.geometry import Edges
from reportcli.model.style import Gradient, GradientStop, ObjectStyle, Paint, Shadow, Stroke
from reportcli.model.value_class import dataclass, replace

PERCENT = Bounds(0, 100)


@dataclass(frozen=True, slots=True)
class Values(PlainValues):
    """Reads values at one place of the report, those of its looks too."""

    def paint(self, value: Paint | str | Raw | None) -> Paint | None:
        """A colour, resolved in the section's aliases; one with an expression may be a parameter or a cell
        (`ochre`, `ochre/40`).
        """
        if value is None:
            return None
        try:
            found = value if isinstance(value, Paint) else self._deferred_paint(value)
            return found and self.here.styles.paint(found)
        except ExpressionError as error:
            with_colours(error, self.binding.layout.palette)
            if not error.causes or error.code == "not-a-colour":
                raise self.failed(error, str(value)) from None
            # a cell may name a colour of another layout: a warning, and the layout's own order is used
            diagnostic = finding(error, str(value), self.span)
            self.binding.diagnostics.add(replace(diagnostic, severity=Severity.WARNING))
            return None

    def _deferred_paint(self, value: str | Raw) -> Paint | None:
        if isinstance(value, Mapping):
            inner = self.paint(_colour(value.get("colour")))
            tint, alpha = (self._percent(value.get(name)) for name in ("tint", "alpha"))
            return inner and Paint(inner.role, inner.tint * tint, inner.alpha * alpha)
        tokens = split(value)
        if not tokens or not tokens[0].expression:
            return named_paint(self.word(value))
        at = span_of(tokens[0], self.span, value)
        found = self.binding.texts.value(tokens[0].text, self.here, at)
        rest = value[tokens[0].end :].strip()
        tint = self._percent(int(rest[1:])) if re.fullmatch(r"/\d{1,3}", rest) else 1.0
        base = found if isinstance(found, Paint) else self._cell_paint(found)
        return base and Paint(base.role, base.tint * tint, base.alpha)

    def _cell_paint(self, found: object) -> Paint | None:
        """The colour that a text of the workbook or a parameter names; None when it is blank."""
        if is_blank(found):
            return None
        if not isinstance(found, str):
            raise self.blamed(ExpressionError("not-a-colour", found=kind_of(found)), found)
        try:
            named = named_paint(str.__str__(found))
            return named and self.here.styles.paint(named)
        except ExpressionError as error:
            raise self.blamed(error, found) from None

    def _percent(self, value: object) -> float:
        number = value if isinstance(value, int | float | str) else None
        return self.within(PERCENT, self.number(number, 100.0), str(value)) / 100

    def stroke(self, value: Stroke | Raw | bool | None) -> Stroke | None:
        """A line; with expressions its colour or its width may be one."""
        if isinstance(value, Stroke):
            known = self.paint(value.paint)
            return replace(value, paint=known) if known else None
        if not isinstance(value, Mapping):
            return None
        found = self.paint(_colour(value.get("colour")))
        if found is None:
            return None
        dash = value.get("dash")
        parts = dash if isinstance(dash, list | tuple) else ()
        lengths = tuple(self.inner_points(part, DISTANCE) for part in parts)
        self.refuse(dash_problem(lengths, "0"))
        width = self.inner_points(value.get("width"), THICKNESS, 0.5)
        return Stroke(found, width, lengths, str(value.get("cap", "butt")))

    def gradient(self, value: Gradient | Raw | None) -> Gradient | None:
        """Colours that run into one another, as the section sees them; None where one is not known."""
        if value is None:
            return None
        if isinstance(value, Gradient):
            kind, angle = value.kind, value.angle
            written: list[tuple[float, object]] = [(stop.at, stop.paint) for stop in value.stops]
        else:
            kind, turn, stated = str(value["type"]), value["angle"], value["stops"]
            assert isinstance(turn, int | float) and isinstance(stated, tuple)
            angle, written = float(turn), list(stated)
        stops = [GradientStop(at, paint) for at, one in written if (paint := self.paint(_colour(one)))]
        return Gradient(kind, tuple(stops), angle) if len(stops) == len(written) else None

    def shadow(self, value: object) -> Shadow | None:
        """A soft shadow in the colours of the section."""
        if not isinstance(value, Shadow):
            return None
        paint = self.paint(value.paint)
        return replace(value, paint=paint) if paint is not None else None

    def box(self, value: ObjectStyle | str | Raw | None) -> ObjectStyle | None:
        """An object style by name, as written, or with expressions in it."""
        if value is None:
            return None
        if isinstance(value, Mapping):
            return self._deferred_box(value)
        try:
            if isinstance(value, str):
                value = self.word(value)
            return self.here.styles.box(value) if value else None
        except ExpressionError as error:
            raise self.failed(error, "") from None

    def _deferred_box(self, value: Raw) -> ObjectStyle:
        based_on = value.get("based-on")
        base = self.box(based_on if isinstance(based_on, str) else None) or ObjectStyle()
        changes: BoxChanges = {}
        if "fill" in value:
            changes["fill"] = self.paint(_colour(value["fill"]))
        if "gradient" in value:
            gradient = value["gradient"]
            changes["gradient"] = self.gradient(
                gradient if isinstance(gradient, Gradient | Mapping) else None
            )
        if "stroke" in value:
            stroke = value["stroke"]
            changes["stroke"] = self.stroke(stroke if isinstance(stroke, Stroke | Mapping) else None)
        if isinstance(value.get("shadow"), Shadow):
            changes["shadow"] = self.shadow(value["shadow"])
        if "radius" in value:
            changes["radius"] = self.inner_points(value["radius"], DISTANCE)
        if "sides" in value:
            sides = value["sides"]
            changes["sides"] = " ".join(map(str, sides)) if isinstance(sides, list) else str(sides)
        if "corners" in value:
            changes["corners"] = str(value["corners"])
        if "padding" in value:
            changes["padding"] = self._edges(value["padding"])
        return replace(base, **changes)

    def _edges(self, value: object) -> Edges:
        if isinstance(value, Mapping):
            return Edges(*(self.inner_points(value.get(side), DISTANCE) for side in SIDES))
        return value if isinstance(value, Edges) else Edges()


def _colour(value: object) -> Paint | str | Raw | None:
    """A colour inside a mapping, which the layout has checked."""
    return value if isinstance(value, Paint | str | Mapping) else None
