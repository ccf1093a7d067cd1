"""The text of a paragraph's runs as it is printed: white space collapsed, micro-typography applied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportcli.model.inline import Inline, LineBreak, Run, Tab
from reportcli.text.bidi import backwards
from reportcli.text.microtypography import Edit, apply, edits, is_glue

OBJECT = "\ufffc"  # stands for what is no text
_SPACING = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")


def languages(runs: Sequence[Inline]) -> set[str]:
    """The languages of the runs that hold letters; where none does, of all."""
    words = [run for run in runs if isinstance(run, Run)]
    return {run.lang for run in words if any(map(str.isalpha, run.text))} or {run.lang for run in words}


def runs_backwards(runs: Sequence[Inline]) -> bool:
    """Whether a paragraph of these runs goes from right to left."""
    return backwards("".join(run.text for run in runs if isinstance(run, Run)), languages(runs))


def texts_of(runs: Sequence[Inline], refined: bool) -> list[str]:
    """The text of each run, white space collapsed and micro-typography applied ("" for what is no Run)."""
    if len(runs) == 1 and isinstance(runs[0], Run):
        return [_text_of(runs[0], refined)]
    texts = [_SPACING.sub(" ", run.text) if isinstance(run, Run) else "" for run in runs]
    if not refined:
        return texts
    pieces = [_read(run, text) for run, text in zip(runs, texts, strict=True)]
    whole = "".join(pieces)
    for language in sorted({run.lang[:2].lower() for run in runs if isinstance(run, Run)}):
        changes = edits(whole, language)
        if changes:
            _apply(changes, runs, pieces, texts, language=language)
    return texts


def _text_of(run: Run, refined: bool) -> str:
    """The text of a run that stands alone."""
    text = _SPACING.sub(" ", run.text)
    if not refined or text.isalnum():  # a word or a number by itself: nothing to refine
        return text
    changes = edits(text, run.lang[:2].lower())
    return apply(text, _within(run, changes, 0, text)) if changes else text


def _read(run: Inline, text: str) -> str:
    """What micro-typography reads in place of a run."""
    if isinstance(run, Run):
        return text
    return "\n" if isinstance(run, (LineBreak, Tab)) else OBJECT


def _apply(
    changes: list[Edit], runs: Sequence[Inline], pieces: list[str], texts: list[str], *, language: str
) -> None:
    """The changes that concern the runs of one language, written into `texts`."""
    at = index = 0
    for i, (run, piece) in enumerate(zip(runs, pieces, strict=True)):
        end = at + len(piece)
        begin = index
        while index < len(changes) and (changes[index].start < end or i == len(runs) - 1):
            index += 1
        if begin < index and isinstance(run, Run) and run.lang[:2].lower() == language:
            texts[i] = apply(piece, _within(run, changes[begin:index], at, piece))
        at = end


def _within(run: Run, changes: list[Edit], at: int, text: str) -> list[Edit]:
    """Changes of the whole, seen from a run that begins at `at`; a Fact's text takes only glue."""
    own = [Edit(start - at, min(end - at, len(text)), new) for start, end, new in changes]
    return [edit for edit in own if run.fact is None or is_glue(edit, text)]
