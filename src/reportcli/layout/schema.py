"""The JSON Schema of the layout language, made from the models, for editors that complete and check YAML."""

from __future__ import annotations

from collections.abc import Iterable
from sys import modules
from typing import Any, get_args

from reportcli.layout.models import shadows
from reportcli.layout.models.declared import ModelField
from reportcli.layout.models.fields import Check
from reportcli.layout.models.kinds import PRIMITIVES
from reportcli.layout.models.node import Common, Node
from reportcli.layout.models.parts import Part
from reportcli.layout.settings import (
    changes,
    components,
    gradients,
    layout_file,
    masters,
    page_format,
    styles,
    tokens,
)

Schema = dict[str, Any]
"""JSON data."""

_SETTINGS = (page_format, tokens, styles, gradients, shadows, masters, components, changes, layout_file)
_TOKENS = {"colours": "Colour", "fonts": "FontFamily"}
_STYLES = {
    "character": "CharacterProperties", "paragraph": "ParagraphProperties",
    "object": "ObjectProperties", "table": "TableProperties",
}  # fmt: skip
_NAME = {"type": "string"}
FILES: dict[str, Schema] = {
    "layout": {"$ref": "#/$defs/LayoutFile"},
    "component": {"$ref": "#/$defs/ComponentFile"},
    "section": {"$ref": "#/$defs/SectionNode"},
    "overrides": {"type": "array", "items": {"$ref": "#/$defs/Override"}},
}
"""What a schema can be asked for, and what its root is."""


def json_schema(file: str = "layout") -> Schema:
    """A schema (draft 2020-12) of one of FILES; `$defs` holds one entry a model, `Block` any block."""
    common = object_schema(Common)["properties"]
    defs: Schema = {}
    for model in all_parts():
        if issubclass(model, Node):
            continue
        defs[model.__name__] = object_schema(model)
    for kind, model in PRIMITIVES.items():
        defs[model.__name__] = _block(model, kind, common)
    defs["ComponentCall"] = {
        "description": "A component's name with its arguments, and what every block takes.",
        "type": "object",
        "properties": common,
        "propertyNames": {"not": {"enum": sorted(set(PRIMITIVES) - set(common))}},
    }
    kinds = [model.__name__ for model in PRIMITIVES.values()]
    defs["Block"] = {"anyOf": [_ref(name) for name in (*kinds, "ComponentCall")]}
    _whole(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"reportcli: {file}",
        **FILES[file],
        "$defs": dict(sorted(defs.items())),
    }


def all_parts() -> list[type[Part]]:
    """Every model of the language but the calls of components, by name."""
    found: dict[str, type[Part]] = {Common.__name__: Common}
    for module in (*_SETTINGS, *(modules[model.__module__] for model in PRIMITIVES.values())):
        for item in vars(module).values():
            if isinstance(item, type) and issubclass(item, Part) and item not in (Part, Node):
                found[item.__name__] = item
    return [found[name] for name in sorted(found)]


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def object_schema(model: type[Part]) -> Schema:
    """A model's fields under their YAML keys."""
    fields = model.fields().values()
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: _described(field) for field in fields},
    }
    required = [field.key for field in fields if field.required]
    if required:
        made["required"] = required
    if "__doc__" in vars(model) and model.__doc__:
        made["description"] = " ".join(model.__doc__.split())
    return made


def _described(field: ModelField) -> Schema:
    """A field's schema with what it is for; what a kind of value takes stands after it."""
    made = field_schema(field.metadata, field.annotation)
    parts = (field.description, made.get("description"))
    return {**made, "description": " ".join(str(part) for part in parts if part)}


def field_schema(metadata: Iterable[object], annotation: object) -> Schema:
    """The schema that a field's Check carries, also behind `| None`."""
    for item in metadata:
        if isinstance(item, Check):
            return dict(item.schema)
    for inner in get_args(annotation):
        found = field_schema(getattr(inner, "__metadata__", ()), None)
        if found:
            return found
    return {}


def _block(model: type[Node], kind: str, common: Schema) -> Schema:
    made = object_schema(model)
    made["properties"] = {**common, **model.written_forms(made["properties"])}
    made["required"] = sorted({kind, *made.get("required", ())})
    return made


def _whole(defs: Schema) -> None:
    """The groups of a layout file that are read name by name."""
    top = defs["LayoutFile"]["properties"]
    top["format"] = _ref("Format")
    top["tokens"] = _groups(
        {**{k: _ref(v) for k, v in _TOKENS.items()}, "lengths": {"type": ["string", "integer"]}}
    )
    top["tokens"]["properties"]["gradients"] = {
        "type": "object",
        "additionalProperties": _ref("GradientProperties"),
    }
    colours = top["tokens"]["properties"]["colours"]
    colours["additionalProperties"] = {"anyOf": [_ref("Colour"), _NAME]}
    top["tokens"]["properties"]["fonts"]["properties"] = {"fallback": {"type": "array", "items": _NAME}}
    top["styles"] = _groups({**{k: _ref(v) for k, v in _STYLES.items()}, "prose": _NAME})
    top["masters"] = {"type": "object", "additionalProperties": _ref("MasterEntry")}
    top["words"] = {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": _NAME},
    }
    section_file = {"type": "object", "required": ["section-file"], "properties": {"section-file": _NAME}}
    top["sections"] = {"type": "array", "items": {"anyOf": [_ref("Block"), section_file]}}


def _groups(entries: Schema) -> Schema:
    properties = {name: {"type": "object", "additionalProperties": entry} for name, entry in entries.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}
