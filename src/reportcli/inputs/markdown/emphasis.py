"""Which `*` and `_` of a text are marks of emphasis: none inside a word, a number, a product or a name.

CommonMark lets `*` mark a part of a word, so that `12*50*2` loses its signs. Here both signs open only where
a word begins, and close only where one ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

MARKS = "*_"
AFTER_OPERAND = ")]}%\u2030€$£°"
"""What ends an operand: a sign after it multiplies."""
_IDENTIFIER = re.compile(r"__\w+__(?!\w)")
"""`__init__`: one word between two pairs of underscores is a name."""


def tokenize_emphasis(state: StateInline, silent: bool) -> bool:
    """The inline rule of markdown-it for a run of `*` or `_`, as its own of that name but for where emphasis
    may open and close (CommonMark 0.31, 6.2, rules 1 to 8).
    """
    start, mark = state.pos, state.src[state.pos]
    if silent or mark not in MARKS:
        return False
    name = _identifier(state, start)
    if name:
        state.push("text", "", 0).content = name
        state.pos += len(name)
        return True
    scanned = state.scanDelims(start, False)
    before = state.src[start - 1] if start else " "
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = mark
        state.delimiters.append(
            Delimiter(
                marker=ord(mark),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open and before not in AFTER_OPERAND,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _identifier(state: StateInline, start: int) -> str:
    """The name between pairs of underscores that begins here, "" when none does."""
    inside = start > 0 and (state.src[start - 1].isalnum() or state.src[start - 1] == "_")
    found = None if inside else _IDENTIFIER.match(state.src, start, state.posMax)
    return found[0] if found else ""
