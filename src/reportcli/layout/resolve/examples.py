"""What may stand under a key, as YAML: for a key that stands without its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from reportcli.layout.models.bounds import Bounds, LengthBounds
from reportcli.layout.models.declared import ModelField
from reportcli.layout.models.fields import Check
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part

TEXT, LENGTH, COLOUR, FLAG, BLOCKS = '"…"', "4 mm", "accent", "true | false", "[{text: …}]"
_OF_PARAMETERS = {
    "text": TEXT,
    "length": LENGTH,
    "colour": COLOUR,
    "bool": FLAG,
    "blocks": BLOCKS,
    "number": "1",
}
_BY_TYPE = {"boolean": FLAG, "array": "[…]", "object": "{…}", "integer": "1", "number": "1", "string": TEXT}


def example_of(models: Iterable[type[Part]], key: str) -> str:
    """What may stand under a key of one of these models; "" where none of them has it."""
    for model in models:
        fields = model.fields()
        found = next((field for field in fields.values() if field.key == key), None)
        if found is None and issubclass(model, Node) and key == model.kind:  # several forms of one key
            found = fields[model.content[0]] if model.content else None
        if found is not None:
            return _example(found)
    return ""


def argument_example(kind: str) -> str:
    """What may stand for a parameter of a type; "" where only an expression can."""
    return _OF_PARAMETERS.get(kind, "")


def _example(field: ModelField) -> str:
    check = _check_of(field.metadata, field.annotation)
    if check is None:
        return ""
    if isinstance(check.bounds, LengthBounds):
        return LENGTH
    if isinstance(check.bounds, Bounds):
        least, most = check.bounds.low, check.bounds.high
        return f"{least:g} … {most:g}"
    return _of_schema(check.schema)


def _check_of(metadata: Iterable[object], annotation: object) -> Check | None:
    """The Check of an annotation, also behind `| None`."""
    own = next((one for one in metadata if isinstance(one, Check)), None)
    inner = (_check_of(getattr(one, "__metadata__", ()), None) for one in get_args(annotation))
    return own or next((one for one in inner if one is not None), None)


def _of_schema(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return _of_schema(schema["anyOf"][0])
    if "$ref" in schema:
        return "{…}"
    kind = schema.get("type", "")
    if kind == "array" and "$ref" in schema.get("items", {}):
        return BLOCKS if schema["items"]["$ref"].endswith("/Block") else "[{…}]"
    if str(schema.get("description", "")).startswith("name,"):
        return COLOUR
    return _BY_TYPE.get(kind[0] if isinstance(kind, list) else kind, "")
