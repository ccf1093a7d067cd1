"""`reportcli explain CODE`: what a finding means, why it matters, an example, how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.cli.usage.complaints import Refused
from reportcli.inputs.nearest import nearest
from reportcli.messages import catalogue
from reportcli.model.languages import in_words


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="The code in brackets beside a finding, such as parts-miss-total.",
            autocompletion=stated.complete_codes,
        ),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Explain all findings that there are.")] = False,
    as_json: stated.AsJson = False,
    ui_lang: Annotated[
        str | None,
        typer.Option(
            "--ui-lang", metavar="LANG", help=f"The language: {in_words()} (else that of the folder)."
        ),
    ] = None,
) -> int:
    """Explain a finding: what it means, why it matters, an example, how to mend it."""
    from reportcli.checks.catalogue import codes, entry, page

    if (code is None) == (not every):
        raise Refused("CODE", "one-finding")
    lang = (ui_lang or language_of_folder(Path())).split("-")[0]
    asked = codes() if code is None else [code]
    if code is not None and code not in codes():
        words = catalogue(lang)["_provenance"]
        near = nearest(code, codes())
        hint = " " + words["nearest"].format(nearest=near) if near else ""
        print(words["unknown"].format(code=code) + hint, file=sys.stderr)
        return FAILED
    if as_json:
        out_json({"schema": 1, "findings": [{"code": one, **entry(one, lang)} for one in asked]})
    else:
        out("\n".join(page(one, lang) for one in asked))
    return 0
