"""Every number and length that a layout or printer.yaml may say has a least and a greatest value."""

from __future__ import annotations

from typing import get_args

import pytest

from reportcli.layout.models.fields import Check
from reportcli.layout.models.measures import bounds_of
from reportcli.layout.models.parts import Part
from reportcli.layout.schema import all_parts, json_schema
from reportcli.model.geometry import Edges, Length
from reportcli.press import printer_models

MEASURES = (int, float, Length, Edges)
WITHOUT = {
    f"{model}.features": "on or off, each by its name"
    for model in ("CharacterProperties", "ParagraphProperties")
}
"""Fields that hold numbers without a range, each with its reason."""
PRINTER = tuple(
    item
    for item in vars(printer_models).values()
    if isinstance(item, type) and issubclass(item, Part) and item is not Part
)


def holds_measure(annotation: object) -> bool:
    """Whether a type is a number or a length, or holds one; a flag is none, nor is a part of its own."""
    if isinstance(annotation, type):
        return annotation in MEASURES
    return any(holds_measure(inner) for inner in get_args(annotation) if not isinstance(inner, Check))


def fields() -> list[tuple[type[Part], str]]:
    return [
        (model, name)
        for model in (*all_parts(), *PRINTER)
        for name, field in model.fields().items()
        if holds_measure(field.annotation)
        or any(isinstance(item, Check) and item.bounds for item in field.metadata)
    ]


def test_every_measure_has_a_range() -> None:
    lacking = [
        f"{model.__name__}.{name}"
        for model, name in fields()
        if bounds_of(model, name) is None and f"{model.__name__}.{name}" not in WITHOUT
    ]
    assert lacking == []
    assert len(fields()) > 80  # the walk finds them


def test_a_field_without_a_range_is_found() -> None:
    class Loose(Part):
        size: float
        gap: Length | str | None = None
        name: str = ""

    found = [name for name, field in Loose.fields().items() if holds_measure(field.annotation)]
    assert found == ["size", "gap"]
    assert bounds_of(Loose, "size") is None


@pytest.mark.parametrize(
    ("definition", "key", "limit"),
    [
        ("ParagraphProperties", "tracking", "maximum"),
        ("ParagraphProperties", "size", "pattern"),
        ("Grid", "columns", "minimum"),
        ("ImageNode", "zoom", "minimum"),
        ("TextNode", "width", "pattern"),
        ("ChartNode", "bar-width", "exclusiveMinimum"),
        ("Colour", "cmyk", "maximum"),
    ],
)
def test_the_schema_carries_ranges(definition: str, key: str, limit: str) -> None:
    assert limit in str(json_schema()["$defs"][definition]["properties"][key])
