"""Binds sections; every one of the top level becomes a chapter of its own."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.components import plain_text
from reportcli.bind.context import Binding
from reportcli.bind.identifiers import slug
from reportcli.bind.parts.masters import bound_masters, default_master, use_master
from reportcli.bind.position import Here, SectionPage
from reportcli.bind.registers import Entry
from reportcli.blocks import Block, Chapter, Section
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import Namespace, Rich
from reportcli.layout.models.kinds.section import SectionHead, SectionNode
from reportcli.layout.models.page_sizes import size_on
from reportcli.model.diagnostic import note
from reportcli.model.style import Paint
from reportcli.model.value_class import replace


def bind(binding: Binding, node: SectionNode, here: Here) -> list[Block]:
    """A section with its blocks; nothing, and a note, when it has none."""
    head = node.section
    path = binding.path(here, node)
    if here.level == 0:
        binding.registers.chapter = path
    inner = _inside(binding, node, here, path)
    read = Attributes(binding, head, inner)
    rich = read.text("title")
    title, number = plain_text(rich), read.plain("number")
    shared = common(Attributes(binding, node, inner), node, path, "Sect")
    target = read.identity("id", path) or shared.get("id") or _own_id(binding, path)
    shared["id"] = target
    inner = _named(inner, target, title, number)
    chapter = here.level == 0
    if chapter:
        binding.registers.masters.clear()
    read = Attributes(binding, head, inner)
    name = _master(read, chapter)
    master = use_master(binding, name, inner, head.where("master")) if name else None
    inner = replace(inner, master=name or inner.master)
    entry = Entry(inner.level, title, number, target, read.flag("toc", True))
    children = _children(binding, node, inner, entry)
    if not children:
        return []
    section = Section(
        title=binding.texts.characters(rich, path),
        number=number,
        level=inner.level,
        master=master,
        starts=_starts(read.word("starts"), head.page is not None),
        in_outline=read.flag("outline", True),
        in_toc=entry.in_toc,
        running=read.plain("running") or binding.texts.characters(rich),
        hidden_heading=head.heading == "hidden",
        children=children,
        paged=head.page is not None,
        **shared,
    )
    if chapter:
        binding.registers.chapters.append(Chapter(section, bound_masters(binding, inner)))
    return [section]


def _starts(stated: str, paged: bool) -> str:
    """Where a section begins; one with pages of its own size never on those of another."""
    return "next" if paged and stated == "any" else stated


def _inside(binding: Binding, node: SectionNode, here: Here, path: str) -> Here:
    """The place of a section's children: one level deeper, its own colours in force."""
    colours: dict[str, Paint] = {}
    palette = binding.layout.palette
    for name, value in node.section.colours.items():
        values = Attributes(binding, node.section, here).at("colours", name)
        if name not in palette:
            raise values.failed(unknown("no-such-colour", name, palette), name)
        paint = values.paint(value)
        if paint is not None:
            colours[name] = paint
    inner = here.at(path, node.common.lang)
    head, page = node.section, (binding.layout.page.width, binding.layout.page.height)
    if head.page is not None:
        inner = replace(inner, page=SectionPage(size_on(head.page, page), head.where("page")))
    return replace(inner, level=here.level + 1, section=path, styles=here.styles.with_colours(colours))


def _own_id(binding: Binding, path: str) -> str:
    """The id of a section that has none: its path, so that contents and bookmarks can point to it."""
    name = slug(path)
    binding.registers.ids.setdefault(name, None)
    return name


def _named(here: Here, target: str, title: str | Rich, number: str) -> Here:
    names = {"title": title, "number": number, "id": target}
    about = Namespace("section", names)
    return here.naming(section=about, chapter=about) if here.level == 1 else here.naming(section=about)


def _master(read: Attributes, chapter: bool) -> str:
    """The name of the section's master. A chapter has one in any case; a section with pages of its own size
    that names none has that of the section around it.
    """
    name = read.word("master")
    if not name and isinstance(read.part, SectionHead) and read.part.page is not None:
        name = read.here.master
    return name or (default_master(read.binding, read.part.span) if chapter else "")


def _children(binding: Binding, node: SectionNode, here: Here, entry: Entry) -> tuple[Block, ...]:
    """The blocks of a section, which stands in the outline before those in it; not at all without any."""
    outline, found = binding.registers.outline, binding.diagnostics.found
    position, known = len(outline), len(found)
    outline.append(entry)
    children = tuple(binding.blocks(node.do, here))
    if not children:
        del outline[position:]
        if len(found) == known and node.do:  # else loading or its blocks have reported why
            binding.diagnostics.add(note("section-without-blocks", node.span, section=here.path))
    return children
