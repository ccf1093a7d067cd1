"""Values as bytes and back, by pickle with an allow-list: reading makes values of known classes alone.

What a pickle may name is a value class of ours (a dataclass, a named tuple, an enumeration of the rooms that
hold values), or one of the few of Python's own that values consist of. Anything else is refused before it is
imported (Python's `pickle`, "Restricting globals").
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from typing import Any

from reportcli.model.refs import TextFile

ROOMS = (
    "reportcli.bind.parts.bound",
    "reportcli.bind.parts.dependencies",
    "reportcli.bind.registers",
    "reportcli.expressions.values",
    "reportcli.model",
    "reportcli.blocks",
    "reportcli.text.composed",
    "reportcli.request",
    "reportcli.measure.found",
    "reportcli.paint.page_streams",
    "reportcli.paint.page_uses",
    "reportcli.charts.drawing",
    "reportcli.charts.outlined",
    "reportcli.graphics.map.drawing",
    "reportcli.layout.layout",
    "reportcli.layout.models",
    "reportcli.layout.resolve",
    "reportcli.layout.settings",
    "reportcli.inputs.markdown.nodes",
    "reportcli.inputs.yaml.nodes",
    "reportcli.workbook.contract",
)
_CELL = ("reportcli.workbook.tables.record", "CellText")
_PLAIN = {
    ("builtins", "set"),
    ("builtins", "str"),
    ("builtins", "frozenset"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
    _CELL,
}
_WRITTEN = ("YamlMapping", "YamlSequence")
_PATHS = ("PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath")
_WRONG = (
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)


class NotAValue(Exception):
    """Bytes that are no value of ours."""


def encoded(value: object, *, cells: bool = False) -> bytes:
    """The value as bytes: the same for the same value made in the same way. cells: whether the text of a cell
    still knows its cell when it is read.
    """
    stream = io.BytesIO()
    (_CellWriter if cells else _Writer)(stream, protocol=5).dump(value)
    return stream.getvalue()


def decoded(data: bytes) -> object:
    """The value. Raises NotAValue for what is damaged, or names anything but values."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except (*_WRONG, ArithmeticError, MemoryError, RecursionError) as problem:
        raise NotAValue(str(problem)) from problem


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """A text that knows more than its characters (where it stands) is written as text; the name of a text
        file says how places in it are written.
        """
        if isinstance(value, str) and not isinstance(value, (Enum, TextFile)):
            return str, (str.__str__(value),)
        return NotImplemented  # Python's own way


class _CellWriter(_Writer):
    def reducer_override(self, value: object) -> Any:
        """The text of a cell with its cell."""
        return (
            NotImplemented
            if (type(value).__module__, type(value).__name__) == _CELL
            else super().reducer_override(value)
        )


_CLASSES: dict[tuple[str, str], object] = {}  # those that were allowed before


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """A class that values consist of. Raises UnpicklingError."""
        known = _CLASSES.get((module, name))
        if known is None:
            known = _CLASSES[module, name] = self._class(module, name)
        return known

    def _class(self, module: str, name: str) -> object:
        if (module, name) in _PLAIN or (module.split(".")[0] == "pathlib" and name in _PATHS):
            return super().find_class(module, name)
        if any(module == room or module.startswith(f"{room}.") for room in ROOMS) and name.isidentifier():
            named = getattr(import_module(module), name, None)
            if isinstance(named, type) and named.__module__ == module and _is_value(named):
                return named
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _is_value(named: type) -> bool:
    return (
        is_dataclass(named)
        or named is TextFile
        or issubclass(named, Enum)
        or (issubclass(named, tuple) and hasattr(named, "_fields"))
        or hasattr(named, "declared")  # a part of a layout
        or named.__name__ in _WRITTEN
    )
