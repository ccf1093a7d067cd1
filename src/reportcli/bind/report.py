"""Binding: a layout and a workbook give a report, everything resolved, all findings collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from reportcli.bind.computed_cells import Computed, ParseFile, computed
from reportcli.bind.context import Binder, Binding, Sources
from reportcli.bind.diagnostics import Diagnostics
from reportcli.bind.inline.references import with_references
from reportcli.bind.kinds import binder_of
from reportcli.bind.loops import without_met
from reportcli.bind.nesting import Nesting
from reportcli.bind.overrides import BlockOverrides
from reportcli.bind.parts.dependencies import PHOTO, TABLE, TEXT
from reportcli.bind.parts.known import KnownParts, Parts, remembering_of
from reportcli.bind.position import Here
from reportcli.bind.registers import Registers
from reportcli.bind.section_styles import StyleSheets
from reportcli.bind.texts import Texts
from reportcli.bind.tree import with_lists
from reportcli.blocks import Block, Chapter, Report, Section
from reportcli.blocks.report import Used
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator
from reportcli.expressions.formats import Locale, locale, with_house_style
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.names import ORGANISATION, root_scope
from reportcli.expressions.untranslated import borrowed_words, untranslated_of
from reportcli.inputs.markdown.reader import parse_markdown
from reportcli.layout.layout import BRAND_LOGO
from reportcli.layout.models.node import Node
from reportcli.layout.settings.page_format import Numbers
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.display import Metadata
from reportcli.model.fact import Fact
from reportcli.model.value_class import replace
from reportcli.number_formats import report_currency
from reportcli.workbook.tables.column_names import as_headed
from reportcli.workbook.tables.reads import Noted, is_noted
from reportcli.workbook.tables.record import Record, key_of

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout
    from reportcli.workbook.workbook import Workbook

DEFAULT_LANG = "en-GB"
FIGURES = "key_figures"
WORD = re.compile(r"(?<![\w.])[a-z]\w*")  # not an attribute


def bind(
    layout: Layout,
    workbook: Workbook,
    *,
    edition_lang: str | None,
    date: str,
    draft: bool = False,
    known: KnownParts | None = None,
    loaded: str = "",
) -> Report:
    """The report of one edition. `date`: ISO 8601 with offset, for the metadata; findings stand in
    `diagnostics`.

    known: parts that other runs have bound; loaded: a digest of all that the layout was made from.
    """
    lang = edition_lang or edition_language(layout, workbook)
    parse_file = parse_markdown if known is None else known.parsed
    binding, done = _start(layout, workbook, lang, binder_of=binder_of, draft=draft, parse_file=parse_file)
    root, registers, diagnostics = binding.texts.root, binding.registers, binding.diagnostics
    remembering = None
    if known is not None and loaded and not is_noted():
        remembering = remembering_of(binding, workbook, done, known=known, loaded=loaded)
    parts = Parts(remembering)
    binding = replace(binding, apart=parts.inner)
    blocks = [block for node in layout.sections for block in parts.part(binding, node, root)]
    _outside_sections(binding, blocks)
    for finding in binding.overrides.unmatched():
        diagnostics.add(finding)
    chapters = _chapters(binding)
    if registers.references:
        chapters = with_references(chapters, registers, diagnostics, binding.texts.characters)
    for finding in binding.texts.untranslated.findings():
        diagnostics.add(finding)
    found = without_met(diagnostics.found, diagnostics.met)
    return Report(
        metadata=metadata(root.scope.names, lang, date),
        format=layout.format,
        facing=layout.facing,
        palette=layout.palette,
        fonts=layout.fonts,
        fallbacks=layout.fallbacks,
        images=dict(registers.images),
        assets=dict(registers.assets),
        chapters=chapters,
        facts=dict(registers.facts),
        blank_master=layout.blank_master,
        page_multiple=layout.multiple,
        texts=frozenset(registers.texts),
        used=_used(binding),
        diagnostics=as_headed(found, workbook.tables, workbook.uses, workbook.language),
    )


def _used(binding: Binding) -> Used:
    """What of the workbook was read. Attributes are known from reading them; any other word of an expression
    may be the name of a table or a column.
    """
    evaluator = binding.texts.evaluator
    words = {word for source in evaluator.sources for word in WORD.findall(source)}
    return Used(frozenset(evaluator.columns), frozenset(words), frozenset(binding.registers.wanted))


def edition_language(layout: Layout, workbook: Workbook) -> str:
    """The language printed: the workbook's own; where that names no region, the layout's for the same one."""
    stated = workbook.language
    if layout.language and "-" not in stated and layout.language.split("-")[0] == stated:
        return layout.language
    return stated or layout.language or DEFAULT_LANG


def _start(
    layout: Layout,
    workbook: Workbook,
    lang: str,
    *,
    binder_of: Callable[[type[Node]], Binder],
    draft: bool,
    parse_file: ParseFile,
) -> tuple[Binding, Computed]:
    words, borrowed = borrowed_words(layout.words, lang, workbook)
    edition = Edition(lang, locale_of(layout, lang), words, _currency(workbook), borrowed)
    untranslated = untranslated_of(workbook, lang, layout.language)
    evaluator = Evaluator(
        FUNCTIONS, FILTERS, edition, Noted(TABLE, _figures(workbook), FIGURES), untranslated=untranslated
    )
    diagnostics, registers = Diagnostics(workbook.diagnostics), Registers()
    done = computed(layout, workbook, evaluator, parse_file)
    for finding in done.diagnostics:
        diagnostics.add(finding)
    for finding in signs_alike(layout, lang, edition.locale):
        diagnostics.add(finding)
    if edition.locale.tag.split("-")[0] != lang.split("-")[0]:
        diagnostics.add(warning("edition-without-formats", None, lang=lang, used=edition.locale.tag))
    size = (layout.page.width, layout.page.height)
    names = root_scope(workbook, done.tables, lang, logo=BRAND_LOGO if layout.logo else None, page=size)
    root = Here(names, StyleSheets(layout).of({}), lang, "")
    photos, prose = Noted(PHOTO, done.photos), Noted(TEXT, done.prose)
    return Binding(
        layout=layout,
        sources=Sources(Noted(TABLE, workbook.tables), photos, prose, draft),
        texts=Texts(evaluator, untranslated, diagnostics=diagnostics, registers=registers, root=root),
        registers=registers,
        diagnostics=diagnostics,
        nesting=Nesting(diagnostics),
        overrides=BlockOverrides(layout.block_overrides),
        binder_of=binder_of,
    ), done


def _chapters(binding: Binding) -> tuple[Chapter, ...]:
    """All chapters, with the lists that had to wait for them."""
    registers = binding.registers
    if not registers.waiting:
        return tuple(registers.chapters)
    lists = {}
    for path, blocks in registers.waiting.items():
        registers.chapter = path.partition("/")[0]
        lists[path] = blocks(binding)
    holders = {path.partition("/")[0] for path in lists}
    return tuple(
        with_lists(chapter, lists) if chapter.section.path in holders else chapter
        for chapter in registers.chapters
    )


def locale_of(layout: Layout, lang: str) -> Locale:
    """A language's formats, then the layout's way with all languages, then its way with this one."""
    found = locale(lang)
    for way in _ways(layout, lang):
        found = with_house_style(found, {name: getattr(way, name) for name in way.stated})
    return found


def _ways(layout: Layout, lang: str) -> list[Numbers]:
    """The layout's ways with numbers that count in a language, the nearer ones last."""
    ways = [layout.languages.get(lang.split("-")[0]), layout.languages.get(lang) if "-" in lang else None]
    return [layout.numbers, *(way for way in ways if way is not None)]


def signs_alike(layout: Layout, lang: str, used: Locale) -> Iterator[Diagnostic]:
    """Errors where what the layout changes of a language's numbers leaves two of its signs the same, so that
    a figure could be read in two ways. used: the formats that count.
    """
    for first, second in (("decimal", "group"), ("minus", "plus")):
        sign = getattr(used, first)
        if not sign or sign != getattr(used, second):
            continue
        stated = [
            (way, name) for way in _ways(layout, lang) for name in (first, second) if name in way.stated
        ]
        if stated:
            way, name = stated[-1]
            yield error("layout-number-signs-alike", way.where(name), sign=sign, first=first, second=second)


def _currency(workbook: Workbook) -> str:
    if ORGANISATION in workbook.tables:
        stated = workbook.record(ORGANISATION)
        columns = workbook.tables[ORGANISATION].spec.columns
        language = next(iter(workbook.languages), "")
        code = report_currency(str(stated.currency or ""), language) if "currency" in columns else ""
        if code:
            return code
    return workbook.contract.currency


def _figures(workbook: Workbook) -> dict[str, Record]:
    """The records of the key figures by id, when the contract has the table with its value."""
    table = workbook.tables.get(FIGURES)
    if table is None or "value" not in table.spec.columns:
        return {}
    return {key_of(record): record for record in reversed(table.records)}


def _outside_sections(binding: Binding, blocks: list[Block]) -> None:
    """Top-level blocks must be sections: a chapter is what pages are made of."""
    for block in blocks:
        if not isinstance(block, Section):
            binding.diagnostics.add(error("block-outside-section", block.span, block=block.path))
    if not binding.registers.chapters and not binding.diagnostics.has_errors:
        binding.diagnostics.add(error("report-without-sections", None))


def metadata(names: Mapping[str, object], lang: str, date: str) -> Metadata:
    """Title, author and subject from the organisation's record; the year follows a title that does not
    name it.
    """
    organisation = names.get(ORGANISATION)

    def cell(column: str) -> object:
        """A column of the organisation's record, None where there is no record or no such column."""
        return getattr(organisation, column, None)

    def word(column: str) -> str:
        """A column's text as a plain str; empty where the cell is no text."""
        value = cell(column)
        return str.__str__(value) if isinstance(value, str) else ""

    year = cell("year")
    title = word("title") or word("name")
    if isinstance(year, Fact) and str(year.value) not in title:
        title = f"{title} {year.written or format(year.value, 'f')}".strip()
    return Metadata(title=title, author=word("name"), subject=word("subtitle"), lang=lang, date=date)
