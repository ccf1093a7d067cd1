"""Rules about the document as a whole (ISO 15930-7:2010, PDF/X-4)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.pdf.icc import components, device_class
from reportcli.preflight.subject import Subject

_XMP = (
    b"GTS_PDFXVersion>PDF/X-4<",
    b"xmpMM:DocumentID",
    b"xmpMM:VersionID",
    b"xmpMM:RenditionClass",
    b"xmp:CreateDate",
    b"xmp:ModifyDate",
    b"xmp:MetadataDate",
    b"dc:title",
)
_INFO = ("/Title", "/CreationDate", "/ModDate", "/Producer", "/Creator")
_CATALOG = ("/AcroForm", "/OpenAction", "/AA", "/Perms", "/Collection", "/AF")
_NAMES = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations")


def not_encrypted(subject: Subject) -> Iterator[Diagnostic]:
    """A press opens no encrypted file."""
    if subject.pdf.is_encrypted:
        yield error("preflight-encrypted", None, clause="PDF/X-4, file structure")


def identifier(subject: Subject) -> Iterator[Diagnostic]:
    """The trailer identifies the file."""
    if "/ID" not in subject.pdf.trailer:
        yield error("preflight-no-id", None, clause="PDF/X-4, file structure")


def header_version(subject: Subject) -> Iterator[Diagnostic]:
    """Nothing newer than PDF 1.6."""
    version = tuple(int(part) for part in subject.pdf.pdf_version.split("."))
    if version > (1, 6):
        yield error("preflight-version", None, version=subject.pdf.pdf_version, clause="PDF/X-4, PDF version")


def output_intent(subject: Subject) -> Iterator[Diagnostic]:
    """Exactly one, with identifier and an embedded profile of an output device."""
    clause = "PDF/X-4, output intent"
    listed = subject.root.get("/OutputIntents", pikepdf.Array())
    intents = [intent for intent in listed if intent.get("/S") == pikepdf.Name("/GTS_PDFX")]
    if len(intents) != 1:
        yield error("preflight-output-intents", None, count=len(intents), clause=clause)
        return
    intent = intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield error("preflight-output-condition", None, clause=clause)
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield error("preflight-output-profile-missing", None, clause=clause)
    elif (kind := device_class(bytes(profile.read_bytes()))) != "prtr":
        yield error("preflight-output-profile-class", None, kind=kind, clause=clause)


def profile_components(subject: Subject) -> Iterator[Diagnostic]:
    """Every colour profile states as many components as it has (ISO 32000-1, 8.6.5.5)."""
    for stream in subject.streams:
        if "/N" not in stream or stream.get("/Type") == pikepdf.Name.ObjStm:
            continue
        data = bytes(stream.read_bytes())
        if data[36:40] == b"acsp" and components(data) != int(stream["/N"]):
            yield error(
                "preflight-profile-components",
                None,
                object=f"{stream.objgen[0]} {stream.objgen[1]}",
                stated=int(stream["/N"]),
                own=components(data) or data[16:20].decode("latin-1").strip(),
                clause="ISO 32000-1, 8.6.5.5; PDF/A-2, 6.2.4.2; PDF/X-4, colour",
            )


def xmp_entries(subject: Subject) -> Iterator[Diagnostic]:
    """What the metadata must state."""
    for entry in _XMP:
        if entry not in subject.xmp:
            yield error(
                "preflight-xmp-entry",
                None,
                entry=entry.decode().rstrip("<"),
                clause="PDF/X-4, document information and metadata",
            )


def info_entries(subject: Subject) -> Iterator[Diagnostic]:
    """What the information dictionary must state, trapping too."""
    info = subject.pdf.trailer.get("/Info", pikepdf.Dictionary())
    for key in _INFO:
        if not str(info.get(key, "")):
            yield error(
                "preflight-info-entry",
                None,
                entry=key[1:],
                clause="PDF/X-4, document information and metadata",
            )
    if info.get("/Trapped") not in (pikepdf.Name("/True"), pikepdf.Name("/False")):
        yield error("preflight-trapped", None, clause="PDF/X-4, trapping")


def optional_content(subject: Subject) -> Iterator[Diagnostic]:
    """Layers do not switch by themselves, and each configuration has a name."""
    clause = "PDF/X-4, optional content"
    properties = subject.root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return
    configurations = [properties.get("/D"), *properties.get("/Configs", pikepdf.Array())]
    for one in configurations:
        if isinstance(one, pikepdf.Dictionary) and "/AS" in one:
            yield error("preflight-forbidden-entry", None, entry="AS", clause=clause)
        if isinstance(one, pikepdf.Dictionary) and not str(one.get("/Name", "")).strip():
            yield error("preflight-info-entry", None, entry="OCProperties/Name", clause=clause)


def forbidden_entries(subject: Subject) -> Iterator[Diagnostic]:
    """Forms, actions, scripts and attachments have no place in a file for the press."""
    names = subject.root.get("/Names", pikepdf.Dictionary())
    found = [key for key in _CATALOG if key in subject.root] + [key for key in _NAMES if key in names]
    for key in found:
        yield error(
            "preflight-forbidden-entry", None, entry=key[1:], clause="PDF/X-4, forms, actions, attachments"
        )
