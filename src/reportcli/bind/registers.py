"""What a report is made of beside its blocks, registered while they are bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any

from reportcli.bind.position import Here
from reportcli.blocks import Block, Chapter, PrintedFact
from reportcli.expressions.values import Piece, Rich
from reportcli.model.display import ImageResource
from reportcli.model.layered import Layered
from reportcli.model.refs import FactKey, Span, Where
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the contents list sees it. `title`: its text with Facts; `target`: the id of its
    anchor.
    """

    level: int
    title: str | Rich
    number: str
    target: str
    in_toc: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered thing as references and lists see it. counter: what is counted together."""

    counter: str
    number: str
    title: str | Rich
    target: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that was printed: number-of | title-of of a target, at its expression."""

    kind: str
    target: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class MasterUse:
    """A master as a section uses it: its name, and the place that its furniture speaks of, None where that
    is of another run. sides: as it was bound for each of SIDES (`parts.bound.BoundMaster`), where it was.
    """

    name: str
    here: Here | None
    sides: tuple[Any, ...] = ()


NOTES = ("\0notes", "")  # counts footnotes; no counter of a layout has a NUL in its name


@dataclass(slots=True)
class Registers:
    """Printed numbers, resources and names of a report; printed numbers get their key here alone.

    chapter: the path of the one in work; furniture: of the page furniture in work, if any; printed: how many
    numbers each has. What a part of the report asks
    of those before it is layered over what they have registered: printed, ids, counted, paths.
    masters: those that the chapter that is being bound uses, by their bound names.
    texts: characters that stand in blocks, by the cell or the passage that they come from; "" for an
    expression of a text.
    waiting: by path, what gives the blocks of a stack once all sections are known (contents lists); it is
    called with the binding of the report.
    """

    facts: dict[FactKey, PrintedFact] = field(default_factory=dict)
    chapter: str = ""
    furniture: str = ""
    printed: Layered[str, int] = field(default_factory=Layered)
    images: dict[str, ImageResource] = field(default_factory=dict)
    wanted: set[Where] = field(default_factory=set)  # cells of photos and texts, also missing
    assets: dict[str, str] = field(default_factory=dict)
    ids: Layered[str, Span | None] = field(default_factory=Layered)
    masters: dict[str, MasterUse] = field(default_factory=dict)
    waiting: dict[str, Callable[[Any], tuple[Block, ...]]] = field(default_factory=dict)
    outline: list[Entry] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    texts: set[tuple[Where, str]] = field(default_factory=set)
    numbered: list[Numbered] = field(default_factory=list)
    counted: Layered[tuple[str, str], int] = field(default_factory=Layered)  # by counter and chapter
    references: list[Reference] = field(default_factory=list)
    paths: Layered[str, int] = field(default_factory=Layered)

    def apart(self) -> Registers:
        """Registers of a part that comes next."""
        return Registers(
            chapter=self.chapter,
            printed=Layered(self.printed),
            ids=Layered(self.ids),
            counted=Layered(self.counted),
            paths=Layered(self.paths),
        )

    def path(self, here: Here, step: str) -> str:
        """A block path that no other block has: a second one of the same name gets a number."""
        path = f"{here.path}/{step}" if here.path else step
        count = self.paths.get(path, 0) + 1
        self.paths[path] = count
        return path if count == 1 else f"{path}~{count}"

    def note_mark(self) -> str:
        """The number of the next footnote."""
        return str(self.count(*NOTES))

    def count(self, counter: str, chapter: str = "") -> int:
        """The next number of a counter, in a chapter where it counts anew in each."""
        key = (counter, chapter)
        self.counted[key] = self.counted.get(key, 0) + 1
        return self.counted[key]

    def take_text(self, piece: Piece) -> None:
        """Registers what a piece of text of a block comes from."""
        if piece.expression is not None:
            self.texts.add((piece.expression, ""))
        if piece.where is not None and isinstance(piece.content, str) and piece.content.strip():
            self.texts.add((piece.where, piece.content))

    def print_fact(self, printed: PrintedFact) -> FactKey:
        """Registers a number as the chapter or the furniture in work prints it and gives its key in
        Report.facts.
        """
        within = self.furniture or self.chapter
        key = FactKey(within, self.printed.get(within, 0))
        self.printed[within] = key.number + 1
        self.facts[key] = printed
        return key
