"""Formulas as their author typed them, without what a spreadsheet adds to save them.

Source: MS-XLSX, 2.2.2 (future functions, `_xlfn.` and `_xlws.`; names of LET and LAMBDA, `_xlpm.`; functions
of add-ins, `_xludf.`, `_xll.`). `_xlfn.SINGLE(A1:A3)` is typed @A1:A3, `_xlfn.ANCHORARRAY(A1)` A1#.
"""

from __future__ import annotations

import re

from reportcli.model.patterns.late import late_pattern

_PREFIX = late_pattern(r"(?<![\w.])(?:_(?:xlfn|xlpm|xlws|xludf|xll|xleta)\.)+", re.IGNORECASE)
_SINGLE = late_pattern(r"_xlfn\.SINGLE\(([^()]*)\)", re.IGNORECASE)
_SPILLED = re.compile(r"_xlfn\.ANCHORARRAY\(([^()]*)\)", re.IGNORECASE)
_QUOTED = re.compile(r'("(?:[^"]|"")*")')


def as_typed(formula: str) -> str:
    """The formula without prefixes of files; texts in quotes stay."""
    if "_xl" not in formula.lower():
        return formula
    parts = _QUOTED.split(formula)
    return "".join(part if part.startswith('"') else _plain(part) for part in parts)


def _plain(part: str) -> str:
    part = _SPILLED.sub(r"\1#", _SINGLE.sub(r"@\1", part))
    return _PREFIX.sub("", part)
