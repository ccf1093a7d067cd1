"""`reportcli where`: every page and box where a cell of the workbook shows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typer

from reportcli.cli.build import FAILED


def where(
    workbook: Path = typer.Argument(..., help="The workbook; the ledger of its report stands beside it."),
    cell: str = typer.Argument(..., help="A cell, for example 'Comptes!D14'."),
    ledger: Path | None = typer.Option(None, "--ledger", help="The ledger, when it stands elsewhere."),
    lang: str | None = typer.Option(None, "--lang", help="The edition's language, for example nl."),
    as_json: bool = typer.Option(False, "--json", help="Print data instead of text."),
) -> int:
    """Say on which pages a cell is printed, as text or figure, also where it went into a sum or a share."""
    from reportcli.cli.complaints import complain
    from reportcli.model.diagnostic import Findings
    from reportcli.report.ledger import sha256
    from reportcli.report.provenance import facts_of_cell, ledger_of_edition, read_ledger, texts_of_cell

    try:
        read = read_ledger(ledger or ledger_of_edition(workbook, lang))
        entries, texts = facts_of_cell(read, cell), texts_of_cell(read, cell)
    except Findings as found:
        return complain(found, "en")
    if as_json:
        json.dump(
            {"schema": 1, "cell": cell, "facts": entries, "texts": texts},
            sys.stdout,
            ensure_ascii=False,
            indent=2,
        )
        sys.stdout.write("\n")
    for entry in entries if not as_json else ():
        how = "" if len(entry["cells"]) == 1 and "derivation" not in entry else "  (computed from it)"
        for place in entry["places"]:
            box = ", ".join(f"{side:g}" for side in place["box"])
            print(f"page {place['page']}  {entry['printed']}  box {box} pt  {place['block']}{how}")
    for entry in texts if not as_json else ():
        for place in entry["places"]:
            box = ", ".join(f"{side:g}" for side in place["box"])
            print(f"page {place['page']}  text  box {box} pt  {entry['block']}")
    if not any(entry["places"] for entry in (*entries, *texts)):
        print(f"{cell} is printed on no page.", file=sys.stderr)
        return FAILED
    try:
        digest = sha256(workbook.read_bytes())
    except OSError:
        digest = ""
    if digest not in {one["sha256"] for one in read.data["inputs"]}:
        print("The workbook has changed since that report was built.", file=sys.stderr)
    return 0
