"""What draws the pictures of pages and blocks: as PNG or as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reportcli.deliver.images.files import Maker
from reportcli.deliver.images.png import PngMaker
from reportcli.deliver.images.svg import SvgMaker
from reportcli.model.value_class import replace
from reportcli.paint import Profile, paint_page
from reportcli.paint.image_prefetch import ImagePrefetch

if TYPE_CHECKING:
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.model.display import PagedDocument
    from reportcli.model.known_pages import PageMemory
    from reportcli.pdf.remembered_pictures import RememberedPictures
    from reportcli.request import Images


class Drawn(NamedTuple):
    """What pictures are made of: pages, the profile whose colours they have, what other runs have made."""

    document: PagedDocument
    profile: Profile
    pictures: RememberedPictures
    pages: PageMemory


@contextmanager
def maker(drawn: Drawn, images: Images, findings: list[Diagnostic]) -> Iterator[Maker]:
    """What draws them in the format that is asked for. findings: takes those of painting."""
    document = drawn.document
    svg = images.format == "svg"
    profile = replace(drawn.profile, max_ppi=float(images.resolution)) if svg else drawn.profile
    pictures = _pictures(document, profile, drawn.pictures)
    if not svg:

        def paint(number: int) -> bytes:
            return paint_page(
                document, number, profile, pictures=pictures(), known=drawn.pages, findings=findings
            )

        yield PngMaker(document, paint, images.resolution)
        return
    drawings = SvgMaker(document, profile, pictures, resolution=images.resolution, findings=findings)
    try:
        yield drawings
    finally:
        drawings.close()


def _pictures(
    document: PagedDocument, profile: Profile, known: RememberedPictures
) -> Callable[[], ImagePrefetch]:
    return lambda: ImagePrefetch(profile, document.palette, document.images, known=known)
