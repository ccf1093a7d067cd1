"""Drop capitals: the letter, the lines beside it, also where these stand round something else."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, Run
from reportcli.model.style import ParagraphStyle
from reportcli.text.bidi import RTL
from reportcli.text.composed import Line
from reportcli.text.texts import runs_backwards
from reportcli.typeset.breaking.items import Leaf, Shape
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.structure_tree import Node

CAP_SHARE = 0.68  # cap height of a text face, of its size
DROP_GAP = 0.12  # after a drop capital, of the body size


@dataclass(frozen=True, slots=True)
class Initial:
    """The room of a drop capital: its width with the space after it, lines beside it, lines it is high."""

    taken: float
    beside_it: int
    high: int

    def alone(self, width: float) -> Shape:
        """The measure of each line where nothing else stands."""
        return self.beside(lambda line: (0.0, width))[0]

    def beside(self, shape: Shape) -> tuple[Shape, float]:
        """The measure of each line of which `shape` leaves so much, and how far in the capital stands."""
        first = max(shape(line)[0] for line in range(self.beside_it))

        def measure(line: int) -> tuple[float, float]:
            x, width = shape(line)
            if line >= self.beside_it:
                return x, width
            return first + self.taken, x + width - first - self.taken

        return measure, first


@dataclass(frozen=True, slots=True)
class DropCap:
    """The initial as a line of its own, the runs without it, and the room that it takes."""

    line: Line
    rest: tuple[Inline, ...]
    room: Initial


def drop_cap(state: ChapterState, style: ParagraphStyle, runs: tuple[Inline, ...]) -> DropCap | None:
    """None where the style wants none or there is no letter to raise."""
    if style.drop_cap < 2 or not runs or not isinstance(runs[0], Run) or not runs[0].text.strip():
        return None
    letter = next((c for c in runs[0].text if c.isalnum()), "")
    if runs_backwards(runs) or RTL.match(letter):  # scripts from right to left have no capitals
        return None
    cap, first = state.composer.initial(runs[0], style)
    taken = math.ceil((cap.x + cap.width + DROP_GAP * style.char.size) * 1000) / 1000
    clear = style.leading - CAP_SHARE * style.char.size  # between a baseline and the next line's capitals
    lines = style.drop_cap + (cap.descent > clear)  # the tail of a Q keeps clear of the line below
    return DropCap(cap, (first, *runs[1:]), Initial(taken, lines, style.drop_cap))


def drop_leaf(
    cap: Line, x: float, style: ParagraphStyle, node: Node | None, *, block: str, lang: str
) -> Leaf:
    """The initial, its baseline that of the last line beside it."""
    parts = ((cap.ops, x, (style.drop_cap - 1) * style.leading),)
    box = Rect(x, -CAP_SHARE * style.char.size, cap.width, style.drop_cap * style.leading)
    return Leaf(parts, box, node, block=block, lang=lang)
