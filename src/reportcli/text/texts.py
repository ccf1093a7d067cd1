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
    """The languages of the runs that hold letters."""
    return {run.lang for run in runs if isinstance(run, Run) and any(map(str.isalpha, run.text))}


def runs_backwards(runs: Sequence[Inline]) -> bool:
    """Whether a paragraph of these runs goes from right to left."""
    return backwards("".join(run.text for run in runs if isinstance(run, Run)), languages(runs))


def texts_of(runs: Sequence[Inline], refined: bool) -> list[str]:
    """The text of each run, white space collapsed and micro-typography applied ("" for what is no Run)."""
    texts = [_SPACING.sub(" ", run.text) if isinstance(run, Run) else "" for run in runs]
    if not refined:
        return texts
    pieces = [
        text if isinstance(run, Run) else "\n" if isinstance(run, (LineBreak, Tab)) else OBJECT
        for run, text in zip(runs, texts, strict=True)
    ]
    whole = "".join(pieces)
    for language in sorted({run.lang[:2].lower() for run in runs if isinstance(run, Run)}):
        changes = edits(whole, language)
        if not changes:
            continue
        at = index = 0
        for i, run in enumerate(runs):
            end = at + len(pieces[i])
            own: list[Edit] = []
            while index < len(changes) and (changes[index].start < end or i == len(runs) - 1):
                own.append(changes[index])
                index += 1
            if isinstance(run, Run) and own and run.lang[:2].lower() == language:
                if run.fact is not None:
                    own = [edit for edit in own if is_glue(edit, whole)]
                texts[i] = apply(pieces[i], [Edit(s - at, min(e, end) - at, new) for s, e, new in own])
            at = end
    return texts
