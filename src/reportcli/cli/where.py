"""`reportcli where`: every page and box where a cell of the workbook shows."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.cli.why import spoken
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.inputs.nearest import nearest
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings, error

if TYPE_CHECKING:
    from reportcli.ledger.read import Entry, Ledger


def where(
    workbook: Annotated[
        Path, typer.Argument(help="The workbook; the ledger of its report stands beside it.")
    ],
    cell: Annotated[str, typer.Argument(help="A cell, for example 'Comptes!D14', or people.csv:12:Name.")],
    *,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="The ledger, when it stands elsewhere.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="The edition's language, for example nl.")
    ] = None,
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
) -> int:
    """Say on which pages a cell is printed, as text or figure, also where it went into a sum or a share."""
    from reportcli.ledger.read import facts_of_cell, ledger_of_edition, read_ledger, texts_of_cell

    given.regular_file(workbook, "WORKBOOK")
    mend_deliveries(workbook.parent)
    try:
        read = read_ledger(ledger or ledger_of_edition(workbook, lang))
        refuse_unknown_sheet(workbook, cell)
        entries, texts = facts_of_cell(read, cell), texts_of_cell(read, cell)
    except Findings as refused:
        return complain(refused, ui_lang or language_of_folder(workbook.parent))
    words = catalogue(spoken(ui_lang, read))["_provenance"]
    if as_json:
        data = {"schema": 1, "cell": cell, "facts": entries, "texts": texts}
        out_json(data)
    else:
        out("".join(f"{line}\n" for line in lines(entries, texts, words)))
    if not any(entry["places"] for entry in (*entries, *texts)):
        print(words["nowhere"].format(cell=cell), file=sys.stderr)
        return FAILED
    if not _was_read(workbook, read):
        print(words["stale"], file=sys.stderr)
    return 0


def refuse_unknown_sheet(workbook: Path, cell: str) -> None:
    """Raises Findings when the workbook has no such sheet; one that cannot be read refuses nothing."""
    from reportcli.ledger.read import is_field, sheet_and_cell
    from reportcli.workbook.excel.workbook_file import WorkbookFile

    if is_field(cell):
        return
    sheet, _ = sheet_and_cell(cell)
    if sheet.startswith("["):  # of another workbook
        return
    try:
        names = [one.name for one in WorkbookFile(workbook).book(lambda _: False).sheets]
    except Findings:
        return
    if names and sheet.casefold() not in {name.casefold() for name in names}:
        near = nearest(sheet, names)
        raise Findings(
            [error("cell-sheet-unknown", None, sheet=sheet[:80], names=", ".join(names[:20]), nearest=near)]
        )


def _was_read(workbook: Path, ledger: Ledger) -> bool:
    """Whether the workbook is still the one that the report was built from."""
    from reportcli.ledger.write import sha256

    try:
        digest = sha256(workbook.read_bytes())
    except OSError:
        return False
    return digest in {one["sha256"] for one in ledger.data["inputs"]}


def lines(entries: list[Entry], texts: list[Entry], words: Mapping[str, str]) -> Iterator[str]:
    """A line for each place: page and box in points, what is printed, block."""
    for entry in (*entries, *texts):
        computed = "cells" in entry and (len(entry["cells"]) > 1 or "derivation" in entry)
        how = f"  ({words['computed']})" if computed else ""
        for place in entry["places"]:
            box = ", ".join(f"{side:g}" for side in place["box"])
            stands = words["place"].format(page=place["page"], folio=place["folio"], box=box)
            block = place.get("block", entry.get("block", ""))
            printed = entry.get("printed") or words["text"]
            yield f"{stands}  {printed}  {block}{how}"
