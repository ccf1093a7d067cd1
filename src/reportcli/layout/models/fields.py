"""Field types of the layout models. Each checks one value and turns it into what the binder uses.

A value that holds `{{ … }}` is late: it stays text, and the binder reads it again when it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, Protocol, Union

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import with_info_plain_validator_function

from reportcli.inputs.nearest import nearest
from reportcli.model.geometry import Edges, Length
from reportcli.model.style import ObjectStyle, Paint, Stroke

if TYPE_CHECKING:
    from reportcli.layout.models.parts import Node


class Context(Protocol):
    """What a field may ask of the layout that is being loaded."""

    def length(self, value: object) -> Length | str: ...
    def points(self, value: object) -> float: ...
    def edges(self, value: object) -> Edges: ...
    def paint(self, value: object) -> Paint | str: ...
    def stroke(self, value: object) -> Stroke | dict[str, Any]: ...
    def box(self, value: object) -> ObjectStyle | str | dict[str, Any]: ...
    def known(self, what: str, name: str) -> None: ...
    def part(self, model: type[Any], value: object) -> Any: ...
    def blocks(self, value: object) -> tuple[Node, ...]: ...


def is_late(value: object) -> bool:
    """Whether a value (or something in it) waits for the binder because it holds an expression."""
    if isinstance(value, dict):
        return any(is_late(item) for item in value.values())
    return isinstance(value, str) and "{{" in value


def is_late_text(value: object) -> bool:
    """Whether a value that is one text waits for the binder: a mapping never stands for a number."""
    return isinstance(value, str) and is_late(value)


def refuse(code: str, **args: object) -> NoReturn:
    """Raise a finding of this value; the builder adds where it stands."""
    raise PydanticCustomError(code, "{code}", {"code": code, **{k: str(v) for k, v in args.items()}})


def shown(value: object) -> str:
    """A value as a message quotes it, bounded."""
    text = {True: "true", False: "false", None: ""}.get(value) if isinstance(value, bool | None) else None
    text = str(value) if text is None else text
    return text if len(text) <= 60 else text[:57] + "…"


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    refuse("layout-value-not-text", value=shown(value))


def expression_of(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        refuse("layout-value-not-expression", value=shown(value))
    return value


def _flag(value: Any) -> bool | str:
    if isinstance(value, bool) or is_late_text(value):
        return value  # type: ignore[no-any-return]
    refuse("layout-value-not-flag", value=shown(value))


def _number(value: Any) -> float | str:
    if is_late_text(value) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value  # type: ignore[no-any-return]
    refuse("layout-value-not-number", value=shown(value))


def _whole(value: Any) -> int | str:
    if is_late_text(value) or (isinstance(value, int) and not isinstance(value, bool)):
        return value  # type: ignore[no-any-return]
    refuse("layout-value-not-whole", value=shown(value))


def _count(most: int) -> Check:
    """A whole number from 1 to `most`, or an expression for one."""

    def check(value: Any, _: ValidationInfo) -> int | str:
        number = _whole(value)
        if isinstance(number, int) and not 1 <= number <= most:
            refuse("layout-value-out-of-range", value=shown(value), low=1, high=most)
        return number

    return Check(check, {"anyOf": [{"type": "integer", "minimum": 1, "maximum": most}, _LATE]})


def _asking(name: str) -> Callable[[Any, ValidationInfo], Any]:
    return lambda value, info: getattr(info.context, name)(value)


class Check:
    """Annotation of a field: the function that reads its value, and its JSON Schema."""

    __slots__ = ("read", "schema")

    def __init__(self, read: Callable[[Any, ValidationInfo], Any], schema: Mapping[str, object]) -> None:
        self.read = read
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def _known(what: str) -> Check:
    def ask(value: Any, info: ValidationInfo) -> str:
        name = text_of(value)
        if not is_late(name):
            _context(info).known(what, name)
        return name

    return Check(ask, _TEXT)


def choice(*names: str) -> Check:
    """A text that is one of a few names."""

    def check(value: Any, _: ValidationInfo) -> str:
        name = expression_of(value)
        if name not in names and not is_late(name):
            refuse(
                "layout-unknown-choice",
                value=shown(value),
                names=", ".join(names),
                nearest=nearest(name, names),
            )
        return name

    return Check(check, {"type": "string", "enum": list(names)})


def part(model: type[Any]) -> Check:
    """A mapping that is read by a model of its own."""
    return Check(lambda v, i: _context(i).part(model, v), {"$ref": f"#/$defs/{model.__name__}"})


def parts(model: type[Any], one: bool = False) -> Check:
    """A list of mappings, each read by a model of its own; with `one`, a mapping stands for a list of it."""
    each = many(lambda v, i: _context(i).part(model, v), {"$ref": f"#/$defs/{model.__name__}"})
    if not one:
        return each
    schema = {"anyOf": [each.schema, {"$ref": f"#/$defs/{model.__name__}"}]}
    return Check(lambda v, i: each.read([v] if isinstance(v, dict) else v, i), schema)


def many(check: Callable[[Any, ValidationInfo], Any], items: Mapping[str, object]) -> Check:
    """A list whose items `check` reads."""
    return Check(
        lambda value, info: tuple(check(item, info) for item in sequence(value)),
        {"type": "array", "items": dict(items)},
    )


def named(check: Callable[[Any, ValidationInfo], Any], items: Mapping[str, object]) -> Check:
    """A mapping from names to values that `check` reads."""
    return Check(
        lambda value, info: {name: check(item, info) for name, item in mapping(value).items()},
        {"type": "object", "additionalProperties": dict(items)},
    )


def _context(info: ValidationInfo) -> Context:
    return info.context  # type: ignore[return-value]


def _simple(read: Callable[[Any], Any], schema: Mapping[str, object]) -> Check:
    return Check(lambda value, _: read(value), schema)


def sequence(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    refuse("layout-value-not-list", value=shown(value))


def mapping(value: object) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    refuse("layout-value-not-mapping", value=shown(value))


def _text_or_blocks(value: Any, info: ValidationInfo) -> Any:
    return _context(info).blocks(value) if isinstance(value, list) else text_of(value)


def _flag_or_text(value: Any) -> bool | str:
    return value if isinstance(value, bool) else text_of(value)


def _level(value: Any) -> int | str:
    if value == "auto" or is_late_text(value) or (type(value) is int and 1 <= value <= 6):
        return value  # type: ignore[no-any-return]
    refuse("layout-value-not-level", value=shown(value))


def _stroke_or_flag(value: Any, info: ValidationInfo) -> Any:
    return value if isinstance(value, bool) else _asking("stroke")(value, info)


_LENGTH = {"type": ["string", "integer"], "description": "mm cm pt bl % col fr, auto, or a named length"}
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
_TEXT = {"type": ["string", "integer"]}
_BLOCKS = {"type": "array", "items": {"$ref": "#/$defs/Block"}}
_TEXT_OR_BLOCKS = {"anyOf": [_TEXT, _BLOCKS]}
_STROKE = {"$ref": "#/$defs/StrokeProperties"}
_BOX = {"type": ["string", "object"], "description": "an object style by name, or its properties"}
_LATE = {"type": "string", "pattern": r"\{\{"}

Text = Annotated[str, _simple(text_of, _TEXT)]
Expr = Annotated[str, _simple(expression_of, {"type": ["string", "integer", "number", "boolean"]})]
Flag = Annotated[bool | str, _simple(_flag, {"anyOf": [{"type": "boolean"}, _LATE]})]
Number = Annotated[float | str, _simple(_number, {"anyOf": [{"type": "number"}, _LATE]})]
Whole = Annotated[int | str, _simple(_whole, {"anyOf": [{"type": "integer"}, _LATE]})]
MOST_GRID, MOST_COLUMNS = 24, 12
GridCount = Annotated[int | str, _count(MOST_GRID)]
ColumnCount = Annotated[int | str, _count(MOST_COLUMNS)]
Level = Annotated[int | str, _simple(_level, {"enum": [1, 2, 3, 4, 5, 6, "auto"]})]
FlagOrText = Annotated[bool | str, _simple(_flag_or_text, {"type": ["boolean", "string"]})]
LengthField = Annotated[Length | str, Check(_asking("length"), _LENGTH)]
Lengths = Annotated[tuple[Length | str, ...], many(_asking("length"), _LENGTH)]
PaintField = Annotated[Paint | str | dict[str, Any], Check(_asking("paint"), _COLOUR)]
Paints = Annotated[tuple[Paint | str, ...], many(_asking("paint"), _COLOUR)]
StrokeField = Annotated[Stroke | dict[str, Any], Check(_asking("stroke"), _STROKE)]
StrokeOrFlag = Annotated[
    Stroke | bool | dict[str, Any], Check(_stroke_or_flag, {"anyOf": [_STROKE, {"type": "boolean"}]})
]
BoxField = Annotated[ObjectStyle | str | dict[str, Any], Check(_asking("box"), _BOX)]
ParagraphName = Annotated[str, _known("paragraph")]
ObjectName = Annotated[str, _known("object")]
TableName = Annotated[str, _known("table")]
MasterName = Annotated[str, _known("master")]
IconName = Annotated[str, _known("icon")]
Fit = Annotated[str, choice("error", "shrink", "grow", "next-frame")]
Blocks = Annotated[tuple["Node", ...], Check(_asking("blocks"), _BLOCKS)]
_Cell = Union[str, tuple["Node", ...]]  # noqa: UP007 - a forward reference
_CELLS = many(_text_or_blocks, _TEXT_OR_BLOCKS)
TextOrBlocks = Annotated[_Cell, Check(_text_or_blocks, _TEXT_OR_BLOCKS)]
TextsOrBlocks = Annotated[tuple[_Cell, ...], _CELLS]
Rows = Annotated[tuple[tuple[_Cell, ...], ...], many(_CELLS.read, _CELLS.schema)]
Exprs = Annotated[dict[str, str], named(lambda v, _: expression_of(v), {"type": "string"})]
TextMap = Annotated[dict[str, str], named(lambda v, _: text_of(v), _TEXT)]
ParagraphMap = Annotated[dict[str, str], named(_known("paragraph").read, _TEXT)]
PaintMap = Annotated[dict[str, Paint | str], named(_asking("paint"), _COLOUR)]
BlocksMap = Annotated[dict[str, tuple["Node", ...]], named(_asking("blocks"), _BLOCKS)]
