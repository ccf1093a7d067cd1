"""`translations.json`: from which source text each translation was made, so that an older one can be told.

The file holds fingerprints of texts, not places: rows may move, and a translation that was changed since
counts as made from the source of today. Nothing of it depends on a clock or on the times of files.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import same_start

FILE = "translations.json"
SCHEMA = 1
BYTES = 20_000_000
DIGITS = 16  # hexadecimal digits of a fingerprint
KEPT = 4000  # characters of a source text that are kept, to quote what has changed in it
EXCERPT = 80  # characters of a source text that a note shows
BEFORE = 30  # characters before a change that are quoted with it


def fingerprint(text: str) -> str:
    """Of the words of a text: white space and the form of accented letters do not count."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:DIGITS]


@dataclass(frozen=True, slots=True)
class Memory:
    """made_from: language -> fingerprint of a translation -> {fingerprint of a source: its beginning}."""

    made_from: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    def knows(self, lang: str, translation: str) -> bool:
        """Whether it was put down from which source a translation was made."""
        return fingerprint(translation) in self.made_from.get(lang, {})

    def older(self, lang: str, translation: str, source: str) -> str | None:
        """The source that a translation was made from, when it is not the one of today."""
        known = self.made_from.get(lang, {}).get(fingerprint(translation), {})
        if not known or fingerprint(source) in known:
            return None
        return next(iter(known.values()))


def read_memory(folder: Path, files: ProjectFiles) -> tuple[Memory, tuple[Diagnostic, ...]]:
    """The memory beside a workbook; an empty one when there is none, with a finding when it is damaged."""
    path = files.find(folder, FILE)
    if path is None:
        return Memory(), ()
    text = files.read_text(path, BYTES)
    if isinstance(text, Diagnostic):
        return Memory(), (text,)
    try:
        made_from = _checked(json.loads(text))
    except (ValueError, RecursionError):
        return Memory(), (error("translations-damaged", Span(files.safe_name(path)), file=FILE),)
    return Memory(made_from), ()


def _checked(data: object) -> dict[str, dict[str, dict[str, str]]]:
    """The languages of a memory; raises ValueError for data of another form."""
    languages = data.get("languages") if isinstance(data, dict) and data.get("schema") == SCHEMA else None
    if not isinstance(languages, dict):
        raise ValueError
    made: dict[str, dict[str, dict[str, str]]] = {}
    for lang, entries in languages.items():
        if not isinstance(entries, dict) or not all(isinstance(one, dict) for one in entries.values()):
            raise ValueError
        made[lang] = {
            key: {str(source): str(was) for source, was in one.items()} for key, one in entries.items()
        }
    return made


def remembered(
    memory: Memory, lang: str, pairs: Iterable[tuple[str, str]], stale: Iterable[str]
) -> dict[str, dict[str, str]]:
    """What a language's memory is after these pairs of source and translation were put down.

    stale: translations that stay older: of them the memory keeps what it knows. All others are forgotten.
    """
    before = memory.made_from.get(lang, {})
    entries = {key: dict(before.get(key, {})) for key in map(fingerprint, stale)}
    for source, translation in pairs:
        entries.setdefault(fingerprint(translation), {})[fingerprint(source)] = excerpt(source, KEPT)
    return entries


def memory_bytes(made_from: Mapping[str, Mapping[str, Mapping[str, str]]]) -> bytes:
    """The file: sorted, so that the same texts give the same bytes."""
    languages = {
        lang: {key: dict(sorted(one.items())) for key, one in sorted(entries.items())}
        for lang, entries in sorted(made_from.items())
    }
    data = {"schema": SCHEMA, "languages": languages}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def excerpt(text: str, most: int = EXCERPT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def around_change(was: str, now: str) -> tuple[str, str]:
    """Both texts on one line from shortly before the first difference on."""
    old, new = " ".join(was.split()), " ".join(now.split())
    same = same_start(old, new)
    start = max(0, same - BEFORE)
    start = 0 if start == 0 or (old[same:] == "…" and same < KEPT) else old.rfind(" ", 0, start) + 1
    head = "…" if start else ""
    return excerpt(head + old[start:]), excerpt(head + new[start:])
