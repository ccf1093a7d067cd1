"""Copyfitting into a stated height and width: shrink or grow within the limits of styles, and report it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from reportcli import blocks as b
from reportcli.model.diagnostic import note
from reportcli.model.refs import BlockPart
from reportcli.typeset.chapter_state import ChapterState

T = TypeVar("T")
PERCENT = 100


def limits(children: Iterable[b.Block]) -> tuple[int, int]:
    """Least and greatest factor, in percent, that any paragraph inside allows."""
    least = most = PERCENT
    for text in texts(children):
        least = min(least, round(text.style.min_scale * PERCENT))
        most = max(most, round(text.style.max_scale * PERCENT))
    return max(least, 30), min(most, 300)


def texts(children: Iterable[b.Block]) -> Iterator[b.Text]:
    """All paragraphs inside, in order."""
    for child in children:
        if isinstance(child, b.Text):
            yield child
        elif isinstance(child, b.List):
            for item in child.items:
                yield from texts(item.children)
        elif isinstance(child, b.Table):
            for row in child.rows:
                for cell in row.cells:
                    yield from texts(cell.blocks)
        else:
            yield from texts(getattr(child, "children", ()))


def fitted(
    state: ChapterState,
    children: Iterable[b.Block],
    fit: str,
    block: b.Block,
    *,
    attempt: Callable[[float], T],
    fits: Callable[[T], bool],
) -> T:
    """The attempt at the mildest factor that fits: 1 when `fit` forbids scaling, the limit when none fits.

    attempt(factor) sets everything; only the findings of the one that is used are kept.
    """
    before = dict(state.findings)

    def again(percent: int) -> T:
        state.findings = dict(before)
        around, state.whole = state.whole, state.whole or fit == "shrink"
        try:
            return attempt(percent / PERCENT)
        finally:
            state.whole = around

    def holds(percent: int) -> bool:
        """Whether it fits in height, and no line is wider than its column."""
        return fits(again(percent)) and not any(key not in before for key in _too_wide(state))

    result = again(PERCENT)
    least, most = limits(children)
    wide = fit == "shrink" and any(key not in before for key in _too_wide(state))
    if wide and least < PERCENT and holds(least):
        used = _largest(least, PERCENT - 1, holds)
    elif fit == "shrink" and not fits(result) and least < PERCENT:
        used = _largest(least, PERCENT - 1, lambda percent: fits(again(percent)))
    elif fit == "grow" and fits(result) and most > PERCENT:
        used = _largest(PERCENT, most, lambda percent: fits(again(percent)))
    else:
        return again(PERCENT) if wide else result
    result = again(used)
    if used != PERCENT:
        code = "type-shrunk" if used < PERCENT else "type-grown"
        state.report(note(code, block=block.path, percent=used), BlockPart(block.path, "layout"))
    return result


def _too_wide(state: ChapterState) -> Iterator[tuple[str, str]]:
    """Blocks with a line that its column does not hold."""
    return (key for key in state.findings if key[0] in ("line-too-wide", "text-without-room"))


def _largest(low: int, high: int, good: Callable[[int], bool]) -> int:
    """The largest value that is good, `low` when none is."""
    while low < high:
        middle = (low + high + 1) // 2
        if good(middle):
            low = middle
        else:
            high = middle - 1
    return low
