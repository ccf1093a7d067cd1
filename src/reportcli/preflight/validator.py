"""What an independent validator says: `page-validation`, where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.paint.profile import Profile

if TYPE_CHECKING:
    from page import PdfObjectId

_PAGE = re.compile(r"\bpage (\d+)")
_LENGTH = "STREAM-LENGTH"


def validate(path: Path, profile: Profile) -> Iterator[Diagnostic]:
    """One finding for every rule of the profile's standards that the file breaks, standard by standard."""
    standards = dict(_standards(profile))
    try:
        import page
    except ImportError:
        for name in standards.values():
            yield warning(
                "preflight-not-checked",
                None,
                what=name,
                needs="page-validation",
                clause=name,
            )
        return
    for standard, name in standards.items():
        try:
            report = page.validate_pdf(str(path), profile=standard)
        except Exception as cause:  # the validator's own errors, and whatever a broken file does to it
            yield warning(
                "preflight-not-checked",
                None,
                what=name,
                needs=f"page-validation ({cause})",
                clause=name,
            )
            continue
        for failure in report.failures:
            if _LENGTH in failure.rule_id and _ends_in_return(path, failure.object_id):
                continue
            number = _PAGE.search(failure.message)
            yield error(
                "preflight-validator",
                None,
                standard=name,
                page=number.group(1) if number else "",
                object=_object(failure.object_id),
                message=failure.message,
                clause=failure.rule_id,
            )


def _standards(profile: Profile) -> Iterator[tuple[str, str]]:
    """The validator's key for each standard of a profile, and the standard's name."""
    if profile.pdfua is not None:
        yield f"ua{profile.pdfua}", f"PDF/UA-{profile.pdfua}"
    if profile.pdfa is not None:
        part, conformance = profile.pdfa[0], profile.pdfa[1].lower()
        yield f"{part}{conformance}", f"PDF/A-{part}{conformance}"


def _ends_in_return(path: Path, identity: PdfObjectId | None) -> bool:
    """Whether a stream's data ends in a carriage return: the validator takes it for the end of the line.

    Its only documented false positive; the stream's length is checked by reading it.
    """
    if identity is None:
        return False
    try:
        with pikepdf.open(path) as file:
            stream = file.get_object((identity.object_number, identity.generation))
            data = stream.read_raw_bytes() if isinstance(stream, pikepdf.Stream) else b""
            return data.endswith(b"\r") and len(data) == int(stream["/Length"])
    except (pikepdf.PdfError, OSError, KeyError, ValueError):
        return False


def _object(identity: PdfObjectId | None) -> str:
    return f"{identity.object_number} {identity.generation}" if identity is not None else ""
