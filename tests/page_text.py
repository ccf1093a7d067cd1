"""Pages and structure as text, for tests and for looking at a page without a viewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.model.display import (
    GlyphsOp,
    GroupOp,
    ImageOp,
    LateOp,
    Op,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.geometry import Rect

LONGEST = 60


def page_text(document: PagedDocument) -> str:
    """One line a placed box: rectangle in points, role or kind of artifact, block path, what it shows."""
    lines: list[str] = []
    for chapter in document.chapters:
        for page in chapter.pages:
            lines.extend(_page(chapter, page))
    return "\n".join(lines) + "\n"


def structure_text(document: PagedDocument) -> str:
    """The structure tree, indented, each element with the words that it holds itself."""
    lines: list[str] = []
    for chapter in document.chapters:
        words: dict[int, list[str]] = {}
        for page in chapter.pages:
            for placed in page.placed:
                if placed.node >= 0:
                    words.setdefault(placed.node, []).append(shown_text(placed.ops))
        depths: list[int] = []
        for number, node in enumerate(chapter.nodes):
            depths.append(depths[node.parent] + 1 if node.parent >= 0 else 0)
            extra = [f"alt={node.alt!r}"] if node.alt else []
            extra += [f"lang={node.lang}"] if node.lang else []
            extra += [f"scope={node.scope}"] if node.scope else []
            text = _short(" ".join(words.get(number, [])))
            parts = [node.tag, *extra, f"“{text}”" if text else ""]
            lines.append("  " * depths[-1] + " ".join(part for part in parts if part))
    return "\n".join(lines) + "\n"


def shown_text(ops: Iterable[Op]) -> str:
    """The letters that operations show."""
    return "".join(_words(ops))


def _page(chapter: PlacedChapter, page: PlacedPage) -> Iterator[str]:
    blank = " blank" if page.blank else ""
    yield f"page {page.folio} {page.side} {page.master or '-'}{blank}"
    for frame in page.frames:
        yield f"  frame {frame.name} {_box(frame.rect)} filled {frame.filled:g}"
    for placed in page.placed:
        yield "  " + _placed(chapter, placed)


def _placed(chapter: PlacedChapter, placed: Placed) -> str:
    role = chapter.nodes[placed.node].tag if placed.node >= 0 else f"artifact:{placed.artifact}"
    flags = [f"z{placed.z}"] if placed.z else []
    flags += ["continued"] if placed.continued else []
    flags += [f"-> {placed.link}"] if placed.link else []
    flags += ["hidden"] if placed.hidden else []
    shown = _short(shown_text(placed.ops)) or _kinds(placed.ops)
    return " ".join([_box(placed.box), role, placed.block or "-", *flags, shown])


def _box(rect: Rect) -> str:
    return f"[{rect.x:g} {rect.y:g} {rect.width:g} {rect.height:g}]"


def _words(ops: Iterable[Op]) -> Iterator[str]:
    for op in ops:
        if isinstance(op, GlyphsOp):
            yield "".join(glyph.text for glyph in op.glyphs)
        elif isinstance(op, LateOp):
            yield f"{{{op.kind} {op.target}}}".replace(" }", "}")
        elif isinstance(op, GroupOp):
            yield from _words(op.ops)


def _kinds(ops: Iterable[Op]) -> str:
    kinds: list[str] = []
    for op in ops:
        if isinstance(op, ImageOp):
            kinds.append(f"image {op.image}")
        elif isinstance(op, PathOp):
            kinds.append("path")
        else:
            kinds.append("group")
    return f"<{', '.join(dict.fromkeys(kinds))}>"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
