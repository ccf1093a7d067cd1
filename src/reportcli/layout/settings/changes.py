"""Models of changes and overrides: what one layout or one report has otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Check, Text, mapping, part
from reportcli.layout.models.parts import Part
from reportcli.layout.settings.fields import unread

_BLOCKS = unread({"type": "array", "items": {"$ref": "#/$defs/Block"}})


class Change(Part):
    """One of: replace + with, remove, insert-before + blocks, insert-after + blocks."""

    salvaged: ClassVar[bool] = False
    replace: Text | None = Field(default=None, description="Path of ids of a block to replace.")
    with_: Annotated[object, _BLOCKS] = Field(default=None, description="Blocks that take its place.")
    remove: Text | None = Field(default=None, description="Path of a block to leave out.")
    insert_before: Text | None = Field(default=None, description="Path of a block to put blocks before.")
    insert_after: Text | None = Field(default=None, description="Path of a block to put blocks after.")
    blocks: Annotated[object, _BLOCKS] = Field(default=None, description="The blocks to put there.")


class RecordName(Part):
    salvaged: ClassVar[bool] = False
    table: Text = Field(description="A table of the contract.")
    key: Text = Field(description="Key of the record.")


_MAPPING = Check(lambda value, _: mapping(value), {"type": "object"})


class Override(Part):
    """Exceptions for one block (by its path of ids) or one record of the workbook."""

    salvaged: ClassVar[bool] = False
    block: Text | None = Field(default=None, description="Path of ids of a block.")
    record: Annotated[RecordName, part(RecordName)] | None = Field(
        default=None, description="A record of the workbook."
    )
    set: Annotated[dict[str, object], _MAPPING] = Field(
        description="Attributes of the block or cells of the record, with their new values."
    )

    def doubts(self) -> Iterator[Contradiction]:
        """An exception that changes nothing."""
        if not self.set:
            yield Contradiction("layout-override-empty", {}, ("set",))
