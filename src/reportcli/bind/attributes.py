"""Attributes of blocks: late ones (`{{ … }}`) are evaluated, lengths and colours resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.bind.context import Binding, Here, bare
from reportcli.expressions.access import is_blank, kind_of, truth
from reportcli.expressions.errors import finding
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.values import ExpressionError, Rich
from reportcli.layout.layout import ValueRefusedError
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.geometry import AUTO, Edges, Length
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle, Paint, Stroke
from reportcli.workbook.tables.values.numbers_in_text import number_in_text

if TYPE_CHECKING:
    from reportcli.layout.models import Node

TINT = re.compile(r"(?P<name>[^/\s]+)(?:/(?P<tint>\d{1,3}))?")


def is_late(value: object) -> bool:
    return isinstance(value, str) and "{{" in value


def flag(
    binding: Binding, value: bool | str | None, here: Here, span: Span | None, default: bool = False
) -> bool:
    if value is None:
        return default
    return value if isinstance(value, bool) else truth(binding.value(bare(value), here, span))


def number(
    binding: Binding, value: float | str | None, here: Here, span: Span | None, default: float
) -> float:
    if value is None:
        return default
    if not isinstance(value, str):
        return float(value)
    found = binding.value(bare(value), here, span)
    found = getattr(getattr(found, "fact", found), "value", found)
    if isinstance(found, Decimal):
        return float(found)
    raise binding.failed(ExpressionError("expression-not-a-number", kind=kind_of(found)), value, span)


def count(binding: Binding, value: float | str, here: Here, span: Span | None, most: int) -> int:
    """A whole number from 1 to `most`; one that an expression gives may lie beyond, which is told."""
    found = number(binding, value, here, span, 1.0)
    if 1 <= found <= most and found == int(found):
        return int(found)
    refused = ExpressionError("count-out-of-range", value=f"{found:g}", low=1, high=most)
    raise binding.failed(refused, str(value), span)


def word(binding: Binding, value: str | None, here: Here, span: Span | None) -> str:
    """A name (style, icon, choice), which may be late."""
    return binding.plain(value, here, span).strip()


def paint(
    binding: Binding, value: Paint | str | Mapping[str, Any] | None, here: Here, span: Span | None
) -> Paint | None:
    """A colour, resolved in the section's aliases; a late one may be a parameter or a cell (`ochre`,
    `ochre/40`).
    """
    if value is None:
        return None
    try:
        found = value if isinstance(value, Paint) else _late_paint(binding, value, here, span)
        return here.look.maybe(found)
    except ExpressionError as error:
        if error.where is None:
            raise binding.failed(error, str(value), span) from None
        # a cell may name a colour of another layout: told, and the layout's own order of colours is used
        binding.tell(replace(finding(error, str(value), span), severity=Severity.WARNING))
        return None


def _late_paint(
    binding: Binding, value: str | Mapping[str, Any], here: Here, span: Span | None
) -> Paint | None:
    if isinstance(value, Mapping):
        inner = paint(binding, value.get("colour"), here, span)
        tint, alpha = (_percent(binding, value.get(name), here, span) for name in ("tint", "alpha"))
        return inner and Paint(inner.role, inner.tint * tint, inner.alpha * alpha)
    tokens = split(value)
    if not tokens or not tokens[0].expression:
        return _named_paint(binding.plain(value, here, span))
    found = binding.value(tokens[0].text, here, span_of(tokens[0], span, value))
    rest = value[tokens[0].end :].strip()
    tint = int(rest[1:]) / 100 if re.fullmatch(r"/\d{1,3}", rest) else 1.0
    base = found if isinstance(found, Paint) else _cell_paint(found, here)
    return base and Paint(base.role, base.tint * tint, base.alpha)


def _cell_paint(found: Any, here: Here) -> Paint | None:
    """The colour that a text of the workbook or a parameter names; None when it is blank."""
    if is_blank(found):
        return None
    where = getattr(found, "ref", None)
    if not isinstance(found, str):
        raise ExpressionError("not-a-colour", where=where, found=kind_of(found))
    try:
        named = _named_paint(str.__str__(found))
        return named and here.look.paint(named)
    except ExpressionError as error:
        error.where = where
        raise


def _named_paint(text: str) -> Paint | None:
    match = TINT.fullmatch(text.strip())
    if match is None and text.strip():
        raise ExpressionError("not-a-colour", found=text)
    return match and Paint(match["name"], min(int(match["tint"] or 100), 100) / 100)


def _percent(binding: Binding, value: Any, here: Here, span: Span | None) -> float:
    return min(max(number(binding, value, here, span, 100.0), 0.0), 100.0) / 100


def stroke(
    binding: Binding, value: Stroke | str | bool | Mapping[str, Any] | None, here: Here, span: Span | None
) -> Stroke | None:
    """A line; in a late one the colour or the width is an expression."""
    if isinstance(value, Stroke):
        known = paint(binding, value.paint, here, span)
        return replace(value, paint=known) if known else None
    if not isinstance(value, Mapping):
        return None
    found = paint(binding, value.get("colour"), here, span)
    if found is None:
        return None
    width = points(binding, value.get("width"), here, span, 0.5)
    dash = tuple(points(binding, part, here, span) for part in value.get("dash", ()))
    return Stroke(found, width, dash, str(value.get("cap", "butt")))


def box(
    binding: Binding, value: ObjectStyle | str | Mapping[str, Any] | None, here: Here, span: Span | None
) -> ObjectStyle | None:
    """An object style by name, as written, or with late colours."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return _late_box(binding, value, here, span)
    try:
        if isinstance(value, str):
            value = word(binding, value, here, span)
        return here.look.box(value) if value else None
    except ExpressionError as error:
        raise binding.failed(error, "", span) from None


def _late_box(binding: Binding, value: Mapping[str, Any], here: Here, span: Span | None) -> ObjectStyle:
    base = box(binding, value.get("based-on"), here, span) or ObjectStyle()
    changes: dict[str, Any] = {}
    if "fill" in value:
        changes["fill"] = paint(binding, value["fill"], here, span)
    if "stroke" in value:
        changes["stroke"] = stroke(binding, value["stroke"], here, span)
    if "radius" in value:
        changes["radius"] = points(binding, value["radius"], here, span)
    if "sides" in value:
        sides = value["sides"]
        changes["sides"] = " ".join(sides) if isinstance(sides, list) else str(sides)
    if "padding" in value:
        changes["padding"] = _edges(binding, value["padding"], here, span)
    return replace(base, **changes)


def _edges(binding: Binding, value: Any, here: Here, span: Span | None) -> Edges:
    if isinstance(value, Mapping):
        return Edges(
            **{
                side: points(binding, value.get(side), here, span)
                for side in ("top", "right", "bottom", "left")
            }
        )
    parts = [points(binding, part, here, span) for part in (value if isinstance(value, list) else [value])]
    if len(parts) == 4:
        return Edges(*parts)
    return Edges(parts[0], parts[-1], parts[0], parts[-1])


def length(binding: Binding, value: Length | str | None, here: Here, span: Span | None) -> Length:
    """A length; a late one is a parameter or a text such as `12 mm`."""
    if value is None:
        return AUTO
    if isinstance(value, Length):
        return value
    value = str(value)  # a bare 0 beside a late colour is still a number here
    found = (
        binding.value(bare(value), here, span) if bare(value) != value else binding.plain(value, here, span)
    )
    if isinstance(found, Length):
        return found
    text = binding.characters(found) if isinstance(found, Rich) else found
    try:
        return binding.layout.length(str.__str__(text) if isinstance(text, str) else kind_of(text))
    except ValueRefusedError as refused:
        raise binding.refused(refused.diagnostic, span) from None


def points(
    binding: Binding, value: Length | str | None, here: Here, span: Span | None, default: float = 0.0
) -> float:
    """A distance in points: relative units have no meaning here."""
    if value is None:
        return default
    found = length(binding, value, here, span)
    if found.unit != "pt":
        raise binding.failed(
            ExpressionError("length-not-points", unit=found.unit), f"{found.value:g} {found.unit}", span
        )
    return found.value


def ratio(binding: Binding, value: str | None, here: Here, span: Span | None) -> float | None:
    """`3:2` or a plain number: width by height."""
    if value is None:
        return None
    text = word(binding, value, here, span)
    parts = text.split(":")
    numbers = [number_in_text(part) for part in parts]
    sides = [float(n.value) for n in numbers if not n.problem]
    if len(sides) == len(parts) and len(parts) in (1, 2) and all(0 < side < 10_000 for side in sides):
        return sides[0] / sides[1] if len(sides) == 2 else sides[0]
    raise binding.failed(ExpressionError("not-a-ratio", found=text), text, span)


def fraction(binding: Binding, value: Length | str | None, here: Here, span: Span | None) -> float:
    """A percentage as a fraction (offset of a crop)."""
    found = length(binding, value, here, span)
    if found.unit != "%" and found.value:
        raise binding.failed(ExpressionError("length-not-percent", unit=found.unit), str(value), span)
    return found.value / 100


def common(binding: Binding, node: Node, here: Here, path: str, role: str | None = None) -> dict[str, Any]:
    """The attributes that every block takes, as arguments of its class; only those that are written are
    looked at.
    """
    shared: dict[str, Any] = {"path": path, "span": node.span, "role": role}
    own = node.common
    for name in own.model_fields_set & COMMON.keys():
        shared.update(COMMON[name](binding, getattr(own, name), here, own.where(name)))
    if own.id is not None:
        shared["id"] = identity(binding, own.id, here, own.where("id"), path)
    return shared


def _role(binding: Binding, value: str, here: Here, span: Span) -> dict[str, Any]:
    return {"role": value, "decorative": True} if value == "Artifact" else {"role": value}


def _alt(binding: Binding, value: str, here: Here, span: Span) -> dict[str, Any]:
    """A sentence, or `decorative`."""
    text = binding.plain(value, here, span, here.path).strip()
    return {"decorative": True} if text == "decorative" else {"alt": text or None}


COMMON: Mapping[str, Callable[[Binding, Any, Here, Span], dict[str, Any]]] = {
    "role": _role,
    "alt": _alt,
    "lang": lambda b, v, h, s: {"lang": v},
    "actual_text": lambda b, v, h, s: {"actual_text": b.plain(v, h, s) or None},
    "width": lambda b, v, h, s: {"width": length(b, v, h, s)},
    "height": lambda b, v, h, s: {"height": length(b, v, h, s)},
    "space_before": lambda b, v, h, s: {"space_before": points(b, v, h, s)},
    "space_after": lambda b, v, h, s: {"space_after": points(b, v, h, s)},
    "box": lambda b, v, h, s: {"box": box(b, v, h, s)},
    "keep": lambda b, v, h, s: {"keep": flag(b, v, h, s)},
    "keep_with_next": lambda b, v, h, s: {"keep_with_next": flag(b, v, h, s)},
    "align": lambda b, v, h, s: {"align": v or "stretch"},
    "span_columns": lambda b, v, h, s: {"span_columns": v == "all"},
    "floats": lambda b, v, h, s: {"floats": v or "none"},
}


def identity(binding: Binding, source: str | None, here: Here, span: Span | None, path: str) -> str | None:
    """An id, unique in the report; furniture repeats and has none."""
    if not source or here.side:
        return None
    name = slug(binding.plain(source, here, span))
    if not name:
        return None
    if name in binding.ids:
        if here.calls and not is_late(source):
            return None  # a component that is called again: overrides find it by the call's own id
        first = binding.ids[name]
        related = (Related("first-use-of-id", first),) if first else ()
        binding.tell(Diagnostic("id-twice", Severity.ERROR, span, {"id": name}, related))
        return None
    binding.ids[name] = span
    return name


def slug(text: str) -> str:
    """A text as an id: no white space, no `#`."""
    return re.sub(r"[\s#/]+", "-", text.strip())[:120]
