"""Paragraphs of a Word text to blocks: those of one quote, box or list are one block."""

from __future__ import annotations

from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.word.styles import Kind, Numbering
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph read: what it is, its nodes, where it stands."""

    kind: Kind
    nodes: tuple[md.Inline, ...]
    span: Span


def blocks(paragraphs: list[Paragraph]) -> tuple[md.Block, ...]:
    """Paragraphs in a row with one quote, box or list style are one block."""
    made: list[md.Block] = []
    at = 0
    while at < len(paragraphs):
        first = paragraphs[at]
        after = at + 1
        while after < len(paragraphs) and _together(first, paragraphs[after]):
            after += 1
        made += _block(paragraphs[at:after])
        at = after
    return tuple(made)


def _together(first: Paragraph, other: Paragraph) -> bool:
    if first.kind.list is not None:
        return other.kind.list is not None or other.kind.kind == "continue"
    return first.kind.kind in ("quote", "box") and other.kind == first.kind


def _block(group: list[Paragraph]) -> list[md.Block]:
    first = group[0]
    if first.kind.list is not None:
        return lists(group)
    if first.kind.kind == "h":
        return [md.Heading(first.kind.level, first.nodes, first.span)]
    inner = tuple(md.Paragraph(each.nodes, each.span) for each in group)
    if first.kind.kind == "quote":
        return [md.Quote(inner, first.span)]
    if first.kind.kind == "box":
        return [md.FencedBox(first.kind.name, inner, first.span)]
    return list(inner)


def lists(group: list[Paragraph]) -> list[md.Block]:
    """List paragraphs nested by their level; another list (or another kind) at one level begins anew."""
    made: list[md.Block] = []
    at = 0
    while at < len(group):
        numbering = _numbering(group[at])
        items: list[md.ListItem] = []
        start = at
        while at < len(group) and (not items or _same(numbering, group[at])):
            after = at + 1
            while after < len(group) and _inside(numbering, group[after]):
                after += 1
            own, rest = _own(group[at:after])
            items.append(md.ListItem((*own, *lists(rest)), group[at].span))
            at = after
        span = group[start].span
        ordered = md.OrderedList(tuple(items), numbering.start, span)
        made.append(ordered if numbering.ordered else md.BulletList(tuple(items), span))
    return made


def _numbering(paragraph: Paragraph) -> Numbering:
    return paragraph.kind.list or Numbering("", 0, False)


def _same(numbering: Numbering, paragraph: Paragraph) -> bool:
    other = _numbering(paragraph)
    return (other.number, other.ordered) == (numbering.number, numbering.ordered) or (
        other.level > numbering.level
    )


def _inside(numbering: Numbering, paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the item before it: deeper, or a continuation."""
    return paragraph.kind.kind == "continue" or _numbering(paragraph).level > numbering.level


def _own(group: list[Paragraph]) -> tuple[list[md.Block], list[Paragraph]]:
    """An item's own paragraphs, and those of the lists inside it."""
    count = 1
    while count < len(group) and group[count].kind.kind == "continue":
        count += 1
    return [md.Paragraph(each.nodes, each.span) for each in group[:count]], group[count:]
