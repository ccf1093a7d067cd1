"""Field types of models that hold blocks."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from reportcli.layout.models.fields import TEXT_SCHEMA, Check, asked, asking, many, named, text_of
from reportcli.layout.models.node import Node

_BLOCKS = {"type": "array", "items": {"$ref": "#/$defs/Block"}}
_TEXT_OR_BLOCKS = {"anyOf": [TEXT_SCHEMA, _BLOCKS]}


def _text_or_blocks(value: object, info: ValidationInfo) -> object:
    return asked(info).blocks(value) if isinstance(value, list) else text_of(value)


Cell = str | tuple[Node, ...]
_CELLS = many(_text_or_blocks, _TEXT_OR_BLOCKS)

Blocks = Annotated[tuple[Node, ...], Check(asking("blocks"), _BLOCKS)]
BlocksMap = Annotated[dict[str, tuple[Node, ...]], named(asking("blocks"), _BLOCKS)]
TextOrBlocks = Annotated[Cell, Check(_text_or_blocks, _TEXT_OR_BLOCKS)]
TextsOrBlocks = Annotated[tuple[Cell, ...], _CELLS]
Rows = Annotated[tuple[tuple[Cell, ...], ...], many(_CELLS.read, _CELLS.schema)]
