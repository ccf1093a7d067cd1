"""What every block of the bound report carries."""

from __future__ import annotations

from reportcli.model.geometry import AUTO, Length
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block carries. `path` names it for people ("finances/charges/chart").

    role: structure role (P, H, Figure, Caption, BlockQuote, Note, Sect, Div, L, Table, TOC, Artifact...);
    alt: alternative text; decorative blocks become artifacts.
    width, height: stated size or AUTO. box: fill, border and padding around the block.
    keep: never broken across frames. keep_with_next: stays with the next block's first lines.
    """

    path: str
    span: Span | None = None
    id: str | None = None
    role: str | None = None
    lang: str | None = None
    alt: str | None = None
    decorative: bool = False
    actual_text: str | None = None
    width: Length = AUTO
    height: Length = AUTO
    space_before: float = 0.0
    space_after: float = 0.0
    box: ObjectStyle | None = None
    keep: bool = False
    keep_with_next: bool = False
    align: str = "stretch"  # across the container: stretch | start | center | end
    span_columns: bool = False  # inside `columns`: spans all of them
    floats: str = "none"  # top | bottom: where it does not fit it waits for the next column's, text goes on
