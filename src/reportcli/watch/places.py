"""What stands where on the pages: figures with their cells, blocks with their lines, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.blocks import Text
from reportcli.blocks.positions import note_path
from reportcli.blocks.walk import blocks_of
from reportcli.ledger.read import Entry, Ledger
from reportcli.ledger.write import build_ledger
from reportcli.model.display import GlyphsOp, GroupOp, LateOp, Op, Placed, PlacedPage
from reportcli.model.inline import NoteCall
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.blocks import Block, Report
    from reportcli.run.preview import Preview

Box = tuple[float, float, float, float]
ELSEWHERE = "…"  # stands for a number that is known when all pages are


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block, or a part of one, on a page. box: x, y, width, height in points of the trimmed page."""

    page: int
    folio: str
    block: str
    box: Box
    style: str
    words: str

    @property
    def place(self) -> dict[str, object]:
        """Where it stands, as the page is told of it."""
        return {"page": self.page, "folio": self.folio, "box": list(self.box)}


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one preview. ledger: figures and texts with their cells; blocks: by path."""

    ledger: Ledger
    leaves: Mapping[int, tuple[Leaf, ...]]
    blocks: Mapping[str, Block]

    @property
    def facts(self) -> list[Entry]:
        """Figures that stand on a page, each with its number in the ledger as `id`."""
        return [entry for entry in self.ledger.facts if entry["places"]]

    def fact(self, number: int) -> Entry | None:
        """The figure of that number."""
        return next((entry for entry in self.ledger.facts if entry["id"] == number), None)

    def every_leaf(self) -> Iterator[Leaf]:
        """All leaves, page by page, as they are read."""
        for leaves in self.leaves.values():
            yield from leaves

    def leaf(self, page: int, at: int) -> Leaf | None:
        """The leaf of that number on a page; None where none stands there."""
        leaves = self.leaves.get(page, ())
        return leaves[at] if 0 <= at < len(leaves) else None

    def written(self, path: str) -> Block | None:
        """The nearest block, from this one outwards, that has a line in the layout: a row of a table and the
        prose in a cell have none of their own.
        """
        while path:
            block = self.blocks.get(path)
            if block is not None and block.span is not None:
                return block
            path = path.rpartition("/")[0]
        return None

    def of_block(self, path: str) -> list[Leaf]:
        """The leaves of a block; where it has none of its own, those of what it holds."""
        own = [leaf for leaf in self.every_leaf() if leaf.block == path]
        inner = f"{path}/"
        return own or [leaf for leaf in self.every_leaf() if leaf.block.startswith(inner)]


def places_of(preview: Preview) -> Places:
    """The places of all pages of a preview."""
    report, document = preview.examined.report, preview.examined.document
    ledger = Ledger(Path(), build_ledger(report, document, {}))
    pages = enumerate(document.pages, start=1)
    leaves = {number: tuple(_leaves(number, page)) for number, page in pages}
    return Places(ledger, leaves, _blocks(report))


def _blocks(report: Report) -> dict[str, Block]:
    """Every block by its path, footnotes too."""
    blocks: dict[str, Block] = {}
    for block in blocks_of(report):
        blocks[block.path] = block
        if isinstance(block, Text):
            blocks.update((note.path, note) for note in _notes(block))
    return blocks


def _notes(text: Text) -> Iterator[Text]:
    """The footnotes that a paragraph calls, as paragraphs at its line."""
    for run in text.runs:
        if isinstance(run, NoteCall):
            path, style = note_path(run.note), run.style or text.style
            yield Text(path=path, span=text.span, style=style, runs=run.body)


def _leaves(number: int, page: PlacedPage) -> Iterator[Leaf]:
    for placed in page.placed:
        if placed.ops and not placed.hidden and placed.block:
            sides = (placed.box.x, placed.box.y, placed.box.width, placed.box.height)
            box = tuple(round(side, 2) for side in sides)
            yield Leaf(number, page.folio, placed.block, box, placed.style, words_of(placed))  # type: ignore[arg-type]


def words_of(placed: Placed) -> str:
    """The words of a leaf, as they are read."""
    return "".join(_words(placed.ops))


def _words(ops: tuple[Op, ...]) -> Iterator[str]:
    for op in ops:
        if isinstance(op, GlyphsOp):
            yield op.reads if op.reads is not None else "".join(glyph.text for glyph in op.glyphs)
            yield " "
        elif isinstance(op, LateOp):
            yield ELSEWHERE
        elif isinstance(op, GroupOp):
            yield from _words(op.ops)
