"""Tables: rows from records, or written out."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.block_fields import Rows, TextOrBlocks, TextsOrBlocks
from reportcli.layout.models.fields import Expr, Flag, TableName, Text, choice, parts
from reportcli.layout.models.measures import Distance, Width
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part


class TableColumn(Part):
    width: Width | None = Field(
        default=None, description="Width; `1 fr` shares what is left, `auto` is as wide as the content."
    )
    align: Annotated[str, choice("left", "right", "center", "decimal")] = Field(
        default="left", description="How cells are aligned; `decimal` puts decimal signs under one another."
    )
    header: TextOrBlocks | None = Field(default=None, description="Head of the column.")
    cell: TextOrBlocks | None = Field(default=None, description="Each row's cell: a text, or blocks.")
    row_header: Flag = Field(
        default=False, description=("Its cells are headers of their rows, for readers aloud.")
    )


class TableNode(Node):
    """Either `table` (records, one row each) or `rows` (written out)."""

    kind: ClassVar[str] = "table"
    style_kind: ClassVar[str] = "table"
    head_optional: ClassVar[bool] = True
    table: Expr | None = Field(default=None, description="Records, one row each.")
    as_: Text = Field(default="row", description="Name of the record in the cells.")
    columns: Annotated[tuple[TableColumn, ...], parts(TableColumn)] = Field(
        default=(), description=("The columns.")
    )
    rows: Rows = Field(default=(), description="Rows written out: `table: [[…], …]`.")
    style: TableName | None = Field(default=None, description="Table style.")
    group: Expr | None = Field(
        default=None, description=("Rows of the same value stand under a heading that says it.")
    )
    totals: TextsOrBlocks = Field(default=(), description="Cells of a last row.")
    gap: Distance | None = Field(default=None, description="Space between columns.")

    @classmethod
    def fields_of(cls, written: dict[str, object]) -> dict[str, object]:
        """`table: [[…], …]` writes the rows out."""
        if isinstance(written.get("table"), list):
            written["rows"] = written.pop("table")
        return written

    @classmethod
    def written_key(cls, key: str) -> str:
        """Several forms stand under `table`."""
        return "table" if key in ("rows",) else key
