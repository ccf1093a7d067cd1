"""Regular expressions that most runs never use."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("pattern", "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text, compiled when it is first used: for those that take long to compile (0.3 ms and
    more) and that a report without the rare thing they look for never asks.
    """
    return cast("re.Pattern[str]", LatePattern(text, flags))


class LatePattern:
    """Has the methods of a pattern; from their first use on they are the compiled pattern's own."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
