"""Typeset chapters, kept under the values of their blocks and all else that their pages depend on."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reportcli.blocks import Chapter
from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.lasting import live_of, written
from reportcli.cache.pieces import SETTING, KnownPieces
from reportcli.cache.values import Digester, says_the_same
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.display import PlacedChapter, PlacedPage
from reportcli.model.value_class import replace
from reportcli.typeset.context import ChapterContext

if TYPE_CHECKING:
    from reportcli.typeset.pages.resumed import Setting

KIND, BLOCKS, PAGE = "chapter", "blocks", "page"
_HEX = 64  # digits of a SHA-256


class KnownChapters:
    """Chapters that other runs have typeset. Those of a context with a composer of its own are not kept."""

    def __init__(
        self,
        blobs: Blobs,
        digest_of: Callable[[str], str | None],
        origin: Callable[[Chapter], str | None] = lambda _: None,
        is_edited: Callable[[Chapter], bool] = lambda _: False,
    ) -> None:
        """digest_of: the sha256 of a file that the run has read, by path. origin: the name of the bytes that
        a chapter was read from, under which its digest is kept. is_edited: whether a chapter is other than
        this process had it last.
        """
        self._blobs, self._live = blobs, live_of(blobs)
        self._digest_of, self._origin, self._is_edited = digest_of, origin, is_edited
        self._digester = Digester()
        self._shared: tuple[ChapterContext, str | None] | None = None

    def get(self, chapter: Chapter, context: ChapterContext, number: int) -> PlacedChapter | None:
        """A chapter's pages. One that says something else than when this process set it is not looked for: it
        is set on from there, and its blocks are digested when its pages have been shown.
        """
        if self._is_edited(chapter) and self._is_new(chapter, context):
            return None
        key = self._key(chapter, context, number)
        known: PlacedChapter | None = self._live.get(KIND, key)
        if known is None and key is not None:
            known = self._read(key)
            if known is not None:
                self._live.put(KIND, key, known)
        return known

    def _read(self, key: str) -> PlacedChapter | None:
        data = self._blobs.get(KIND, key)
        if data is None:
            return None
        try:
            entry: Any = decoded(data)
            placed, digests = entry
            pages = tuple(self._page(digest) for digest in digests)
        except (NotAValue, TypeError, ValueError):
            return None
        return replace(placed, pages=pages) if isinstance(placed, PlacedChapter) else None

    def _page(self, digest: str) -> PlacedPage:
        """A page by the digest of its values. Raises NotAValue."""
        data = self._blobs.get(PAGE, digest)
        page = decoded(data) if data is not None else None
        if not isinstance(page, PlacedPage):
            raise NotAValue
        self._live.put(PAGE, id(page), (page, digest))
        return page

    def _is_new(self, chapter: Chapter, context: ChapterContext) -> bool:
        """Whether a chapter that was set in this process says something else now."""
        last: Setting | None = self._live.get(SETTING, self._place(chapter, context))
        return last is not None and not says_the_same(last.chapter, chapter)

    def put(self, chapter: Chapter, context: ChapterContext, number: int, placed: PlacedChapter) -> None:
        """Keeps a chapter's pages, each with its digest."""
        written(self._blobs, partial(self._write, chapter, context, number, placed))

    def _write(self, chapter: Chapter, context: ChapterContext, number: int, placed: PlacedChapter) -> None:
        """A page that an earlier state of the chapter had, too, is not written again."""
        key = self._key(chapter, context, number)
        if key is None:
            return
        self._live.put(KIND, key, placed)
        digests = tuple(self.digest_of_page(page) for page in placed.pages)
        for page, digest in zip(placed.pages, digests, strict=True):
            if self._blobs.get(PAGE, digest) is None:
                self._blobs.put(PAGE, digest, encoded(page))
        self._blobs.put(KIND, key, encoded((replace(placed, pages=()), digests)))

    def digest_of_page(self, page: PlacedPage) -> str:
        """The digest of a placed page by its values; of a chapter that was kept it is known."""
        return self._of(PAGE, page)

    def _blocks(self, chapter: Chapter) -> str:
        """The digest of a chapter, which is made again only where its bytes were never seen."""
        origin = self._origin(chapter) if self._live.get(BLOCKS, id(chapter)) is None else None
        data = self._blobs.get(BLOCKS, origin) if origin is not None else None
        if data is not None and len(data) == _HEX and data.isalnum():
            self._live.put(BLOCKS, id(chapter), (chapter, data.decode()))
        digest = self._of(BLOCKS, chapter)
        if data is None and origin is not None:
            self._blobs.put(BLOCKS, origin, digest.encode())
        return digest

    def _of(self, kind: str, value: object) -> str:
        """The digest of a value that never changes, which is held, so that its identity stays its own."""
        known: tuple[object, str] | None = self._live.get(kind, id(value))
        if known is None:
            known = value, self._digester.digest(value)
            self._live.put(kind, id(value), known)
        return known[1]

    def pieces(self, chapter: Chapter, context: ChapterContext) -> KnownPieces:
        """The pieces that the chapter consisted of when it was last set."""
        return KnownPieces(self._blobs, self._digester, self._place(chapter, context))

    def _place(self, chapter: Chapter, context: ChapterContext) -> str | None:
        """What stays while a chapter changes: where it stands, and what the report shares."""
        shared = None if self._blobs is NO_BLOBS else self._context(context)
        return f"{chapter.section.path} {shared}" if shared is not None else None

    def _key(self, chapter: Chapter, context: ChapterContext, number: int) -> str | None:
        """What a chapter's pages depend on: its blocks and masters, the number of its first page, the format,
        inks, fonts and drawings of the report. None where something has no form that can be compared, and
        where nothing is kept.
        """
        shared = None if self._blobs is NO_BLOBS else self._context(context)
        if shared is None:
            return None
        self._live.get(SETTING, self._place(chapter, context))  # it may be needed when the chapter changes
        try:
            return f"{self._blocks(chapter)} {number} {shared}"
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
            content = self._digest_of(path)
            if content is None:
                return None
            contents.append((path, content))
        text = repr((self._digester.digest(context), contents))
        return hashlib.sha256(text.encode()).hexdigest()
