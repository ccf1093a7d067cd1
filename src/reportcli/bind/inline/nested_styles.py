"""Nested styles: character styles that a paragraph style lays over the beginning of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportcli.bind.section_styles import SectionStyles
from reportcli.model.inline import Inline, LineBreak, Run, Tab
from reportcli.model.style import NestedStyle, ParagraphStyle
from reportcli.model.value_class import replace

OBJECT = "\ufffc"  # stands for what is no text
SIGNS = {Tab: "\t", LineBreak: "\n"}
_UNITS = {
    "characters": re.compile(r"\S"),
    "words": re.compile(r"[^\s\u00a0\u202f]+"),
    "sentences": re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)"),
}


def nested(runs: Sequence[Inline], style: ParagraphStyle, styles: SectionStyles) -> list[Inline]:
    """The runs with the nested styles of their paragraph. One whose sign does not occur changes nothing, nor
    do those behind it. A printed number is never parted: where it begins decides.
    """
    text = "".join(run.text if isinstance(run, Run) else SIGNS.get(type(run), OBJECT) for run in runs)
    found, at = list(runs), 0
    for one in style.nested:
        end = _end(text, at, one)
        if end is None:
            break
        found = _marked(found, at, end, one.style, styles=styles)
        at = end
    return found


def _end(text: str, at: int, one: NestedStyle) -> int | None:
    """Where a nested style ends that begins at `at`; of a paragraph with fewer words at its end."""
    if one.end in ("through", "up-to"):
        place = text.find(one.text, at)
        return None if place < 0 else place + (len(one.text) if one.end == "through" else 0)
    ends = [hit.end() for hit in _UNITS[one.end].finditer(text, at)]
    return ends[one.count - 1] if one.count <= len(ends) else len(text)


def _marked(
    runs: Iterable[Inline], start: int, end: int, mark: str, *, styles: SectionStyles
) -> list[Inline]:
    """The runs, the characters from start to end in a style of its own."""
    found: list[Inline] = []
    at = 0
    for run in runs:
        if not isinstance(run, Run):
            found.append(run)
            at += 1
            continue
        cuts = (0, len(run.text)) if run.fact is not None else _cuts(run.text, start - at, end - at)
        for first, last in pairwise(cuts):
            part = run if len(cuts) == 2 else replace(run, text=run.text[first:last], also=())
            inside = start <= at + first < end
            found.append(replace(part, char=styles.marked(run.char, mark)) if inside else part)
        at += len(run.text)
    return found


def _cuts(text: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(sorted({0, len(text), min(max(start, 0), len(text)), min(max(end, 0), len(text))}))


def in_style(runs: Iterable[Inline], mark: str, styles: SectionStyles) -> tuple[Inline, ...]:
    """The same runs, all of them in a character style."""
    return tuple(
        replace(run, char=styles.marked(run.char, mark)) if isinstance(run, Run) else run for run in runs
    )
