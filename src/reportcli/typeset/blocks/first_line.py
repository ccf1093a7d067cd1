"""The first line of a paragraph in a style of its own: which words it holds depends on their look."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.inline import Inline, Run
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text.composed import Composed
from reportcli.text.composer import Width
from reportcli.typeset.chapter_state import ChapterState

ATTEMPTS = 4


def first_line_set(
    state: ChapterState,
    runs: tuple[Inline, ...],
    first: tuple[Inline, ...],
    style: ParagraphStyle,
    *,
    width: Width,
) -> tuple[Inline, ...]:
    """The runs, as far as they stand in the first line those of `first`.

    Breaking is for the whole paragraph, so that the first line may end elsewhere once the rest looks
    otherwise: it is set again until both agree, and else as far as every attempt had it.
    """
    letters = _letters(state.composer.compose(first, style, width))
    for _ in range(ATTEMPTS):
        mixed = _joined(first, runs, letters)
        found = _letters(state.composer.compose(mixed, style, width))
        if found == letters:
            return mixed
        letters = min(found, letters)
    return _joined(first, runs, letters)


def _letters(composed: Composed) -> int:
    """Letters and figures of the first line: what spaces and hyphens become does not count."""
    return sum(map(str.isalnum, composed.lines[0].text)) if composed.lines else 0


def _joined(first: Sequence[Inline], rest: Sequence[Inline], letters: int) -> tuple[Inline, ...]:
    """So many letters of the one, then what follows them in the other."""
    found: list[Inline] = []
    for styled, plain in zip(first, rest, strict=True):
        if not isinstance(styled, Run) or not isinstance(plain, Run):
            found.append(styled if letters > 0 else plain)
            continue
        count = sum(map(str.isalnum, plain.text))
        if count <= letters or letters <= 0:
            found.append(styled if letters > 0 else plain)
        elif plain.fact is not None:
            found.append(styled)
        else:
            cut = _place(plain.text, letters)
            found += [
                replace(styled, text=styled.text[:cut], also=()),
                replace(plain, text=plain.text[cut:], also=()),
            ]
        letters -= count
    return tuple(found)


def _place(text: str, letters: int) -> int:
    """Where so many letters end, with the marks and spaces behind them."""
    seen = 0
    for place, char in enumerate(text):
        if char.isalnum():
            if seen == letters:
                return place
            seen += 1
    return len(text)
