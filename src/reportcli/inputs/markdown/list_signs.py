"""Signs that make a list or a quotation of a line, and may be part of its figure: > 50 %, + 12 %, - 5 000.

Source: CommonMark 0.31, 5.1 and 5.2: a space behind the sign is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportcli.model.patterns.late import late_pattern

_LABEL = late_pattern(
    r"\s{0,9}(?:([•▪◦‣●○■□·–—])|\(?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})(\))|(?:[a-z]|[ivx]{1,4}|\d{1,2})(\.))\s"
)
"""How lines of a list begin that CommonMark does not know for one."""
_FIGURE = re.compile(r"[€$£~<≈±]?\s?\d")


def sign_of_figure(mark: str, items: Sequence[str]) -> bool:
    """Whether the sign before one-line items may belong to their figures. mark: + or - of a list, > of a
    quotation; items: their first lines. Lists of several items with - are lists.
    """
    texts = [item.lstrip().removeprefix(mark).lstrip() for item in items]
    if not texts or not all(_FIGURE.match(text) for text in texts):
        return False
    return mark == "+" or (mark in ("-", ">") and len(texts) == 1)


def joined_lines(text: str) -> str:
    """How two lines of a paragraph, one behind the other, begin that were meant for a list: •, a), (2); ""
    where none do, or where a break is stated between them.
    """
    lines = text.split("\n")
    for before, line in pairwise(lines):
        first, second = _LABEL.match(before), _LABEL.match(line)
        if first and second and first.lastindex == second.lastindex and not before.endswith(("  ", "\\")):
            return first[0].strip()
    return ""


def renumbered(typed: Sequence[str]) -> tuple[str, str] | None:
    """The numbers of a list as they are typed and as they are printed, where these differ; lists that repeat
    one number mean to be counted.
    """
    numbers = [int(number) for number in typed if number.isdigit()]
    counted = [*range(numbers[0], numbers[0] + len(numbers))] if numbers else []
    if numbers == counted or len({*numbers}) == 1:
        return None
    return ", ".join(map(str, numbers[:9])), ", ".join(map(str, counted[:9]))
