"""What a package imports that adds a block: a `BlockPlugin`, found by the entry point `reportcli.blocks`.

    [project.entry-points."reportcli.blocks"]
    gauge = "reportcli_gauge:gauge"

The entry point's name is the block's name in a layout; docs/plug-ins.md tells the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Protocol

from reportcli.model.value_class import dataclass

GROUP = "reportcli.blocks"
PARAMETER_TYPES = ("text", "fact", "number", "colour", "length", "bool", "records")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a block: one of PARAMETER_TYPES; `default` as a layout would write it, None: required.

    What the plug-in is given: text a str · fact a `Number` (None when blank) · number a float · colour a
    ReportLab colour (None when blank) · length points · bool a bool · records a tuple of dicts by column.
    """

    type: str
    default: str | None = None
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of the workbook: its value, and its text as the edition's language prints it."""

    value: Decimal
    text: str


class Surroundings(Protocol):
    """Where a block stands, and the layout's own type and colours. Unknown names raise LookupError."""

    @property
    def width(self) -> float:
        """Room across, in points."""

    @property
    def height(self) -> float | None:
        """Stated height in points, None when the block is as high as it likes."""

    @property
    def lang(self) -> str:
        """Language tag of the text, such as fr-BE."""

    def colour(self, name: str, tint: float = 1.0) -> Any:
        """A colour of the layout as ReportLab takes it; tint 0..1 mixes it with paper."""

    def font(self, family: str, weight: int = 400, italic: bool = False) -> str:
        """The name under which ReportLab knows the layout's nearest font."""

    def style(self, name: str) -> Any:
        """A paragraph style of the layout as a ReportLab ParagraphStyle."""


Maker = Callable[[Mapping[str, Any], Surroundings], Any]


@dataclass(frozen=True, slots=True)
class BlockPlugin:
    """A block. `make` gets the arguments by parameter name and where the block stands, and returns any
    ReportLab flowable; the same arguments have to give the same drawing (no clock, no chance, no files)."""

    make: Maker
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    doc: str = ""
