"""A page's content stream as a value, and whoever remembers it from one run to the next."""

from __future__ import annotations

from reportcli.model.value_class import dataclass
from reportcli.paint.page_uses import Entry, Use

KIND = "stream"


@dataclass(frozen=True, slots=True)
class PageStream:
    """A page as painted. body: the stream object; entries: its resources; used: what it asked the document
    for, in that order; transparent: whether anything on it is; complete: whether it had all it asked for.
    """

    body: bytes
    entries: tuple[Entry, ...]
    used: tuple[Use, ...]
    transparent: bool
    complete: bool
