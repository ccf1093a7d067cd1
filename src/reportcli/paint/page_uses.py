"""What one page uses of its document: fonts, pictures and groups, under names of the page's own.

Names are counted page by page, so that a page's content stream is the same whatever other pages there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.display import Glyph
from reportcli.model.value_class import dataclass
from reportcli.paint.resources import PaintResources
from reportcli.pdf.font_embedding import FontUse
from reportcli.pdf.image_store import EmbeddedImage
from reportcli.pdf.images import PictureRequest
from reportcli.pdf.plates.spaces import Plates
from reportcli.pdf.writer import Resources

Box = tuple[float, float, float, float]
Entry = tuple[str, str, str]  # category, name, and what it is; "" for what only the document can refer to


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font by its key. glyphs: id, the text of its first use on the page, and what it means for readers."""

    key: str
    glyphs: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UsedPicture:
    """A picture as it is asked for. keep, alpha: what its header says of how it is placed."""

    path: str
    size: tuple[float, float]
    crop: Box
    grey: bool
    shadow: tuple[float, ...] | None
    keep: bool
    alpha: bool
    page: int = 0
    box: str = ""
    plates: Plates | None = None


@dataclass(frozen=True, slots=True)
class UsedForm:
    """A transparency group: its content, what that refers to, and its box; mask: it is a soft mask."""

    content: str
    entries: tuple[Entry, ...]
    box: Box
    mask: bool = False


Use = UsedFont | UsedPicture | UsedForm


class PageUses:
    """Asks the document for what a page uses, in the order of its first use."""

    def __init__(self, shared: PaintResources) -> None:
        self.shared = shared
        self.complete = True
        """Whether all that was asked for could be had."""
        self._order: list[UsedPicture | UsedForm | str] = []
        self._names: dict[str | PictureRequest, str] = {}
        self._glyphs: dict[str, dict[int, str]] = {}
        self._forms = 0
        self._references: dict[str, str] = {}

    def font(self, key: str) -> tuple[str, FontUse]:
        """A font of the document, and its name on this page."""
        use = self.shared.font(key)
        name = self._names.get(key)
        if name is None:
            name = self._named("F", key, len(self._glyphs), use.reference)
            self._glyphs[key] = {}
            self._order.append(key)
        return name, use

    def note(self, key: str, glyphs: Sequence[Glyph]) -> None:
        """Glyphs of a font that are shown on this page."""
        known = self._glyphs[key]
        for glyph in glyphs:
            if glyph[0] not in known:
                known[glyph[0]] = glyph[4]

    def picture(self, request: PictureRequest) -> tuple[str, EmbeddedImage] | None:
        """A picture and its name on this page; None where it cannot be read."""
        embedded = self.shared.pictures.request(request)
        if embedded is None:
            self.complete = False
            return None
        name = self._names.get(request)
        if name is None:
            count = sum(isinstance(one, UsedPicture) for one in self._order)
            name = self._named("I", request, count, embedded.reference)
            survey = embedded.survey
            asked = (request.path, request.size, request.crop, request.grey, request.shadow)
            self._order.append(
                UsedPicture(
                    *asked,
                    keep=survey.keep,
                    alpha=survey.alpha,
                    page=request.page,
                    box=request.box,
                    plates=request.plates,
                )
            )
        return name, embedded

    def form(self, content: str, resources: Resources, box: Box) -> tuple[str, str]:
        """A transparency group as form XObject: its name on this page and its reference."""
        reference = self.shared.form(content, resources, box)
        name = f"G{self._forms}"
        self._forms += 1
        self._references[name] = reference
        self._order.append(UsedForm(content, entries_of(resources), box))
        return name, reference

    def soft_mask(self, content: str, box: Box) -> tuple[str, str]:
        """The graphics state with a mask that is drawn in greys: its name on this page, and what it is."""
        reference = self.shared.form(content, Resources(), box, "/DeviceGray")
        name = f"M{self._forms}"
        self._forms += 1
        state = f"<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G {reference}>>>>"
        self._references[name] = state
        self._order.append(UsedForm(content, (), box, mask=True))
        return name, state

    def used(self) -> tuple[Use, ...]:
        """All of it, in the order of first use."""
        return tuple(self._font(one) if isinstance(one, str) else one for one in self._order)

    def resources(self, entries: Sequence[Entry]) -> Resources:
        """Entries as the document knows them."""
        made = Resources()
        for category, name, value in entries:
            made.add(category, name, value or self._references[name])
            if category == "ColorSpace":
                self.shared.inks.separations[name] = value
        return made

    def again(self, used: Sequence[Use]) -> bool:
        """Asks for what a page used when it was painted before, in the same order; says whether everything
        still is what it was then."""
        return all(self._again(one) for one in used)

    def _again(self, one: Use) -> bool:
        if isinstance(one, UsedForm) and one.mask:
            self.soft_mask(one.content, one.box)
            return True
        if isinstance(one, UsedForm):
            self.form(one.content, self.resources(one.entries), one.box)
            return True
        if isinstance(one, UsedFont):
            _, use = self.font(one.key)
            for gid, text, _ in one.glyphs:
                use.reads_as(gid, text)
            return all(use.texts[gid] == meaning for gid, _, meaning in one.glyphs)
        request = PictureRequest(
            one.path, one.size, one.crop, one.grey, one.shadow, one.page, one.box, one.plates
        )
        found = self.picture(request)
        return found is not None and (found[1].survey.keep, found[1].survey.alpha) == (one.keep, one.alpha)

    def _font(self, key: str) -> UsedFont:
        texts = self.shared.font(key).texts
        return UsedFont(key, tuple((gid, text, texts[gid]) for gid, text in self._glyphs[key].items()))

    def _named(self, letter: str, what: str | PictureRequest, number: int, reference: str) -> str:
        name = self._names[what] = f"{letter}{number}"
        self._references[name] = reference
        return name


def entries_of(resources: Resources) -> tuple[Entry, ...]:
    """The entries of a resource dictionary, without the references of this document."""
    return tuple(
        (category, name, "" if category in ("Font", "XObject") or "/SMask" in value else value)
        for category, inside in resources.entries.items()
        for name, value in inside.items()
    )
