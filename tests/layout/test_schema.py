"""The JSON Schema comes from the models and refers to nothing that is not there."""

import json
import re

import pytest

from reportcli.layout.models import PRIMITIVES, Node
from reportcli.layout.models.declared import Field
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.parts import Part, yaml_name
from reportcli.layout.schema import json_schema


def test_schema_is_whole() -> None:
    schema = json_schema()
    text = json.dumps(schema, sort_keys=True)
    assert set(re.findall(r"#/\$defs/(\w+)", text)) <= set(schema["$defs"])
    for kind, model in PRIMITIVES.items():
        entry = schema["$defs"][model.__name__]
        assert kind in entry["required"] and {"id", "alt", "if", "space-before"} <= set(entry["properties"])
        assert entry["additionalProperties"] is False
    empty = [
        (d, k)
        for d, v in schema["$defs"].items()
        for k, x in v.get("properties", {}).items()
        if not set(x) - {"description"}
    ]
    assert empty == []


def test_no_block_is_forgotten() -> None:
    assert {*PRIMITIVES.values(), ComponentCall} == set(Node.__subclasses__())


def test_every_field_of_the_language_says_what_it_is_for() -> None:
    """The reference and editors tell designers what these say."""
    from reportcli.layout.schema import all_parts

    lacking = [
        f"{model.__name__}.{name}"
        for model in all_parts()
        for name, field in model.fields().items()
        if not (field.description or "").endswith((".", "…"))
    ]
    assert lacking == []


def test_a_field_that_would_hide_what_a_part_does_is_refused_where_it_is_declared() -> None:
    with pytest.raises(TypeError, match="call the field `of_`"):
        type("Rating", (Part,), {"__annotations__": {"of": "int"}, "of": Field(default=5)})
    assert yaml_name("of_") == "of"
