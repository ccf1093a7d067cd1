"""The rules of the checks, in the order in which their findings are reported; each is a module of `rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from reportcli.checks.waivers import Judged, judged
from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

Rule = Callable[["Workbook", "Report"], Iterable[Diagnostic]]

RULES = (
    "figures.chart_totals",
    "figures.chart_shares",
    "figures.stated_shares",
    "figures.theme_shares",
    "figures.network_growth",
    "figures.head_count",
    "figures.full_time_equivalents",
    "figures.assertions",
    "figures.signs",
    "figures.outliers",
    "names.duplicate_rows",
    "figures.duplicate_amounts",
    "names.order_numbers",
    "names.sort_order",
    "dates.periods",
    "dates.date_ranges",
    "dates.project_periods",
    "dates.ages",
    "names.bank_accounts",
    "names.enterprise_numbers",
    "names.mail_domains",
    "names.addresses",
    "names.listed_partners",
    "names.repeated_names",
    "names.neighbour_countries",
    "names.cited_names",
    "names.named_projects",
    "names.name_variants",
    "names.names_in_texts",
    "names.people_names",
    "names.value_variants",
    "texts.enumerations",
    "texts.list_counts",
    "figures.conversions",
    "texts.asserting_words",
    "texts.hedged_twice",
    "texts.parts_of_wholes",
    "texts.typed_numerals",
    "texts.unused_records",
    "accounts.trial_balance_sides",
    "accounts.account_roll_forward",
    "accounts.opening_balances",
    "accounts.unmapped_accounts",
    "accounts.lines_from_accounts",
    "accounts.statement_identities",
    "accounts.line_signs",
    "media.image_alternatives",
    "media.photo_credits",
)


def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which their findings are told."""
    return tuple(import_module(f"reportcli.checks.rules.{name}").check for name in RULES)


def run_rules(workbook: Workbook, report: Report) -> list[Diagnostic]:
    """The findings of all rules."""
    return [finding for rule in rules() for finding in rule(workbook, report)]


def run_checks(
    workbook: Workbook, report: Report, *, waivers: bool = True, whole: Workbook | None = None
) -> Judged:
    """The findings of all rules, apart by whether the workbook waives them. whole: with the texts of all
    languages, so that a row has the same name in every edition.
    """
    return judged(whole or workbook, run_rules(workbook, report), waivers=waivers)
