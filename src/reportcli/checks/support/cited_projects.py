"""Projects in sentences: “within the project HERO”, in the words of the workbook's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.prose import any_of
from reportcli.checks.support.register import name_key
from reportcli.workbook.workbook import Workbook

Item = TypeVar("Item")
_NAME = r"\s+((?:[A-Z\u00c0-\u00dd0-9][\w&+'’!-]*)(?:\s+[A-Z\u00c0-\u00dd0-9][\w&+'’!-]*)*)"


def projects_named(workbook: Workbook, text: str) -> Iterator[str]:
    """The names behind words such as “project”, without signs at their end."""
    words = lexicon(workbook.language).projects
    for match in re.finditer(rf"\b(?:{any_of(words)}){_NAME}", text) if words else ():
        yield without_signs(match[1])


def without_signs(name: str) -> str:
    """A name without apostrophes and hyphens at its end."""
    return name.rstrip("'’-")


def begins_with(known: Mapping[str, Item], name: str) -> Item | None:
    """The first item whose key begins with the letters of a name."""
    key = name_key(name)
    return next((item for text, item in known.items() if key and text.startswith(key)), None)
