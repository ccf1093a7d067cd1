"""What a run read and wrote, for make (as compilers do by `-MD -MP`) or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from reportcli.cli.output.run_report import seen
from reportcli.deliver.atomic_write import write_atomic
from reportcli.request import Outcome

Runs = Sequence[tuple[Path, Outcome]]


def write_dependencies(target: Path, runs: Runs) -> None:
    """Writes the file, whole or not at all. Raises Findings where it cannot be written."""
    text = as_json(runs) if target.suffix.lower() == ".json" else as_rules(runs)
    write_atomic(target, text.encode("utf-8"))


def as_rules(runs: Runs) -> str:
    """A rule a workbook: its files, made from what was read; an empty rule for each input, so that make goes
    on when one has been removed. Paths as seen from the working directory.
    """
    rules: list[str] = []
    inputs: dict[str, None] = {}
    for workbook, outcome in runs:
        read = [_escaped(seen(path)) for path in outcome.read]
        inputs |= dict.fromkeys(read)
        targets = [_escaped(seen(str(path))) for path in outcome.written]
        if targets:
            rules.append(
                f"{' '.join(targets)}: \\\n  " + " \\\n  ".join(read or [_escaped(str(workbook))]) + "\n"
            )
    return "\n".join([*rules, *(f"{one}:\n" for one in inputs)])


def as_json(runs: Runs) -> str:
    """An entry a workbook."""
    data = [
        {
            "workbook": workbook.as_posix(),
            "inputs": [seen(path) for path in outcome.read],
            "outputs": [seen(str(path)) for path in outcome.written],
        }
        for workbook, outcome in runs
    ]
    return json.dumps({"schema": 1, "runs": data}, ensure_ascii=False, indent=2) + "\n"


def _escaped(path: str) -> str:
    """As make reads it: a blank and `#` after a backslash, `$` twice."""
    return path.replace("$", "$$").replace("#", "\\#").replace(" ", "\\ ").replace("\n", "")
