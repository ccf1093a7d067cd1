"""Deferred text: page numbers, known when all pages are, shaped and set in their true width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import Glyph, GlyphsOp, GroupOp, LateOp, Op, Placed, PlacedPage
from reportcli.model.inline import PAGE_LIST
from reportcli.model.value_class import dataclass, replace
from reportcli.paint.late_lines import closed, closed_ops

Shaper = Callable[[str, str, tuple[tuple[str, int], ...]], Sequence[Glyph]]
"""(font key, text, OpenType features) -> glyphs."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a block stands: index of its page and a point on it, y down from the trim's top."""

    page: int
    x: float
    y: float


def anchors_of(pages: Sequence[PlacedPage]) -> dict[str, Anchor]:
    """Every block's first place."""
    anchors: dict[str, Anchor] = {}
    for index, page in enumerate(pages):
        for block, (x, y) in page.anchors.items():
            anchors.setdefault(block, Anchor(index, x, y))
    return anchors


class DeferredText:
    """Resolves the deferred operations of one document. findings: collects targets that there are not."""

    def __init__(
        self,
        pages: Sequence[PlacedPage],
        anchors: dict[str, Anchor],
        shaper: Shaper,
        findings: list[Diagnostic],
    ) -> None:
        self._pages = pages
        self._anchors = anchors
        self._shaper = shaper
        self._findings = findings
        self.said: list[str] = []
        """What was printed on the page that was resolved last."""

    def resolved(self, page: PlacedPage) -> list[Placed]:
        """The leaves of a page with all deferred text in place; the same objects where there is none."""
        known: dict[int, GlyphsOp] = {}
        self.said = []
        leaves = [self._read(leaf, page, known) for leaf in page.placed]
        return closed(leaves, known) if known else leaves

    def _read(self, leaf: Placed, page: PlacedPage, known: dict[int, GlyphsOp]) -> Placed:
        """A leaf whose groups are resolved; what its own late numbers are goes into `known`."""
        if not any(isinstance(op, (LateOp, GroupOp)) for op in leaf.ops):
            return leaf
        ops = tuple(self._inner(op, page, leaf.block) for op in leaf.ops)
        for op in ops:
            if isinstance(op, LateOp):
                known[id(op)] = self._glyphs(op, page, leaf.block)
        return replace(leaf, ops=ops)

    def _inner(self, op: Op, page: PlacedPage, block: str) -> Op:
        """A group with the text of its own; anything else as it is."""
        if not isinstance(op, GroupOp):
            return op
        ops = tuple(self._inner(one, page, block) for one in op.ops)
        known = {id(one): self._glyphs(one, page, block) for one in ops if isinstance(one, LateOp)}
        return replace(op, ops=closed_ops(ops, known)) if known or ops != op.ops else op

    def text(self, op: LateOp, page: PlacedPage, block: str) -> str:
        """What is printed: this page's folio, the count of pages or the folio of a target, "?" for none."""
        if op.kind == "page":
            return page.folio
        if op.kind == "pages":
            return str(len(self._pages))
        if op.kind == PAGE_LIST:
            own, *before = (self._folio(target, block) for target in op.target.split("\n"))
            return "" if own in before else f", {own}" if before else own
        return self._folio(op.target, block)

    def _folio(self, target: str, block: str) -> str:
        anchor = self._anchors.get(target)
        if anchor is None:
            finding = replace(error("late-target-unknown", None, target=target), block=block or None)
            self._findings += [finding] if finding not in self._findings else []
            return "?"
        return self._pages[anchor.page].folio

    def _glyphs(self, op: LateOp, page: PlacedPage, block: str) -> GlyphsOp:
        text = self.text(op, page, block)
        self.said.append(text)
        glyphs = tuple(self._shaper(op.font, text, op.features)) if text else ()
        width = sum(glyph.advance for glyph in glyphs) * op.size / 1000
        gap = 0.0 if op.line is not None else op.width - width
        offset = {"right": gap, "center": gap / 2}.get(op.align, 0.0)
        return GlyphsOp(op.font, op.size, op.x + offset, op.y, glyphs, op.paint, width)
