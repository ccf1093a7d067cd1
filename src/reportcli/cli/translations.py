"""`reportcli translations`: every text with its translation and state; puts down which were read."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.model.diagnostic import Findings
from reportcli.request import Request

if TYPE_CHECKING:
    from reportcli.run.translations import Slot, Slots

SHOWN = 60  # characters of a text in the list


def translations(
    workbook: stated.Workbook,
    *,
    lang: Annotated[str | None, typer.Option("--lang", help="One language only, for example nl.")] = None,
    layout: stated.LayoutName = None,
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help="Put down in translations.json what new translations were made from."),
    ] = False,
    reread: Annotated[
        bool,
        typer.Option(
            "--reread", help="The same, and of older ones: they were read again and are still right."
        ),
    ] = False,
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
) -> int:
    """List the texts of the other languages: missing, older than their source, unconfirmed or good."""
    from reportcli.cli.output.refusals import complain
    from reportcli.cli.settings.resolved import settings_for
    from reportcli.run.translations import put_down, slots

    try:
        settings = settings_for(workbook.parent, {"layout": layout})
        request = Request(workbook, lang=lang, layout=settings.layout, secrets=given.secrets())
        read = slots(request)
        written = put_down(workbook, read, older=reread) if confirm or reread else None
    except Findings as refused:
        return complain(refused, ui_lang or language_of_folder(workbook.parent)) or FAILED
    if as_json:
        files = [str(written)] if written is not None else []
        out_json({"schema": 1, "translations": [_data(slot) for slot in read.slots], "written": files})
        return 0
    out("".join(f"{line}\n" for line in _lines(read, {"good", "unconfirmed"} if written else {"good"})))
    if written is not None:
        print(written)
    return 0


def _lines(read: Slots, settled: Set[str]) -> Iterator[str]:
    """A line for each text in no settled state, and how many there are in each."""
    for slot in read.slots:
        if slot.state not in settled:
            yield f"{slot.state:<12} {slot.lang:<6} {slot.place}  {_short(slot.shown)}"
    counts = {state: sum(slot.state == state for slot in read.slots) for state in read.states}
    yield ", ".join(f"{count} {state}" for state, count in counts.items() if count)


def _data(slot: Slot) -> dict[str, str]:
    return {name: getattr(slot, name) for name in ("lang", "state", "place", "at", "source", "translation")}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
