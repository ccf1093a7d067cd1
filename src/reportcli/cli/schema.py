"""`reportcli schema`: the JSON Schema of the layout language, for editors that complete and check YAML."""

from __future__ import annotations

import json
import sys

import typer


def schema(
    part: str = typer.Argument(
        "layout", help="layout (layout.yaml and what stands beside it), component, section or overrides."
    ),
) -> int:
    """Print the JSON Schema of the layout language, for editors that complete and check YAML."""
    from reportcli.layout.schema import FILES, json_schema

    if part not in FILES:
        raise typer.BadParameter(f"one of: {', '.join(FILES)}", param_hint="PART")
    json.dump(json_schema(part), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0
