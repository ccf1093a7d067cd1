"""Tab stops: how wide a tab is that takes the text behind it to its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from reportcli.model.inline import Inline, LineBreak, Run, Tab
from reportcli.model.languages import language_of
from reportcli.model.style import TabPosition

_FIGURE = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")
Measured = Callable[[Sequence[Inline]], float]  # the width of runs in one line, in points


def next_stop(stops: Sequence[TabPosition], here: float) -> TabPosition | None:
    """The first tab stop behind a place; None behind the last."""
    return next((stop for stop in stops if stop.at > here + 0.01), None)


def tab_width(stop: TabPosition, here: float, after: Sequence[Inline], measured: Measured) -> float:
    """From `here` so far that what stands behind the tab comes to its stop; never below nothing."""
    behind = tuple(takewhile(lambda run: not isinstance(run, (Tab, LineBreak)), after))
    if stop.align == "left" or not behind:
        return stop.at - here
    if stop.align == "decimal":
        behind = _before_decimals(behind)
    width = measured(behind) if behind else 0.0
    return max(0.0, stop.at - here - (width / 2 if stop.align == "center" else width))


def _before_decimals(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """What stands left of the decimal sign of the first figure; of a whole number or of words, all."""
    found: list[Inline] = []
    for run in runs:
        hit = _FIGURE.search(run.text) if isinstance(run, Run) else None
        if hit is None or not isinstance(run, Run):
            found.append(run)
            continue
        sign = hit[0].rfind(language_of(run.lang).numbers[1])
        end = hit.end() if sign < 0 else hit.start() + sign
        return (*found, replace(run, text=run.text[:end], fact=None))
    return tuple(found)
