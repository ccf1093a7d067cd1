"""Formulas of OpenDocument as spreadsheets write them: `of:=SUM([.A1:.B2];1)` is SUM(A1:B2,1).

Source: OpenDocument 1.3 part 4, 5.8 (references).
"""

from __future__ import annotations

import re

_PREFIX = re.compile(r"(?:[a-z0-9]+:)?=?")
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|\[(?P<place>(?:[^\]']|'(?:[^']|'')*')*)\]|(?P<semicolon>;)"""
)
_PART = re.compile(r"(?:(?P<sheet>\$?'(?:[^']|'')*'|\$?[^'.:\[\]]*))?\.(?P<cell>\$?[A-Z]*\$?\d*|#REF!)")
_FILE = re.compile(r"'(?P<file>(?:[^']|'')*)'#")


def as_typed(formula: str) -> str:
    """A formula without its sign of equality, as a spreadsheet shows it."""
    text = _PREFIX.sub("", formula, count=1)
    return _TOKEN.sub(_token, text)


def file_of(formula: str) -> str:
    """The name of the first other file that a formula reads; "" for none."""
    found = re.search(r"\['((?:[^']|'')*)'#", formula)
    return _name(found[1]) if found else ""


def _token(match: re.Match[str]) -> str:
    if match["text"] is not None:
        return match["text"]
    if match["semicolon"]:
        return ","
    place = match["place"]
    other = _FILE.match(place)
    file = f"[{_name(other['file'])}]" if other else ""
    places = [_cell(part) for part in _PART.finditer(place, other.end() if other else 0)]
    return file + ":".join(places) if places else place


def _cell(match: re.Match[str]) -> str:
    sheet = (match["sheet"] or "").lstrip("$")
    return f"{sheet}!{match['cell']}" if sheet else match["cell"]


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2].replace("%20", " ")
