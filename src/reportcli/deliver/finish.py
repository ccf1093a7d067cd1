"""The document-level pass: metadata, output intents, viewer preferences, identifiers, version."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli import __version__
from reportcli.deliver.attach import Attachment, attach
from reportcli.deliver.xmp import Identity, packet
from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import Metadata, PagedDocument
from reportcli.model.value_class import replace
from reportcli.paint.profile import Profile
from reportcli.pdf.icc import components, read_profile

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_CREATOR = f"reportcli {__version__}"
_MISCOUNTED = b"\r\nendstream"
_MOST_SAVES = 6  # pages whose boxes are tried


def finish(
    pdf: bytes, document: PagedDocument, profile: Profile, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The painted PDF with everything that belongs to the document as a whole. Same input, same bytes."""
    import pikepdf

    metadata = _without_hyphens(document.metadata)
    date = pdf_date(metadata.date)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        digest = _digest(pdf, profile, attachments)
        _describe(file, metadata, profile, date=date, digest=digest)
        file.trailer["/ID"] = pikepdf.Array([pikepdf.String(bytes.fromhex(digest[:32]))] * 2)
        _add_intents(file, profile)
        attach(file, attachments, date)
        file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if "/Outlines" in file.Root:
            file.Root.PageMode = pikepdf.Name.UseOutlines
        return _saved(file, ".".join(map(str, profile.version)))


def _digest(pdf: bytes, profile: Profile, attachments: Sequence[Attachment]) -> str:
    """What tells this document from others: its painted pages, what it is for, and what goes with it."""
    digest = hashlib.sha256(pdf)
    for part in (profile.name.encode(), *(one.data for one in attachments)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _saved(file: Pdf, version: str) -> bytes:
    """The file's bytes. Where a compressed stream happens to end in a carriage return (its checksum's last
    byte), which validators take for a part of the line end, one more entry becomes an object of its own: all
    later objects get other numbers, and the streams that hold them other checksums."""
    import pikepdf

    data = b""
    for holder, key in (None, ""), *_loose_entries(file):
        if holder is not None:
            holder[key] = file.make_indirect(holder[key])
        buffer = io.BytesIO()
        file.save(
            buffer,
            force_version=version,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
        data = buffer.getvalue()
        if _MISCOUNTED not in data:
            break
    return data


def _loose_entries(file: Pdf) -> Iterator[tuple[Object, str]]:
    """Entries that may stand in their dictionary or be objects of their own: the viewer's, boxes of pages."""
    yield file.Root, "/ViewerPreferences"
    for page in list(file.pages)[:_MOST_SAVES]:
        for key in ("/TrimBox", "/MediaBox"):
            if key in page.obj:
                yield page.obj, key


def pdf_date(date: str) -> str:
    """An ISO 8601 date with offset as PDF date string (ISO 32000-1, 7.9.4)."""
    from datetime import datetime

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


def _describe(file: Pdf, metadata: Metadata, profile: Profile, *, date: str, digest: str) -> None:
    """Info and XMP, which must say the same."""
    import pikepdf

    root = file.Root
    del file.docinfo
    info = file.docinfo
    for key, value in (
        ("/Title", metadata.title),
        ("/Author", metadata.author),
        ("/Subject", metadata.subject),
        ("/Keywords", metadata.keywords),
        ("/Creator", _CREATOR),
        ("/Producer", _CREATOR),
        ("/CreationDate", date),
        ("/ModDate", date),
    ):
        if value:
            info[key] = pikepdf.String(value)
    if profile.pdfx is not None:
        info["/Trapped"] = pikepdf.Name("/False")
    instance = hashlib.sha256(f"instance {digest}".encode()).hexdigest()
    identity = Identity(_uuid(digest), _uuid(instance), _CREATOR, _CREATOR)
    stream = pikepdf.Stream(file, packet(metadata, profile, identity))
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
    root.Metadata = file.make_indirect(stream)
    if metadata.lang:
        root.Lang = pikepdf.String(metadata.lang)


def _uuid(digest: str) -> str:
    """A name-based identifier (RFC 9562, version 8) from a hexadecimal digest."""
    h = digest[:12] + "8" + digest[13:16] + "8" + digest[17:32]
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:32]}"


def _add_intents(file: Pdf, profile: Profile) -> None:
    """One output intent for each standard, all sharing the same embedded profile."""
    import pikepdf

    data = read_profile(profile.icc or Path())
    icc = pikepdf.Stream(file, data)
    icc["/N"] = components(data)
    shared = file.make_indirect(icc)
    kinds = ["/GTS_PDFX"] if profile.pdfx is not None else []
    kinds += ["/GTS_PDFA1"] if profile.pdfa is not None else []
    condition = profile.condition
    file.Root.OutputIntents = pikepdf.Array(
        [
            file.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.OutputIntent,
                    S=pikepdf.Name(kind),
                    OutputConditionIdentifier=pikepdf.String(condition.identifier),
                    OutputCondition=pikepdf.String(condition.info),
                    RegistryName=pikepdf.String(condition.registry),
                    Info=pikepdf.String(condition.info),
                    DestOutputProfile=shared,
                )
            )
            for kind in kinds
        ]
    )
