"""Where links may lead."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_SCHEMES = ("http", "https", "mailto", "tel")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


def link_problem(url: str) -> str | None:
    """Why a link is refused (a finding's code), or None: http, https, mailto, tel and #id lead somewhere."""
    bare = _CONTROL.sub("", url)
    if bare in ("", "#"):
        return "link-empty"
    scheme = _SCHEME.match(bare)
    if bare.startswith("#") or (scheme and scheme[1].lower() in _SCHEMES):
        return None
    return "link-scheme" if scheme else "link-without-scheme"
