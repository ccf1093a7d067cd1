"""Which editions a run makes of its workbook, and what is told of several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic
from reportcli.stages.request import Request

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout
    from reportcli.layout.printer import Printer
    from reportcli.source.jail import ProjectFiles
    from reportcli.workbook.read import Workbook

ALL = "all"


@dataclass(frozen=True, slots=True)
class Source:
    """What an edition is made of; `workbook` holds its language's texts only."""

    layout: Layout
    workbook: Workbook
    files: ProjectFiles
    printer: Printer | None


def editions(request: Request, workbook: Workbook) -> list[tuple[Request, Workbook]]:
    """The edition that is asked for (the source's when none is), or `all`. Raises Findings: there is none.

    Each comes with its own request: the name of its files says its language, the source's files say none.
    """
    from reportcli.workbook.editions.edition import edition, is_source, tag_for
    from reportcli.workbook.editions.languages import code_of

    every = request.lang == ALL
    tags = workbook.languages if every else (tag_for(workbook, request.lang),)
    codes = {tag: "" if is_source(workbook, tag) else code_of(tag, workbook.languages) for tag in tags}
    return [
        (replace(request, lang=tag, edition=codes[tag]), edition(workbook, tag, mark=request.draft))
        for tag in tags
    ]


def told_once(parts: Sequence[tuple[str, Iterable[Diagnostic]]]) -> list[Diagnostic]:
    """The findings of several editions: what all have once, the others with the argument `edition`."""
    seen: dict[tuple[object, ...], tuple[Diagnostic, list[str]]] = {}
    for lang, findings in parts:
        for finding in findings:
            key = (finding.code, finding.where, finding.block, *sorted(finding.args.items()))
            told = seen.setdefault(key, (finding, []))[1]
            if lang not in told:
                told.append(lang)
    return [
        finding
        if len(langs) == len(parts)
        else replace(finding, args={**finding.args, "edition": ", ".join(langs)})
        for finding, langs in seen.values()
    ]
