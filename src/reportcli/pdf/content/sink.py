"""What a content stream gives: painted paths, texts, pictures and marks; and how much of it is followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import pikepdf

from reportcli.model.paths import Matrix
from reportcli.model.value_class import dataclass
from reportcli.pdf.content.state import C, F, GraphicsState

Segment = tuple[str, tuple[float, ...]]  # M, L, C or Z, and its coordinates: x, y, x, y…


class ContentBoundError(ValueError):
    """A stream of more operators, or states deeper within each other, than a page has."""


@dataclass(slots=True)
class Budget:
    """How many operators may still be followed."""

    operators: int

    def spend(self, count: int) -> None:
        """Raises ContentBoundError when there are not so many left."""
        self.operators -= count
        if self.operators < 0:
            raise ContentBoundError("too many operators")


class PaintedPath(NamedTuple):
    """A path in default user space and what is done with it. clips: "" | W | W*."""

    segments: Sequence[Segment]
    fills: bool
    strokes: bool
    even_odd: bool
    clips: str


class Sink(Protocol[F, C]):
    """Takes what a stream draws. `state` is the reader's own: a sink changes nothing of it but `clip`."""

    def path(self, path: PaintedPath, state: GraphicsState[F, C]) -> None:
        """A painting operator, also the one that paints nothing and only clips."""

    def text(self, items: Sequence[bytes | float], state: GraphicsState[F, C], matrix: Matrix) -> float:
        """Strings and adjustments (thousandths of the size); gives how far the text moves in text space."""

    def font(self, name: str, value: pikepdf.Object | None) -> F | None:
        """What the sink makes of a font resource; value: None where there is none of that name."""

    def xobject(self, name: str, value: pikepdf.Object | None) -> None:
        """A picture or form by the name of its resource; a form is followed by `ContentReader.form`."""

    def inline_image(self, value: object, state: GraphicsState[F, C]) -> None:
        """A picture that stands in the stream itself."""

    def shading(self, state: GraphicsState[F, C]) -> None:
        """A shading over all that the clip leaves."""

    def begin_mark(self, tag: str, properties: pikepdf.Object | None) -> None:
        """Marked content begins; properties: those of the page's resources resolved."""

    def end_mark(self) -> None:
        """Marked content ends; also where none has begun."""

    def unknown(self, operator: str) -> None:
        """An operator that changes nothing that is kept here."""
