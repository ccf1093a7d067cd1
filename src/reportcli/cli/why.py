"""`reportcli why`: where a printed figure comes from."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reportcli.cli.build import FAILED

if TYPE_CHECKING:
    from reportcli.report.provenance import Ledger


def why(
    pdf: Path = typer.Argument(..., help="A PDF that reportcli built; its ledger stands beside it."),
    numeral: str | None = typer.Argument(None, help="A figure as it is printed, for example 6.167.271."),
    page: int | None = typer.Option(None, "--page", help="The page of the PDF, counted from 1."),
    as_json: bool = typer.Option(False, "--json", help="Print data instead of text."),
) -> int:
    """Say where a printed figure comes from: cells, formula, derivation, workbook, line of the layout."""
    from reportcli.cli.complaints import complain
    from reportcli.model.diagnostic import Findings
    from reportcli.report.provenance import facts_printed, ledger_of

    if numeral is None and page is None:
        raise typer.BadParameter("name a figure, or a page with --page", param_hint="NUMERAL")
    try:
        ledger = ledger_of(pdf)
    except Findings as found:
        return complain(found, "en")
    entries = facts_printed(ledger, numeral, page)
    if as_json:
        json.dump(
            {"schema": 1, "facts": entries, "inputs": ledger.data["inputs"]},
            sys.stdout,
            ensure_ascii=False,
            indent=2,
        )
        sys.stdout.write("\n")
    elif entries:
        sys.stdout.write("\n".join(told(entry, ledger, pdf.parent) for entry in entries))
    else:
        what = f"“{numeral}”" if numeral is not None else "figure"
        print(f"No {what} is printed{f' on page {page}' if page else ''}.", file=sys.stderr)
    return 0 if entries else FAILED


def told(entry: Mapping[str, Any], ledger: Ledger, folder: Path) -> str:
    """One fact, for people."""
    from reportcli.report.provenance import derivation_lines

    unit = f" {entry['unit']}" if entry["unit"] else ""
    lines = [f"{entry['printed']}", f"  value       {entry['value']}{unit}"]
    for place in entry["places"]:
        box = ", ".join(f"{side:g}" for side in place["box"])
        lines.append(f"  printed     page {place['page']} (folio {place['folio']}), box {box} pt")
    lines += [f"  cell        {one['sheet']}!{one['cell']} of {one['input']}" for one in entry["cells"]]
    lines += [f"  formula     {entry['formula']}"] if entry.get("formula") else []
    lines += [f"  derivation  {line}" for line in derivation_lines(entry)]
    lines += [f"  declared    {place}" for place in entry.get("declared_at", ())]
    lines += [f"  expression  {entry['expression']}"] if entry.get("expression") else []
    lines.append(f"  block       {entry['block']}")
    for name in dict.fromkeys(one["input"] for one in entry["cells"]):
        lines.append(f"  workbook    sha256 {ledger.hash_of(name)} ({_state(ledger, name, folder)})")
    return "\n".join(lines) + "\n"


def _state(ledger: Ledger, name: str, folder: Path) -> str:
    """Whether the workbook is still the one that was read."""
    from reportcli.report.ledger import sha256

    try:
        now = sha256((folder / Path(name).name).read_bytes())
    except OSError:
        return "not beside the PDF"
    return "unchanged since" if now == ledger.hash_of(name) else "CHANGED since the PDF was built"
