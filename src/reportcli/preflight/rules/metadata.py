"""The information dictionary beside the metadata packet: what both state is the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf
from pikepdf.models.metadata import decode_pdf_date

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.preflight.subject import Subject

_CLAUSE = "PDF/X-4, document information and metadata; PDF/A, 6.6.3"
_PAIRS = (
    ("/Title", "dc:title"),
    ("/Author", "dc:creator"),
    ("/Subject", "dc:description"),
    ("/Keywords", "pdf:Keywords"),
    ("/Creator", "xmp:CreatorTool"),
    ("/Producer", "pdf:Producer"),
    ("/Trapped", "pdf:Trapped"),
)
_DATES = (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"))
_LONGEST = 60  # characters of a value that a finding shows


def info_agrees(subject: Subject) -> Iterator[Diagnostic]:
    """Entries that stand in both have one value; dates are compared as moments."""
    info = subject.pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary) or not subject.xmp:
        return
    metadata = subject.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    for key, name in _PAIRS:
        here, there = _text(info.get(key)), _joined(metadata.get(name))
        if here and there and here != there:
            yield _differs(key, here, there)
    for key, name in _DATES:
        here, there = _text(info.get(key)), _joined(metadata.get(name))
        if here and there and _moment(here) != _moment(there):
            yield _differs(key, here, there)


def _differs(key: str, here: str, there: str) -> Diagnostic:
    return error(
        "preflight-info-differs",
        None,
        entry=key[1:],
        info=here[:_LONGEST],
        xmp=there[:_LONGEST],
        clause=_CLAUSE,
    )


def _text(value: pikepdf.Object | None) -> str:
    return str(value).removeprefix("/").strip() if value is not None else ""


def _joined(value: object) -> str:
    """A text of the packet; several authors as Info lists them."""
    if isinstance(value, (list, tuple, set)):
        return "; ".join(str(one).strip() for one in value)
    return str(value).strip() if value is not None else ""


def _moment(text: str) -> datetime | str:
    """A date of either form as a moment in UTC, where it says its zone; a text where it is none."""
    try:
        found = decode_pdf_date(text) if text.startswith("D:") else datetime.fromisoformat(text)
    except ValueError:
        return text
    return found.astimezone(UTC).replace(microsecond=0) if found.tzinfo else found.replace(microsecond=0)
