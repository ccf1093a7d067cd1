"""The names that a layout's expressions speak of: tables and columns that it prints, wherever it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.layout.layout import Layout
from reportcli.layout.models.kinds.expanding.prose import ProseNode
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part

TEXTS = "texts/"
"""Stands before the key of a text that is named."""
_NAMED = re.compile(r"""['"]([^'"\n]{1,100})['"]|\btexts\.([A-Za-z_]\w*)""")
"""What may be the key of a text: quoted in an expression, or behind the name of the table."""
_WORD = re.compile(r"[A-Za-z_][\w-]*")


def printed_names(layout: Layout) -> frozenset[str]:
    """Every word of the fields of its sections, its masters and the components that these use.

    `texts/KEY` stands for the key of a text that they name.
    More than names of tables and columns, never less: a name that is missing here is printed by nothing.
    """
    waiting: list[object] = [layout.sections, [side.furniture for side in layout.masters.values()]]
    found: set[str] = set()
    unused = dict(layout.components)
    while waiting:
        texts = [*_texts(waiting.pop())]
        words = {word for text in texts for word in _WORD.findall(text)}
        found |= {TEXTS + key for text in texts for hit in _NAMED.findall(text) if (key := hit[0] or hit[1])}
        waiting += [unused.pop(word).body for word in words if word in unused]
        found |= words
    return frozenset(found)


def _texts(value: object) -> Iterator[str]:
    """The texts of a node and of all that it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        if isinstance(value, Node):
            yield value.kind
        if isinstance(value, ProseNode):
            yield f"'{value.prose}'"
        for item in vars(value).values():
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
