"""Markdown to blocks: paragraphs, headings, lists, quotes and boxes, in the styles of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportcli.bind.components import call_component
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.inline.nested_styles import in_style
from reportcli.bind.inline_markdown import Notes, pieces_of
from reportcli.bind.position import Here, Slot
from reportcli.bind.runs import is_blank, styled
from reportcli.blocks import Block, List, ListItem, Shape, Stack, Text
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Piece, Rich
from reportcli.inputs.markdown import nodes as md
from reportcli.model.refs import Span, Where
from reportcli.model.style import BLACK, Stroke
from reportcli.model.value_class import dataclass, replace

CONTENT = "content"  # the slot of a component that a fenced box fills
DEFAULT_INDENT = 10.0  # points


@dataclass(frozen=True, slots=True)
class TextStyles:
    """How a text is set: paragraph style by Markdown mark, level of its headings, its footnotes."""

    styles: Mapping[str, str]
    base: int
    notes: Notes

    def style(self, *marks: str) -> str:
        """The style of the first mark that has one."""
        return next((self.styles[mark] for mark in marks if mark in self.styles), "body")

    def inside(self, style: str) -> TextStyles:
        """The same where paragraphs have a style of their own: in lists and quotes."""
        return replace(self, styles={**self.styles, "p": style, "p-first": style})


@dataclass(frozen=True, slots=True)
class MarkdownBlocks:
    """Binds the blocks of one text."""

    binding: Binding
    set_as: TextStyles

    def blocks(self, blocks: Iterable[md.Block], here: Here) -> list[Block]:
        """Blocks in order; a paragraph after a heading or at the start has style `p-first`."""
        bound: list[Block] = []
        first = True
        for block in blocks:
            try:
                bound += self._block(block, here, first)
            except Absent:
                continue
            except ExpressionError as error:
                self.binding.diagnostics.failed(error, "", _span(block.where))
                continue
            first = isinstance(block, (md.Heading, md.Rule, md.FencedBox))
        return bound

    def _block(self, block: md.Block, here: Here, first: bool) -> list[Block]:
        if isinstance(block, md.Paragraph):
            marks = ("p-first", "p") if first else ("p",)
            return self._paragraph(block, self.set_as.style(*marks), here)
        if isinstance(block, md.Heading):
            level = min(max(self.set_as.base + block.level - 1, 1), 6)
            return self._paragraph(block, self.set_as.style(f"h{block.level}", "h3", "p"), here, level)
        if isinstance(block, (md.BulletList, md.OrderedList)):
            return [self._list(block, here)]
        if isinstance(block, md.Quote):
            return [self._quote(block, here)]
        if isinstance(block, md.FencedBox):
            return self._box(block, here)
        path = self.binding.registers.path(here, "rule")
        stroke = Stroke(here.styles.paint(BLACK), 0.4)
        return [Shape(path=path, span=_span(block.where), kind="line", stroke=stroke, decorative=True)]

    def _paragraph(
        self, block: md.Paragraph | md.Heading, name: str, here: Here, level: int = 0
    ) -> list[Block]:
        path = self.binding.registers.path(here, "heading" if level else "paragraph")
        style = here.styles.paragraph(name)
        rich = Rich(pieces_of(self.binding.texts, block.inlines, here, self.set_as.notes))
        runs = styled(self.binding, rich, style, here.at(path))
        if is_blank(runs):
            return []
        text = Text(
            path=path,
            span=_span(block.where),
            role="H" if level else "P",
            lang=here.lang,
            style=style,
            runs=runs,
            first_line=in_style(runs, style.first_line, here.styles) if style.first_line else (),
            box=style.box,
            level=level,
            source=block.where,
        )
        return [text]

    def _list(self, block: md.BulletList | md.OrderedList, here: Here) -> List:
        start = block.start if isinstance(block, md.OrderedList) else None
        path = self.binding.registers.path(here, "list")
        name = self.set_as.style("li", "p") if start is None else self.set_as.style("ol", "li", "p")
        style = here.styles.paragraph(name)
        inside = replace(self, set_as=self.set_as.inside(name))
        items: list[ListItem] = []
        for index, item in enumerate(block.items):
            place = here.at(f"{path}/item-{index + 1}")
            mark = "•" if start is None else f"{start + index}."
            marker = styled(self.binding, Rich((Piece(mark),)), style, place)
            children = tuple(inside.blocks(item.blocks, place))
            span = _span(item.where)
            items.append(ListItem(path=place.path, span=span, marker=marker, children=children))
        return List(
            path=path,
            span=_span(block.where),
            role="L",
            lang=here.lang,
            items=tuple(items),
            marker_style=style,
            indent=style.indent_left or DEFAULT_INDENT,
            ordered=start is not None,
        )

    def _quote(self, block: md.Quote, here: Here) -> Stack:
        path = self.binding.registers.path(here, "quote")
        inside = replace(self, set_as=self.set_as.inside(self.set_as.style("quote", "p")))
        children = tuple(inside.blocks(block.blocks, here.at(path)))
        span = _span(block.where)
        return Stack(path=path, span=span, role="BlockQuote", lang=here.lang, children=children)

    def _box(self, block: md.FencedBox, here: Here) -> list[Block]:
        """`::: name`: the component of that name, its slot `content` (or its only slot) filled with the
        box's text.
        """
        binding, span = self.binding, _span(block.where)
        components = binding.layout.components
        component = components.get(block.name)
        if component is None:
            raise binding.diagnostics.failed(
                unknown("no-such-component", block.name, components), block.name, span
            )
        slots = component.slots
        slot = CONTENT if CONTENT in slots or len(slots) != 1 else slots[0]
        if slot not in slots:
            problem = ExpressionError("box-without-slot", name=block.name)
            raise binding.diagnostics.failed(problem, block.name, span)

        def content(place: Here) -> list[Block]:
            """The blocks written inside the box, bound where the component places its slot."""
            return self.blocks(block.blocks, place)

        inner = binding.nesting.entered(here, span)
        inner = inner.at(binding.registers.path(here, block.name))
        return call_component(binding, component, inner, names={}, slots={slot: Slot((), here, content)})


def _span(where: Where | None) -> Span | None:
    return where if isinstance(where, Span) else None
