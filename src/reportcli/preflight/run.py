"""Opens a PDF once and lets every rule look at it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.paint.profile import Profile
from reportcli.preflight import document, pages, resources
from reportcli.preflight.subject import Subject

Rule = Callable[[Subject], Iterable[Diagnostic]]

EVERY_PDF: tuple[Rule, ...] = (document.not_encrypted, document.identifier, resources.fonts_embedded)
PDF_X4: tuple[Rule, ...] = (
    document.header_version,
    document.output_intent,
    document.xmp_entries,
    document.info_entries,
    document.forbidden_entries,
    pages.boxes,
    pages.no_annotations,
    pages.forbidden_entries,
    pages.group_space,
    resources.streams,
    resources.graphics_states,
    resources.device_rgb,
)


def run(pdf: bytes | Path, profile: Profile) -> list[Diagnostic]:
    """Findings of all rules that the profile asks for, in the order of the rules."""
    import pikepdf

    source = io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf
    name = "PDF" if isinstance(pdf, bytes) else pdf.name
    try:
        with pikepdf.open(source) as file:
            subject = Subject(file)
            rules = EVERY_PDF + (PDF_X4 if profile.pdfx is not None else ())
            return [finding for rule in rules for finding in rule(subject)]
    except pikepdf.PasswordError:
        return [error("preflight-encrypted", None, clause="PDF/X-4, file structure")]
    except (pikepdf.PdfError, OSError) as cause:
        return [error("preflight-unreadable", None, file=name, why=cause)]
