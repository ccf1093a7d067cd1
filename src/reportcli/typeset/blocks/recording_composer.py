"""A composer that remembers which characters it could not set, for drawings that set their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from reportcli.model.inline import Inline
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import dataclass
from reportcli.text.composed import Composed, Line, MissingGlyph
from reportcli.text.fonts import FontSet
from reportcli.typeset.context import Composer, Width


@dataclass(slots=True)
class RecordingComposer:
    """Composes as `composer` does; `missing` collects what had no glyph. fonts: the faces, for who asks for
    them."""

    composer: Composer
    missing: list[MissingGlyph] = field(default_factory=list)
    fonts: FontSet | None = None

    def compose(
        self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, *, whole_words: bool = False
    ) -> Composed:
        """As Composer.compose."""
        composed = self.composer.compose(runs, style, width, whole_words=whole_words)
        self.missing.extend(composed.missing)
        return composed

    def line(self, text: str, char: CharacterStyle, lang: str, fact: FactKey | None = None) -> Line:
        """As Composer.line."""
        line = self.composer.line(text, char, lang, fact)
        self.missing.extend(line.missing)
        return line
