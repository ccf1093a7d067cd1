"""Objects of another file into ours: dictionaries, arrays and streams, each stream once."""

from __future__ import annotations

from collections.abc import Callable, Container
from decimal import Decimal

import pikepdf

from reportcli.inputs.limits import PDF_OBJECTS
from reportcli.inputs.pdf_pages.bounded import data_of
from reportcli.model.diagnostic import Findings, error
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile

_DEEP = 40  # objects within objects


class Copier:
    """Copies objects of one file. prefix: begins the names of what it writes."""

    def __init__(self, pdf: PdfFile, prefix: str) -> None:
        self._pdf = pdf
        self._prefix = prefix
        self._known: dict[tuple[int, int], str] = {}
        self._count = 0

    def add(self, body: bytes) -> str:
        """Writes an object of its own; gives its reference. Raises Findings where there are too many."""
        self._count += 1
        if self._count > PDF_OBJECTS:
            raise Findings([error("picture-page-large", None, name="")])
        return self._pdf.add(f"{self._prefix}-{self._count}", body)

    def later(self, make: Callable[[], bytes]) -> str:
        """An object whose body is asked for when all pages are written; gives its reference."""
        self._count += 1
        return self._pdf.register(f"{self._prefix}-{self._count}", make)

    def syntax(self, value: object, *, without: Container[str] = (), depth: int = 0) -> str:
        """A value as PDF syntax; dictionaries and arrays whole, streams as references.

        without: keys that are left out of a dictionary, on its first level.
        """
        if depth > _DEEP:
            raise Findings([error("picture-page-damaged", None)])
        if isinstance(value, pikepdf.Stream):
            return self._stream(value, depth)
        if isinstance(value, pikepdf.Dictionary):
            inside = "".join(
                f"{objects.name(key[1:])} {self.syntax(one, depth=depth + 1)}"
                for key, one in sorted(value.items())
                if key not in without
            )
            return f"<<{inside}>>"
        if isinstance(value, pikepdf.Array):
            return f"[{' '.join(self.syntax(one, depth=depth + 1) for one in value)}]"
        return scalar(value)

    def _stream(self, value: pikepdf.Stream, depth: int) -> str:
        known = self._known.get(value.objgen)
        if known is not None:
            return known
        entries = "".join(
            f"{objects.name(key[1:])} {self.syntax(one, depth=depth + 1)}"
            for key, one in sorted(value.items())
            if key not in ("/Length", "/Filter", "/DecodeParms", "/Metadata")
        )
        reference = self.add(objects.stream(entries, data_of(value), pad=b""))
        self._known[value.objgen] = reference
        return reference


def scalar(value: object) -> str:
    """A number, name, string, truth value or null as PDF syntax."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return objects.number(float(value), 6)
    if value is None:
        return "null"
    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse()).decode("latin-1")
    raise TypeError(type(value).__name__)
