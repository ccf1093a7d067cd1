"""`reportcli explain-style NAME`: where each value of a style, block or section comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box

from reportcli.cli.options.given import FAILED
from reportcli.cli.standard_output import out_json
from reportcli.cli.usage.complaints import NotAChoice
from reportcli.inputs.project_root import project_files
from reportcli.model.diagnostic import Findings

if TYPE_CHECKING:
    from reportcli.layout.explain import Explained, Source
    from reportcli.layout.layout import Layout


def explain_style(
    name: Annotated[
        str, typer.Argument(help="A style, the id or path of a block or section, or a component.")
    ],
    workbook: Annotated[
        Path | None, typer.Argument(help="The workbook whose layout is meant; else --layout.")
    ] = None,
    layout: Annotated[str | None, typer.Option("--layout", help="A layout by name or folder.")] = None,
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> int:
    """Say where each value of a style or block comes from: file and line, based-on, token, override."""
    from reportcli.cli.output.refusals import complain
    from reportcli.layout.explain import explain, nearest_name

    if format_ not in ("text", "json"):
        raise NotAChoice(format_, "--format", ("text", "json"))
    try:
        loaded = _loaded(workbook, layout)
    except Findings as refused:
        return complain(refused, "en")
    explained = explain(loaded, name)
    if not explained:
        near = nearest_name(loaded, name)
        hint = f" Did you mean {near}?" if near else ""
        print(f"The layout {loaded.name} has no style, block or component “{name}”.{hint}", file=sys.stderr)
        return FAILED
    if format_ == "json":
        data = {"schema": 1, "layout": loaded.name, "explained": [_data(one) for one in explained]}
        out_json(data)
    else:
        for one in explained:
            _print(one)
    return 0


def _loaded(workbook: Path | None, asked: str | None) -> Layout:
    """The layout as a build would find it; without a workbook, the one of this folder."""
    from reportcli.cli.settings.resolved import settings_for
    from reportcli.layout.load import find_layout, load_layout
    from reportcli.workbook.excel.workbook_file import WorkbookFile
    from reportcli.workbook.read_layout_name import read_layout_name

    folder = workbook.parent if workbook is not None else Path()
    asked = settings_for(folder, {"layout": asked}).layout
    files = project_files(folder)
    own = asked is None and workbook is not None and files.find(folder, "layout.yaml") is None
    named = read_layout_name(WorkbookFile(workbook, files)) if own and workbook is not None else None
    return load_layout(find_layout(asked, folder, named, files, where=named.ref if named else None), files)


def _data(one: Explained) -> dict[str, object]:
    values = [{"key": s.key, "value": s.value, "where": _place(s), "way": list(s.way)} for s in one.values]
    where = str(one.where) if one.where is not None else None
    return {"name": one.name, "kind": one.kind, "where": where, "values": values}


def _place(source: Source) -> str | None:
    return str(source.where) if source.where is not None else None


def _print(one: Explained) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("key", "value", "where", "by way of"):
        table.add_column(head, overflow="fold")
    for source in one.values:
        place = _place(source) or "–"
        table.add_row(source.key, Text(source.value), Text(place), Text("\n".join(source.way)))
    console = Console(highlight=False, markup=False)
    wide = console if console.is_terminal else Console(highlight=False, markup=False, width=160)
    wide.print(f"{one.name}: {one.kind}, {one.where or ''}")
    wide.print(table)
