"""Printed figures as they are copied: in a form that spreadsheets take for numbers.

No spreadsheet reads a thin space or the minus sign U+2212 in a number; a no-break space is read in some
languages only, digits without separators in all (tried with LibreOffice in French, Belgian French and Dutch).
So a figure of a table is copied without spaces inside, one of running text with no-break spaces, as seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportcli.model.display import GlyphsOp, GroupOp, Op
from reportcli.model.value_class import replace

_SPACES = "\u00a0\u2007\u2009\u200a\u202f"
_GROUPS = re.compile(rf"(?<=\d)[{_SPACES}](?=\d)")
_SPACE = re.compile(f"[{_SPACES}]")
_MINUS = re.compile(rf"\u2212(?=[{_SPACES}]?\d)")


def copyable(ops: Iterable[Op], *, in_table: bool) -> tuple[Op, ...]:
    """The operations; those that print a figure of the workbook say how it is copied where that differs."""
    return tuple(_copyable(op, in_table) for op in ops)


def _copyable(op: Op, in_table: bool) -> Op:
    if isinstance(op, GroupOp):
        return replace(op, ops=copyable(op.ops, in_table=in_table))
    if not isinstance(op, GlyphsOp) or op.fact is None or op.reads is not None:
        return op
    shown = "".join(glyph.text for glyph in op.glyphs)
    said = figure_as_copied(shown, in_table=in_table)
    return op if said == shown or op.paint.alpha < 1 else replace(op, reads=said)


def figure_as_copied(shown: str, *, in_table: bool) -> str:
    """A printed figure as it is copied; a text without digits stays as it is."""
    if not any(character.isdigit() for character in shown):
        return shown
    said = _GROUPS.sub("" if in_table else "\u00a0", shown)
    return _MINUS.sub("-", _SPACE.sub("\u00a0", said))
