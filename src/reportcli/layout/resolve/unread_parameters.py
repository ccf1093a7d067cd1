"""Parameters and slots of a component that its body never names: what callers give there is printed nowhere.

A component that takes the place of another layout's keeps its parameters, read or not: callers give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.reporting import Sink
from reportcli.layout.settings.components import ComponentFile

WORDS = re.compile(r"\w+"), re.compile(r"[\w-]+")


def report_unread(head: ComponentFile, raw: YamlMapping, sink: Sink) -> None:
    """A warning at each parameter or slot that neither the body nor a default names. raw: the file."""
    params, defaults = raw.get("params"), [param.default for param in head.params.values()]
    texts = [*_texts(raw.get("body")), *_texts(defaults)]
    said = {word for text in texts for form in WORDS for word in form.findall(text)}
    for name in head.params:
        if not {name, name.replace("-", "_")} & said and isinstance(params, YamlMapping):
            sink.warning("layout-parameter-unread", params.keys_at.get(name, raw.span), name=name)
    for place, slot in enumerate(head.slots):
        if slot not in said:
            sink.warning("layout-parameter-unread", raw.where("slots", place), name=slot)


def _texts(node: object) -> Iterator[str]:
    """What a part of a layout says, key by key and value by value."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from _texts(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _texts(value)
