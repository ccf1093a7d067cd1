"""What a paragraph style says of its inside: tab stops, nested styles, shading, and the styles it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.resolve.reader import Reader
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle

SHADING = {
    "shading": "fill",
    "border": "stroke",
    "border_sides": "sides",
    "border_radius": "radius",
    "padding": "padding",
}
"""Properties of paragraphs that make a box behind their lines, as those of ObjectStyle."""
PLAIN_MARKS = ("strong", "emphasis", "superscript", "subscript", "struck")  # known without a style


def look_for_characters(reader: Reader, raw: Mapping[str, YamlMapping]) -> None:
    """Reports character styles that paragraph styles name and the layout does not have."""
    known = {*raw["character"], *PLAIN_MARKS}
    for style in raw["paragraph"].values():
        for name, at in _named_characters(style):
            if name not in known:
                near = nearest(name, known)
                reader.sink.error("layout-unknown-character", at, name=name[:60], nearest=near)


def _named_characters(style: object) -> Iterator[tuple[str, Span]]:
    """The character styles that a paragraph style names, each where it is written."""
    if not isinstance(style, YamlMapping):
        return
    if isinstance(style.get("first-line"), str):
        yield style["first-line"], style.where("first-line")
    listed = style.get("nested-styles")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, YamlMapping) and isinstance(one.get("style"), str):
            yield one["style"], one.where("style")


def inside(properties: Mapping[str, Any]) -> dict[str, Any]:
    """What a paragraph has inside and behind its lines: tab stops, nested styles, shading and border."""
    found: dict[str, Any] = {}
    if properties.get("tabs"):
        found["tabs"] = tuple(sorted((tab.position() for tab in properties["tabs"]), key=lambda tab: tab.at))
    if properties.get("nested_styles"):
        found["nested"] = tuple(one.nested() for one in properties["nested_styles"])
    if properties.get("shading") or properties.get("border"):
        given = {own: properties[name] for name, own in SHADING.items() if properties.get(name) is not None}
        found["box"] = ObjectStyle(**given)
    return found
