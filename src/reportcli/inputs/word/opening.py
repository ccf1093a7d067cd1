"""Opens a .docx within bounds: a bomb, a document type or a damaged part is a finding, never inflated."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

import docx

from reportcli.inputs.limits import WORD_ENTRIES, WORD_TOTAL
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Span

if TYPE_CHECKING:
    from docx.document import Document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = 1 << 16


class _Doctype(Exception):
    """A part declares a document type, and with it entities."""


class _Root(Exception):
    """The root element was reached: no document type can follow."""


def open_word(data: bytes, file: str) -> Document | Diagnostic:
    """The document, or the finding that says why it is not opened. Called within `decoding` (`read_word`)."""
    where = Span(file)
    if data.startswith(OLE):
        return error("word-old-or-locked", where, file=file)
    return _refused(data, where, file) or _document(data)


def _refused(data: bytes, where: Span, file: str) -> Diagnostic | None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            return error("word-old-or-locked", where, file=file)
        total = sum(entry.file_size for entry in entries)
        if len(entries) > WORD_ENTRIES or total > WORD_TOTAL:
            found = f"{len(entries)} / {total >> 20} MiB"
            return error(
                "word-bomb", where, file=file, found=found, most=f"{WORD_ENTRIES} / {WORD_TOTAL >> 20} MiB"
            )
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")) and _has_doctype(package, entry):
                return error("word-entities", where, file=file, part=entry.filename[:80])
    return None


def _has_doctype(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a document type stands before the root element, in whatever encoding."""
    scan = expat.ParserCreate()
    scan.StartDoctypeDeclHandler = _raise_doctype
    scan.StartElementHandler = _raise_root
    with package.open(entry) as part:
        try:
            while chunk := part.read(CHUNK):
                scan.Parse(chunk)
        except _Root:
            return False
        except _Doctype:
            return True
        except expat.ExpatError as problem:
            raise ValueError(f"{entry.filename}: {problem}") from None
    return False


def _raise_doctype(*_: object) -> None:
    raise _Doctype


def _raise_root(*_: object) -> None:
    raise _Root


def _document(data: bytes) -> Document:
    return docx.Document(BytesIO(data))
