"""The rules of the checks: every file of `rules` is one, found by its place; nothing lists them by hand."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from reportcli.blocks import Report
from reportcli.checks import rules as folder
from reportcli.checks.rule import Rule
from reportcli.checks.waivers import Outcome, apply_waivers
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.column_names import as_headed
from reportcli.workbook.workbook import Workbook


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which their findings are reported."""
    return tuple(sorted(rules_by_name().values(), key=lambda rule: rule.order))


@lru_cache(maxsize=1)
def rules_by_name() -> dict[str, Rule]:
    """The rules by folder and file: `figures.chart_totals`."""
    found = pkgutil.walk_packages(folder.__path__, f"{folder.__name__}.")
    names = sorted(module.name for module in found if not module.ispkg)
    return {name.removeprefix(f"{folder.__name__}."): import_module(name).RULE for name in names}


def run_rules(workbook: Workbook, report: Report) -> list[Diagnostic]:
    """The findings of all rules."""
    return [finding for rule in rules() for finding in rule.check(workbook, report)]


def run_checks(
    workbook: Workbook, report: Report, *, waivers: bool = True, whole: Workbook | None = None
) -> Outcome:
    """The findings of all rules, apart by whether the workbook waives them. whole: with the texts of all
    languages, so that a row has the same name in every edition.
    """
    found = apply_waivers(whole or workbook, run_rules(workbook, report), waivers=waivers)
    open_, waived = (
        as_headed(part, workbook.tables, workbook.uses, workbook.language)
        for part in (found.open, found.waived)
    )
    return Outcome([*open_], [*waived])
