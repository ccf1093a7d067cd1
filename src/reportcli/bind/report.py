"""Binding: a layout and a workbook give a report, everything resolved, all findings collected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportcli.bind.computed_cells import completed
from reportcli.bind.context import Binding, Here
from reportcli.bind.dispatch import bind_blocks
from reportcli.bind.overrides import tell_unmatched
from reportcli.bind.section_styles import Look
from reportcli.bind.toc import filled
from reportcli.blocks import Block, Report, Section
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator
from reportcli.expressions.formats import Locale, locale, with_house_style
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.names import ORGANISATION, root_scope
from reportcli.expressions.untranslated import borrowed_words, untranslated_of
from reportcli.model.diagnostic import Severity, error, warning
from reportcli.model.display import Metadata
from reportcli.workbook.excel.format_codes import report_currency
from reportcli.workbook.tables.record import Record, key_of

if TYPE_CHECKING:
    from reportcli.layout.load import Layout
    from reportcli.workbook.workbook import Workbook

DEFAULT_LANG = "en-GB"
FIGURES = "key_figures"


def bind(
    layout: Layout, workbook: Workbook, *, edition_lang: str | None, date: str, draft: bool = False
) -> Report:
    """The report of one edition. `date`: ISO 8601 with offset, for the metadata; findings stand in
    `diagnostics`.
    """
    lang = edition_lang or edition_language(layout, workbook)
    binding, root = _start(layout, workbook, lang, draft)
    blocks = bind_blocks(binding, layout.sections, root)
    _outside_sections(binding, blocks)
    tell_unmatched(binding)
    chapters = filled(binding)
    for finding in binding.untranslated.findings():
        binding.tell(finding)
    return Report(
        metadata=metadata(root.scope.names, lang, date),
        format=layout.format,
        facing=layout.facing,
        palette=layout.palette,
        fonts=layout.fonts,
        fallbacks=layout.fallbacks,
        images=dict(binding.images),
        assets=dict(binding.assets),
        chapters=chapters,
        facts=tuple(binding.facts),
        blank_master=layout.blank_master,
        page_multiple=layout.multiple,
        diagnostics=tuple(binding.diagnostics),
        late_targets={name: name for name in sorted(binding.ids)},
    )


def edition_language(layout: Layout, workbook: Workbook) -> str:
    """The language printed: the workbook's own; where that names no region, the layout's for the same one."""
    stated = workbook.language
    if layout.language and "-" not in stated and layout.language.split("-")[0] == stated:
        return layout.language
    return stated or layout.language or DEFAULT_LANG


def _start(layout: Layout, workbook: Workbook, lang: str, draft: bool) -> tuple[Binding, Here]:
    words, borrowed = borrowed_words(layout.words, lang, workbook)
    edition = Edition(lang, locale_of(layout, lang), words, _currency(workbook), borrowed)
    untranslated = untranslated_of(workbook, lang, layout.language)
    evaluator = Evaluator(FUNCTIONS, FILTERS, edition, _figures(workbook), untranslated=untranslated)
    done = completed(layout, workbook, evaluator)
    root = Here(root_scope(workbook, done.tables, lang), Look(layout, {}), lang, "")
    binding = Binding(layout, workbook, evaluator, root, done.photos, done.prose, untranslated, draft)
    for finding in done.diagnostics:
        binding.tell(finding)
    if edition.locale.tag.split("-")[0] != lang.split("-")[0]:
        binding.tell(warning("edition-without-formats", None, lang=lang, used=edition.locale.tag))
    return binding, root


def locale_of(layout: Layout, lang: str) -> Locale:
    """A language's formats, then the house's way with all languages, then its way with this one."""
    found = locale(lang)
    houses = [layout.languages.get(lang.split("-")[0]), layout.languages.get(lang) if "-" in lang else None]
    for house in (layout.numbers, *houses):
        if house is not None:
            found = with_house_style(found, {name: getattr(house, name) for name in house.model_fields_set})
    return found


def _currency(workbook: Workbook) -> str:
    if ORGANISATION in workbook.tables:
        stated = workbook.record(ORGANISATION)
        columns = workbook.tables[ORGANISATION].spec.columns
        code = report_currency(str(stated.currency or "")) if "currency" in columns else ""
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
            binding.tell(error("block-outside-section", block.span, block=block.path))
    if not binding.chapters and not any(told.severity is Severity.ERROR for told in binding.diagnostics):
        binding.tell(error("report-without-sections", None))


def metadata(names: Mapping[str, Any], lang: str, date: str) -> Metadata:
    """Title, author and subject from the organisation's record; the year follows a title that does not
    name it.
    """
    organisation = names.get(ORGANISATION)

    def word(column: str) -> str:
        value = getattr(organisation, column, None) if organisation is not None else None
        return str.__str__(value) if isinstance(value, str) else ""

    year = getattr(organisation, "year", None) if organisation is not None else None
    title = word("title") or word("name")
    if year is not None and str(year.value) not in title:
        title = f"{title} {year.written or format(year.value, 'f')}".strip()
    return Metadata(title=title, author=word("name"), subject=word("subtitle"), lang=lang, date=date)
