"""Bound parts of a report, kept with what they have read."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.kept import kept
from reportcli.cache.lasting import live_of, written
from reportcli.model.blobs import Blobs

if TYPE_CHECKING:
    from reportcli.bind.parts.bound import BoundPart
    from reportcli.bind.parts.dependencies import Dependencies
    from reportcli.blocks import Chapter
    from reportcli.inputs.markdown.nodes import Prose

KIND, PROSE = "part", "prose"


class KnownParts:
    """Parts that other runs have bound. One that is bound anew takes the place of the one before it."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs, self._live = blobs, live_of(blobs)
        self._edited = False
        self._changed: set[str] = set()
        self._edited_chapters: set[str] = set()
        self._origins: dict[int, tuple[Chapter, str]] = {}

    @property
    def edited(self) -> bool:
        """Whether a part was known, and did not hold."""
        return self._edited

    def is_edited(self, chapter: Chapter) -> bool:
        """Whether a chapter was known in this process, and something that it reads is other than it was."""
        return chapter.section.path in self._edited_chapters

    def origin(self, chapter: Chapter) -> str | None:
        """The name of the bytes that a chapter was read from or written as, None where it has none yet."""
        known = self._origins.get(id(chapter))
        return None if known is None else known[1]

    def _note(self, part: BoundPart, data: bytes) -> None:
        """Chapters are held, so that their identities stay their own."""
        name = hashlib.sha256(data).hexdigest() if part.chapters else ""
        for number, chapter in enumerate(part.chapters):
            self._origins[id(chapter)] = (chapter, f"{name} {number}")

    def get(
        self, key: str, holds: Callable[[Dependencies], bool], fits: Callable[[BoundPart], bool]
    ) -> tuple[Dependencies, BoundPart] | None:
        """A part whose dependencies hold, and that fits behind those before it."""
        known: tuple[Dependencies, BoundPart] | None = self._live.get(KIND, key)
        if known is None:
            known = self._read(key, holds)
        elif not holds(known[0]):
            known, self._edited = None, True
            self._changed.add(key)
        if known is None or not fits(known[1]):
            return None
        self._live.put(KIND, key, known)
        return known

    def _read(self, key: str, holds: Callable[[Dependencies], bool]) -> tuple[Dependencies, BoundPart] | None:
        data = self._blobs.get(KIND, key)
        if data is None:
            return None
        try:
            entry: Any = decoded(data)
            dependencies, part = entry
            if holds(dependencies):
                bound: Any = decoded(part)
                self._note(bound, part)
                return dependencies, bound
        except (NotAValue, TypeError, ValueError, AttributeError):
            return None
        self._edited = True
        return None

    def parsed(self, text: str, file: str) -> Prose:
        """The tree of a text, by its characters, its file and what kind of name the file has."""
        from reportcli.inputs.markdown import reader
        from reportcli.inputs.markdown.nodes import Prose

        key = f"{type(file).__name__} {file}\0{text}"
        known: Prose | None = self._live.get(PROSE, key)
        if known is None:
            make = partial(reader.parse_markdown, text, file)
            known = kept(self._blobs, PROSE, key, Prose, make=make)
            self._live.put(PROSE, key, known)
        return known

    def put(self, key: str, dependencies: Dependencies, part: BoundPart) -> None:
        """Keeps a part."""
        if key in self._changed:
            self._edited_chapters.update(chapter.section.path for chapter in part.chapters)
        self._live.put(KIND, key, (dependencies, part))
        written(self._blobs, partial(self._write, key, dependencies, part))

    def _write(self, key: str, dependencies: Dependencies, part: BoundPart) -> None:
        try:
            inner = encoded(part, cells=True)
            data = encoded((dependencies, inner))
        except (TypeError, AttributeError, pickle.PicklingError):  # a value of no class that can be read
            return
        self._note(part, inner)
        self._blobs.put(KIND, key, data)
