"""Names of the register stand in texts as they stand in their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.passages import passages
from reportcli.checks.register import Mention, listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from reportcli.report.blocks import Report
    from reportcli.workbook.read import Workbook

WORD = re.compile(r"[^\W\d_][\w'’-]*")
STRAIGHT = str.maketrans("’", "'")
SHORT = 3  # letters


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    spellings: dict[str, dict[str, Mention]] = {}
    for table in ("partners", "donors"):
        for one in listed(workbook, table):
            if one.column == "name" and WORD.fullmatch(one.text):
                spellings.setdefault(name_key(one.text), {})[one.text.translate(STRAIGHT)] = one
    acronyms = {key: names for key, names in spellings.items() if all(_coined(text) for text in names)}
    told: set[tuple[str, str]] = set()
    for passage in passages(workbook) if acronyms else ():
        for match in WORD.finditer(passage.text):
            text = match.group().rstrip("'’-").translate(STRAIGHT)
            names = acronyms.get(name_key(text), {})
            if not names or text in names or not text[0].isupper() or (text, passage.name) in told:
                continue
            told.add((text, passage.name))
            usual = next(iter(names.values()))
            args = {"stated": text, "nearest": usual.text}
            where = passage.at(match.start(), match.end())
            related = (Related("listed-here", usual.where),)
            yield Diagnostic("name-spelled-otherwise", Severity.WARNING, where, args, related)


def _coined(text: str) -> bool:
    """A name in capitals: no ordinary word is written so."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= SHORT and all(c.isupper() for c in letters)
