"""Language tags as people type them: in Organisation, in headers, in names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportcli.model.languages import languages
from reportcli.workbook.names import fold

NAMES = {code: language.names for code, language in languages().items()}
"""Folded names of the languages that have formats and templates."""
BRACKETED = re.compile(r"(?P<base>.*?)\s*(?:[(\[]\s*(?P<in>[\w-]+)\s*[)\]]|\.(?P<dot>[\w-]+))", re.DOTALL)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", re.IGNORECASE)
_FORMS = ("{} ({})", "{} [{}]", "{} {}", "{}.{}", "{}-{}", "{} - {}", "{}/{}")


def tag_of(word: str) -> str:
    """`nl-be` and `NL_BE`: nl-BE; `Nederlands`: nl; "" for what is no language."""
    match = _TAG.fullmatch(word.strip())
    if match:
        return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")
    named = fold(word)
    return next((tag for tag, names in NAMES.items() if named in names), "")


def tags_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages of a list such as `fr-BE, nl-BE`, each once, and the words that are none."""
    words = [word.strip() for word in re.split(r"[,;/|\n]+", text) if word.strip()]
    tags = [tag_of(word) for word in words]
    bad = tuple(word for word, tag in zip(words, tags, strict=True) if not tag)
    return tuple(dict.fromkeys(filter(None, tags))), bad


def primary(tag: str) -> str:
    """The language of a tag without its region: fr of fr-BE."""
    return tag.partition("-")[0].lower()


def code_of(tag: str, languages: Sequence[str]) -> str:
    """How headers and file names call a language: `nl`, or `nl-be` where there are two kinds of it."""
    twins = [other for other in languages if primary(other) == primary(tag)]
    return primary(tag) if len(twins) < 2 else tag.lower()


def listed(word: str, languages: Sequence[str]) -> str:
    """The language of a workbook that a word means, "" when it means none of them.

    A word without a region means the first of its language; one with a region means just that, or the
    language that is listed without any.
    """
    tag = tag_of(word)
    if tag in languages:
        return tag
    wanted = [other for other in languages if primary(other) == primary(tag)]
    return next((other for other in wanted if "-" not in tag or "-" not in other), "")


def spellings(base: str, tag: str, languages: Sequence[str]) -> Iterator[str]:
    """Folded headers of a column in a language: `title (nl)`, `title nl`, `title.nl`, `title (nl-be)`…"""
    code = code_of(tag, languages)
    words = [code, tag.lower()]
    words += NAMES.get(primary(tag), ()) if code == primary(tag) else ()
    for word in dict.fromkeys(words):
        for form in _FORMS:
            yield form.format(base, word)


def bracketed(text: str) -> tuple[str, str]:
    """A header or stem with a language of its own: its base and tag, e.g. (`Titre`, `nl`); else ("", "").

    Only languages that have formats count, so that `Surface (ha)` and `Poids (kg)` stay units.
    """
    match = BRACKETED.fullmatch(text.strip())
    tag = tag_of(match["in"] or match["dot"]) if match else ""
    return (match["base"], tag) if match and primary(tag) in NAMES else ("", "")
