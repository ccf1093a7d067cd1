"""What was made of placed pages before: findings, content streams."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from reportcli.model.display import PlacedPage

T = TypeVar("T")


class PageMemory(Protocol):
    """Remembers what is made of a page, by the page's own values and all else that it depends on."""

    def found(
        self,
        kind: str,
        page: PlacedPage,
        by: tuple[object, ...],
        *,
        files: Iterable[str],
        make: Callable[[], T],
    ) -> T:
        """What `make` makes of a page, once. kind: what that is, a plain word; by: all that it depends on
        beside the page's own values; files: paths of those whose contents count."""
