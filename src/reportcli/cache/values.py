"""What values look like, as a digest: without where they come from.

A row inserted above, or a comment in a layout, moves every position below and changes no page: positions
count only by which of them are the same. Everything else that a value holds counts.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import compress
from operator import attrgetter, eq, is_not
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from reportcli.model.fact import Fact
from reportcli.model.origin import CellRange
from reportcli.model.refs import CellRef, SheetRef, Span
from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, TableStyle

_POSITIONS = (CellRef, CellRange, SheetRef, Span)
_SHARED = (ParagraphStyle, CharacterStyle, ObjectStyle, TableStyle, Paint)
_PLAIN = (str, int, float, bool, type(None))
_AS_IT_IS = frozenset(_PLAIN)
_WRITTEN = (Decimal, Fraction, date, timedelta, PurePath)  # two that are written alike are alike
_VERSION = 2  # of marshal's format: the last in which equal values are the same bytes
_Form = Callable[[Any], object]


class Digester:
    """Digests of the values of one report; styles, which many blocks share, are digested once."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[object, bytes]] = {}
        self._places: dict[Hashable, int] = {}
        self._forms: dict[type, _Form] = dict.fromkeys(_PLAIN, _itself)
        self._forms |= {
            tuple: self._tuple,
            list: lambda value: ["list", *map(self._form, value)],
            dict: self._mapping,
            MappingProxyType: self._mapping,
            bytes: lambda value: ["bytes", value],
            set: self._set,
            frozenset: self._set,
        }

    def digest(self, *values: object) -> str:
        """Hexadecimal SHA-256 of values made of ours and Python's plain ones; dicts count in their order.

        Raises TypeError, AttributeError or pickle.PicklingError for a value that has no form of its own.
        """
        self._places = {}
        return hashlib.sha256(_bytes(self._form(values))).hexdigest()

    def _form(self, value: object) -> object:
        """The value in types that marshal writes: plain ones and tuples as they are, bytes for a tuple of
        nothing else, and a list that begins with the name of its kind for all others."""
        form = self._forms.get(type(value))
        if form is None:
            form = self._forms[type(value)] = self._form_of(type(value))
        return form(value)

    def _form_of(self, kind: type) -> _Form:
        """How values of a kind are written."""
        name = f"{kind.__module__}:{kind.__qualname__}"
        if kind in _POSITIONS:
            return lambda value: ["at", self._places.setdefault(value, len(self._places))]
        if kind in _SHARED:
            return lambda value: ["style", self._style(value)]
        if issubclass(kind, Fact):
            return self._fact
        if issubclass(kind, Enum):
            return lambda value: [name, value.name]
        if issubclass(kind, _WRITTEN):
            return lambda value: [name, str(value)]
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return lambda value: [name, self._tuple(tuple(value))]
        if _is_text_of_cell(kind):
            return str.__str__  # as it comes back from the cache
        if is_dataclass(kind):
            return self._fields(kind, name)
        return lambda value: ["pickle", pickle.dumps(value, protocol=5)]

    def _fields(self, kind: type, name: str) -> _Form:
        """The fields of a dataclass, in their order."""
        values = _values_of(kind)
        form = self._form
        return lambda value: [name, *[v if v.__class__ in _AS_IT_IS else form(v) for v in values(value)]]

    def _tuple(self, value: tuple[object, ...]) -> object:
        """Long paths and rows of glyphs are written at once, without a look at each number."""
        try:
            return _bytes(value)
        except ValueError:  # something in it is not plain
            pass
        kind = type(value[0])
        if issubclass(kind, tuple) and hasattr(kind, "_fields") and all(type(one) is kind for one in value):
            name = f"{kind.__module__}:{kind.__qualname__}"
            return ["rows", name, self._tuple(tuple(tuple(one) for one in value))]  # type: ignore[arg-type]
        said = _said(value)
        return tuple(map(self._form, value)) if said is value else self._tuple(said)

    def _mapping(self, value: Mapping[object, object]) -> object:
        return ["dict", *((self._form(key), self._form(one)) for key, one in value.items())]

    def _set(self, value: set[object]) -> object:
        return ["set", *sorted(_bytes(self._form(one)) for one in value)]

    def _fact(self, value: Fact) -> object:
        number, *said = _said_by(value)
        return ["fact", *map(self._form, (str(number), *said))]

    def _style(self, style: object) -> bytes:
        """The digest of a style, made once; the style is kept, so that its identity stays its own."""
        known = self._styles.get(id(style))
        if known is None:
            form = self._fields(type(style), "")(style)
            known = (style, hashlib.sha256(_bytes(form)).digest())
            self._styles[id(style)] = known
        return known[1]


class _Comparison:
    """Compares values part by part. What two share is not looked at."""

    def __init__(self, positions: bool) -> None:
        """positions: whether they count."""
        self._positions = positions
        self._kinds: dict[type, Callable[[Any, Any], bool]] = {}

    def __call__(self, one: Any, other: Any) -> bool:
        """Whether two values are one, or hold the same."""
        return one is other or self._each((one,), (other,))

    def _each(self, some: Iterable[Any], others: Iterable[Any]) -> bool:
        for one, other in compress(zip(some, others, strict=True), map(is_not, some, others)):
            kind = one.__class__
            if kind is not other.__class__ or not (self._kinds.get(kind) or self._of(kind))(one, other):
                return False
        return True

    def _of(self, kind: type) -> Callable[[Any, Any], bool]:
        """How two values of a kind are compared that are not one."""
        found = self._kinds[kind] = self._made(kind)
        return found

    def _made(self, kind: type) -> Callable[[Any, Any], bool]:
        if kind in _POSITIONS and not self._positions:
            return lambda one, other: True
        return _comparison_of_plain(kind) or self._comparison_of_parts(kind)

    def _comparison_of_parts(self, kind: type) -> Callable[[Any, Any], bool]:
        each = self._each
        if issubclass(kind, (tuple, list)):
            return lambda one, other: len(one) == len(other) and each(one, other)
        if issubclass(kind, (dict, MappingProxyType)):
            return lambda one, other: each(((*one,),), ((*other,),)) and each(one.values(), other.values())
        if issubclass(kind, Fact):
            return lambda one, other: each(_said_by(one), _said_by(other))
        if not is_dataclass(kind):
            return lambda one, other: False
        values = _values_of(kind)
        return lambda one, other: each(values(one), values(other))


same = _Comparison(positions=True)
"""Whether two values are one, or hold the same in every part, positions too: then their digests are equal."""
says_the_same = _Comparison(positions=False)
"""Whether two values hold the same but for positions: where not, their digests differ."""


def _comparison_of_plain(kind: type) -> Callable[[Any, Any], bool] | None:
    """How two values of a kind without parts are compared; None for any other."""
    if kind is float or issubclass(kind, _WRITTEN):
        return lambda one, other: str(one) == str(other)
    if kind in _PLAIN:
        return eq
    if issubclass(kind, str):
        return lambda one, other: str.__str__(one) == str.__str__(other)
    return None


def _values_of(kind: type) -> Callable[[Any], Sequence[Any]]:
    """Gives the values of a dataclass in the order of its fields."""
    named = [field.name for field in fields(kind)]
    if len(named) < 2:
        return lambda value: [getattr(value, name) for name in named]
    return attrgetter(*named)


def _said_by(fact: Fact) -> tuple[object, ...]:
    """What a Fact says, and its first source."""
    said = (fact.value, fact.unit, fact.period, fact.decimals, fact.written, fact.plus)
    return (*said, fact.sources[0] if fact.sources else None)


def _said(value: tuple[object, ...]) -> tuple[object, ...]:
    """A tuple with its texts of cells, in tuples inside too, as plain texts; itself where it has none."""
    said = tuple(
        _said(one) if type(one) is tuple else str.__str__(one) if _is_text_of_cell(type(one)) else one
        for one in value
    )
    return value if all(one is other for one, other in zip(value, said, strict=True)) else said


def _is_text_of_cell(kind: type) -> bool:
    return kind is not str and issubclass(kind, str) and kind.__module__.startswith("reportcli.workbook")


def _itself(value: object) -> object:
    return value


def _bytes(form: Any) -> bytes:
    """Raises ValueError for what is not plain."""
    return marshal.dumps(form, _VERSION)
