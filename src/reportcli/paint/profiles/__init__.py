"""The profiles that are delivered: a module of its name each, with `PROFILE`; `request` lists them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from reportcli.model.geometry import MM
from reportcli.model.value_class import replace
from reportcli.paint.profile import Profile
from reportcli.request import PROFILES

NAMES = PROFILES
SLUG = 8 * MM


def profile_named(name: str) -> Profile:
    """The profile of a name (one of NAMES), without the file of its ICC profile."""
    profile: Profile = import_module(f"{__package__}.{name}").PROFILE
    return profile


def profile_for(
    name: str, find: Callable[[str], Path | None], *, spots: bool = False, slug: str | None = None
) -> Profile:
    """The profile of a name (one of NAMES) for a layout; find: the layout's files by name.

    spots and slug (the line beside the marks; None for no marks) are for the press only.
    """
    plain = profile_named(name)
    profile = replace(plain, icc=find(plain.icc_name))
    if profile.pdfx is None:
        return profile
    return replace(profile, spots=spots, marks=0.0 if slug is None else SLUG, slug=slug or "")
