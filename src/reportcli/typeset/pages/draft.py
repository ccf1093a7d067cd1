"""The marks of a draft: a word on every page, and a frame with the excess around what does not fit."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.blocks import Report
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import Op, PagedDocument, PathOp, Placed, PlacedChapter
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path, translate
from reportcli.model.style import BLACK, WHITE, CharacterStyle, Stroke
from reportcli.model.value_class import replace
from reportcli.typeset.context import Composer, context_of

SIZE = 7.5  # points
PADDING = 3.0
EDGE = 5.0  # from the trim
FRAME = Stroke(BLACK, 1.5, (4.0, 2.0))
ON_TOP = 1_000_000
MARKED = frozenset({"overset", "too-tall", "line-too-wide", "text-without-room"})


def marked(document: PagedDocument, report: Report, word: str, excess: str) -> PagedDocument:
    """The same pages, each with `word`; `excess` ("+{excess} mm") stands beside what does not fit."""
    signs = _Signs(report)
    chapters = tuple(
        _chapter(chapter, document, signs, word=word, excess=excess) for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def _chapter(
    chapter: PlacedChapter, document: PagedDocument, signs: _Signs, *, word: str, excess: str
) -> PlacedChapter:
    marks: dict[int, list[Placed]] = {}
    for finding in chapter.diagnostics:
        if finding.code in MARKED:
            number, box = _where(chapter, finding)
            text = excess.format(excess=finding.args.get("excess", "?"))
            shape = document.format.of(chapter.pages[number].size) if chapter.pages else document.format
            room = _within(box, shape.width, shape.height)
            marks.setdefault(number, []).append(signs.frame(text, room, finding.block or ""))
    pages = []
    for number, page in enumerate(chapter.pages):
        label = signs.label(word, document.format.of(page.size).width / 2, EDGE)
        pages.append(replace(page, placed=(*page.placed, *marks.get(number, ()), label)))
    return replace(chapter, pages=tuple(pages))


def _where(chapter: PlacedChapter, finding: Diagnostic) -> tuple[int, Rect | None]:
    """The page, counted from 0, and the room of the block that a finding is about: its last page's."""
    path = finding.block or finding.args.get("block", "")
    for number in range(len(chapter.pages) - 1, -1, -1):
        boxes = [
            placed.box
            for placed in chapter.pages[number].placed
            if path and (placed.block == path or placed.block.startswith(f"{path}/"))
        ]
        if boxes:
            return number, _around(boxes)
    return 0, None


def _around(boxes: Iterable[Rect]) -> Rect:
    boxes = list(boxes)
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


def _within(box: Rect | None, width: float, height: float) -> Rect:
    """The part of a box that the trimmed page shows; the whole page where there is none."""
    whole = Rect(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE)
    if box is None:
        return whole
    x, y = (min(max(box.x, EDGE), whole.right - EDGE), min(max(box.y, EDGE), whole.bottom - EDGE))
    right, bottom = min(box.right, whole.right), min(box.bottom, whole.bottom)
    return Rect(x, y, max(right - x, EDGE), max(bottom - y, EDGE))


class _Signs:
    """Sets the marks in the boldest upright face of the report."""

    def __init__(self, report: Report) -> None:
        context = context_of(report)
        self._lang = report.metadata.lang
        self._char = _face(report)
        self._composer: Composer | None = context.composer() if self._char else None

    def label(self, text: str, centre: float, top: float, block: str = "") -> Placed:
        """White on black, so that it is seen on any page; `top` in points from the trim."""
        words, width = self._words(text)
        box = Rect(round(centre - width / 2 - PADDING, 3), round(top, 3), width + 2 * PADDING, SIZE * 1.5)
        ground = PathOp(rect_path(box.x, box.y, box.width, box.height), fill=BLACK)
        ops = (ground, *(translate(op, box.x + PADDING, box.y + SIZE * 1.1) for op in words))
        return Placed(box, ops, block=block, z=ON_TOP)

    def frame(self, text: str, box: Rect, block: str) -> Placed:
        """A dashed frame with its label above it, or inside where the page ends."""
        above = box.y - SIZE * 1.5
        label = self.label(text, box.x + box.width / 2, above if above > 3 * EDGE else box.y, block)
        line = PathOp(rect_path(box.x, box.y, box.width, box.height), stroke=FRAME)
        return replace(label, box=_around((box, label.box)), ops=(line, *label.ops))

    def _words(self, text: str) -> tuple[tuple[Op, ...], float]:
        if self._composer is None or self._char is None:
            return (), 20.0
        line = self._composer.line(text, self._char, self._lang)
        return line.ops, round(line.width, 3)


def _face(report: Report) -> CharacterStyle | None:
    """The boldest upright face that the report has."""
    faces = []
    for key in sorted(report.fonts):
        family, weight, slope = key.split("/")[:3]
        if slope == "normal" and weight.isdecimal():
            faces.append((int(weight), family))
    if not faces:
        return None
    boldest, name = max(faces)
    return CharacterStyle(name, SIZE, weight=boldest, paint=WHITE)
