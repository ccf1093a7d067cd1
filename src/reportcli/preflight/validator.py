"""What an independent validator says: `page-validation`, where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportcli.model.diagnostic import Diagnostic, error, warning

_PAGE = re.compile(r"\bpage (\d+)")
_LENGTH = "STREAM-LENGTH"
_NAMES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a", "3a": "PDF/A-3a"}


def validate(path: Path, standards: tuple[str, ...]) -> Iterator[Diagnostic]:
    """One finding for every rule that the file breaks, standard by standard."""
    try:
        import page
    except ImportError:
        for standard in standards:
            yield warning(
                "preflight-not-checked",
                None,
                what=_NAMES[standard],
                needs="page-validation",
                clause=_NAMES[standard],
            )
        return
    for standard in standards:
        try:
            report = page.validate_pdf(str(path), profile=standard)
        except Exception as cause:  # the validator's own errors, and whatever a broken file does to it
            yield warning(
                "preflight-not-checked",
                None,
                what=_NAMES[standard],
                needs=f"page-validation ({cause})",
                clause=_NAMES[standard],
            )
            continue
        for failure in report.failures:
            if _LENGTH in failure.rule_id and _ends_in_return(path, failure.object_id):
                continue
            number = _PAGE.search(failure.message)
            yield error(
                "preflight-validator",
                None,
                standard=_NAMES[standard],
                page=number.group(1) if number else "",
                object=_object(failure.object_id),
                message=failure.message,
                clause=failure.rule_id,
            )


def _ends_in_return(path: Path, identity: Any) -> bool:
    """Whether a stream's data ends in a carriage return: the validator takes it for the end of the line.

    Its only documented false positive; the stream's length is checked by reading it.
    """
    import pikepdf

    if identity is None:
        return False
    try:
        with pikepdf.open(path) as file:
            stream = file.get_object((identity.object_number, identity.generation))
            data = stream.read_raw_bytes() if isinstance(stream, pikepdf.Stream) else b""
            return data.endswith(b"\r") and len(data) == int(stream["/Length"])
    except (pikepdf.PdfError, OSError, KeyError, ValueError):
        return False


def _object(identity: Any) -> str:
    return f"{identity.object_number} {identity.generation}" if identity is not None else ""
