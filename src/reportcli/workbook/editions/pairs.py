"""Texts and their translations: what has one, what has none, what is older than its source."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.model.diagnostic import Diagnostic, Related, note
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.tables.languages import code_of
from reportcli.workbook.translations.memory import around_change
from reportcli.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, each with its place. translation: "" where there is none."""

    source: str
    at: Where | None
    translation: str
    slot: Where | None


def has_words(text: str) -> bool:
    """Whether a text says anything that could be translated."""
    return any(character.isalpha() for character in text)


def words_of(value: object) -> str:
    """The text of a cell, or of a list in a cell, one item a line."""
    if isinstance(value, tuple):
        return "\n".join(str.__str__(item) for item in value if isinstance(item, str))
    return str.__str__(value) if isinstance(value, str) else ""


class PairLog:
    """The pairs of one edition as they are met. notes: of translations that are older than their source."""

    def __init__(self, workbook: Workbook, tag: str) -> None:
        self.tag, self.memory = tag, workbook.memory
        self.code = code_of(tag, workbook.languages)
        self.file = workbook.input.rpartition("/")[2]
        self.pairs: list[Pair] = []
        self.notes: list[Diagnostic] = []

    def add(self, source: str, at: Where | None, translation: str, slot: Where | None) -> None:
        """A text that has a translation; without words it is none."""
        if not has_words(source):
            return
        self.pairs.append(Pair(source, at, translation, slot))
        was = self.memory.older(self.tag, translation, source)
        if was is not None:
            was, now = around_change(was, source)
            args = {"lang": self.code, "source": str(at), "was": was, "found": now}
            related = (Related("translation-source", at, {"source": str(at)}),)
            self.notes.append(replace(note("translation-older", slot, **args), related=related))

    def add_missing(self, source: str, at: Where | None, slot: Where | None) -> None:
        """A text without a translation. slot: where it would stand."""
        self.pairs.append(Pair(source, at, "", slot))

    def unconfirmed(self) -> Iterator[Diagnostic]:
        """Translations whose source the memory does not hold: a change of it could not be seen."""
        translated = [pair for pair in self.pairs if pair.translation]
        unknown = [pair for pair in translated if not self.memory.knows(self.tag, pair.translation)]
        if unknown:
            counts = {"count": len(unknown), "every": len(translated)}
            slot = unknown[0].slot
            yield note("translations-unconfirmed", slot, lang=self.code, file=self.file, **counts)
