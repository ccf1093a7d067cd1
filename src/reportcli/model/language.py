"""What a language of reports and messages is; each file of `languages` declares one as `LANGUAGE`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.value_class import dataclass


def words(text: str, between: str | None = None) -> tuple[str, ...]:
    """The words of a text, with blanks between them or what is said."""
    return tuple(text.split(between))


@dataclass(frozen=True, slots=True)
class Language:
    """One language. What has no words in it is said in English.

    code: of two small letters, the name of its file. name: in English, for help and reference.
    order: its place among the others; the choices of a contract name their words in this order.
    locale: of a new report; how its numbers and dates look stands in `expressions/locales`.
    names: folded (small letters, no accents), as headers and cells call it.
    months: twelve; a locale may have its own. quotes: opening and closing, double and then single, with the
    spaces that belong to them. numbers: the signs between thousands and before decimals, in messages.
    hyphenation: a dictionary of pyphen; without one no word is split. regions: those of single regions
    (`de-at`). capital_nouns: a capital does not make a word a name. singular_below_two: “1,5 million”.
    units, titles: words that stay on the line of their number, of their name. abbreviations: in several
    parts that stay together (“z. B.”).
    elisions: words that begin with an apostrophe, without it (“'tis”). spaced_signs: what stands apart from
    the number before it. compounds: “fund|rais”: a word that begins so is parted at the bar, what follows as
    a word of its own; “micro|~”: where a vowel follows. countries: where it is official (ISO 3166).
    """

    code: str
    name: str
    order: int
    locale: str
    names: tuple[str, ...]
    months: tuple[str, ...]
    quotes: tuple[str, str, str, str]
    hyphenation: str | None = None
    regions: Mapping[str, str] = field(default_factory=dict)
    capital_nouns: bool = False
    singular_below_two: bool = False
    units: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    spaced_signs: str = ""
    compounds: tuple[str, ...] = ()
    numbers: tuple[str, str] = (",", ".")
    countries: tuple[str, ...] = ()

    def dictionary(self, tag: str) -> str | None:
        """The hyphenation dictionary of a tag of this language."""
        return self.regions.get(tag.lower(), self.hyphenation)
