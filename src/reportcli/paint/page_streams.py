"""A page's content stream as a value, and whoever remembers it from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from reportcli.model.display import PlacedPage
from reportcli.model.value_class import dataclass
from reportcli.paint.page_uses import Entry, Use

T = TypeVar("T")
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


class KnownStreams(Protocol):
    """What was painted before."""

    def found(
        self,
        kind: str,
        page: PlacedPage,
        by: tuple[object, ...],
        *,
        files: Iterable[str],
        make: Callable[[], T],
    ) -> T:
        """What `make` makes of a page, once. by: all that it depends on beside the page's own values; files:
        paths of those whose contents count."""
