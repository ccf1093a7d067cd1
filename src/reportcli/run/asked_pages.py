"""Whether the pages that a request asks for are there."""

from __future__ import annotations

from reportcli.model.diagnostic import error
from reportcli.request import Outcome, Request, page_ranges
from reportcli.run.profile_run import Examined

MOST_RANGES = 5  # that a finding names of the pages that there are not


def has_pages(wanted: frozenset[int], examined: list[tuple[Request, Examined]], outcome: Outcome) -> bool:
    """Whether every edition has every page that is asked for; else what it lacks is an error."""
    lacking = False
    for one, built in examined:
        count = len(built.document.pages)
        beyond = page_ranges(page for page in wanted if page > count)
        if beyond:
            lacking = True
            more = ["…"] if len(beyond) > MOST_RANGES else []
            args = {"pages": ", ".join([*beyond[:MOST_RANGES], *more]), "count": count}
            edition = {"edition": one.lang} if len(examined) > 1 else {}
            outcome.diagnostics.append(error("page-unknown", None, **args, **edition))
    outcome.pages = len(wanted) * len(examined)
    return not lacking
