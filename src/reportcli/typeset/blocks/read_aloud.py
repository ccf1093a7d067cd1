"""What is only read aloud: real text at its place in the reading order, tiny and invisible on the page.

Rendering mode 3 (ISO 32000-1, 9.3.6) is allowed in PDF/UA-1 and PDF/A, found by search and spoken by screen
readers, which skip elements without content. Print has none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.model.display import GlyphsOp
from reportcli.model.geometry import Rect
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.typeset.breaking.items import Item, Leaf, Mark
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.structure_tree import StructureNode

SCALE = 0.1  # of the size as it would be set: a page of it stands on a tenth of a page
SIZE = 4.0  # points, of a line that is set for this only


def hidden_heading(state: ChapterState, section: b.Section, node: StructureNode | None) -> list[Item]:
    """A section's title as a heading that is only read, in the type of its first paragraph.

    A section without any paragraph keeps a heading with the title as its text, but no content.
    """
    if node is None:
        return []
    tag, words = f"H{min(section.level, 6)}", section.title
    style = _first_style(section)
    if style is None:
        node.child(tag, state.key(), keep=True, title=words, actual_text=words)
        return []
    heading = node.child(tag, state.key(), title=words, block=section.path)
    lang = section.lang or state.context.lang
    leaf = hidden_line(state, words, style.char, heading, lang=lang, block=section.path)
    return [Mark("spoken", (leaf,))]


def _first_style(block: b.Block) -> ParagraphStyle | None:
    if isinstance(block, b.Text):
        return block.style
    inside: Sequence[b.Block] = getattr(block, "children", ())
    return next((style for child in inside if (style := _first_style(child)) is not None), None)


def hidden_line(
    state: ChapterState,
    text: str,
    char: CharacterStyle,
    node: StructureNode,
    *,
    lang: str,
    block: str,
    size: float = SIZE,
) -> Leaf:
    """One line in the face of `char`, its baseline at y = 0."""
    plain = replace(char, size=size, transform="none", tracking=0.0, rise=0.0, underline=0.0)
    line = state.composer.line(text, plain, lang)
    box = Rect(0.0, -size, line.width, size)
    return Leaf(((line.ops, 0.0, 0.0),), box, node, block=block, lang=lang, hidden=True)


def hidden(leaf: Leaf) -> Leaf:
    """The text of a leaf, scaled towards its corner; links, pictures and lines have no place in it."""
    parts = tuple(
        (tuple(_scaled(op) for op in ops if isinstance(op, GlyphsOp)), dx * SCALE, dy * SCALE)
        for ops, dx, dy in leaf.parts
    )
    old = leaf.box
    box = Rect(old.x * SCALE, old.y * SCALE, old.width * SCALE, old.height * SCALE)
    plain = replace(leaf, parts=parts, box=box, link=None, contents=None, hidden=True)
    return replace(plain, baselines=(), gaps=(), hyphens=(), style="")


def _scaled(op: GlyphsOp) -> GlyphsOp:
    return replace(op, size=op.size * SCALE, x=op.x * SCALE, y=op.y * SCALE, width=op.width * SCALE)
