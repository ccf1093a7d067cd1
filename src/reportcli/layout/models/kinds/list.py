"""Lists: items from records, or written out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import TextOrBlocks, TextsOrBlocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Expr, ParagraphName, Text, part
from reportcli.layout.models.measures import Distance
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part


class ListEach(Part):
    each: Expr = Field(description="The records.")
    as_: Text = Field(default="item", description="Name of the record in `item`.")
    item: TextOrBlocks = Field(
        description="What each item says: a text with inline marks, a block, or blocks."
    )


class ListNode(Node):
    """Either `each` (generated items) or `items` (written out, text or blocks)."""

    kind: ClassVar[str] = "list"
    content: ClassVar[tuple[str, ...]] = ("items", "each")
    keeps_room: ClassVar[bool] = False
    style_kind: ClassVar[str] = "paragraph"
    each: Annotated[ListEach, part(ListEach)] | None = Field(
        default=None, description="Items made from records: `list: {each: …, as: …, item: …}`."
    )
    items: TextsOrBlocks = Field(
        default=(),
        description='Items written out: `list: ["…", …]`, each a text with inline marks, a block, or blocks.',
    )
    style: ParagraphName | None = Field(default=None, description="Paragraph style of items that are texts.")
    marker: Text | None = Field(
        default=None,
        description="What stands before each item: a sign, `1.` for numbers (`5.` begins with 5), or an "
        "expression.",
    )
    indent: Distance | None = Field(
        default=None, description="How far the items stand in from their markers' edge."
    )
    gap: Distance | None = Field(default=None, description="Space between items.")

    @classmethod
    def fields_of(cls, written: dict[str, object]) -> dict[str, object]:
        """`list: {each: …}` makes the items from records, `list: […]` writes them out."""
        if "list" in written:
            head = written.pop("list")
            written["each" if isinstance(head, dict) else "items"] = head
        return written

    @classmethod
    def written_forms(cls, properties: Mapping[str, object]) -> Mapping[str, object]:
        """Both forms under `list`."""
        own = dict(properties)
        return {"list": {"anyOf": [own.pop("each"), own.pop("items")]}, **own}

    @classmethod
    def written_key(cls, key: str) -> str:
        """Several forms stand under `list`."""
        return "list" if key in ("each", "items") else key
