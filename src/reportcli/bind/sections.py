"""Binds sections and their masters; every top-level section becomes a chapter of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.containers import plain_text
from reportcli.bind.context import Binding, Here
from reportcli.bind.dispatch import bind_blocks
from reportcli.bind.text import in_language, step_of
from reportcli.blocks import Block, Chapter, FrameSpec, PageMaster, Place, Section, Stack, UseMaster
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Namespace
from reportcli.model.diagnostic import error, note
from reportcli.model.refs import Span
from reportcli.model.style import Paint

if TYPE_CHECKING:
    from reportcli.layout import models

SIDES = ("left", "right")
ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the contents list sees it. `title`: its text with Facts; `target`: the id of its
    anchor.
    """

    level: int
    title: Any
    number: str
    target: str
    in_toc: bool


def bind_section(binding: Binding, node: models.SectionNode, here: Here) -> list[Block]:
    head = node.section
    path = binding.path(here, step_of(node))
    inner = in_language(_inside(binding, node, here, path), node.common.lang)
    rich = binding.text(head.title, inner, head.where("title"))
    title, number = plain_text(rich), binding.plain(head.number, inner, head.where("number"))
    shared = attributes.common(binding, node, inner, path, "Sect")
    written = head.id or node.common.id
    shared["id"] = attributes.identity(binding, written, inner, head.where("id"), path) or _own_id(
        binding, path
    )
    inner = _named(inner, shared["id"], title, number)
    chapter = here.level == 0
    if chapter:
        binding.masters = {}
    master = _master(binding, head, inner, chapter)
    entry = Entry(inner.level, title, number, shared["id"], _flag(binding, head, "toc", inner))
    position, told = len(binding.outline), len(binding.diagnostics)
    binding.outline.append(entry)
    children = tuple(bind_blocks(binding, node.do, inner))
    if not children:
        del binding.outline[position:]
        if len(binding.diagnostics) == told:  # else its blocks have told why
            binding.tell(note("section-without-blocks", node.span, section=path))
        return []
    section = Section(
        **shared,
        title=binding.characters(rich, path),
        number=number,
        level=inner.level,
        master=master,
        starts=attributes.word(binding, head.starts, inner, head.where("starts")),
        in_outline=_flag(binding, head, "outline", inner),
        in_toc=entry.in_toc,
        running=binding.plain(head.running, inner, head.where("running")) or binding.characters(rich),
        hidden_heading=head.heading == "hidden",
        children=children,
        accent=inner.look.paint(Paint(ACCENT)) if ACCENT in binding.layout.palette else None,
    )
    if chapter:
        binding.chapters.append(Chapter(section, bound_masters(binding, inner)))
    return [section]


def _flag(binding: Binding, head: models.SectionHead, name: str, here: Here) -> bool:
    return attributes.flag(binding, getattr(head, name), here, head.where(name), True)


def _inside(binding: Binding, node: models.SectionNode, here: Here, path: str) -> Here:
    """The place of a section's children: one level deeper, its own colours in force."""
    colours: dict[str, Paint] = {}
    for name, value in node.section.colours.items():
        where = node.section.where("colours", name)
        if name not in binding.layout.palette:
            raise binding.failed(unknown("no-such-colour", name, binding.layout.palette), name, where)
        paint = attributes.paint(binding, value, here, where)
        if paint is not None:
            colours[name] = paint
    return replace(here, path=path, level=here.level + 1, section=path, look=here.look.with_colours(colours))


def _own_id(binding: Binding, path: str) -> str:
    """The id of a section that has none: its path, so that contents and bookmarks can point to it."""
    name = attributes.slug(path)
    binding.ids.setdefault(name, None)
    return name


def _named(here: Here, target: str, title: Any, number: str) -> Here:
    names = {"title": title, "number": number, "id": target}
    about = Namespace("section", names)
    return here.naming(section=about, chapter=about) if here.level == 1 else here.naming(section=about)


# ---- masters


def bind_master(binding: Binding, node: models.MasterNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    name = attributes.word(binding, node.master, here, node.where("master"))
    return [
        UseMaster(
            **attributes.common(binding, node, here, path), master=use_master(binding, name, here, node.span)
        )
    ]


def _master(binding: Binding, head: models.SectionHead, here: Here, chapter: bool) -> str | None:
    """The section's master under its bound name; a chapter has one in any case."""
    name = attributes.word(binding, head.master, here, head.where("master"))
    if not name and chapter:
        name = default_master(binding, head.span)
    return use_master(binding, name, here, head.where("master")) if name else None


def default_master(binding: Binding, span: Span) -> str:
    """The first master of the layout that text can flow through."""
    for (name, _), side in binding.layout.masters.items():
        if any(frame.flow for frame in side.frames):
            return name
    raise binding.failed(ExpressionError("no-master"), "", span)


def use_master(binding: Binding, name: str, here: Here, span: Span | None) -> str:
    """A master's bound name: its furniture speaks of one section, so each section has a master of its own."""
    if (name, "right") not in binding.layout.masters:
        names = {known for known, _ in binding.layout.masters}
        raise binding.failed(unknown("no-such-master", name, names), "", span)
    bound = f"{name}@{here.section}"
    binding.masters.setdefault(bound, (name, here))
    return bound


def bound_masters(binding: Binding, here: Here) -> Mapping[tuple[str, str], PageMaster]:
    """All masters of a chapter for both sides, furniture bound; the master of blank pages among them."""
    blank = binding.layout.blank_master
    if blank:
        binding.masters.setdefault(blank, (blank, here))
    masters: dict[tuple[str, str], PageMaster] = {}
    for bound, (name, place) in binding.masters.items():
        for side in SIDES:
            masters[bound, side] = _side(binding, bound, name, side, place)
    return masters


def _side(binding: Binding, bound: str, name: str, side: str, here: Here) -> PageMaster:
    master = binding.layout.masters[name, side]
    return PageMaster(
        name=bound,
        side=side,
        frames=tuple(
            FrameSpec(f.name, f.x, f.y, f.width, f.height, f.fit, f.flow, f.columns, f.gap)
            for f in master.frames
        ),
        furniture=_furniture(
            binding, master.furniture, replace(here, side=side, path=f"{here.section}/{name}-{side}")
        ),
        margin=master.margin,
        grid_top=master.grid_top,
        baseline=master.baseline,
        columns=master.columns,
        gutter=master.gutter,
        folio=master.folio,
    )


def _furniture(binding: Binding, nodes: tuple[Any, ...], here: Here) -> tuple[Place, ...]:
    placed: list[Place] = []
    for block in bind_blocks(binding, nodes, here.naming(side=here.side)):
        if isinstance(block, Place):
            placed.append(block)
        else:
            told = error("furniture-not-placed", block.span, block=block.path)
            if not any(one.code == told.code and one.where == told.where for one in binding.diagnostics):
                binding.tell(told)  # the same block stands on left and right pages
    return tuple(placed)


# ---- contents


def bind_toc(binding: Binding, node: models.TocNode, here: Here) -> list[Block]:
    """A place for the contents list; it is filled when all sections are known."""
    path = binding.path(here, step_of(node))
    try:
        stack = Stack(**attributes.common(binding, node, here, path, "TOC"), children=())
    except ExpressionError as wrong:
        raise binding.failed(wrong, "toc", node.span) from None
    binding.tocs[path] = (node, replace(here, path=path))
    return [stack]
