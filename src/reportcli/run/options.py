"""Options that none of the profiles of a run reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.paint import profile_named
from reportcli.request import PROFILES, Request

if TYPE_CHECKING:
    from reportcli.paint.profile import Profile


def _for_press(profile: Profile) -> bool:
    return profile.pdfx is not None


READ_BY: Mapping[str, Callable[[Profile], bool]] = {
    "marks": _for_press,
    "spot": _for_press,
    "impose": _for_press,
    "delivery_sheet": _for_press,
    "attach_source": lambda profile: profile.encloses,
}
"""Which profiles read an option of a build, by the field of the request; all read every other."""


def without_effect(request: Request) -> Iterator[Diagnostic]:
    """Options that were given and that nothing of this run reads, with the profiles that would."""
    given = [name for name in READ_BY if getattr(request, name)]
    if not given:
        return
    for name in given:
        reads = READ_BY[name]
        if not any(reads(profile_named(one)) for one in request.profiles):
            named = ", ".join(one for one in PROFILES if reads(profile_named(one)))
            option = f"--{name.replace('_', '-')}"
            args = {"option": option, "profiles": ", ".join(request.profiles), "read": named}
            yield warning("option-without-effect", None, **args)
