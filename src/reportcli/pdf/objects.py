"""PDF objects by hand: the syntax that they need (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
import zlib

_CARRIAGE_RETURN = 13
_REGULAR = re.compile(r"[!\"$&'*-.0-;=?-Z\\^-z|~]*")
STREAM_END = b"\nendstream"
_LEVEL = 6  # of compression


def stream(
    entries: str, data: bytes, *, compress: bool = True, pad: bytes = b"\n", level: int = _LEVEL
) -> bytes:
    """A stream object's body. Stored bytes never end in a carriage return, which validators miscount.

    `pad` is what the content may be lengthened with; empty where no byte may be added: what is compressed is
    then compressed twice where it must be. level: of compression.
    """
    if compress:
        packed, filters = zlib.compress(data, level), "/FlateDecode"
        while packed[-1] == _CARRIAGE_RETURN:  # the last byte of a checksum of the data
            data, filters = (data + pad, filters) if pad else (packed, f"[{filters}/FlateDecode]")
            packed = zlib.compress(data, level)
        entries, data = f"{entries}/Filter{filters}", packed
    elif pad and data[-1:] == b"\r":
        data += pad
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + STREAM_END


def text_string(text: str) -> str:
    """A text string: literal where it is plain ASCII, else UTF-16 with byte order mark in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """A name object; every byte outside the regular characters is written as #xx."""
    if _REGULAR.fullmatch(text):
        return f"/{text}"
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
