"""Checks of figures and texts: one rule a file, listed here. A rule takes the workbook and the report,
gives findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from reportcli.checks.judged import Judged, judged
from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.report.blocks import Report
    from reportcli.workbook.read import Workbook

Rule = Callable[["Workbook", "Report"], Iterable[Diagnostic]]

RULES = (
    "chart_totals",
    "chart_shares",
    "stated_shares",
    "theme_shares",
    "network_growth",
    "head_count",
    "full_time_equivalents",
    "assertions",
    "signs",
    "outliers",
    "duplicate_rows",
    "duplicate_amounts",
    "order_numbers",
    "sort_order",
    "periods",
    "date_ranges",
    "project_periods",
    "ages",
    "bank_accounts",
    "enterprise_numbers",
    "mail_domains",
    "addresses",
    "listed_partners",
    "repeated_names",
    "neighbour_countries",
    "cited_names",
    "named_projects",
    "name_variants",
    "names_in_texts",
    "people_names",
    "value_variants",
    "enumerations",
    "list_counts",
    "conversions",
    "asserting_words",
    "hedged_twice",
    "parts_of_wholes",
    "typed_numerals",
    "unused_records",
    "trial_balance_sides",
    "account_roll_forward",
    "opening_balances",
    "unmapped_accounts",
    "lines_from_accounts",
    "statement_identities",
    "line_signs",
    "image_alternatives",
    "photo_credits",
)


def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which their findings are told."""
    return tuple(import_module(f"reportcli.checks.{name}").check for name in RULES)


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
