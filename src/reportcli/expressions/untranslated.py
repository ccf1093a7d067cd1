"""What an edition prints in another language than its own: texts without translation, words of the layout.

A text is reported when it is printed, so that a sheet that no page shows need not be translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.expressions.values import Piece
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook

Key = tuple[str, Where | None, tuple[tuple[str, str], ...]]
"""What makes two findings the same: code, place and arguments."""
LISTED = 5
_UNIT = r"[kMGcmµhd]?(?:m|g|t|l|L|W|Wh|Wp|J|V|A|Hz|Pa|bar|min|ha|°C|B)[²³]?"
SYMBOL = re.compile(f"{_UNIT}(?:[/·]{_UNIT})*")
"""Signs of units, the same in every language: km, kWh/m²."""


@dataclass(slots=True)
class Untranslated:
    """Collects what is printed in another language than the edition's, while binding prints.

    own: whether the layout's literal words are of the edition's language.
    files: names of the text files, whose words are the authors' and not the layout's.
    """

    workbook: Workbook
    lang: str
    own: bool = True
    files: frozenset[str] = frozenset()
    printed: dict[Key, tuple[Diagnostic, dict[str, None]]] = field(default_factory=dict)
    literal: dict[Span, str] = field(default_factory=dict)
    borrowed: dict[str, Where | None] = field(default_factory=dict)

    def look(self, piece: Piece) -> None:
        """One piece of text that is printed."""
        where = piece.where
        finding = self.workbook.untranslated.of(where)
        if finding is not None:
            place = str(where) if not isinstance(where, Span) else where.file
            self.print(finding, (place,))
        elif not self.own and isinstance(where, Span) and piece.expression is None:
            self._literal(piece.content, where)

    def print(self, finding: Diagnostic, places: Iterable[str]) -> None:
        """A finding that waited for its text to be printed, which stands in these places."""
        key = (finding.code, finding.where, tuple(sorted(finding.args.items())))
        self.printed.setdefault(key, (finding, {}))[1].update(dict.fromkeys(places))

    def _literal(self, content: object, where: Span) -> None:
        if isinstance(content, str) and where.file not in self.files:
            letters = sum(character.isalpha() for character in content)
            if letters > 1 and not SYMBOL.fullmatch(content.strip()):
                self.literal.setdefault(where, content)

    def findings(self) -> Iterator[Diagnostic]:
        """All of them, a column or file once, in the order in which they are printed."""
        for finding, places in self.printed.values():
            yield replace(finding, args={**finding.args, "count": str(len(places))})
        if self.borrowed:
            names = ", ".join(self.borrowed)
            yield error("words-untranslated", next(iter(self.borrowed.values())), lang=self.lang, names=names)
        if self.literal:
            first, text = next(iter(self.literal.items()))
            listed = ", ".join(str(where) for where in list(self.literal)[:LISTED])
            listed += ", …" if len(self.literal) > LISTED else ""
            args = {"lang": self.lang, "found": text.strip()[:60], "places": listed}
            yield warning("layout-text-untranslated", first, count=len(self.literal), **args)


def untranslated_of(workbook: Workbook, lang: str, layout_language: str | None) -> Untranslated:
    """What is met without a translation; only an edition that is not the source's has any."""
    source = not workbook.languages or workbook.languages[0] == workbook.language
    spoken = (layout_language or lang).split("-")[0]
    files = frozenset(text.file for text in workbook.texts.values())
    return Untranslated(workbook, lang, source or spoken == lang.split("-")[0], files)


def borrowed_words(
    words: Mapping[str, Mapping[str, str]], lang: str, workbook: Workbook
) -> tuple[dict[str, str], frozenset[str]]:
    """The layout's words in a language, and the keys that it has in another only.

    Below the language stand English and, in an edition, the language of the source.
    """
    own = {**words.get(lang.split("-")[0], {}), **words.get(lang, {})}
    source = workbook.languages[0] if workbook.languages else lang
    if source == workbook.language or not workbook.languages:
        return {**words.get("en", {}), **own}, frozenset()
    other = {**words.get("en", {}), **words.get(source.split("-")[0], {}), **words.get(source, {})}
    return {**other, **own}, frozenset(other.keys() - own.keys())
