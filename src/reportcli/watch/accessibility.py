"""What a page says to whoever does not see it, in reading order; and how well its texts stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.model.display import PagedDocument, Placed, PlacedPage, StructNode
from reportcli.preflight.contrast import texts_on
from reportcli.watch.places import words_of

Data = dict[str, object]
WITHIN = ("Span", "Link", "Reference", "Lbl", "LBody", "NonStruct", "Em", "Strong")
"""Elements that a reader is not stopped at: what they hold is read with the element around them."""
MOST_WORDS = 400  # characters of what is read at one stop


def reading_on(document: PagedDocument, number: int) -> list[Data]:
    """The stops of a screen reader on a page, in order: element, what is read, box in points.

    Alternative texts stand for all that is in their element (ISO 32000-1, 14.9.3), `ActualText` for what it
    replaces (14.9.4). Decoration is left out.
    """
    page, nodes = _page(document, number)
    stops: list[tuple[int, list[Placed]]] = []
    for placed in page.placed:
        if placed.node < 0:
            continue
        at = _stop(nodes, placed.node)
        if stops and stops[-1][0] == at:
            stops[-1][1].append(placed)
        else:
            stops.append((at, [placed]))
    return [_data(nodes, at, held) for at, held in stops]


def _page(document: PagedDocument, number: int) -> tuple[PlacedPage, Sequence[StructNode]]:
    """A page, counted from 1 through all chapters, and its chapter's elements."""
    before = 0
    for chapter in document.chapters:
        if number - before <= len(chapter.pages):
            return chapter.pages[number - before - 1], chapter.nodes
        before += len(chapter.pages)
    raise IndexError(number)


def _stop(nodes: Sequence[StructNode], at: int) -> int:
    """The element that a reader stops at: the outermost with words of its own, else the nearest block."""
    above = list(_upwards(nodes, at))
    worded = [one for one in above if nodes[one].alt or nodes[one].actual_text]
    if worded:
        return worded[-1]
    return next((one for one in above if nodes[one].tag not in WITHIN), at)


def _upwards(nodes: Sequence[StructNode], at: int) -> Iterator[int]:
    while at >= 0:
        yield at
        at = nodes[at].parent


def _data(nodes: Sequence[StructNode], at: int, held: Sequence[Placed]) -> Data:
    node = nodes[at]
    shown = [one for one in held if not one.hidden] or held
    left, top = min(one.box.x for one in shown), min(one.box.y for one in shown)
    right = max(one.box.x + one.box.width for one in shown)
    bottom = max(one.box.y + one.box.height for one in shown)
    words = node.actual_text or node.alt or " ".join(words_of(one) for one in held)
    return {
        "tag": node.tag,
        "reads": " ".join(words.split())[:MOST_WORDS],
        "alt": bool(node.alt and not node.actual_text),
        "hidden": all(one.hidden for one in held),
        "lang": next((one for up in _upwards(nodes, at) if (one := nodes[up].lang)), ""),
        "box": _rounded(left, top, right - left, bottom - top),
    }


def _rounded(*sides: float) -> list[float]:
    return [round(side, 2) for side in sides]


def contrast_on(document: PagedDocument, number: int) -> list[Data]:
    """The least contrast of each text of a page as a screen shows it, and what it needs (WCAG 2.1, 1.4.3)."""
    page, _ = _page(document, number)
    return [
        {
            "ratio": round(low.ratio, 1),
            "needed": low.needed,
            "enough": low.decoration or round(low.ratio, 1) >= low.needed,
            "box": [
                round(one, 2) for one in (placed.box.x, placed.box.y, placed.box.width, placed.box.height)
            ],
        }
        for placed, low in texts_on(page, document)
    ]
