"""The names of text files, apart by language: `intro.nl.md` beside `intro.md`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.languages import bracketed, listed


@dataclass(frozen=True, slots=True)
class FileNames:
    """The names of a folder of texts: those of the source, and stem -> language -> name of the others.

    unlisted: (name, tag) of files in a language that the workbook does not list.
    """

    own: list[str]
    others: Mapping[str, Mapping[str, str]]
    unlisted: Sequence[tuple[str, str]] = ()


def stem_of(name: str) -> str:
    """`intro` of intro.md or texts/intro.docx."""
    return PurePath(name).stem


def file_names(names: Sequence[str], languages: Sequence[str]) -> FileNames:
    """Names apart by language: the first, the others that are listed, and those that are not."""
    stems = {stem_of(name) for name in names}
    own: list[str] = []
    others: dict[str, dict[str, str]] = {}
    unlisted: list[tuple[str, str]] = []
    for name in names:
        base, _, word = stem_of(name).rpartition(".")
        tag = listed(word, languages) if base else ""
        if tag and tag != languages[0]:
            others.setdefault(base, {})[tag] = name
        elif base in stems and (foreign := bracketed(stem_of(name))[1]) and not tag:
            unlisted.append((name, foreign))
        else:
            own.append(name)
    return FileNames(own, others, unlisted)
