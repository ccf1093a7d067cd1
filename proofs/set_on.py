"""Chapters that are set on from their first change are those that are set as a whole, over random changes.

Usage: python proofs/set_on.py [--changes 400] [--seed 1] [--sample pls]

The changes are made to the blocks of a bound report (a word, a block left out, twice, exchanged, a space, the
start of a section, a floating block), one after the other, each in a random chapter; then the chapter is set
by what its last setting left behind, and as a whole. Pages, structure, outline and findings must be the same.
Says how many pages were not set again.
"""

from __future__ import annotations

import argparse
import random
import sys
from contextlib import nullcontext
from dataclasses import fields
from pathlib import Path
from typing import Any

from reportcli.blocks import Chapter, Section, Text
from reportcli.blocks.block import Block
from reportcli.cache.lasting import LastingBlobs
from reportcli.cache.pieces import KnownPieces
from reportcli.cache.values import Digester
from reportcli.model.blobs import NO_BLOBS
from reportcli.model.inline import Run
from reportcli.model.value_class import replace
from reportcli.request import Request
from reportcli.run.preview import Preview
from reportcli.session import Session
from reportcli.typeset.context import EntryState, context_of
from reportcli.typeset.pages.chapter import typeset_chapter
from reportcli.typeset.pieces import RememberedComposer

ROOT = Path(__file__).resolve().parent.parent
WORDS = [
    "une",
    "phrase",
    "de",
    "plus",
    "qui",
    "dit",
    "encore",
    "quelque",
    "chose",
    "de",
    "la",
    "longueur",
    "des",
    "autres",
]


class Changes:
    """Seeded changes of blocks."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def chapter(self, chapter: Chapter) -> Chapter:
        """The chapter with one change somewhere in it."""
        return replace(chapter, section=self.within(chapter.section))

    def within(self, block: Any) -> Any:
        """A block with one change in it, or in one that stands in it."""
        children = getattr(block, "children", ())
        plain = isinstance(children, tuple) and all(isinstance(one, Block) for one in children)
        if children and plain and self.random.random() < 0.85:
            at = self.random.randrange(len(children))
            if self.random.random() < 0.25:
                return replace(block, children=self.rows(children, at))
            return replace(block, children=(*children[:at], self.within(children[at]), *children[at + 1 :]))
        return self.changed(block)

    def rows(self, children: tuple[Any, ...], at: int) -> tuple[Any, ...]:
        """Blocks with one left out, twice, or exchanged with the next."""
        before, one, after = children[:at], children[at], children[at + 1 :]
        kind = self.random.choice(["out", "twice", "exchanged"])
        if kind == "out" and len(children) > 1:
            return (*before, *after)
        if kind == "exchanged" and after:
            return (*before, after[0], one, *after[1:])
        return (*before, one, one, *after)

    def changed(self, block: Any) -> Any:
        """A block that is another itself."""
        if isinstance(block, Text) and self.random.random() < 0.8:
            runs = [*block.runs]
            plain = [index for index, run in enumerate(runs) if isinstance(run, Run)]
            if plain:
                at = self.random.choice(plain)
                more = " ".join(self.random.choices(WORDS, k=self.random.choice([1, 3, 12, 60])))
                text = self.random.choice([f"{runs[at].text} {more}", runs[at].text[:10] or "x", more])
                runs[at] = replace(runs[at], text=text)
                return replace(block, runs=tuple(runs))
        if isinstance(block, Section) and self.random.random() < 0.7:
            return replace(block, starts=self.random.choice(["", "next", "left", "right"]))
        named = {field.name for field in fields(block)}
        change: dict[str, Any] = self.random.choice(
            [{"space_before": self.random.choice([0.0, 7.0, 40.0])}, {"space_after": 11.0}, {"keep": True},
             {"floats": self.random.choice(["none", "top", "bottom"])}, {"keep_with_next": True},
             {"role": self.random.choice([None, "Artifact", "Div"])}]
        )  # fmt: skip
        return replace(block, **{name: value for name, value in change.items() if name in named})


class Whole(KnownPieces):
    """Pieces of a chapter that is set as a whole."""

    def last(self) -> object | None:
        """It was never set."""
        return None

    def stays(self, setting: object) -> None:
        """It is not set on."""


class Both:
    """Sets chapters both ways."""

    def __init__(self, report: Any) -> None:
        self.context = context_of(report)
        self.composer = self.context.composer()
        self.blobs, self.others = LastingBlobs(NO_BLOBS), LastingBlobs(NO_BLOBS)
        self.pages = self.stayed = 0
        self.known: dict[str, tuple[Any, ...]] = {}

    def differ(self, chapter: Chapter, number: int) -> bool:
        """Whether a chapter is set otherwise when it is set on. number: of its first page."""
        on = self._set(chapter, number, KnownPieces(self.blobs, Digester(), chapter.section.path))
        whole = self._set(chapter, number, Whole(self.others, Digester(), chapter.section.path))
        return Digester().digest(on) != Digester().digest(whole) or on.diagnostics != whole.diagnostics

    def _set(self, chapter: Chapter, number: int, pieces: KnownPieces) -> Any:
        composer = RememberedComposer(self.composer, pieces)
        placed = typeset_chapter(chapter, self.context, EntryState(number), composer, pieces=pieces)
        pieces.keep()
        if not isinstance(pieces, Whole):
            known = {id(page) for page in self.known.get(chapter.section.path, ())}
            self.pages += len(placed.pages)
            self.stayed += sum(id(page) in known for page in placed.pages)
            self.known[chapter.section.path] = placed.pages
        return placed


def bound(workbook: Path) -> Any:
    """The report of a workbook."""
    found: list[Preview] = []
    Session(lambda stage: nullcontext()).preview(Request(workbook), found.append)
    return found[0].examined.report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changes", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", default="pls")
    options = parser.parse_args()
    report = bound(ROOT / "sample_data" / options.sample / "2024.xlsx")
    changes, both, wrong = Changes(options.seed), Both(report), []
    chapters = [*report.chapters]
    for number in range(options.changes):
        at = changes.random.randrange(len(chapters))
        chapters[at] = changed = changes.chapter(chapters[at])
        if both.differ(changed, 2 * at + 1):
            wrong.append(f"change {number + 1} of {changed.section.path}")
        if number % 50 == 49:
            print(f"{number + 1} changes, {len(wrong)} differ", file=sys.stderr, flush=True)
    print(
        f"{options.changes} changes of {options.sample}, seed {options.seed}: {len(wrong)} differ, "
        f"{both.stayed} of {both.pages} pages stayed"
    )
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
