"""The encoding of a text file: as its source states, else by its byte order mark, else found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import CellRef

ENCODINGS: Mapping[str, str] = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "windows-1252": "cp1252",
    "windows-1250": "cp1250",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "ibm-850": "cp850",
    "macintosh": "mac-roman",
}
"""Names in sources.yaml (those of IANA) -> Python's codecs."""
OTHER_NAMES = {
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "cp850": "ibm-850",
    "latin-1": "iso-8859-1",
}
END_OF_FILE = "\x1a"
"""What programs of DOS write behind the last line."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Decoded(NamedTuple):
    """text: line ends as in the file, no byte order mark. encoding: a name of ENCODINGS."""

    text: str
    encoding: str


def decoded(data: bytes, stated: str, first: CellRef) -> Decoded | Diagnostic:
    """The text of a file. stated: a name of ENCODINGS, "" to find it. first: its first line, for findings.

    UTF-8 where the bytes are, else Windows-1252; bytes that are UTF-8 in one place and not in another are no
    encoding at all, and refused (WHATWG Encoding names Windows-1252 as what is meant by most of the rest).
    """
    name = stated or next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if name:
        return _strictly(data, name, first, stated=bool(stated))
    if b"\0" in data:
        return _not_text(first, data.count(b"\n", 0, data.find(b"\0")))
    try:
        return Decoded(data.decode("utf-8").removesuffix(END_OF_FILE), "utf-8")
    except UnicodeDecodeError as bad:
        before = data.count(b"\n", 0, bad.start)
    loose = data.decode("utf-8", "surrogateescape")
    if any(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in loose):
        return error("source-encoding-mixed", _after(first, before), file=first.sheet)
    return _strictly(data, "windows-1252", first, stated=False)


def _strictly(data: bytes, name: str, first: CellRef, *, stated: bool) -> Decoded | Diagnostic:
    try:
        text = data.decode(ENCODINGS[name])
    except UnicodeDecodeError as bad:
        where = _after(first, data.count(b"\n", 0, bad.start))
        code = "source-not-in-encoding" if stated else "source-encoding-unknown"
        return error(code, where, file=first.sheet, encoding=name, names=", ".join(ENCODINGS))
    text = text.removeprefix("\ufeff").removesuffix(END_OF_FILE)
    if "\0" in text:
        return _not_text(first, text.count("\n", 0, text.find("\0")))
    return Decoded(text, name)


def _not_text(first: CellRef, lines: int) -> Diagnostic:
    return error("source-not-text", _after(first, lines), file=first.sheet)


def _after(first: CellRef, lines: int) -> CellRef:
    return CellRef(first.input, first.sheet, first.row + lines, first.column)
