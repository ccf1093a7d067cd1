"""`reportcli explain CODE`: what a finding means, why it matters, an example, how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import FAILED
from reportcli.cli.spoken import language_of_folder
from reportcli.messages import catalogue
from reportcli.model.languages import in_words


def explain(
    code: Annotated[
        str, typer.Argument(help="The code in brackets beside a finding, such as parts-miss-total.")
    ],
    ui_lang: Annotated[
        str | None, typer.Option("--ui-lang", help=f"The language: {in_words()} (else that of the folder).")
    ] = None,
) -> int:
    """Explain a finding: what it means, why it matters, an example, how to mend it."""
    from reportcli.checks.catalogue import codes, page
    from reportcli.inputs.nearest import nearest

    lang = (ui_lang or language_of_folder(Path())).split("-")[0]
    if code in codes():
        sys.stdout.write(page(code, lang))
        return 0
    words = catalogue(lang)["_provenance"]
    near = nearest(code, codes())
    hint = " " + words["nearest"].format(nearest=near) if near else ""
    print(words["unknown"].format(code=code) + hint, file=sys.stderr)
    return FAILED
