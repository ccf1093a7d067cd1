"""All that a finished file says, on its pages and off them, as one text: for the search of a value.

Read are: every text of every page (through ToUnicode and ActualText), metadata, bookmarks, destinations,
alternative texts and all other strings of any object, every stream as characters, enclosed files with the
parts of their packages; a ledger or manifest as it stands.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

from reportcli.pdf.marked_text import MarkedText

SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


def held(name: str, data: bytes) -> str:
    """All that a file says, without spaces of any kind: figures are found however they are set."""
    if name.endswith(".pdf"):
        parts: Iterable[str] = _of_pdf(data)
    elif data[:4] == b"PK\x03\x04":
        parts = _of_package(data)
    else:
        parts = [data.decode("utf-8", "replace")]
    return SPACES.sub("", "\n".join((name, *parts)))


def _of_pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            sink = MarkedText(page.obj)
            sink.read()
            yield "".join("".join(parts) for parts in sink.texts.values())
            yield "".join(sink.loose)
        for held_object in pdf.objects:
            yield from _strings(held_object, 0)
            if isinstance(held_object, pikepdf.Stream) and "/FontFile3" not in str(
                held_object.get("/Type", "")
            ):
                yield from _of_stream(held_object)


def _strings(value: object, depth: int) -> Iterator[str]:
    """The strings in an object, not in those that it refers to: each object is looked at once."""
    if depth > 12 or (depth and isinstance(value, pikepdf.Object) and value.is_indirect):
        return
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for one in value:
            yield from _strings(one, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for name in value.keys():  # noqa: SIM118
            yield from _strings(value[name], depth + 1)


def _of_stream(stream: pikepdf.Stream) -> Iterator[str]:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:  # a picture, in a form that only viewers decode
        return
    if data[:4] == b"PK\x03\x04":
        yield from _of_package(data)
    else:
        yield data.decode("utf-8", "replace")


def _of_package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            yield package.read(name).decode("utf-8", "replace")


def spellings(value: str) -> set[str]:
    """How a value may be written: a number with each of the signs that editions use, any text as it is."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        return {SPACES.sub("", value)}
    whole, _, rest = value.partition(".")
    found = set()
    for mark in (",", ".", "’", "'", ""):
        grouped = f"{int(whole):,}".replace(",", mark)
        found |= {grouped + sign + rest for sign in (".", ",") if rest} if rest else {grouped}
    return found


def foreign(files: Iterable[Path], values: Iterable[str]) -> list[tuple[str, str]]:
    """The values that some of the files hold, each with the file's name."""
    wanted = [(value, spellings(value)) for value in values]
    found = []
    for path in files:
        text = held(path.name, path.read_bytes())
        found += [(path.name, value) for value, forms in wanted if any(form in text for form in forms)]
    return found
