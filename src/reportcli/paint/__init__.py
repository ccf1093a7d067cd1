"""Paint: a PagedDocument becomes a PDF in memory, with colours, tags and fonts as the profile asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcli.model.value_class import replace
from reportcli.paint.page_selection import select_pages
from reportcli.paint.profile import Profile
from reportcli.paint.profiles import NAMES, profile_for, profile_named

if TYPE_CHECKING:
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.model.display import PagedDocument
    from reportcli.model.known_pages import PageMemory
    from reportcli.paint.deferred_text import Shaper
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.pdf.file import PdfFile

__all__ = ["NAMES", "Profile", "paint", "paint_page", "painted", "profile_for", "profile_named"]


def painted(
    document: PagedDocument,
    profile: Profile,
    *,
    shaper: Shaper | None = None,
    pictures: ImagePrefetch | None = None,
    known: PageMemory | None = None,
    findings: list[Diagnostic] | None = None,
) -> PdfFile:
    """A file with the pages, still open: `deliver.finish` adds what belongs to the document as a whole.

    shaper: shapes deferred text; without one the document's fonts do it by HarfBuzz.
    pictures: those of the same document and profile that were begun while it was typeset.
    known: pages that were painted before.
    findings: takes the findings and painting goes on, for drafts; without it `Findings` is raised.
    """
    from reportcli.paint.document import DocumentPainter

    return DocumentPainter(document, profile, shaper, pictures, known=known).paint(findings)


def paint(
    document: PagedDocument,
    profile: Profile,
    *,
    shaper: Shaper | None = None,
    pictures: ImagePrefetch | None = None,
    known: PageMemory | None = None,
    findings: list[Diagnostic] | None = None,
) -> bytes:
    """The pages alone as a PDF, as it were before `deliver.finish`; the others as for `painted`."""
    return painted(
        document, profile, shaper=shaper, pictures=pictures, known=known, findings=findings
    ).close()


def paint_page(
    document: PagedDocument,
    number: int,
    profile: Profile,
    *,
    pictures: ImagePrefetch | None = None,
    known: PageMemory | None = None,
    findings: list[Diagnostic] | None = None,
) -> bytes:
    """One page, counted from 1, as a PDF of its own: only its fonts, pictures and tags are in it.

    Folios and references are those of the whole document; a blank page is painted in every profile.
    Raises ValueError where there is no such page; the others as above.
    """
    if not 1 <= number <= len(document.pages):
        raise ValueError(f"there is no page {number} to paint")
    alone = select_pages(document, {number})
    whole = replace(profile, padding=True)
    return paint(alone, whole, pictures=pictures, known=known, findings=findings)
