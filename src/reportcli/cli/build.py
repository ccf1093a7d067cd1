"""`reportcli build`: one workbook in, the PDF for print, screen or archive out."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

import typer

FAILED = 1
LAST_SECOND = 253_402_300_799  # since 1970, of the year 9999: a PDF date has four digits for the year


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Imposition(StrEnum):
    SADDLE = "saddle"
    FOUR_UP = "4up"


class Purpose(StrEnum):
    PRINT = "print"
    SCREEN = "screen"
    ARCHIVE = "archive"
    ALL = "all"


def build(
    workbook: Path = typer.Argument(..., help="The workbook of the year, for example 2024.xlsx."),
    output: Path | None = typer.Option(
        None, "-o", "--output", help="The PDF to write (default: beside the workbook); a regular file."
    ),
    purpose: Purpose = typer.Option(
        Purpose.PRINT, "--for", help="What the file is for; all gives each its own file."
    ),
    layout: str | None = typer.Option(None, "--layout", help="A layout's name, or its folder."),
    draft: bool = typer.Option(
        False, "--draft", help="Always write NAME-draft.pdf, with every problem marked on its page."
    ),
    pages: str | None = typer.Option(
        None, "--pages", help="Only these pages, for example 1-4,8: NAME-p1-4+8.pdf, beside the whole."
    ),
    marks: bool = typer.Option(False, "--marks", help="Print: crop marks, colour bar and a line of origin."),
    spot: bool = typer.Option(False, "--spot", help="Print: spot colours stay inks of their own."),
    impose: Imposition | None = typer.Option(
        None, "--impose", help="Print: also a proof as saddle-stitched booklet, or four pages a sheet."
    ),
    delivery_sheet: bool = typer.Option(
        False, "--delivery-sheet", help="Print: also NAME-delivery.pdf and .json, what the print shop needs."
    ),
    attach_source: bool = typer.Option(False, "--attach-source", help="Screen: enclose the workbook itself."),
    strict: bool = typer.Option(False, "--strict", help="Treat warnings as errors."),
    timings: bool = typer.Option(False, "--timings", help="Say how long each stage took."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Say nothing but errors."),
    form: OutputFormat = typer.Option(OutputFormat.TEXT, "--format", help="How findings are printed."),
    lang: str | None = typer.Option(None, "--lang", help="The edition's language, for example nl, or all."),
    ui_lang: str | None = typer.Option(None, "--ui-lang", help="The language of messages: fr, nl, en or de."),
) -> int:
    """Build the annual report: for print (PDF/X-4), screen (PDF/UA-1 + A-3a) or archive (PDF/UA-1 + A-2a)."""
    from reportcli.cli.output.text import render
    from reportcli.cli.progress import Progress
    from reportcli.pipeline import STAGES, Request
    from reportcli.pipeline import build as run

    if lang == "all" and output is not None:
        raise typer.BadParameter("it names one file, and --lang all makes several", param_hint="--output")
    if purpose is Purpose.ALL and output is not None:
        raise typer.BadParameter("it names one file, and --for all makes three", param_hint="--output")
    names_a_file(output, "--output")
    request = Request(
        workbook=workbook,
        output=output,
        purposes=("print", "screen", "archive") if purpose is Purpose.ALL else (purpose.value,),
        layout=layout,
        lang=lang,
        draft=draft,
        strict=strict,
        marks=marks,
        spot=spot,
        delivery_sheet=delivery_sheet,
        attach_source=attach_source,
        impose=impose.value if impose is not None else None,
        pages=_page_numbers(pages),
        source_date=_source_date(),
    )
    with Progress(STAGES, quiet=quiet or form is not OutputFormat.TEXT) as progress:
        outcome = run(request, progress.stage)
    failed = outcome.failed(strict)
    render(
        outcome,
        form.value,
        lang=ui_lang or outcome.language,
        quiet=quiet,
        failed=failed,
        timings=progress.timings if timings else None,
    )
    return FAILED if failed else 0


def names_a_file(path: Path | None, option: str) -> None:
    """A blank, `.`, `..` and `/` name no file. Raises BadParameter."""
    if path is not None and path.name in ("", ".."):
        raise typer.BadParameter("it names no file", param_hint=option)


def _page_numbers(text: str | None) -> frozenset[int] | None:
    """`1-4,8` as page numbers."""
    if text is None:
        return None
    wanted: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()) or len(first + last) > 10:
            raise typer.BadParameter(
                f"“{part.strip()}” is not a page or a range such as 3-7", param_hint="--pages"
            )
        low, high = int(first), int(last or first)
        if not 1 <= low <= high <= 100_000:
            raise typer.BadParameter(f"“{part.strip()}” is not a rising range of pages", param_hint="--pages")
        wanted.update(range(low, high + 1))
    return frozenset(wanted)


def _source_date() -> int | None:
    """SOURCE_DATE_EPOCH, as reproducible-builds.org defines it: seconds since 1970, UTC."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 12:
        raise typer.BadParameter(f"SOURCE_DATE_EPOCH is “{text}”, not a number of seconds")
    if int(text) > LAST_SECOND:
        raise typer.BadParameter(f"SOURCE_DATE_EPOCH is “{text}”, which is after the year 9999")
    return int(text)
