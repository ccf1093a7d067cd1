"""Models of blocks that say something: texts, prose, lists."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.fields import (
    Expr,
    Flag,
    FlagOrText,
    LengthField,
    Level,
    ParagraphMap,
    ParagraphName,
    Text,
    TextOrBlocks,
    TextsOrBlocks,
    Whole,
    part,
)
from reportcli.layout.models.parts import Node, Part


class TextNode(Node):
    kind: ClassVar[str] = "text"
    text: Text = Field(description="The paragraph, with `{{ … }}` for what the workbook says.")
    style: ParagraphName | None = Field(
        default=None, description="Paragraph style; without one, that of running text."
    )
    level: Level | None = Field(
        default=None, description="Makes it a heading: 1 to 6, or `auto` by the depth of its section."
    )
    markdown: Flag = Field(
        default=False, description="Reads `**strong**`, `*emphasis*`, links and `^superscript^` in it."
    )
    outline: FlagOrText | None = Field(
        default=None, description="Stands in the PDF's outline; a text is its title there."
    )


class ProseNode(Node):
    """`take`: first | rest | all | N | N..M, counting paragraphs from 1."""

    kind: ClassVar[str] = "prose"
    prose: Expr = Field(description="Key of a text in `texts/`, or an expression that gives one.")
    styles: ParagraphMap = Field(
        default_factory=dict,
        description=(
            "Other paragraph styles than those of `styles.prose`, by mark: p, p-first, h2, h3, "
            "li, quote, note …"
        ),
    )
    take: Text = Field(
        default="all", description=("Which paragraphs: first, rest, all, N, or N..M, counted from 1.")
    )
    level_base: Whole | None = Field(
        default=None, description="Level of its `##` headings; without one they follow the section."
    )


class ListEach(Part):
    each: Expr = Field(description="The records.")
    as_: Text = Field(default="item", description="Name of the record in `item`.")
    item: TextOrBlocks = Field(description="What each item says: a text, or blocks.")


class ListNode(Node):
    """Either `each` (generated items) or `items` (written out, text or blocks)."""

    kind: ClassVar[str] = "list"
    each: Annotated[ListEach, part(ListEach)] | None = Field(
        default=None, description="Items made from records: `list: {each: …, as: …, item: …}`."
    )
    items: TextsOrBlocks = Field(
        default=(), description='Items written out: `list: ["…", …]`, each a text or blocks.'
    )
    style: ParagraphName | None = Field(default=None, description="Paragraph style of items that are texts.")
    marker: Text | None = Field(
        default=None, description="What stands before each item: a sign, `1.` for numbers, or an expression."
    )
    indent: LengthField | None = Field(
        default=None, description="How far the items stand in from their markers' edge."
    )
    gap: LengthField | None = Field(default=None, description="Space between items.")
