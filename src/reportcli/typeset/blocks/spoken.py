"""What is only read aloud: real text at its place in the reading order, tiny and invisible on the page.

Rendering mode 3 (ISO 32000-1, 9.3.6) is allowed in PDF/UA-1 and PDF/A, found by search and spoken by screen
readers, which skip elements without content. Print has none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.display import GlyphsOp, Op
from reportcli.model.geometry import Rect
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.breaking.items import Item, Leaf, Mark
from reportcli.typeset.chapter_state import Scene, Setter
from reportcli.typeset.structure_tree import Node

SCALE = 0.1  # of the size as it would be set: a page of it stands on a tenth of a page
WIDTH = 400.0  # points in which it is set, before it is scaled
ROW = 1.2  # height of a row of a data table, of its type size
SIZE = 4.0  # points, of a data table at most


def spoken(setter: Setter, block: b.Spoken, scene: Scene) -> list[Item]:
    """A mark that puts the leaves where it stands; nothing inside decoration, which is not read."""
    if scene.node is None:
        return []
    node = setter.node(scene, block.role, block) if block.role else scene.node
    inside = replace(scene, node=node, lang=block.lang or scene.lang, own=False)
    box = fixed(setter, flow_all(setter, block.children, inside, 0.0, WIDTH), inside)
    leaves = tuple(_hidden(leaf) for leaf in box.leaves if leaf.node is not None)
    return [Mark("spoken", leaves)] if leaves else []


def hidden_heading(setter: Setter, section: b.Section, node: Node | None) -> list[Item]:
    """A section's title as a heading that is only read, in the type of its first paragraph.

    A section without any paragraph keeps a heading with the title as its text, but no content.
    """
    if node is None:
        return []
    tag, words = f"H{min(section.level, 6)}", section.title
    style = _first_style(section)
    if style is None:
        node.child(tag, setter.key(), keep=True, title=words, actual_text=words)
        return []
    heading = node.child(tag, setter.key(), title=words, block=section.path)
    lang = section.lang or setter.context.lang
    leaf = _line(setter, words, style.char, lang, heading, section.path, SIZE)
    return [Mark("spoken", (leaf,))]


def _first_style(block: b.Block) -> ParagraphStyle | None:
    if isinstance(block, b.Text):
        return block.style
    inside: Sequence[b.Block] = getattr(block, "children", ())
    return next((style for child in inside if (style := _first_style(child)) is not None), None)


def data_table(
    setter: Setter, chart: b.Chart, scene: Scene, x: float, width: float, height: float
) -> tuple[Leaf, ...]:
    """A chart's data as a table over the chart: a row for each label, a column for each series and notes.

    None where the chart says that a table beside it has them, is decoration, or has one value only.
    """
    rows = list(_rows(chart))
    if scene.node is None or chart.decorative or not chart.data_table or len(rows) < 2:
        return ()
    table = scene.node.child("Table", setter.key(), block=chart.path)
    names = [series.name for series in chart.series]
    size = min(SIZE, height / (ROW * (len(rows) + 1)))
    step = width / max(len(row) for row in rows)
    leaves: list[Leaf] = []
    heads = [["", *names]] if len(names) > 1 else []
    columns = max(map(len, [*heads, *rows]))
    for number, row in enumerate([*heads, *rows]):
        line = table.child("TR", setter.key())
        for column, text in enumerate([*row, *[""] * (columns - len(row))]):
            scope = "Column" if heads and not number else "Row" if not column else None
            tag, head = ("TH", scope) if scope and text else ("TD", None)
            # an empty cell is kept: without it the row would be shorter than the others
            cell = line.child(tag, setter.key(), keep=not text, scope=head)
            if text:
                y = min((number + 1) * ROW * size, height)
                leaf = _line(setter, text, chart.label_char, scene.lang, cell, chart.path, size)
                leaves.append(leaf.at(x + column * step, y))
    return tuple(leaves)


def _rows(chart: b.Chart) -> Iterator[list[str]]:
    """Label, printed values of every series, notes where there are any; a series that ends early is blank."""
    noted = any(datum.note for series in chart.series for datum in series.data)
    for index in range(max((len(series.data) for series in chart.series), default=0)):
        here = [series.data[index] if index < len(series.data) else None for series in chart.series]
        label = next((datum.label for datum in here if datum and datum.label), "")
        if not label:
            continue
        notes = dict.fromkeys(datum.note for datum in here if datum and datum.note)
        values = [datum.printed if datum else "" for datum in here]
        yield [label, *values, *(["; ".join(notes)] if noted else [])]


def _line(
    setter: Setter, text: str, char: CharacterStyle, lang: str, node: Node, block: str, size: float
) -> Leaf:
    plain = replace(char, size=size, transform="none", tracking=0.0, rise=0.0, underline=0.0)
    line = setter.composer.line(text, plain, lang)
    ops: tuple[Op, ...] = tuple(op for piece in line.pieces for op in piece.ops)
    box = Rect(0.0, -size, line.width, size)
    return Leaf(((ops, 0.0, 0.0),), box, node, block=block, lang=lang, hidden=True)


def _hidden(leaf: Leaf) -> Leaf:
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
