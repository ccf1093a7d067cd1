"""`reportcli collect`: the state of the workbooks that members send."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.options.stated import FILES
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.deliver.atomic_write import write_atomic
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings
from reportcli.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportcli.batch.collect import Collected, Member


def collect(
    workbook: stated.Workbook,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE.xlsx", help="Write the state as a sheet.", rich_help_panel=FILES
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="FOLDER",
            rich_help_panel=FILES,
            help="Write a copy of every workbook that has findings, with them as comments.",
        ),
    ] = None,
    layout: stated.LayoutName = None,
    ui_lang: stated.UiLang = None,
) -> int:
    """List the workbooks of members: which are missing, late, of another year or faulty, with their sums."""
    from reportcli.batch.collect import collected

    given.regular_file(workbook, "WORKBOOK")
    given.names_a_file(output, "--output")
    lang = ui_lang or language_of_folder(workbook.parent)
    try:
        state = collected(Request(workbook, layout=layout, secrets=given.secrets()))
        words = catalogue(ui_lang or state.language.split("-")[0])["_collect"]
        rows = _rows(state, words)
        written = _written(workbook, state, rows, output=output, annotate=annotate, lang=lang)
    except Findings as refused:
        return complain(refused, lang)
    out(_text(rows))
    out("".join(f"{path}\n" for path in written))
    return FAILED if any(one.state not in ("good", "late") for one in state.members) else 0


def _rows(state: Collected, words: Mapping[str, str]) -> list[list[str]]:
    sums = [head for name in state.columns for head in (name, f"{name} {words['before']}")]
    rows = [[*words["heads"].split("\t"), *sums]]
    for one in state.members:
        levels = [
            sum(found.severity.value == level for found in one.findings) for level in ("error", "warning")
        ]
        figures = [text for name in state.columns for text in _figures(one, name)]
        rows.append([one.name, words[one.state], one.file, str(one.rows), *map(str, levels), *figures])
    return rows


def _figures(one: Member, name: str) -> tuple[str, str]:
    now, before = one.sums.get(name), one.before.get(name)
    return (f"{now:f}" if now is not None else "", f"{before:f}" if before is not None else "")


def _text(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = (
        "  ".join(
            text.rjust(width) if at > 2 else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _written(
    workbook: Path,
    state: Collected,
    rows: Sequence[Sequence[str]],
    *,
    output: Path | None,
    annotate: Path | None,
    lang: str,
) -> list[Path]:
    """The sheet of the state, and the copies; each whole or as it was. Raises Findings."""
    from reportcli.batch.collect import annotated

    written = []
    if output is not None:
        write_atomic(output, _sheet(rows))
        written.append(output)
    if annotate is not None:
        annotate.mkdir(parents=True, exist_ok=True)
        for one in state.members:
            if one.findings and one.file.endswith((".xlsx", ".xlsm")):
                target = annotate / f"{one.name}-findings.xlsx"
                write_atomic(target, annotated(workbook, one, lang))
                written.append(target)
    return written


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """The table as a workbook, its figures as numbers."""
    from reportcli.deliver.numbers import Number
    from reportcli.deliver.printed_tables import PrintedCell, PrintedTable
    from reportcli.deliver.tables_workbook import tables_workbook

    numbers: dict[str, Number] = {}
    for text in {text for row in rows[1:] for text in row[3:] if text}:
        try:
            decimals = len(text.partition(".")[2])
            numbers[text] = Number(Decimal(text), f"#,##0.{'0' * decimals}" if decimals else "#,##0")
        except InvalidOperation:
            continue
    cells = tuple(tuple(PrintedCell(text, at == 0) for text in row) for at, row in enumerate(rows))
    return tables_workbook([PrintedTable(rows[0][0], cells)], numbers)
