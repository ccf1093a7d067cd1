"""Binds prose: the Markdown of a text file or a cell becomes paragraphs, headings, lists, quotes and
boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportcli.bind import attributes
from reportcli.bind.containers import call_component
from reportcli.bind.context import Absent, Binding, Here, Slot, bare
from reportcli.bind.markdown_pieces import Notes, pieces_of, span_only
from reportcli.bind.runs import is_blank as is_blank_text
from reportcli.bind.runs import styled
from reportcli.bind.text import DEFAULT_INDENT, in_language, step_of
from reportcli.blocks import Block, List, ListItem, Shape, Stack, Text
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Piece, Rich
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_blocks
from reportcli.model.diagnostic import note
from reportcli.model.refs import Where
from reportcli.model.style import Paint, Stroke
from reportcli.workbook.tables.record import CellText, Record, key_of, table_of

if TYPE_CHECKING:
    from reportcli.layout.models import ProseNode

RANGE = re.compile(r"(\d{1,4})(?:\.\.(\d{1,4})?)?")
LATIN = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip "
    "ex ea commodo consequat."
)
FILLER = (md.Prose((md.Paragraph((md.Text(LATIN, None),), None),)), "la")  # a missing text, in drafts
CONTENT = "content"  # the slot of a component that a fenced box fills


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: paragraph style by Markdown mark, level of its headings, its footnotes."""

    styles: Mapping[str, str]
    base: int
    notes: Notes

    def style(self, *marks: str) -> str:
        """The style of the first mark that has one."""
        return next((self.styles[mark] for mark in marks if mark in self.styles), "body")


def bind_prose(binding: Binding, node: ProseNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    found = _text(binding, node, here) or (FILLER if binding.draft else None)
    if found is None:
        return []
    prose, lang = found
    inner = in_language(replace(here, path=path), node.common.lang or lang)
    base = (
        here.level
        if node.level_base is None
        else int(attributes.number(binding, node.level_base, here, None, 1))
    )
    setting = Setting(prose_styles(binding, node.styles), base, Notes(prose.notes))
    take = attributes.word(binding, node.take, here, node.where("take"))
    try:
        blocks = taken(prose.blocks, take)
    except ExpressionError as error:
        raise binding.failed(error, take, node.where("take")) from None
    children = bind_markdown(binding, blocks, inner, setting)
    return _wrapped(binding, node, here, path, children)


def _wrapped(binding: Binding, node: ProseNode, here: Here, path: str, children: list[Block]) -> list[Block]:
    """The paragraphs as they are, so that they flow; in a stack when the block says how it is set."""
    if not children or not node.common.model_fields_set - {"if_", "lang"}:
        return children
    return [Stack(**attributes.common(binding, node, here, path), children=tuple(children))]


def prose_styles(binding: Binding, own: Mapping[str, str]) -> dict[str, str]:
    """The layout's prose map with a block's overrides; a new `p` is also the new first paragraph."""
    styles = {**binding.layout.styles.prose, **own}
    if "p" in own and "p-first" not in own:
        styles["p-first"] = own["p"]
    return styles


# ---- which text


def _text(binding: Binding, node: ProseNode, here: Here) -> tuple[md.Prose, str] | None:
    """The parsed text and its language; None when it is blank or its file is missing (which reading has
    told).
    """
    span = node.where("prose")
    if node.prose in binding.prose:
        return binding.prose[node.prose]
    if node.prose in _registered(binding):
        return None
    value = binding.value(bare(node.prose), here, span)
    if is_blank(value):
        binding.tell(note("text-blank", span, text=node.prose, block=here.path))
        return None
    if isinstance(value, Record) and table_of(value) == "texts":
        return binding.prose.get(key_of(value))
    if isinstance(value, CellText):
        return _cell(binding, value), ""
    if isinstance(value, str):
        raise binding.failed(unknown("no-such-text", value, binding.prose), node.prose, span)
    if isinstance(value, Rich):
        return md.Prose(()), ""
    raise binding.failed(ExpressionError("not-a-text", kind=kind_of(value)), node.prose, span)


def _registered(binding: Binding) -> set[str]:
    """The keys of all texts, also of those whose file is missing."""
    table = binding.workbook.tables.get("texts")
    return {key_of(record) for record in table.records} if table else set()


def _cell(binding: Binding, text: CellText) -> md.Prose:
    """The text of a cell: Markdown when its column says so, else one paragraph a line."""
    if not text.markdown:
        lines = filter(str.strip, str.__str__(text).splitlines())
        return md.Prose(tuple(md.Paragraph((md.Text(line, text.ref),), text.ref) for line in lines))
    prose = parse_blocks(str.__str__(text), text.ref)
    for diagnostic in prose.diagnostics:
        binding.tell(diagnostic)
    return prose


def taken(blocks: tuple[md.Block, ...], take: str) -> tuple[md.Block, ...]:
    """`first`, `rest`, `all`, `N`, `N..M`, `N..`: by paragraph from 1; a heading goes with what follows
    it, anything
    else with the paragraph before it."""
    if take == "all":
        return blocks
    low, high = {"first": (1, 1), "rest": (2, 10_000)}.get(take, (0, 0))
    if not low:
        match = RANGE.fullmatch(take.replace(" ", ""))
        if match is None:
            raise ExpressionError("unknown-take", take=take)
        low = int(match[1])
        high = int(match[2] or 10_000) if ".." in take else low
    chosen: list[md.Block] = []
    count = 0
    for block in blocks:
        count += isinstance(block, md.Paragraph)
        place = count + 1 if isinstance(block, md.Heading) else max(count, 1)
        if low <= place <= high:
            chosen.append(block)
    return tuple(chosen)


# ---- blocks


def bind_markdown(binding: Binding, blocks: Iterable[md.Block], here: Here, setting: Setting) -> list[Block]:
    """Blocks of a text, in order; a paragraph after a heading or at the start has style `p-first`."""
    bound: list[Block] = []
    first = True
    for block in blocks:
        try:
            bound += _block(binding, block, here, setting, first)
        except Absent:
            continue
        except ExpressionError as error:
            where = span_only(block.where)
            binding.failed(error, "", where)
            continue
        first = isinstance(block, (md.Heading, md.Rule, md.FencedBox))
    return bound


def _block(binding: Binding, block: md.Block, here: Here, setting: Setting, first: bool) -> list[Block]:
    if isinstance(block, md.Paragraph):
        style = setting.style("p-first", "p") if first else setting.style("p")
        return paragraph(binding, block.inlines, style, here, setting, block.where)
    if isinstance(block, md.Heading):
        style = setting.style(f"h{block.level}", "h3", "p")
        level = min(max(setting.base + block.level - 1, 1), 6)
        return paragraph(binding, block.inlines, style, here, setting, block.where, level)
    if isinstance(block, (md.BulletList, md.OrderedList)):
        return [_list(binding, block, here, setting)]
    if isinstance(block, md.Quote):
        return [_quote(binding, block, here, setting)]
    if isinstance(block, md.FencedBox):
        return _box(binding, block, here, setting)
    path = binding.path(here, "rule")
    stroke = Stroke(here.look.paint(Paint("black")), 0.4)
    return [Shape(path=path, span=span_only(block.where), kind="line", stroke=stroke, decorative=True)]


def paragraph(
    binding: Binding,
    inlines: Iterable[md.Inline],
    style: str,
    here: Here,
    setting: Setting,
    where: Where | None,
    level: int = 0,
) -> list[Block]:
    path = binding.path(here, "heading" if level else "paragraph")
    look = here.look.paragraph(style)
    runs = styled(binding, Rich(pieces_of(binding, inlines, here, setting.notes)), look, here, path)
    if is_blank_text(runs):
        return []
    role = "H" if level else "P"
    text = Text(
        path=path,
        span=span_only(where),
        role=role,
        lang=here.lang,
        style=look,
        runs=runs,
        level=level,
        source=where,
    )
    return [text]


def _list(binding: Binding, block: md.BulletList | md.OrderedList, here: Here, setting: Setting) -> List:
    ordered = isinstance(block, md.OrderedList)
    path = binding.path(here, "list")
    inner = replace(here, path=path)
    style = setting.style("ol", "li", "p") if ordered else setting.style("li", "p")
    look = here.look.paragraph(style)
    start = block.start if isinstance(block, md.OrderedList) else 1
    items: list[ListItem] = []
    own = replace(setting, styles={**setting.styles, "p": style, "p-first": style})
    for index, item in enumerate(block.items):
        place = replace(inner, path=f"{path}/item-{index + 1}")
        mark = f"{start + index}." if ordered else "•"
        marker = styled(binding, Rich((Piece(mark),)), look, place, place.path)
        children = tuple(bind_markdown(binding, item.blocks, place, own))
        items.append(ListItem(path=place.path, span=span_only(item.where), marker=marker, children=children))
    return List(
        path=path,
        span=span_only(block.where),
        role="L",
        lang=here.lang,
        items=tuple(items),
        marker_style=look,
        indent=look.indent_left or DEFAULT_INDENT,
        ordered=ordered,
    )


def _quote(binding: Binding, block: md.Quote, here: Here, setting: Setting) -> Stack:
    path = binding.path(here, "quote")
    style = setting.style("quote", "p")
    own = replace(setting, styles={**setting.styles, "p": style, "p-first": style})
    children = bind_markdown(binding, block.blocks, replace(here, path=path), own)
    return Stack(
        path=path, span=span_only(block.where), role="BlockQuote", lang=here.lang, children=tuple(children)
    )


def _box(binding: Binding, block: md.FencedBox, here: Here, setting: Setting) -> list[Block]:
    """`::: name`: the component of that name, its slot `content` (or its only slot) filled with the
    box's text.
    """
    component = binding.layout.components.get(block.name)
    span = span_only(block.where)
    if component is None:
        raise binding.failed(
            unknown("no-such-component", block.name, binding.layout.components), block.name, span
        )
    slots = component.slots
    slot = CONTENT if CONTENT in slots or len(slots) != 1 else slots[0]
    if slot not in slots:
        raise binding.failed(ExpressionError("box-without-slot", name=block.name), block.name, span)

    def content(place: Here) -> list[Block]:
        return bind_markdown(binding, block.blocks, place, setting)

    inner = binding.entered(here, span)
    inner = replace(inner, path=binding.path(here, block.name))
    return call_component(binding, component, {}, {slot: Slot((), here, content)}, inner)
