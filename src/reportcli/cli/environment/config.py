"""`reportcli config`: every setting that a run would have, and where it comes from."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.settings.keys import KEYS
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.model.diagnostic import Findings

if TYPE_CHECKING:
    from reportcli.cli.settings.keys import Value
    from reportcli.cli.settings.resolved import Settings


def config(
    workbook: Annotated[
        Path | None,
        typer.Argument(metavar="WORKBOOK", help="The workbook that is meant; else the working directory."),
    ] = None,
    *,
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
) -> int:
    """Show the settings that a run would have, and where each comes from: file and line, or environment."""
    from reportcli.cli.output.refusals import complain
    from reportcli.cli.settings.resolved import SettingsRefused, settings_for, unknown_variables

    folder = workbook.parent if workbook is not None else Path()
    lang = (ui_lang or language_of_folder(folder)).split("-")[0]
    complain(Findings(unknown_variables(os.environ)), lang)
    try:
        settings = settings_for(folder, {})
    except SettingsRefused as refused:
        for finding in refused.diagnostics:
            print(f"{finding.where or 'environment'}  [{finding.code}]", file=sys.stderr)
            complain(Findings([finding]), lang)
        return FAILED
    _show(settings, lang, as_json=as_json)
    return 0


def _show(settings: Settings, lang: str, *, as_json: bool) -> None:
    from reportcli.messages import catalogue

    rows = _rows(settings)
    if as_json:
        file = str(settings.file) if settings.file else None
        data = {name: _data(value, source) for name, value, source in rows}
        out_json({"schema": 1, "file": file, "settings": data})
        return
    words = catalogue(lang)["_settings"]
    head = words["file"].format(file=settings.file) if settings.file else words["none"]
    out(f"# {head}\n" + "".join(_line(name, value, source, words) for name, value, source in rows))


def _rows(settings: Settings) -> list[tuple[str, Value | None, str]]:
    """Name, value and source of every setting; "" for what is built in."""
    return [
        (key.name, settings.values.get(key.name, key.default), settings.sources.get(key.name, ""))
        for key in KEYS.values()
    ]


def _data(value: Value | None, source: str) -> dict[str, object]:
    listed = list(value) if isinstance(value, tuple) else value
    return {"value": listed, "source": source or "built in"}


def _line(name: str, value: Value | None, source: str, words: Mapping[str, str]) -> str:
    """A line as a file would hold it, its source as a comment."""
    line = f"# {name}" if value is None else f"{name} = {_toml(value)}"
    return f"{line:<40}  # {source or words['built-in']}\n"


def _toml(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
