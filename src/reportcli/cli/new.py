"""`reportcli new`: the folder of a new report, or of the next year's."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from reportcli.cli.build import FAILED


def new(
    name: str = typer.Argument(..., help="The folder to make, for example my-report, or 2025 with --from."),
    lang: str = typer.Option("en", "--lang", help="The template's language: fr, nl, en or de."),
    layout: str = typer.Option("base", "--layout", help="The layout that the report extends."),
    source: Path | None = typer.Option(
        None, "--from", help="Last year's workbook: people, partners and comparisons are carried over."
    ),
    ui_lang: str | None = typer.Option(None, "--ui-lang", help="The language of messages: fr, nl, en or de."),
) -> int:
    """Start a report: a template workbook, pictures, texts and a layout that build at once."""
    from reportcli.model.diagnostic import Findings

    words = (ui_lang or lang).split("-")[0]
    try:
        written = _write(Path(name), lang.split("-")[0], layout, source)
    except Findings as found:
        _refuse(found, words)
        return FAILED
    _say(Path(name), written, source, words)
    return 0


def _write(folder: Path, lang: str, layout: str, source: Path | None) -> list[Path]:
    from reportcli.model.diagnostic import Findings, error
    from reportcli.model.refs import SheetRef
    from reportcli.source.nearest import nearest
    from reportcli.starter.new import LANGUAGES, layouts_near, new_report
    from reportcli.starter.next_year import next_report

    if source is not None:
        return next_report(folder, source)
    if lang not in LANGUAGES:
        raise Findings([error("starter-no-language", SheetRef(folder.name), lang=lang)])
    known = layouts_near(folder)
    if layout not in known:
        names, near = ", ".join(known), nearest(layout, known)
        raise Findings(
            [error("starter-no-layout", SheetRef(folder.name), layout=layout, names=names, nearest=near)]
        )
    return new_report(folder, lang, layout)


def _refuse(found: object, lang: str) -> None:
    from reportcli.messages import wording

    for finding in getattr(found, "diagnostics", ()):
        lines = [wording(finding, part, lang) for part in ("says", "expected", "mend")]
        print("\n  ".join(line for line in lines if line), file=sys.stderr)


def _say(folder: Path, written: list[Path], source: Path | None, lang: str) -> None:
    from reportcli.messages import catalogue

    words = catalogue(lang)["_starter"]
    book = next(path for path in written if path.suffix == ".xlsx")
    lines = [words["written"].format(folder=folder), *(f"  {path}" for path in written)]
    if source is not None:
        lines.append(words["carried"].format(source=source))
    lines += ["", words["next"], *(words[f"step{n}"].format(workbook=book) for n in (1, 2, 3))]
    print("\n".join(lines))
