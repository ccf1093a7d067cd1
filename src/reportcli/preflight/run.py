"""Opens a PDF once and lets every rule look at it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.paint.profile import Profile
from reportcli.preflight.rules import pdfa, pdfua, pdfx_document, pdfx_pages, pdfx_resources
from reportcli.preflight.structure import Structure
from reportcli.preflight.subject import MALFORMED, Subject, box

if TYPE_CHECKING:
    import pikepdf

    from reportcli.preflight.limits import Limits
    from reportcli.preflight.page import Sheet

Rule = Callable[[Subject], Iterable[Diagnostic]]
TagRule = Callable[[Subject, Structure], Iterable[Diagnostic]]
SheetRule = Callable[[Subject, Structure, "list[Sheet]"], Iterable[Diagnostic]]

EVERY_PDF: tuple[Rule, ...] = (
    pdfx_document.not_encrypted,
    pdfx_document.identifier,
    pdfx_resources.fonts_embedded,
)
PDF_X4: tuple[Rule, ...] = (
    pdfx_document.header_version,
    pdfx_document.output_intent,
    pdfx_document.xmp_entries,
    pdfx_document.info_entries,
    pdfx_document.forbidden_entries,
    pdfx_document.optional_content,
    pdfx_pages.boxes,
    pdfx_pages.no_annotations,
    pdfx_pages.forbidden_entries,
    pdfx_pages.group_space,
    pdfx_resources.streams,
    pdfx_resources.graphics_states,
    pdfx_resources.intents,
    pdfx_resources.device_rgb,
    pdfx_resources.spots_agree,
)
HOUSE_DOCUMENT: tuple[Rule, ...] = (pdfx_pages.same_trim, pdfx_pages.blend_modes, pdfx_resources.fonts_subset)
PDF_A: tuple[Rule, ...] = (
    pdfa.intent,
    pdfa.identification,
    pdfa.forbidden,
    pdfa.attachments,
    pdfx_resources.streams,
)
PDF_UA: tuple[TagRule, ...] = (
    pdfua.tagged,
    pdfua.headings,
    pdfua.figures,
    pdfua.tables,
    pdfua.lists,
    pdfua.notes,
    pdfua.links,
)
PDF_UA_SHEETS: tuple[SheetRule, ...] = (pdfua.round_trip, pdfua.untagged, pdfua.reading_order)
VALIDATED = {"screen": ("ua1", "3a"), "archive": ("ua1", "2a")}


def run(pdf: bytes | Path, profile: Profile) -> list[Diagnostic]:
    """Object-level findings of all rules that the profile asks for, in the order of the rules."""
    return _opened(pdf, lambda file: _objects(Subject(file), profile))


def judge(path: Path, purpose: str | None, limits: Limits, measure: bool = True) -> list[Diagnostic]:
    """Everything: objects, what the pages paint, plates and the independent validator.

    purpose: print | screen | archive; None takes what the file says it is, print where it says nothing.
    measure: False leaves out what other programs do: plates and the independent validator.
    """
    return _opened(path, lambda file: _everything(Subject(file), path, purpose, limits, measure))


def _opened(pdf: bytes | Path, rules: Callable[[pikepdf.Pdf], Iterable[Diagnostic]]) -> list[Diagnostic]:
    import pikepdf

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
    rules = (
        EVERY_PDF + (PDF_X4 if profile.pdfx is not None else ()) + (PDF_A if profile.pdfa is not None else ())
    )
    for rule in rules:
        yield from rule(subject)
    if profile.pdfua is not None:
        structure = Structure(subject.pdf)
        for tag_rule in PDF_UA:
            yield from tag_rule(subject, structure)


def _everything(
    subject: Subject, path: Path, purpose: str | None, limits: Limits, measure: bool
) -> Iterator[Diagnostic]:
    from reportcli.preflight.origins import beside, located

    sheets = list(_sheets(subject))
    found = _judged(subject, sheets, path, purpose or detect(subject), limits, measure)
    origins = beside(path)
    folios = [str(page.label) for page in subject.pdf.pages] if origins else []
    tree = Structure(subject.pdf) if origins else None
    yield from found if tree is None else located(found, sheets, folios, origins, tree)


def _judged(
    subject: Subject, sheets: list[Sheet], path: Path, chosen: str, limits: Limits, measure: bool
) -> Iterator[Diagnostic]:
    from reportcli.paint.profile import ARCHIVE, PRINT, SCREEN

    yield from _objects(subject, {"print": PRINT, "screen": SCREEN, "archive": ARCHIVE}[chosen])
    for number in sorted(subject.broken):
        yield error("preflight-content-broken", None, page=number, clause="ISO 32000-1, 7.8.2")
    if chosen == "print":
        yield from _press(subject, sheets, limits)
    else:
        yield from _accessible(subject, sheets)
    if measure:
        yield from _measured(chosen, path, sheets, limits)


def _measured(purpose: str, path: Path, sheets: list[Sheet], limits: Limits) -> Iterator[Diagnostic]:
    from reportcli.preflight import validator
    from reportcli.preflight.rules import total_ink

    if purpose == "print":
        yield from total_ink.total_ink(path, sheets, limits)
    else:
        yield from validator.validate(path, VALIDATED[purpose])


def _press(subject: Subject, sheets: list[Sheet], limits: Limits) -> Iterator[Diagnostic]:
    from reportcli.preflight.rules import print_rules

    for rule in HOUSE_DOCUMENT:
        yield from rule(subject)
    for sheet in sheets:
        for print_rule in print_rules.PRINT_RULES:
            yield from print_rule(sheet, limits)
    if subject.root.get("/StructTreeRoot") is not None:
        yield from pdfua.round_trip(subject, Structure(subject.pdf), sheets)


def _accessible(subject: Subject, sheets: list[Sheet]) -> Iterator[Diagnostic]:
    structure = Structure(subject.pdf)
    for rule in PDF_UA_SHEETS:
        yield from rule(subject, structure, sheets)
    yield from pdfua.unicode_maps(subject)


def _sheets(subject: Subject) -> Iterator[Sheet]:
    """All pages with what they paint; pages whose content breaks off are noted on the subject."""
    from reportcli.preflight.page import Sheet
    from reportcli.preflight.page_content import painted
    from reportcli.preflight.painted import DocumentContent

    document = DocumentContent()
    for number, page in enumerate(subject.pages, start=1):
        media = box(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
        trim = box(page, "/TrimBox") or box(page, "/ArtBox") or box(page, "/CropBox") or media
        items = painted(page, number, document)
        mcids = frozenset(document.mcids.get(number, ()))
        bleed = box(page, "/BleedBox") or trim
        yield Sheet(number, page, trim, bleed, media, items, len(subject.pages), mcids)
    subject.broken |= document.broken


def detect(subject: Subject) -> str:
    """The purpose that a file states in its metadata."""
    if b"GTS_PDFXVersion" in subject.xmp:
        return "print"
    if b"pdfaid:part" in subject.xmp or b"pdfuaid:part" in subject.xmp:
        return (
            "screen" if b"<pdfaid:part>3" in subject.xmp or b'pdfaid:part="3"' in subject.xmp else "archive"
        )
    return "print"
