"""Findings of commands that are no build, on stderr."""

from __future__ import annotations

import sys

from reportcli.cli.standard_output import harmless
from reportcli.messages import wording
from reportcli.model.diagnostic import Findings


def complain(refused: Findings, lang: str, code: int = 1) -> int:
    """Prints the findings on standard error; gives the exit code."""
    for finding in refused.diagnostics:
        for part in ("message", "expected", "help"):
            text = wording(finding, part, lang)
            if text:
                print(harmless(text if part == "message" else f"  {text}"), file=sys.stderr)
    return code
