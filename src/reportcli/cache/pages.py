"""What was found on placed pages, kept under the pages' values and all that they are judged by."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import TypeVar

from reportcli.cache.chapters import KnownChapters
from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.values import Digester
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.display import PlacedPage

T = TypeVar("T")


class KnownPages:
    """Pages that other runs have judged."""

    def __init__(self, blobs: Blobs, chapters: KnownChapters, digest_of: Callable[[str], str | None]) -> None:
        """digest_of: the sha256 of a file that the run has read, by path."""
        self._blobs = blobs
        self._chapters = chapters
        self._digest_of = digest_of
        self._digester = Digester()

    def found(
        self,
        kind: str,
        page: PlacedPage,
        by: tuple[object, ...],
        *,
        files: Iterable[str],
        make: Callable[[], T],
    ) -> T:
        """What `make` finds on a page. by: what it is judged by beside its own values; files: whose contents
        count, by path. Nothing is kept where the content of one is not known.
        """
        contents = tuple(map(self._digest_of, files))
        if None in contents or self._blobs is NO_BLOBS:
            return make()
        try:
            key = f"{self._chapters.digest_of_page(page)} {self._digester.digest(by, contents)}"
        except (TypeError, AttributeError, pickle.PicklingError):
            return make()
        known = self._known(kind, key)
        if known is not None:
            return known[0]  # type: ignore[return-value]  # a kind is of one type
        made = make()
        self._blobs.put(kind, key, encoded((made,)))
        return made

    def _known(self, kind: str, key: str) -> tuple[object] | None:
        data = self._blobs.get(kind, key)
        try:
            entry = None if data is None else decoded(data)
        except NotAValue:
            return None
        return entry if isinstance(entry, tuple) and len(entry) == 1 else None
