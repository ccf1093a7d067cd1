"""Preflight: judges a PDF against the clauses of its profile and the rules of the house."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.preflight.limits import Limits as Defaults

if TYPE_CHECKING:
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.paint.profile import Profile
    from reportcli.preflight.limits import Limits
    from reportcli.preflight.rules.total_ink import Coverage


def check(pdf: bytes | Path, profile: Profile) -> list[Diagnostic]:
    """What the objects of a PDF lack for this profile: quick, after every build."""
    from reportcli.preflight.run import run

    return run(pdf, profile)


def judge(
    path: Path, profile: str | None = None, limits: Limits | None = None, *, measure: bool = True
) -> list[Diagnostic]:
    """Everything wrong with a PDF of any producer, its painted pages, plates and tags included.

    profile: a profile's name; without one, what the file says of itself.
    measure: False leaves out what other programs do: plates (Ghostscript) and the independent validator.
    """
    from reportcli.preflight.run import judge as run_all

    return run_all(path, profile, limits or Defaults(), measure=measure)


def ink_coverage(pdf: Path, limits: Limits) -> tuple[list[Diagnostic], list[Coverage]]:
    """What Ghostscript's plates say of a print file: findings on total ink, and the ink of every page."""
    import pikepdf

    from reportcli.preflight.rules.total_ink import measured
    from reportcli.preflight.subject import Subject

    with pikepdf.open(pdf) as file:
        areas = Subject(file).areas
    return measured(pdf, areas, limits)


def page_count(path: Path) -> int:
    """Pages of a PDF, 0 where it cannot be read."""
    import pikepdf

    try:
        with pikepdf.open(path) as file:
            return len(file.pages)
    except (pikepdf.PdfError, OSError):
        return 0


def read_aloud(path: Path, lang: str) -> list[str]:
    """What a screen reader would say, one line an element or passage; `Findings` where it cannot be read."""
    from reportcli.preflight.spoken import spoken

    return spoken(path, lang)
