"""What belongs to a document as a whole: metadata, output intents, viewer preferences, identifiers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from reportcli import __version__
from reportcli.deliver.attach import Attachment, attach
from reportcli.deliver.xmp import Identity, packet
from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import Metadata, PagedDocument
from reportcli.model.value_class import replace
from reportcli.paint.profile import Profile
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.icc import components, read_profile

_CREATOR = f"reportcli {__version__}"
_FAST = 3  # level of compression for profiles: half the time of the usual one, a fortieth more bytes


def finish(
    file: PdfFile, document: PagedDocument, profile: Profile, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The bytes of a painted file with what belongs to the document as a whole. Same input, same bytes."""
    metadata = _without_hyphens(document.metadata)
    date = pdf_date(metadata.date)
    _add_intents(file, profile)
    attach(file, attachments, date)
    file.catalog["ViewerPreferences"] = "<</DisplayDocTitle true>>"
    digest = _digest(file, profile, attachments)
    _describe(file, metadata, profile, digest)
    return file.close(_information(metadata, profile, date), digest[:32])


def _digest(file: PdfFile, profile: Profile, attachments: Sequence[Attachment]) -> str:
    """What tells this document from others: its painted pages, what it is for, and what goes with it."""
    digest = hashlib.sha256(f"{file.settle()} {file.catalog}".encode())
    for part in (profile.name.encode(), *(one.data for one in attachments)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def pdf_date(date: str) -> str:
    """An ISO 8601 date with offset as PDF date string (ISO 32000-1, 7.9.4)."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError as cause:
        raise Findings([error("metadata-date-invalid", None, date=date)]) from cause
    zone = moment.strftime("%z")
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else "Z"
    return f"D:{moment:%Y%m%d%H%M%S}{offset}"


def _without_hyphens(metadata: Metadata) -> Metadata:
    """The entries without soft hyphens, which title bars and catalogues show."""
    plain = {
        name: getattr(metadata, name).replace("\u00ad", "")
        for name in ("title", "author", "subject", "keywords")
    }
    return replace(metadata, **plain)


def _information(metadata: Metadata, profile: Profile, date: str) -> str:
    """The document information, which says what XMP says."""
    said = (
        ("Title", metadata.title),
        ("Author", metadata.author),
        ("Subject", metadata.subject),
        ("Keywords", metadata.keywords),
        ("Creator", _CREATOR),
        ("Producer", _CREATOR),
        ("CreationDate", date),
        ("ModDate", date),
    )
    entries = "".join(f"/{key}{objects.text_string(value)}" for key, value in said if value)
    return f"<<{entries}{'/Trapped/False' if profile.pdfx is not None else ''}>>"


def _describe(file: PdfFile, metadata: Metadata, profile: Profile, digest: str) -> None:
    """XMP, which any program can read: it is not compressed."""
    instance = hashlib.sha256(f"instance {digest}".encode()).hexdigest()
    identity = Identity(_uuid(digest), _uuid(instance), _CREATOR, _CREATOR)
    data = packet(metadata, profile, identity)
    body = objects.stream("/Type/Metadata/Subtype/XML", data, compress=False)
    file.catalog["Metadata"] = file.add("Metadata", body)
    if metadata.lang:
        file.catalog["Lang"] = objects.text_string(metadata.lang)


def _uuid(digest: str) -> str:
    """A name-based identifier (RFC 9562, version 8) from a hexadecimal digest."""
    h = digest[:12] + "8" + digest[13:16] + "8" + digest[17:32]
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:32]}"


def _add_intents(file: PdfFile, profile: Profile) -> None:
    """One output intent for each standard, all sharing the same embedded profile."""
    shared = file.add("Profile", _embedded(read_profile(profile.icc or Path())))
    kinds = ["GTS_PDFX"] if profile.pdfx is not None else []
    kinds += ["GTS_PDFA1"] if profile.pdfa is not None else []
    condition = profile.condition
    identifier, registry, info = map(
        objects.text_string, (condition.identifier, condition.registry, condition.info)
    )
    intents = [
        f"<</Type/OutputIntent/S/{kind}/OutputConditionIdentifier{identifier}/OutputCondition{info}"
        f"/RegistryName{registry}/Info{info}/DestOutputProfile {shared}>>"
        for kind in kinds
    ]
    file.catalog["OutputIntents"] = f"[{''.join(intents)}]"


@lru_cache(maxsize=2)
def _embedded(profile: bytes) -> bytes:
    """The stream of a colour profile. A process that writes several files compresses its megabyte once."""
    return objects.stream(f"/N {components(profile)}", profile, pad=b"", level=_FAST)
