"""`reportcli schema`: the JSON Schema of the layout language, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Annotated

import typer

from reportcli.cli.standard_output import out_json


def schema(
    part: Annotated[
        str,
        typer.Argument(
            help="layout (layout.yaml and its neighbours), component, section, overrides or printer."
        ),
    ] = "layout",
) -> int:
    """Print the JSON Schema of the layout language, for editors that complete and check YAML."""
    from reportcli.layout.schema import FILES, json_schema

    if part not in (*FILES, "printer"):
        raise typer.BadParameter(f"one of: {', '.join(FILES)}, printer", param_hint="PART")
    if part == "printer":
        from reportcli.press.printer_reader import printer_schema
    made = printer_schema() if part == "printer" else json_schema(part)
    out_json(made)
    return 0
