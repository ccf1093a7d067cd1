"""Field types of models that hold blocks."""

from __future__ import annotations

from typing import Annotated

from reportcli.layout.models.context import asked
from reportcli.layout.models.fields import TEXT_SCHEMA, Check, asking, many, named, text_of
from reportcli.layout.models.node import Node
from reportcli.layout.models.refusals import Info

_BLOCKS = {"type": "array", "items": {"$ref": "#/$defs/Block"}}
TEXT_OR_BLOCK_LIST = [TEXT_SCHEMA, _BLOCKS]
TEXT_OR_BLOCKS = {"anyOf": [*TEXT_OR_BLOCK_LIST, {"$ref": "#/$defs/Block"}]}


def text_or_blocks(value: object, info: Info) -> object:
    """A text, a list of blocks, or one block."""
    if isinstance(value, list):
        return asked(info).blocks(value)
    return asked(info).one_block(value) if isinstance(value, dict) else text_of(value)


Content = str | tuple[Node, ...]
_CONTENTS = many(text_or_blocks, TEXT_OR_BLOCKS)

Blocks = Annotated[tuple[Node, ...], Check(asking("blocks"), _BLOCKS)]
BlocksMap = Annotated[dict[str, tuple[Node, ...]], named(asking("blocks"), _BLOCKS)]
TextOrBlocks = Annotated[Content, Check(text_or_blocks, TEXT_OR_BLOCKS)]
TextsOrBlocks = Annotated[tuple[Content, ...], _CONTENTS]
