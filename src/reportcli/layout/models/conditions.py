"""Conditions that are the same for every workbook, ids that no exception can name: most likely not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.layout.models.bounds import Contradiction

_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_WORD = re.compile(r"[A-Za-z_]\w*")
_LOGIC = frozenset({"and", "or", "not", "in", "is", "true", "false", "none"})


def constant_condition(condition: object, field: str) -> Iterator[Contradiction]:
    """A condition of quoted texts alone. `true`, `false`, 0 and 1 switch a block on or off and are meant."""
    if not isinstance(condition, str) or not _LITERAL.search(condition):
        return
    if all(word.lower() in _LOGIC for word in _WORD.findall(_LITERAL.sub("", condition))):
        yield Contradiction("layout-condition-constant", {"expression": condition[:60]}, (field,))


def divided_id(name: object, field: str) -> Iterator[Contradiction]:
    """An id with a slash, which divides the steps of a path, or with spaces, which end the address of a link;
    one of nothing.
    """
    if isinstance(name, str) and "{{" not in name and len(name.split()) != 1:
        args = {"name": name[:60], "mended": "-".join(name.split())[:60] or "part-one"}
        yield Contradiction("layout-id-of-words", args, (field,))
    if isinstance(name, str) and "/" in name and "{{" not in name:
        args = {"name": name[:60], "mended": name.replace("/", "-")[:60]}
        yield Contradiction("layout-id-divided", args, (field,))
