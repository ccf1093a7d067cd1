"""Small Word documents, made with python-docx and, where it has no method, with the raw elements."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w", "r")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def made(write: Callable[[Any], object]) -> bytes:
    """The bytes of a document that `write` has filled."""
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw(paragraph: Any, xml: str) -> None:
    """Adds elements (their prefixes w: and r: declared) at the end of a paragraph."""
    for element in parse_xml(f"<w:p {W}>{xml}</w:p>"):
        paragraph._p.append(element)


def link(paragraph: Any, text: str, url: str) -> None:
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    raw(paragraph, f'<w:hyperlink r:id="{relation}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')


def footnote(document: Any, paragraph: Any, text: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    xml = f"<w:footnotes {W}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    raw(paragraph, '<w:r><w:footnoteReference w:id="2"/></w:r>')


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, change(content) if entry.filename == name else content)
    return out.getvalue()
