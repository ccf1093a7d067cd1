"""Links as annotations: tagged, with contents, no border (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from reportcli.model.display import GlyphsOp, GroupOp, Op, Placed
from reportcli.paint.deferred_text import Anchor
from reportcli.pdf import objects
from reportcli.pdf.structure import AnnotationMark, Element, ParentTree

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_SCHEMES = ("http", "https", "mailto", "tel")


class Links:
    """Writes the link annotations of a document. (left, top): the trim's top left in PDF user space."""

    def __init__(
        self,
        document: PDFDocument,
        parents: ParentTree,
        target: Callable[[str], tuple[str, Anchor] | None],
        *,
        left: float,
        top: float,
    ) -> None:
        self._document = document
        self._parents = parents
        self._target = target
        self._left, self._top = left, top
        self._count = 0

    def leads_somewhere(self, link: str) -> bool:
        """Whether a link can be made: a delivered block, or an address of a safe kind."""
        return self._target(link[1:]) is not None if link.startswith("#") else _uri(link) is not None

    def add(self, placed: Placed, element: Element | None, page: str) -> str:
        """One annotation over a placed leaf; gives its reference. element: the Link that it belongs to."""
        name = f"L{self._count}"
        self._count += 1
        link, box = placed.link or "", placed.box
        edges = (self._left + box.x, self._top - box.bottom, self._left + box.right, self._top - box.y)
        parent = f"/StructParent {self._parents.add(element)}" if element is not None else ""
        said = (placed.contents or "").strip() or _shown(placed.ops).strip() or link.removeprefix("mailto:")
        contents = objects.text_string(said)
        head = f"<</Type/Annot/Subtype/Link/Rect[{objects.numbers(edges)}]/Border[0 0 0]/F 4"
        head += f"/Contents{contents}{parent}"
        reference = objects.register(
            self._document, name, lambda: f"{head}{self._action(link)}>>".encode("latin-1")
        )
        if element is not None:
            element.kids.append(AnnotationMark(page, reference))
        return reference

    def _action(self, link: str) -> str:
        if not link.startswith("#"):
            return f"/A<</S/URI/URI{objects.text_string(_uri(link) or '')}>>"
        found = self._target(link[1:])
        assert found is not None, "only links that lead somewhere are added"
        page, anchor = found
        place = objects.numbers((self._left + anchor.x, self._top - anchor.y))
        return f"/Dest[{objects.reference(self._document, page)}/XYZ {place} null]"


def _shown(ops: Sequence[Op]) -> str:
    """The text of display operations as it is read."""
    parts: list[str] = []
    for op in ops:
        if isinstance(op, GlyphsOp):
            parts += [glyph.text for glyph in op.glyphs]
        elif isinstance(op, GroupOp):
            parts.append(_shown(op.ops))
    return "".join(parts).replace("\u00ad", "")


def _uri(link: str) -> str | None:
    """The link as 7-bit URI, None where its scheme is not one that a report should open."""
    try:
        scheme = urlsplit(link).scheme.lower()
    except ValueError:
        return None
    return quote(link, safe=":/?#[]@!$&'()*+,;=%~-._") if scheme in _SCHEMES else None
