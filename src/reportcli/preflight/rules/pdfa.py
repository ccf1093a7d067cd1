"""Rules of PDF/A-2 and PDF/A-3 that are seen in the document's own objects (ISO 19005-2 and -3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.preflight.subject import Subject

_PART = re.compile(rb"pdfaid:part(?:>|=[\"'])\s*([1-4])")
_CONFORMANCE = re.compile(rb"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")


def _part(subject: Subject) -> str:
    found = _PART.search(subject.xmp)
    return found.group(1).decode() if found else ""


def intent(subject: Subject) -> Iterator[Diagnostic]:
    """One output intent for archives, with its profile embedded."""
    clause = "PDF/A-2, 6.2.3"
    listed = subject.root.get("/OutputIntents", pikepdf.Array())
    intents = [one for one in listed if one.get("/S") == pikepdf.Name("/GTS_PDFA1")]
    if len(intents) != 1:
        yield error("preflight-output-intents", None, count=len(intents), clause=clause)
    elif not isinstance(intents[0].get("/DestOutputProfile"), pikepdf.Stream):
        yield error("preflight-output-profile-missing", None, clause=clause)


def identification(subject: Subject) -> Iterator[Diagnostic]:
    """The metadata say which part and conformance the file claims."""
    clause = "PDF/A-2, 6.6.4"
    if not _part(subject):
        yield error("preflight-xmp-entry", None, entry="pdfaid:part", clause=clause)
    if not _CONFORMANCE.search(subject.xmp):
        yield error("preflight-xmp-entry", None, entry="pdfaid:conformance", clause=clause)


def forbidden(subject: Subject) -> Iterator[Diagnostic]:
    """Scripts and actions that run by themselves."""
    names = subject.root.get("/Names", pikepdf.Dictionary())
    for key, holder in (
        ("/AA", subject.root),
        ("/JavaScript", names),
        ("/XFA", subject.root.get("/AcroForm", pikepdf.Dictionary())),
    ):
        if key in holder:
            yield error("preflight-forbidden-entry", None, entry=key[1:], clause="PDF/A-2, 6.5")
    action = subject.root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and action.get("/S") not in (pikepdf.Name.GoTo, None):
        yield error("preflight-forbidden-entry", None, entry="OpenAction", clause="PDF/A-2, 6.5")


def attachments(subject: Subject) -> Iterator[Diagnostic]:
    """None in an archive of part 2; in part 3 each says what it is to the document."""
    clause = "PDF/A-3, 6.8"
    names = subject.root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    files = _listed(names, 0)
    if files and _part(subject) == "2":
        yield error("preflight-forbidden-entry", None, entry="EmbeddedFiles", clause="PDF/A-2, 6.8")
        return
    associated = {one.objgen for one in subject.root.get("/AF", pikepdf.Array())}
    for file in files:
        name = str(file.get("/UF", file.get("/F", "?")))
        for key in ("/F", "/UF", "/AFRelationship"):
            if key not in file:
                yield error("preflight-attachment", None, file=name, entry=key[1:], clause=clause)
        embedded = file.get("/EF", pikepdf.Dictionary()).get("/F")
        if not isinstance(embedded, pikepdf.Stream) or "/Subtype" not in embedded:
            yield error("preflight-attachment", None, file=name, entry="Subtype", clause=clause)
        if file.objgen not in associated:
            yield error("preflight-attachment", None, file=name, entry="AF", clause=clause)


def _listed(tree: Object | None, depth: int) -> list[Object]:
    """The values of a name tree."""
    if not isinstance(tree, pikepdf.Dictionary) or depth > 30:
        return []
    names = tree.get("/Names", pikepdf.Array())
    found: list[Object] = [names[at] for at in range(1, len(names), 2)]
    for kid in tree.get("/Kids", pikepdf.Array()):
        found += _listed(kid, depth + 1)
    return found
