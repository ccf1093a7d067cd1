"""Which editions a run makes of its workbook, and what is reported of several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.value_class import dataclass, replace
from reportcli.request import Request
from reportcli.workbook.editions.edition import edition, is_source, tag_for
from reportcli.workbook.tables.languages import code_of

if TYPE_CHECKING:
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.layout.layout import Layout
    from reportcli.model.blobs import Blobs
    from reportcli.press.printer import Printer
    from reportcli.workbook.workbook import Workbook

ALL = "all"
UNUSED = "waiver-without-finding"


@dataclass(frozen=True, slots=True)
class Source:
    """What an edition is made of; `workbook` holds its language's texts only, `whole` those of all.

    blobs: what other runs have made, and this one may use. loaded: a digest of all that the layout was made
    from, "" where that is not known.
    """

    layout: Layout
    workbook: Workbook
    whole: Workbook
    files: ProjectFiles
    printer: Printer | None
    blobs: Blobs
    loaded: str = ""


def editions(request: Request, workbook: Workbook) -> list[tuple[Request, Workbook]]:
    """The edition that is asked for (the source's when none is), several with commas between, or `all`.
    Raises Findings: there is none.

    Each comes with its own request: the name of its files says its language, the source's files say none.
    """
    every = request.lang == ALL
    asked = [one.strip() or None for one in (request.lang or "").split(",")]
    tags = workbook.languages if every else tuple(dict.fromkeys(tag_for(workbook, one) for one in asked))
    codes = {tag: "" if is_source(workbook, tag) else code_of(tag, workbook.languages) for tag in tags}
    made = [edition(workbook, tag, mark=request.draft) for tag in tags]
    if workbook.contract.views:
        from reportcli.workbook.views.derive import with_views

        made = [with_views(one) for one in made]
    return [
        (replace(request, lang=tag, edition=codes[tag]), one) for tag, one in zip(tags, made, strict=True)
    ]


def reported_once(parts: Sequence[tuple[str, Iterable[Diagnostic]]]) -> list[Diagnostic]:
    """The findings of several editions: what all have once, the others with the argument `edition`."""
    seen: dict[tuple[object, ...], tuple[Diagnostic, list[str]]] = {}
    for lang, findings in parts:
        for finding in findings:
            print_ = finding.args.get("fingerprint")  # of values: numbers in words differ by language
            said = (print_,) if print_ else tuple(sorted(finding.args.items()))
            key = (finding.code, finding.where, finding.block, *said)
            langs = seen.setdefault(key, (finding, []))[1]
            if lang not in langs:
                langs.append(lang)
    return [
        finding
        if len(langs) == len(parts)
        else replace(finding, args={**finding.args, "edition": ", ".join(langs)})
        for finding, langs in seen.values()
    ]


def together(parts: Sequence[tuple[str, Sequence[Diagnostic]]], languages: Sequence[str]) -> list[Diagnostic]:
    """The findings of the editions that a run made.

    A waiver may be signed for another edition: only a run of all knows that it is for none.
    """
    findings = reported_once(parts) if len(parts) > 1 else [*parts[0][1]]
    if len(languages) < 2:
        return findings
    every = len(parts) == len(languages)
    return [one for one in findings if one.code != UNUSED or (every and "edition" not in one.args)]
