"""Links as annotations: tagged, with contents, no border (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5).

A link over several lines has an annotation a line, so that no word beside it is active; all of them say the
whole of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, urlsplit

from reportcli.model.display import GlyphsOp, GroupOp, Op, Placed
from reportcli.paint.deferred_text import Anchor
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.structure import AnnotationMark, Element, ParentTree

_SCHEMES = ("http", "https", "mailto", "tel")


class Links:
    """Writes the link annotations of a document. left: of all
    trims, tops: of the trims of pages by their names, in PDF user space.
    """

    def __init__(
        self,
        pdf: PdfFile,
        parents: ParentTree,
        target: Callable[[str], tuple[str, Anchor] | None],
        *,
        left: float,
        tops: Mapping[str, float],
    ) -> None:
        self._pdf = pdf
        self._parents = parents
        self._target = target
        self._left, self._tops = left, tops
        self._count = 0
        self._said: dict[int, list[str]] = {}  # words of each Link element, line by line
        self._shown: dict[int, list[str]] = {}  # the same as drawn, where no words are given

    def leads_somewhere(self, link: str) -> bool:
        """Whether a link can be made: a delivered block, or an address of a safe kind."""
        return self._target(link[1:]) is not None if link.startswith("#") else _uri(link) is not None

    def add(self, placed: Placed, element: Element | None, page: str) -> str:
        """One annotation over a placed leaf; gives its reference. element: the Link that it belongs to."""
        name = f"L{self._count}"
        self._count += 1
        link, box = placed.link or "", placed.box
        top = self._tops[page]
        edges = (self._left + box.x, top - box.bottom, self._left + box.right, top - box.y)
        parent = f"/StructParent {self._parents.add(element)}" if element is not None else ""
        key = id(element) if element is not None else -self._count
        self._said.setdefault(key, []).append(placed.contents or "")
        self._shown.setdefault(key, []).append(_shown(placed.ops))
        head = f"<</Type/Annot/Subtype/Link/Rect[{objects.numbers(edges)}]/QuadPoints[{_corners(edges)}]"
        head += f"/Border[0 0 0]/F 4{parent}"

        def body() -> bytes:
            """The annotation, once all lines of its link are known."""
            contents = objects.text_string(
                self._words(key) or link.removeprefix("mailto:").removeprefix("tel:")
            )
            return f"{head}/Contents{contents}{self._action(link)}>>".encode("latin-1")

        reference = self._pdf.register(name, body)
        if element is not None:
            element.kids.append(AnnotationMark(page, reference))
        return reference

    def _words(self, key: int) -> str:
        """What a link says, over all its lines, without the hyphens of this setting."""
        given = _plain("".join(self._said[key]))
        return given or _plain("".join(self._shown[key]))

    def _action(self, link: str) -> str:
        if not link.startswith("#"):
            return f"/A<</S/URI/URI{objects.text_string(_uri(link) or '')}>>"
        found = self._target(link[1:])
        assert found is not None, "only links that lead somewhere are added"
        page, anchor = found
        place = objects.numbers((self._left + anchor.x, self._tops[page] - anchor.y))
        return f"/Dest[{self._pdf.reference(page)}/XYZ {place} null]"


def _shown(ops: Sequence[Op]) -> str:
    """The text of display operations as it is read."""
    parts: list[str] = []
    for op in ops:
        if isinstance(op, GlyphsOp):
            parts += [glyph.text for glyph in op.glyphs]
        elif isinstance(op, GroupOp):
            parts.append(_shown(op.ops))
    return "".join(parts)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _corners(edges: tuple[float, float, float, float]) -> str:
    """The rectangle as viewers read it: top left, top right, bottom left, bottom right."""
    left, bottom, right, top = edges
    return objects.numbers((left, top, right, top, left, bottom, right, bottom))


def _uri(link: str) -> str | None:
    """The link as 7-bit URI, None where its scheme is not one that a report should open."""
    try:
        scheme = urlsplit(link).scheme.lower()
    except ValueError:
        return None
    return quote(link, safe=":/?#[]@!$&'()*+,;=%~-._") if scheme in _SCHEMES else None
