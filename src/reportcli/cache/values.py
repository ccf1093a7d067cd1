"""What a bound chapter looks like, as a digest: its values without where they come from.

A row inserted above, or a comment in a layout, moves every position below and changes no page: positions
count only by which of them are the same. Everything else that a block holds counts.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Hashable
from typing import Any

from reportcli.model.fact import Fact
from reportcli.model.origin import CellRange
from reportcli.model.refs import CellRef, SheetRef, Span
from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, TableStyle

_POSITIONS = (CellRef, CellRange, SheetRef, Span)
_SHARED = (ParagraphStyle, CharacterStyle, ObjectStyle, TableStyle, Paint)


class Digester:
    """Digests of the values of one report; styles, which many blocks share, are digested once."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[object, bytes]] = {}

    def digest(self, *values: object) -> str:
        """Hexadecimal SHA-256 of values made of ours and Python's plain ones; dicts count in their order.

        Raises TypeError or pickle.PicklingError for a value that has no form of its own.
        """
        return hashlib.sha256(self._bytes(values)).hexdigest()

    def style(self, style: object) -> bytes:
        """The digest of a style, made once; the style is kept, so that its identity stays its own."""
        known = self._styles.get(id(style))
        if known is None:
            made = hashlib.sha256(_plain(style)).digest()
            known = self._styles[id(style)] = (style, made)
        return known[1]

    def _bytes(self, value: object) -> bytes:
        stream = io.BytesIO()
        return _dumped(_Values(stream, self), stream, value)


def _plain(value: object) -> bytes:
    stream = io.BytesIO()
    return _dumped(pickle.Pickler(stream, protocol=5), stream, value)


def _dumped(pickler: pickle.Pickler, stream: io.BytesIO, value: object) -> bytes:
    pickler.fast = True  # without the memo, which would tell equal objects from the same one
    pickler.dump(value)
    return stream.getvalue()


class _Values(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, digester: Digester) -> None:
        super().__init__(stream, protocol=5)
        self._digester = digester
        self._places: dict[Hashable, int] = {}

    def reducer_override(self, value: object) -> Any:
        """Positions by the order of their first appearance, Facts by what they say, styles by digest."""
        kind = type(value)
        if kind in _POSITIONS:
            return int, (self._places.setdefault(value, len(self._places)),)
        if kind in _SHARED:
            return bytes, (self._digester.style(value),)
        if isinstance(value, Fact):
            said = (str(value.value), value.unit, value.period, value.decimals, value.written)
            return tuple, (("fact", *said, *value.sources[:1]),)
        if (
            isinstance(value, str)
            and hasattr(kind, "__dict__")
            and kind.__module__.startswith("reportcli.workbook")
        ):
            return str, (str.__str__(value),)
        return NotImplemented
