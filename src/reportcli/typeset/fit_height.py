"""Copyfitting into a stated height and width: shrink or grow within the limits of styles, and report it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

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
    setting = _Setting(state, attempt, fits, whole=fit == "shrink")
    result = setting.at(PERCENT)
    wide = fit == "shrink" and setting.is_too_wide
    fitting = fits(result) and not setting.is_overset
    used = _chosen(setting, fit, limits(children), fitting=fitting, wide=wide)
    if used is None:
        return setting.at(PERCENT) if wide else result
    result = setting.at(used)
    if used != PERCENT:
        code = "type-shrunk" if used < PERCENT else "type-grown"
        state.report(note(code, block=block.path, percent=used), BlockPart(block.path, "layout"))
    return result


def _chosen(
    setting: _Setting[T], fit: str, least_and_most: tuple[int, int], *, fitting: bool, wide: bool
) -> int | None:
    """The percentage that is used, None where the type stays as it is. fitting, wide: as it is."""
    least, most = least_and_most
    if wide and least < PERCENT and setting.holds(least):
        return _largest(least, PERCENT - 1, setting.holds)
    if fit == "shrink" and not fitting and least < PERCENT:
        return _largest(least, PERCENT - 1, setting.fits_at)
    if fit == "grow" and fitting and most > PERCENT:
        return _largest(PERCENT, most, setting.fits_at)
    return None


class _Setting(Generic[T]):
    """The attempts at one place; each begins with the findings that there were before the first."""

    def __init__(
        self, state: ChapterState, attempt: Callable[[float], T], fits: Callable[[T], bool], *, whole: bool
    ) -> None:
        """whole: the place shrinks as a whole, so that no paragraph in it does by itself."""
        self._state, self._attempt, self._fits, self._whole = state, attempt, fits, whole
        self._before = dict(state.findings)

    def at(self, percent: int) -> T:
        """Everything at this size."""
        self._state.findings = dict(self._before)
        around, self._state.whole = self._state.whole, self._state.whole or self._whole
        try:
            return self._attempt(percent / PERCENT)
        finally:
            self._state.whole = around

    def fits_at(self, percent: int) -> bool:
        """Whether it fits in height, also what stands in a stack that takes all of the height."""
        return self._fits(self.at(percent)) and not self.is_overset

    def holds(self, percent: int) -> bool:
        """Whether it fits in height, and no line is wider than its column."""
        return self.fits_at(percent) and not self.is_too_wide

    @property
    def is_too_wide(self) -> bool:
        """Whether the last attempt has a line that its column does not hold."""
        return self._has("line-too-wide", "text-without-room")

    @property
    def is_overset(self) -> bool:
        """Whether something within the last attempt has more than its stated height holds."""
        return self._has("overset")

    def _has(self, *codes: str) -> bool:
        return any(key[0] in codes and key not in self._before for key in self._state.findings)


def _largest(low: int, high: int, good: Callable[[int], bool]) -> int:
    """The largest value that is good, `low` when none is."""
    while low < high:
        middle = (low + high + 1) // 2
        if good(middle):
            low = middle
        else:
            high = middle - 1
    return low
