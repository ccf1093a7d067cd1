"""Where each key of a TOML text stands: the standard library reads values without their places.

Only asked for when there is something to report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from reportcli.model.refs import Position, Span

Keys = tuple[str, ...]
_CLOSING = {"]": "[", "}": "{"}


def places(text: str, file: str) -> dict[Keys, Span]:
    """The span of each statement's key, by its whole path; of tables too. The text is valid TOML."""
    found: dict[Keys, Span] = {}
    table: Keys = ()
    for start, statement in _statements(text):
        head = statement.lstrip()
        column = len(statement) - len(head) + 1
        if head.startswith("["):
            table = _keys(statement)
            found.setdefault(table, _span(file, start, column, len(head.partition("\n")[0].rstrip())))
        else:
            written = _key_text(head)
            keys = (*table, *_keys(f"{written} = 0"))
            for end in range(len(table) + 1, len(keys) + 1):
                found.setdefault(keys[:end], _span(file, start, column, len(written)))
    return found


def place_of_word(text: str, at: Span, word: str) -> Span:
    """The place of a quoted word at or after a key, where it is written plainly; else the key's."""
    lines = text.split("\n")
    for number in range(at.start.line, min(len(lines), at.start.line + 1000) + 1):
        line = lines[number - 1]
        first = at.end.column - 1 if number == at.start.line else 0
        for quote in ('"', "'"):
            column = line.find(f"{quote}{word}{quote}", first)
            if column >= 0:
                return _span(at.file, number, column + 1, len(word) + 2)
    return at


def _span(file: str, line: int, column: int, width: int) -> Span:
    return Span(file, Position(line, column), Position(line, column + max(1, width)))


def _keys(statement: str) -> Keys:
    """The keys that a statement names, outermost first."""
    keys: list[str] = []
    value: Any = tomllib.loads(statement)
    while isinstance(value, (dict, list)) and value:
        if isinstance(value, list):
            value = value[0]
            continue
        ((key, value),) = value.items()
        keys.append(key)
    return tuple(keys)


def _key_text(statement: str) -> str:
    """What stands before the sign of equality, quoted keys as they are written."""
    quote = ""
    for at, letter in enumerate(statement):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "=":
            return statement[:at].rstrip()
    return statement.rstrip()


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with the line that it begins on; lists and long texts go over several lines."""
    lines = text.replace("\r\n", "\n").split("\n")
    begun, held, state = 0, "", _Open()
    for number, line in enumerate(lines, 1):
        if not held and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begun = begun if held else number
        held += line + "\n"
        state.read(line + "\n")
        if state.closed:
            yield begun, held
            held, state = "", _Open()


class _Open:
    """What is still open at a place in a text: brackets, and a string over several lines."""

    def __init__(self) -> None:
        self._depth, self._string = 0, ""

    @property
    def closed(self) -> bool:
        return not self._depth and not self._string

    def read(self, line: str) -> None:
        at = 0
        while at < len(line):
            at = self._in_string(line, at) if self._string else self._outside(line, at)
        if len(self._string) == 1:  # it ends with its line
            self._string = ""

    def _in_string(self, line: str, at: int) -> int:
        if line[at] == "\\" and self._string[0] == '"':
            return at + 2
        if line.startswith(self._string, at):
            width, self._string = len(self._string), ""
            return at + width
        return at + 1

    def _outside(self, line: str, at: int) -> int:
        letter = line[at]
        if letter == "#":
            return len(line)
        if letter in "\"'":
            self._string = letter * 3 if line.startswith(letter * 3, at) else letter
            return at + len(self._string)
        self._depth += (letter in "[{") - (letter in _CLOSING)
        return at + 1


def value_at(data: Mapping[str, Any], keys: Keys) -> Any:
    """The value under a path of keys, None where there is none."""
    value: Any = data
    for key in keys:
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value
