"""Pictures are begun as soon as their chapter is placed, beside the typesetting of the next ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportcli.model.diagnostic import Findings
from reportcli.model.display import GroupOp, ImageOp, ImageResource, Ink, Op, PlacedChapter
from reportcli.paint.profile import Profile
from reportcli.pdf.colour import Inks
from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.image_preparer import ImagePreparer, OfProcesses, no_processes
from reportcli.pdf.images import PictureRequest, PictureRules
from reportcli.pdf.plates.greys import plates
from reportcli.pdf.remembered_pictures import RememberedPictures


class ImagePrefetch:
    """The image_preparer of one document and profile, and the converter into the profile's colours."""

    def __init__(
        self,
        profile: Profile,
        palette: Mapping[str, Ink],
        images: Mapping[str, ImageResource],
        *,
        known: RememberedPictures | None = None,
        processes: OfProcesses = no_processes,
        preparer: ImagePreparer | None = None,
    ) -> None:
        """known: pictures that other runs have prepared. processes: as for `ImagePreparer`. preparer: the
        profile's own, where it was made before.
        """
        self.image_preparer = preparer or image_preparer(profile, known, processes)
        self.converter = self.image_preparer.converter
        self.inks = Inks(palette, profile.space, self.converter, profile.spots)
        self._images = images

    def begin(self, chapter: PlacedChapter) -> None:
        """Begin a chapter's pictures that are not remembered; their findings come when they are painted."""
        for page in chapter.pages:
            for leaf in page.placed:
                self._begin(leaf.ops, 1.0)

    def _begin(self, ops: Iterable[Op], scale: float) -> None:
        for op in ops:
            if isinstance(op, GroupOp):
                self._begin(op.ops, scale * (scale_of(op.transform) if op.transform else 1.0))
            elif isinstance(op, ImageOp) and op.rect.width > 0 and op.rect.height > 0:
                if self._images[op.image].page:
                    continue  # taken over when it is painted
                try:
                    self.image_preparer.foresee(picture_request(op, scale, self._images, self.inks))
                except Findings:
                    continue


def image_preparer(
    profile: Profile, known: RememberedPictures | None, processes: OfProcesses
) -> ImagePreparer:
    """Prepares pictures by the rules and in the colours of a profile. known, processes: as for
    `ImagePreparer`. Raises Findings where the ICC profile is missing or none.
    """
    converter = Converter(read_profile(profile.icc or Path()))
    rules = PictureRules(profile.max_ppi, profile.quality, _ink_limit(profile, converter))
    return ImagePreparer(rules, converter, known, processes)


def _ink_limit(profile: Profile, converter: Converter) -> float | None:
    """The limit that pictures are held to; None where none is asked for, or the ICC profile is within it."""
    limit = profile.ink_limit
    return None if limit is None or converter.heaviest <= limit else limit


def picture_request(
    op: ImageOp, scale: float, images: Mapping[str, ImageResource], inks: Inks
) -> PictureRequest:
    """What a placement asks of its file. scale: of the groups around it."""
    stated = op.inks or ((op.tint,) if op.tint is not None else ())
    printed = plates(stated, inks)
    shadow = inks.components(stated[0]) if stated and printed is None else None
    image = images[op.image]
    if image.page:
        whole = (0.0, 0.0, 1.0, 1.0)
        shadow = inks.components(op.tint) if op.tint is not None else None  # a page has no greys of its own
        return PictureRequest(image.path, (0.0, 0.0), whole, op.grey, shadow, image.page, image.box)
    size = (round(op.rect.width * scale, 2), round(op.rect.height * scale, 2))
    x0, y0, x1, y1 = (round(edge, 5) for edge in op.crop)
    return PictureRequest(
        image.path, size, (x0, y0, x1, y1), op.grey or printed is not None, shadow, plates=printed
    )


def scale_of(transform: tuple[float, float, float, float, float, float]) -> float:
    """How much larger a transform draws, over both directions."""
    a, b, c, d = transform[:4]
    return math.sqrt(abs(a * d - b * c)) or 1.0
