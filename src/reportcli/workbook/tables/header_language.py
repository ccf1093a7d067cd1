"""The language of a workbook: the one whose names its sheets and headers use most."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.model.languages import english_first
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.names import fold

PREFERRED = english_first()


def detect_language(used: Iterable[tuple[TableSpec, str, list[str]]], stated: str = "") -> str:
    """used: table, sheet name and folded headers. Ties go to the stated language, then to a fixed order."""
    scores = dict.fromkeys(PREFERRED, 0)
    for spec, sheet, headers in used:
        seen = set(headers)
        for lang in PREFERRED:
            scores[lang] += fold(sheet) in {fold(s) for s in spec.aliases.get(lang, ())}
            for column in spec.columns.values():
                scores[lang] += bool(seen & {fold(s) for s in column.aliases.get(lang, ())})
    order = [stated, *PREFERRED] if stated in PREFERRED else list(PREFERRED)
    return max(order, key=lambda lang: (scores[lang], -order.index(lang)))
