"""`reportcli why`: where a printed figure comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.cli.usage.complaints import Refused
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.inputs.project_root import project_root
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings

if TYPE_CHECKING:
    from reportcli.ledger.read import Entry, Ledger

NAMED = (
    "value", "printed", "cell", "formula", "derivation", "declared", "expression", "block", "workbook",
)  # fmt: skip


def why(
    pdf: Annotated[Path, typer.Argument(help="A PDF that reportcli built; its ledger stands beside it.")],
    *,
    numeral: Annotated[
        str | None, typer.Argument(help="A figure as it is printed, for example 6.167.271.")
    ] = None,
    page: Annotated[int | None, typer.Option("--page", help="The page of the PDF, counted from 1.")] = None,
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
) -> int:
    """Say where a printed figure comes from: cells, formula, derivation, workbook, line of the layout."""
    from reportcli.ledger.read import facts_printed, ledger_of

    if numeral is None and page is None:
        raise Refused("NUMERAL", "figure-or-page")
    given.regular_file(pdf, "PDF")
    mend_deliveries(pdf.parent)
    try:
        ledger = ledger_of(pdf)
    except Findings as refused:
        return complain(refused, ui_lang or language_of_folder(pdf.parent))
    lang = spoken(ui_lang, ledger)
    entries = facts_printed(ledger, numeral, page)
    if as_json:
        out_json({"schema": 1, "facts": entries, "inputs": ledger.data["inputs"]})
    elif entries:
        out("\n".join(described(entry, ledger, pdf.parent, lang) for entry in entries))
    else:
        words = catalogue(lang)["_provenance"]
        what = numeral if numeral is not None else words["figure"]
        print(words["none_on" if page else "none"].format(what=what, page=page), file=sys.stderr)
    return 0 if entries else FAILED


def spoken(ui_lang: str | None, ledger: Ledger) -> str:
    """The language of messages: as asked, else the report's own."""
    return (ui_lang or str(ledger.data.get("language") or "en")).split("-")[0].lower()


def described(entry: Entry, ledger: Ledger, folder: Path, lang: str) -> str:
    """One fact, for people."""
    from reportcli.ledger.read import cells_stated, derivation_lines, value_in_unit

    words = catalogue(lang)["_provenance"]
    operations = catalogue(lang).get("_operations", {})
    width = max(len(words[name]) for name in NAMED) + 2
    head = {name: f"  {words[name]:{width}}" for name in NAMED}
    unit = f" {entry['unit']}" if entry["unit"] else ""
    value = value_in_unit(str(entry["value"]), str(entry["unit"]))
    lines = [f"{entry['printed']}", f"{head['value']}{value}{unit}"]
    for place in entry["places"]:
        box = ", ".join(f"{side:g}" for side in place["box"])
        lines.append(
            head["printed"] + words["place"].format(page=place["page"], folio=place["folio"], box=box)
        )
    of = words["of"]
    lines += [f"{head['cell']}{cells_stated(one)} {of} {one['input']}" for one in entry["cells"]]
    lines += [f"{head['formula']}{entry['formula']}"] if entry.get("formula") else []
    lines += [f"{head['derivation']}{line}" for line in derivation_lines(entry, operations)]
    lines += [f"{head['declared']}{place}" for place in entry.get("declared_at", ())]
    lines += [f"{head['expression']}{entry['expression']}"] if entry.get("expression") else []
    lines.append(f"{head['block']}{entry['block']}")
    for name in dict.fromkeys(one["input"] for one in entry["cells"]):
        state = words[_state(ledger, name, folder)]
        lines.append(f"{head['workbook']}sha256 {ledger.hash_of(name)} ({state})")
    return "\n".join(lines) + "\n"


def _state(ledger: Ledger, name: str, folder: Path) -> str:
    """Whether the workbook is still the one that was read: unchanged | changed | absent; part where the hash
    is that of an edition's rows.
    """
    from reportcli.ledger.write import sha256

    if ledger.is_part(name):
        return "part"
    beside = folder / Path(name).name
    path = next((one for one in (project_root(folder) / name, folder / name) if one.is_file()), beside)
    try:
        now = sha256(path.read_bytes())
    except OSError:
        return "absent"
    return "unchanged" if now == ledger.hash_of(name) else "changed"
