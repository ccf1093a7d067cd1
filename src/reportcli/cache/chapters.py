"""Typeset chapters, kept under the values of their blocks and all else that their pages depend on."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path

from reportcli.blocks import Chapter
from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.values import Digester
from reportcli.model.blobs import Blobs
from reportcli.model.display import PlacedChapter
from reportcli.typeset.context import ChapterContext

KIND = "chapter"


class KnownChapters:
    """Chapters that other runs have typeset. Those of a context with a composer of its own are not kept."""

    def __init__(self, blobs: Blobs, digest_of: Callable[[str], str | None]) -> None:
        """digest_of: the sha256 of a file that the run has read, by real path."""
        self._blobs = blobs
        self._digest_of = digest_of
        self._digester = Digester()
        self._shared: tuple[ChapterContext, str | None] | None = None

    def get(self, key: str | None) -> PlacedChapter | None:
        """A chapter's pages; the key is that of `key`."""
        data = self._blobs.get(KIND, key) if key else None
        if data is None:
            return None
        try:
            placed = decoded(data)
        except NotAValue:
            return None
        return placed if isinstance(placed, PlacedChapter) else None

    def put(self, key: str | None, placed: PlacedChapter) -> None:
        """Keeps a chapter's pages."""
        if key:
            self._blobs.put(KIND, key, encoded(placed))

    def key(self, chapter: Chapter, context: ChapterContext, number: int) -> str | None:
        """What a chapter's pages depend on: its blocks and masters, the number of its first page, the format,
        inks, fonts and drawings of the report. None where something has no form that can be compared.
        """
        shared = self._context(context)
        if shared is None:
            return None
        try:
            return f"{self._digester.digest(chapter)} {number} {shared}"
        except (
            TypeError,
            AttributeError,
            pickle.PicklingError,
        ):  # arguments of a plug-in's block
            return None

    def _context(self, context: ChapterContext) -> str | None:
        if self._shared is None or self._shared[0] is not context:
            self._shared = (context, self._digest(context))
        return self._shared[1]

    def _digest(self, context: ChapterContext) -> str | None:
        if context.composer_factory is not None:
            return None
        paths = {*(font.path for font in context.fonts.values()), *context.assets.values()}
        contents = []
        for path in sorted(paths):
            content = self._digest_of(path) or self._digest_of(str(Path(path).resolve()))
            if content is None:
                return None
            contents.append((path, content))
        text = repr((self._digester.digest(context), contents))
        return hashlib.sha256(text.encode()).hexdigest()
