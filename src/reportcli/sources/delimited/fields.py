"""A text with delimiters as records of fields, by RFC 4180; quotes that do not hold are refused.

A record has the number of the line that it begins in: quoted fields may hold line ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SEP = "sep="
"""What a first line begins with that only names the delimiter, as Excel writes it."""


class BrokenQuote(Exception):
    """A quoted field does not end, or goes on behind its end. line, field: where it begins, from 1."""

    def __init__(self, line: int, field: int, *, ends: bool) -> None:
        super().__init__(line, field)
        self.line, self.field, self.ends = line, field, ends


class DelimitedRecord(NamedTuple):
    """The fields of one record, and the line that it begins in, from 1."""

    number: int
    fields: list[str]


def lines_of(text: str) -> list[str]:
    """The lines of a text with CR LF, LF or CR ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def stated_delimiter(lines: list[str]) -> str:
    """The delimiter that a first line `sep=;` names, "" where it is no such line."""
    first = lines[0].rstrip(" ") if lines else ""
    return first[4] if len(first) == 5 and first.casefold().startswith(SEP) else ""


def records(lines: list[str], delimiter: str, quote: str) -> Iterator[DelimitedRecord]:
    """The records that hold something. quote: "" where no field is quoted. Raises BrokenQuote."""
    number = 1 if stated_delimiter(lines) else 0
    while number < len(lines):
        line = lines[number]
        first = number + 1
        if not quote or quote not in line:
            fields = line.split(delimiter)
            number += 1
        else:
            fields, number = _quoted(lines, number, delimiter, quote)
        if len(fields) > 1 or fields[0].strip():
            yield DelimitedRecord(first, fields)


def _quoted(lines: list[str], number: int, delimiter: str, quote: str) -> tuple[list[str], int]:
    """The fields of a record with quotes, and the index of the line after it."""
    fields: list[str] = []
    first, at = number + 1, 0
    while True:
        line = lines[number]
        start = at + len(line[at:]) - len(line[at:].lstrip(" "))
        if line[start : start + 1] == quote:
            text, number, at = _inside(lines, number, start + 1, quote, field=(first, len(fields) + 1))
            line = lines[number]
            end = line.find(delimiter, at)
            rest = line[at:] if end < 0 else line[at:end]
            if rest.strip():
                raise BrokenQuote(first, len(fields) + 1, ends=True)
        else:
            end = line.find(delimiter, at)
            text = line[at:] if end < 0 else line[at:end]
        fields.append(text)
        if end < 0:
            return fields, number + 1
        at = end + len(delimiter)


def _inside(
    lines: list[str], number: int, at: int, quote: str, *, field: tuple[int, int]
) -> tuple[str, int, int]:
    """The text of a quoted field, and the line's index and the place behind its closing quote."""
    parts: list[str] = []
    while True:
        end = lines[number].find(quote, at)
        if end < 0:
            parts.append(lines[number][at:] + "\n")
            number, at = number + 1, 0
            if number >= len(lines):
                raise BrokenQuote(*field, ends=False)
        elif lines[number][end + 1 : end + 2] == quote:
            parts.append(lines[number][at : end + 1])
            at = end + 2
        else:
            parts.append(lines[number][at:end])
            return "".join(parts), number, end + 1
