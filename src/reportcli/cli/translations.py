"""`reportcli translations`: every text with its translation and state; puts down which were read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportcli.cli.build import FAILED

if TYPE_CHECKING:
    from reportcli.run.translations import Slot

SHOWN = 60  # characters of a text in the list


def translations(
    workbook: Path = typer.Argument(..., help="The workbook of the year, for example 2024.xlsx."),
    lang: str | None = typer.Option(None, "--lang", help="One language only, for example nl."),
    layout: str | None = typer.Option(None, "--layout", help="A layout's name, or its folder."),
    confirm: bool = typer.Option(
        False, "--confirm", help="Put down in translations.json what new translations were made from."
    ),
    reread: bool = typer.Option(
        False, "--reread", help="The same, and of older ones: they were read again and are still right."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print data instead of text."),
    ui_lang: str | None = typer.Option(None, "--ui-lang", help="The language of messages: fr, nl, en or de."),
) -> int:
    """List the texts of the other languages: missing, older than their source, unconfirmed or good."""
    from reportcli.cli.complaints import complain
    from reportcli.model.diagnostic import Findings
    from reportcli.pipeline import Request
    from reportcli.run.translations import put_down, slots

    request = Request(workbook, lang=lang, layout=layout)
    try:
        read = slots(request)
        written = put_down(workbook, read, older=reread) if confirm or reread else None
    except Findings as found:
        return complain(found, ui_lang or "en") or FAILED
    if as_json:
        data = {"schema": 1, "translations": [_data(slot) for slot in read.slots]}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        for slot in read.slots:
            if slot.state != "good" and not (written and slot.state == "unconfirmed"):
                print(f"{slot.state:<12} {slot.lang:<6} {slot.place}  {_short(slot.source)}")
        counts = {state: sum(slot.state == state for slot in read.slots) for state in read.states}
        print(", ".join(f"{count} {state}" for state, count in counts.items() if count))
    if written is not None:
        print(written)
    return 0


def _data(slot: Slot) -> dict[str, str]:
    return {name: getattr(slot, name) for name in ("lang", "state", "place", "at", "source", "translation")}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
