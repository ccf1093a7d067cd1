"""`reportcli new`: the folder of a new report, or of the next year's."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import stated
from reportcli.cli.spoken import language_asked, language_of_folder
from reportcli.cli.standard_output import out_json
from reportcli.cli.usage.complaints import Refused
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Findings, error
from reportcli.model.languages import codes, in_words, languages
from reportcli.model.refs import SheetRef


class Design(StrEnum):
    """Complete designs to start from."""

    PLAIN = "plain"
    EDITORIAL = "editorial"
    BOLD = "bold"

    @property
    def layout(self) -> str:
        """The layout that has it; base is the plain one."""
        return "base" if self is Design.PLAIN else self.value


def _list(wanted: bool) -> None:
    """Prints the designs, a line each, and ends."""
    if wanted:
        from reportcli.messages import catalogue

        words = catalogue(language_asked(sys.argv[1:]))["_starter"]
        print("\n".join(f"{one.value:10} {words['design-' + one.value]}" for one in Design))
        raise typer.Exit


def new(
    name: Annotated[
        str, typer.Argument(help="The folder to make, for example my-report, or 2025 with --from.")
    ],
    *,
    lang: Annotated[
        str, typer.Option("--lang", help=f"Its language: {in_words()}; several as fr,nl.")
    ] = "en",
    design: Annotated[
        Design | None, typer.Option("--design", help="A complete design to start from (default: plain).")
    ] = None,
    _designs: Annotated[
        bool, typer.Option("--list", callback=_list, is_eager=True, help="List the designs, and end.")
    ] = False,
    layout: Annotated[
        str | None, typer.Option("--layout", help="Another layout that the report extends.")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Last year's workbook: people, partners and comparisons are carried over."
        ),
    ] = None,
    extra: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="A sheet more: trial-balance, cash-accounts or statements; may be said several times.",
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Without the example: sheets, headers and notes alone.")
    ] = False,
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
) -> int:
    """Start a report: a template workbook, pictures, texts and a layout that build at once."""
    from reportcli.cli.output.refusals import complain

    if design is not None and layout is not None:
        raise Refused("--design", "design-or-layout")
    layout = layout or (design or Design.PLAIN).layout
    langs = ",".join(dict.fromkeys(one.strip().split("-")[0] for one in lang.split(",")))
    spoken = language_of_folder(source.parent) if source is not None else langs[:2]
    words = (ui_lang or spoken).split("-")[0]
    try:
        written = _write(Path(name), langs, layout=layout, source=source, extra=extra or (), empty=empty)
    except Findings as refused:
        return complain(refused, words)
    if as_json:
        out_json({"schema": 1, "folder": name, "written": [str(path) for path in written]})
    else:
        _say(Path(name), written, source, words)
    return 0


def _write(
    folder: Path,
    langs: str,
    *,
    layout: str,
    source: Path | None,
    extra: Sequence[str] = (),
    empty: bool = False,
) -> list[Path]:
    from reportcli.starter.new import layouts_near, new_report
    from reportcli.starter.next_year import next_report

    if source is not None:
        return next_report(folder, source)
    unknown = [lang for lang in langs.split(",") if lang not in languages()]
    if unknown:
        where, named = SheetRef(folder.name), ", ".join(codes())
        raise Findings([error("starter-no-language", where, lang=unknown[0], names=named)])
    known = layouts_near(folder)
    if layout not in known:
        names, near = ", ".join(known), nearest(layout, known)
        raise Findings(
            [error("starter-no-layout", SheetRef(folder.name), layout=layout, names=names, nearest=near)]
        )
    _known_requests(folder, extra)
    return new_report(folder, langs, layout, extra, empty=empty)


def _known_requests(folder: Path, extra: Sequence[str]) -> None:
    """Raises Findings when a sheet is asked for that there is not."""
    from reportcli.starter.example import base_contract, requests

    known = requests(base_contract()) if extra else []
    unknown = [name for name in extra if name not in known]
    if unknown:
        names, near = ", ".join(known), nearest(unknown[0], known)
        where = SheetRef(folder.name)
        raise Findings([error("starter-no-sheets", where, name=unknown[0], names=names, nearest=near)])


def _say(folder: Path, written: list[Path], source: Path | None, lang: str) -> None:
    from reportcli.messages import catalogue

    words = catalogue(lang)["_starter"]
    book = next(path for path in written if path.suffix == ".xlsx")
    lines = [words["written"].format(folder=folder), *(f"  {path}" for path in written)]
    if source is not None:
        lines.append(words["carried"].format(source=source))
    lines += ["", words["next"], *(words[f"step{n}"].format(workbook=book) for n in (1, 2, 3))]
    print("\n".join(lines))
