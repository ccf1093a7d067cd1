"""What a rule of the checks is; each file of `rules` declares one as `RULE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportcli.blocks import Report
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.value_class import dataclass
from reportcli.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Rule:
    """order: place of its findings among those of other rules, lowest first; no two rules share one.

    codes: the findings that it may give. check: takes the workbook and the report, and gives them.
    """

    order: int
    codes: tuple[str, ...]
    check: Callable[[Workbook, Report], Iterable[Diagnostic]]
