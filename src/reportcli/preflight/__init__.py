"""Preflight: judges a PDF against the clauses of its profile, object by object, without rendering."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.paint.profile import Profile


def check(pdf: bytes | Path, profile: Profile) -> list[Diagnostic]:
    """Everything wrong with a PDF for this profile; empty when it may go out."""
    from reportcli.preflight.run import run

    return run(pdf, profile)
