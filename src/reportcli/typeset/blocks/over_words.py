"""How many words a slot holds: of a text that is too long for its height, what fits and where it runs
over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportcli.model.display import GlyphsOp, GroupOp, Op
from reportcli.model.patterns.late import late_pattern
from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.items import Box, Item, Leaf

SENTENCE = late_pattern(r"(?<=[.!?…])[\"'”’»)\]]*\s+")
LONGEST = 90  # characters of a sentence that are quoted


@dataclass(frozen=True, slots=True)
class OverWords:
    """words: all that are set; fit: those in the lines that the slot holds; sentence: in which it runs over.

    block: the paragraph of that sentence.
    """

    words: int
    fit: int
    sentence: str
    block: str


def over_words(inside: Iterable[Leaf], over: Iterable[Leaf]) -> OverWords | None:
    """inside: leaves that the slot holds, over: those beyond it, both in order; None without words beyond."""
    held, beyond = list(_lines(inside)), list(_lines(over))
    if not any(words.split() for _, words in beyond):
        return None
    block = next(path for path, words in beyond if words.split())
    before = _joined(words for path, words in held if path == block)
    after = _joined(words for path, words in beyond if path == block)
    every, fit = _joined(words for _, words in (*held, *beyond)), _joined(words for _, words in held)
    return OverWords(len(every.split()), len(fit.split()), _sentence(before, after), block)


@dataclass(frozen=True, slots=True)
class SpareWords:
    """words: all that are set; fit: about as many as the slot holds; block: the paragraph that may go on."""

    words: int
    fit: int
    block: str


def spare_words(leaves: Iterable[Leaf], free: float) -> SpareWords | None:
    """leaves: of a slot, in order; free: points that are left below them. None where there are no words.

    What goes on is taken to have as many words in a line as the full lines of the last paragraph.
    """
    shown = [leaf for leaf in leaves if leaf.baselines and not leaf.hidden and leaf.node is not None]
    if not shown:
        return None
    block, leading = shown[-1].block, shown[-1].box.height
    every = _joined(words for _, words in _lines(shown)).split()
    lines = [words.split() for path, words in _lines(shown) if path == block]
    full = lines[:-1] or lines
    each = sum(map(len, full)) / len(full)
    more = max(each - len(lines[-1]), 0.0) + each * int(free / leading + 0.01)
    return SpareWords(len(every), len(every) + int(more), block) if every else None


def leaves_in(items: Iterable[Item]) -> Iterator[Leaf]:
    """The leaves of the boxes of a list."""
    for item in items:
        if isinstance(item, Box):
            yield from item.leaves


def parted(leaves: Iterable[Leaf], limit: float) -> tuple[list[Leaf], list[Leaf]]:
    """Leaves whose last baseline stands within a height, and the others."""
    held: list[Leaf] = []
    beyond: list[Leaf] = []
    for leaf in leaves:
        low = leaf.baselines[-1] if leaf.baselines else leaf.box.bottom
        (held if low <= limit else beyond).append(leaf)
    return held, beyond


def _lines(leaves: Iterable[Leaf]) -> Iterator[tuple[str, str]]:
    """The paragraph and the characters of each line, a mark of division at its end where it is hyphenated."""
    for leaf in leaves:
        if leaf.hidden or leaf.node is None:
            continue
        words = "".join(_characters(op for ops, _, _ in leaf.parts for op in ops))
        yield leaf.block, words + ("\u00ad" if leaf.hyphens and leaf.hyphens[-1] else "")


def _characters(ops: Iterable[Op]) -> Iterator[str]:
    for op in ops:
        if isinstance(op, GlyphsOp):
            yield "".join(glyph.text for glyph in op.glyphs) if op.reads is None else op.reads
        elif isinstance(op, GroupOp):
            yield from _characters(op.ops)


def _joined(lines: Iterable[str]) -> str:
    """Lines as running text: words that were divided are whole again."""
    return re.sub(r"[-\u2010]?\u00ad\s*", "", " ".join(lines))


def _sentence(before: str, after: str) -> str:
    """The sentence in which the first word that has no room stands."""
    whole, at = f"{before} {after}", len(before) + 1
    ends = [hit.end() for hit in SENTENCE.finditer(whole)]
    start = max((end for end in ends if end <= at), default=0)
    end = min((end for end in ends if end > at), default=len(whole))
    words = " ".join(whole[start:end].split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
