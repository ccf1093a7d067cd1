"""Field types of the layout models. Each checks one value and turns it into what the binder uses.

A value that holds `{{ … }}` is deferred: it stays text, and the binder reads it when it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, TypeGuard

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import Bounds, LengthBounds
from reportcli.layout.models.context import Raw, asked
from reportcli.layout.models.language_tags import TAG, unknown_part
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, Read, refuse, refused_inside, shown
from reportcli.model.style import BLEND_MODES, Gradient, ObjectStyle, Paint, Stroke


def is_deferred(value: object) -> bool:
    """Whether a value (or something in it) waits for the binder because it holds an expression."""
    if isinstance(value, dict):
        return any(is_deferred(item) for item in value.values())
    return isinstance(value, str) and "{{" in value


def is_deferred_text(value: object) -> TypeGuard[str]:
    """Whether a value that is one text waits for the binder: a mapping never stands for a number."""
    return isinstance(value, str) and is_deferred(value)


def text_of(value: object) -> str:
    """A text; a whole number counts as its digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    refuse("layout-value-not-text", value=shown(value))


def expression_of(value: object) -> str:
    """An expression; a number or a flag counts as it is written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        refuse("layout-value-not-expression", value=shown(value))
    return value


def _flag(value: object) -> bool | str:
    if isinstance(value, bool) or is_deferred_text(value):
        return value
    refuse("layout-value-not-flag", value=shown(value))


def asking(name: str) -> Read:
    """Reads a value by a function of the context."""

    def ask(value: object, info: Info) -> object:
        """The value as the context's function of that name reads it."""
        read: Callable[[object], object] = getattr(asked(info), name)
        return read(value)

    return ask


class Check:
    """Annotation of a field: the function that reads its value, its JSON Schema, the range of a measure."""

    __slots__ = ("bounds", "read", "schema")

    def __init__(
        self, read: Read, schema: Mapping[str, object], bounds: Bounds | LengthBounds | None = None
    ) -> None:
        self.read = read
        self.schema = schema
        self.bounds = bounds


def known(what: str) -> Check:
    """A text that is the name of something that the layout has."""

    def ask(value: object, info: Info) -> str:
        """The name, refused when the context does not know it; a deferred one is checked later."""
        name = text_of(value)
        if not is_deferred(name):
            asked(info).known(what, name)
        return name

    return Check(ask, TEXT_SCHEMA)


def choice(*names: str) -> Check:
    """A text that is one of a few names."""

    def check(value: object, _: Info) -> str:
        """The name, refused with the nearest one when it is not among them; a deferred one passes."""
        name = expression_of(value)
        if name not in names and not is_deferred(name):
            refuse(
                "layout-unknown-choice",
                value=shown(value),
                names=", ".join(names),
                nearest=nearest(name, names),
            )
        return name

    return Check(check, {"type": "string", "enum": list(names)})


def several(*names: str) -> Check:
    """Some of a few names, as a list or with spaces between them."""

    def check(value: object, _: Info) -> str:
        """The names, each refused with the nearest one when it is not among them."""
        words = [text_of(one) for one in value] if isinstance(value, list) else text_of(value).split()
        for word in words:
            if word not in names:
                near = nearest(word, names)
                refuse("layout-unknown-choice", value=shown(word), names=", ".join(names), nearest=near)
        return " ".join(words)

    schema = {"anyOf": [{"type": "array", "items": {"enum": list(names)}}, {"type": "string"}]}
    return Check(check, schema)


def part(model: type[Part]) -> Check:
    """A mapping that is read by a model of its own."""
    return Check(lambda v, i: asked(i).part(model, v), {"$ref": f"#/$defs/{model.__name__}"})


def parts(model: type[Part], one: bool = False) -> Check:
    """A list of mappings, each read by a model of its own; with `one`, a mapping stands for a list of it."""
    each = many(lambda v, i: asked(i).part(model, v), {"$ref": f"#/$defs/{model.__name__}"})
    if not one:
        return each
    schema = {"anyOf": [each.schema, {"$ref": f"#/$defs/{model.__name__}"}]}
    return Check(lambda v, i: each.read([v] if isinstance(v, dict) else v, i), schema)


def many(check: Read, items: Mapping[str, object]) -> Check:
    """A list whose items `check` reads."""
    return Check(
        lambda value, info: tuple(
            refused_inside(step, check, item, info) for step, item in enumerate(sequence(value))
        ),
        {"type": "array", "items": dict(items)},
    )


def named(check: Read, items: Mapping[str, object]) -> Check:
    """A mapping from names to values that `check` reads."""
    return Check(
        lambda value, info: {
            name: refused_inside(name, check, item, info) for name, item in mapping(value).items()
        },
        {"type": "object", "additionalProperties": dict(items)},
    )


def _simple(read: Callable[[object], object], schema: Mapping[str, object]) -> Check:
    return Check(lambda value, _: read(value), schema)


def sequence(value: object) -> list[object]:
    """A list as it is written."""
    if isinstance(value, list):
        return value
    refuse("layout-value-not-list", value=shown(value))


def mapping(value: object) -> dict[str, object]:
    """A mapping as it is written."""
    if isinstance(value, dict):
        return value
    refuse("layout-value-not-mapping", value=shown(value))


def _language(value: object) -> str:
    tag = text_of(value)
    if is_deferred(tag):
        return tag
    if not TAG.fullmatch(tag):
        refuse("layout-value-not-language", value=shown(value))
    part, meant = unknown_part(tag)
    if part:
        refuse("layout-unknown-language", value=shown(tag), part=part, nearest=meant)
    return tag


def _flag_or_text(value: object) -> bool | str:
    return value if isinstance(value, bool) else text_of(value)


def _level(value: object) -> int | str:
    if is_deferred_text(value) or (isinstance(value, str) and value == "auto"):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 6:
        return value
    refuse("layout-value-not-level", value=shown(value))


def _stroke_or_flag(value: object, info: Info) -> object:
    return value if isinstance(value, bool) else asked(info).stroke(value)


_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
TEXT_SCHEMA = {"type": ["string", "integer"]}
_STROKE = {"$ref": "#/$defs/StrokeProperties"}
_GRADIENT = {"anyOf": [{"$ref": "#/$defs/GradientProperties"}, {"type": "string"}]}
_BOX = {"type": ["string", "object"], "description": "an object style by name, or its properties"}
DEFERRED = {"type": "string", "pattern": r"\{\{"}

CORNERS = ("all", "top-left", "top-right", "bottom-right", "bottom-left")
BlendMode = Annotated[str, choice(*BLEND_MODES)]
Corners = Annotated[str, several(*CORNERS)]
LanguageTag = Annotated[str, _simple(_language, {"type": "string"})]
Text = Annotated[str, _simple(text_of, TEXT_SCHEMA)]
Expr = Annotated[str, _simple(expression_of, {"type": ["string", "integer", "number", "boolean"]})]
Flag = Annotated[bool | str, _simple(_flag, {"anyOf": [{"type": "boolean"}, DEFERRED]})]
Level = Annotated[
    int | str, Check(lambda v, _: _level(v), {"enum": [1, 2, 3, 4, 5, 6, "auto"]}, Bounds(1, 6))
]
FlagOrText = Annotated[bool | str, _simple(_flag_or_text, {"type": ["boolean", "string"]})]
PaintField = Annotated[Paint | str | Raw, Check(asking("paint"), _COLOUR)]
Paints = Annotated[tuple[Paint | str | Raw, ...], many(asking("paint"), _COLOUR)]
StrokeField = Annotated[Stroke | Raw, Check(asking("stroke"), _STROKE)]
StrokeOrFlag = Annotated[
    Stroke | bool | Raw, Check(_stroke_or_flag, {"anyOf": [_STROKE, {"type": "boolean"}]})
]
GradientField = Annotated[Gradient | Raw, Check(asking("gradient"), _GRADIENT)]
BoxField = Annotated[ObjectStyle | str | Raw, Check(asking("box"), _BOX)]
ParagraphName = Annotated[str, known("paragraph")]
ObjectName = Annotated[str, known("object")]
TableName = Annotated[str, known("table")]
MasterName = Annotated[str, known("master")]
IconName = Annotated[str, known("icon")]
Fit = Annotated[str, choice("error", "shrink", "grow", "next-frame")]
Exprs = Annotated[dict[str, str], named(lambda v, _: expression_of(v), {"type": "string"})]
TextMap = Annotated[dict[str, str], named(lambda v, _: text_of(v), TEXT_SCHEMA)]


PaintMap = Annotated[dict[str, Paint | str | Raw], named(asking("paint"), _COLOUR)]
