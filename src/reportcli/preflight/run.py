"""Opens a PDF once and lets every rule look at it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pikepdf

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.paint.profile import Profile
from reportcli.paint.profiles import NAMES, profile_named
from reportcli.preflight import validator
from reportcli.preflight.limits import Limits
from reportcli.preflight.origins import beside, located
from reportcli.preflight.rules import (
    fonts,
    links,
    metadata,
    pdfa,
    pdfua,
    pdfx_document,
    pdfx_pages,
    pdfx_resources,
    print_rules,
    spots,
    total_ink,
)
from reportcli.preflight.subject import MALFORMED, Subject

Rule = Callable[[Subject], Iterable[Diagnostic]]

EVERY_PDF: tuple[Rule, ...] = (
    pdfx_document.not_encrypted,
    pdfx_document.identifier,
    pdfx_resources.fonts_embedded,
    pdfx_document.profile_components,
    metadata.info_agrees,
)
PDF_X4: tuple[Rule, ...] = (
    pdfx_document.header_version,
    pdfx_document.output_intent,
    pdfx_document.xmp_entries,
    pdfx_document.info_entries,
    pdfx_document.forbidden_entries,
    pdfx_document.optional_content,
    pdfx_pages.boxes,
    pdfx_pages.page_sizes,
    pdfx_pages.no_annotations,
    pdfx_pages.forbidden_entries,
    pdfx_pages.group_space,
    pdfx_resources.streams,
    pdfx_resources.graphics_states,
    pdfx_resources.intents,
    pdfx_resources.device_rgb,
    spots.spots_agree,
)
PRINT_DOCUMENT: tuple[Rule, ...] = (
    pdfx_pages.same_trim,
    pdfx_pages.blend_modes,
    pdfx_pages.inline_images,
    pdfx_resources.fonts_subset,
    spots.spots_spelt_alike,
)
PDF_A: tuple[Rule, ...] = (
    pdfa.intent,
    pdfa.identification,
    pdfa.forbidden,
    pdfa.attachments,
    pdfx_resources.streams,
)
PDF_UA: tuple[Rule, ...] = (
    pdfua.tagged,
    pdfua.headings,
    pdfua.figures,
    pdfua.tables,
    pdfua.lists,
    pdfua.notes,
    pdfua.links,
    links.links_lead,
    links.bookmarks_lead,
    links.texts_are_whole,
)
PDF_UA_PAGES: tuple[Rule, ...] = (
    pdfua.round_trip,
    pdfua.untagged,
    pdfua.reading_order,
    pdfua.unicode_maps,
    fonts.unicode_values,
)
PAGES: tuple[Rule, ...] = (fonts.widths, fonts.glyphs, pdfx_pages.dashes)


def run(pdf: bytes | Path, profile: Profile) -> list[Diagnostic]:
    """Object-level findings of all rules that the profile asks for, in the order of the rules."""
    return _opened(pdf, lambda file: _objects(Subject(file), profile))


def judge(path: Path, name: str | None, limits: Limits, *, measure: bool = True) -> list[Diagnostic]:
    """Everything: objects, what the pages paint, plates and the independent validator.

    name: of a profile; None takes what the file says it is, print where it says nothing.
    measure: False leaves out what other programs do: plates and the independent validator.
    """
    return _opened(path, lambda file: _everything(Subject(file), path, name, limits=limits, measure=measure))


def _opened(pdf: bytes | Path, rules: Callable[[pikepdf.Pdf], Iterable[Diagnostic]]) -> list[Diagnostic]:
    source = io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf
    name = "PDF" if isinstance(pdf, bytes) else pdf.name
    found: list[Diagnostic] = []
    try:
        with pikepdf.open(source) as file:
            for finding in rules(file):
                found.append(finding)
    except pikepdf.PasswordError:
        return [error("preflight-encrypted", None, clause="PDF/X-4, file structure")]
    except (pikepdf.PdfError, OSError) as cause:
        return [*found, error("preflight-unreadable", None, file=name, why=cause)]
    except MALFORMED as cause:
        return [*found, error("preflight-malformed", None, file=name, why=f"{type(cause).__name__}: {cause}")]
    return found


def _objects(subject: Subject, profile: Profile) -> Iterator[Diagnostic]:
    rules = [*EVERY_PDF]
    rules += PDF_X4 if profile.pdfx is not None else ()
    rules += PDF_A if profile.pdfa is not None else ()
    rules += PDF_UA if profile.pdfua is not None else ()
    for rule in rules:
        yield from rule(subject)


def _everything(
    subject: Subject, path: Path, name: str | None, *, limits: Limits, measure: bool
) -> Iterator[Diagnostic]:
    pages = subject.painted_pages
    found = _judged(subject, path, profile_named(name or detect(subject)), limits=limits, measure=measure)
    origins = beside(path)
    if not origins:
        yield from found
        return
    folios = [str(page.label) for page in subject.pdf.pages]
    yield from located(found, pages, folios, origins=origins, tree=subject.structure)


def _judged(
    subject: Subject, path: Path, profile: Profile, *, limits: Limits, measure: bool
) -> Iterator[Diagnostic]:
    yield from _objects(subject, profile)
    for number in sorted(subject.broken):
        yield error("preflight-content-broken", None, page=number, clause="ISO 32000-1, 7.8.2")
    for rule in PAGES:
        yield from rule(subject)
    if profile.pdfx is not None:
        yield from _press(subject, limits)
    else:
        for rule in PDF_UA_PAGES:
            yield from rule(subject)
    if measure and profile.pdfx is not None:
        yield from total_ink.total_ink(path, subject.areas, limits)
    elif measure:
        yield from validator.validate(path, profile)


def _press(subject: Subject, limits: Limits) -> Iterator[Diagnostic]:
    for rule in PRINT_DOCUMENT:
        yield from rule(subject)
    for page in subject.painted_pages:
        for print_rule in print_rules.PRINT_RULES:
            yield from print_rule(page, limits)
    if subject.root.get("/StructTreeRoot") is not None:
        yield from pdfua.round_trip(subject)


def detect(subject: Subject) -> str:
    """The name of the profile whose standard a file's metadata states: PDF/X, else a part of PDF/A, else
    PDF/UA. Archive for another part of PDF/A, print where nothing is stated.
    """
    stated = _stated(subject.xmp)
    own = next((name for name in NAMES if stated and _claimed(profile_named(name)) == stated), None)
    return own or ("archive" if stated else "print")


def _stated(xmp: bytes) -> str:
    if b"GTS_PDFXVersion" in xmp:
        return "x"
    part = re.search(rb"pdfaid:part(?:>|=[\"'])(\d)", xmp)
    if part is not None:
        return f"a{part[1].decode()}"
    return "ua" if b"pdfuaid:part" in xmp else ""


def _claimed(profile: Profile) -> str:
    """The same of a profile."""
    if profile.pdfx is not None:
        return "x"
    if profile.pdfa is not None:
        return f"a{profile.pdfa[0]}"
    return "ua" if profile.pdfua is not None else ""
