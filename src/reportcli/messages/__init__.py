"""Catalogues of wording: `<lang>/<area>.toml`, one table a diagnostic code.

    [unknown-column]
    message = "{sheet} has a column “{column}” that the contract does not know."
    expected = "One of: {names}."
    help = "Rename it to “{nearest}”, or delete the column."

Every code stands in English; another language falls back to English code by code. In `expected` and `help`, a
sentence with a blank argument (no nearest name was found) is left out. A part may have other wordings, such
as `help-required`: a finding asks for one by its argument `remedy`; without one it has the plain wording.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic, Related
from reportcli.model.languages import FALLBACK, english_first, language_of

KINDS = frozenset({"kind", "kinds", "left", "right"})  # arguments that say what something is
AS_TYPED = frozenset({
    "found", "stated", "value", "text", "expression", "name", "names", "nearest", "file", "sheet", "column",
    "fingerprint", "row", "cells", "used", "object", "clause", "number", "year", "version", "known", "key",
    "stands", "full", "example", "begins",
})  # fmt: skip
"""Arguments that quote what somebody wrote, and numbers that name something."""
MEASURE = re.compile(r"-?\d+\.\d+(?: ?(?:mm|pt|cm|%|ppi|em))?")
COUNT = re.compile(r"\d{5,15}")
PLACE = re.compile(r"-?\d+\.\d+(?= mm)|(?<=\()\d+\.\d+(?= ×)")
HEAD = re.compile(r"^\[([\w-]+)\]$", re.MULTILINE)
LANGUAGES = english_first()


class Catalogue(Mapping[str, dict[str, str]]):
    """Wordings by code, each read when it is asked for: a run needs few, and TOML is slow to read."""

    def __init__(self, written: Mapping[str, str]) -> None:
        """written: the TOML of each code's table."""
        self.written = written
        self._known: dict[str, dict[str, str]] = {}

    def __getitem__(self, code: str) -> dict[str, str]:
        if code not in self._known:
            self._known[code] = tomllib.loads(self.written[code])
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.written)

    def __len__(self) -> int:
        return len(self.written)


@lru_cache(maxsize=8)
def catalogue(lang: str) -> Catalogue:
    """All wordings of one language, English where the language has none."""
    written: dict[str, str] = {} if lang == FALLBACK else dict(catalogue(FALLBACK).written)
    if lang in LANGUAGES:
        for file in sorted((Path(__file__).parent / lang).glob("*.toml")):
            written.update(tables(file.read_text(encoding="utf-8")))
    return Catalogue(written)


def tables(text: str) -> Iterator[tuple[str, str]]:
    """The tables of a TOML text whose values hold no line that looks like a table's head: name and body."""
    _, *parts = HEAD.split(text)
    return zip(parts[::2], parts[1::2], strict=True)


def wording(finding: Diagnostic | Related, part: str, lang: str) -> str:
    """The text of one part (message | expected | help) of a finding, "" where the catalogue has none."""
    entry = catalogue(lang).get(finding.code, {})
    template = entry.get(f"{part}-{finding.args.get('remedy')}", entry.get(part))
    if template is not None and "{nearest}" in template and finding.args.get("nearest") == "":
        template = entry.get(f"{part}-else", template)
    if template is None:
        return "" if part != "message" else f"{finding.code}: {dict(finding.args)}"
    if part != "message":
        template = _without_blanks(template, finding)
    return template.format_map(_Missing(_in_words(finding.args, lang)))


def _in_words(args: Mapping[str, str], lang: str) -> dict[str, str]:
    """The arguments, with what a value is (`_kinds`) and numbers of ours in the language of the message."""
    kinds = catalogue(lang).get("_kinds", {})
    return {
        name: ", ".join(kinds.get(each, each) for each in value.split(", "))
        if name in KINDS
        else value
        if name in AS_TYPED
        else in_numbers(value, lang)
        for name, value in args.items()
    }


def in_numbers(text: str, lang: str) -> str:
    """A measure (`1.9`, `0.25 mm`) or a count (`200000`) as a language writes numbers; other texts stay."""
    group, decimal = language_of(lang).numbers
    if MEASURE.fullmatch(text):
        return text.replace(".", decimal)
    if COUNT.fullmatch(text):
        return f"{int(text):,}".replace(",", group)
    return PLACE.sub(lambda found: found[0].replace(".", decimal), text)


def _without_blanks(template: str, finding: Diagnostic | Related) -> str:
    blank = [f"{{{name}}}" for name, value in finding.args.items() if not value and f"{{{name}}}" in template]
    if not blank:
        return template
    sentences = re.split(r"(?<=[.?!])\s+", template)
    return " ".join(sentence for sentence in sentences if not any(name in sentence for name in blank))


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
