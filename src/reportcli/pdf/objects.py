"""PDF objects by hand inside a ReportLab document, and the syntax they need (ISO 32000-1, 7.3)."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_CARRIAGE_RETURN = 13


class DeferredObject(PDFObject):  # type: ignore[misc]
    """An indirect object whose body is made when ReportLab saves: every reference is known by then."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make

    def format(self, _document: object) -> bytes:
        """The object's body, asked for once, on saving."""
        return self._make()


def register(document: PDFDocument, name: str, make: Callable[[], bytes]) -> str:
    """Add an indirect object to a ReportLab PDFDocument; gives its reference, e.g. "12 0 R"."""
    document.Reference(DeferredObject(make), name)
    return reference(document, name)


def reference(document: PDFDocument, name: str) -> str:
    """The reference of an object that is registered under a name."""
    number, generation = document.idToObjectNumberAndVersion[name]
    return f"{number} {generation} R"


def stream(entries: str, data: bytes, *, compress: bool = True, pad: bytes = b"\n") -> bytes:
    """A stream object's body. Stored bytes never end in a carriage return, which validators miscount.

    `pad` is what the content may be lengthened with; empty where no byte may be added.
    """
    if compress:
        packed = zlib.compress(data, 6)
        while pad and packed[-1] == _CARRIAGE_RETURN:
            data += pad
            packed = zlib.compress(data, 6)
        entries, data = f"{entries}/Filter/FlateDecode", packed
    elif pad and data[-1:] == b"\r":
        data += pad
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + b"\nendstream"


def text_string(text: str) -> str:
    """A text string: literal where it is plain ASCII, else UTF-16 with byte order mark in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """A name object; every byte outside the regular characters is written as #xx."""
    regular = "".join(
        chr(byte) if 0x21 <= byte <= 0x7E and chr(byte) not in "#%()<>[]{}/" else f"#{byte:02X}"
        for byte in text.encode("utf-8")
    )
    return f"/{regular}"


def number(value: float, decimals: int = 2) -> str:
    """A number without exponent, trailing zeros or a negative zero."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(values: tuple[float, ...], decimals: int = 2) -> str:
    """Numbers as above, with spaces between."""
    return " ".join(number(value, decimals) for value in values)
