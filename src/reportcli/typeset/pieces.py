"""Pieces of a chapter that were set before: a port, and the composer that asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from reportcli.model.inline import Inline, NoteCall, Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composed import Composed, Line
from reportcli.typeset.context import Composer, Width

T = TypeVar("T")
SHORT = 40  # characters up to which a paragraph is set as fast as it is looked up


class Pieces(Protocol):
    """Pieces by what they were made from. at_hand: they lie in memory, where looking up costs little."""

    @property
    def at_hand(self) -> bool:
        """Whether they lie in memory."""

    def made(self, kind: str, by: tuple[object, ...], make: Callable[[], T], keeps: Callable[[T], bool]) -> T:
        """What `make` gives. by: what it depends on, positions aside; keeps: whether it holds none."""

    def keep(self) -> None:
        """Called when the chapter is set."""

    def alike(self, one: object, other: object) -> bool:
        """Whether two values are set alike: positions aside."""

    def last(self) -> object | None:
        """How the chapter was last set, given away."""

    def stays(self, setting: object) -> None:
        """Keeps how it is set now, for a run that follows."""

    def used(self) -> tuple[object, tuple[int, int]]:
        """The pieces that this run has asked for so far, which grow on; and how many they are now."""

    def go_on(self, used: object, moment: tuple[int, int]) -> None:
        """As if this run had asked for what another had at a moment."""


class NoPieces:
    """Nothing was set before."""

    at_hand = False

    def made(self, kind: str, by: tuple[object, ...], make: Callable[[], T], keeps: Callable[[T], bool]) -> T:
        """What `make` gives."""
        return make()

    def keep(self) -> None:
        """Nothing is kept."""

    def alike(self, one: object, other: object) -> bool:
        """The very same."""
        return one is other

    def last(self) -> object | None:
        """It was not."""
        return None

    def stays(self, setting: object) -> None:
        """Nothing follows."""

    def used(self) -> tuple[object, tuple[int, int]]:
        """None."""
        return None, (0, 0)

    def go_on(self, used: object, moment: tuple[int, int]) -> None:
        """There is nothing to go on from."""


NO_PIECES = NoPieces()


class RememberedComposer:
    """Composes as `composer` does what was not composed before.

    Paragraphs with notes and with missing glyphs are always composed: their lines say where they come from.
    """

    def __init__(self, composer: Composer, pieces: Pieces) -> None:
        self._composer = composer
        self._pieces = pieces
        self._short = 0 if pieces.at_hand else SHORT

    def _is_short(self, runs: Sequence[Inline]) -> bool:
        """Whether runs are a few plain words, such as the cells of tables and the labels of maps hold."""
        if len(runs) == 1 and isinstance(runs[0], Run):
            return len(runs[0].text) <= self._short
        words = [run.text for run in runs if isinstance(run, Run)]
        return len(words) == len(runs) and sum(map(len, words)) <= self._short

    def compose(
        self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, *, whole_words: bool = False
    ) -> Composed:
        """As Composer.compose; lines of different widths are composed each time."""

        def made() -> Composed:
            return self._composer.compose(runs, style, width, whole_words=whole_words)

        if callable(width) or self._is_short(runs) or any(isinstance(run, NoteCall) for run in runs):
            return made()
        by = (tuple(runs), style, width, whole_words)
        return self._pieces.made("paragraph", by, made, lambda composed: not composed.missing)

    def natural_width(self, runs: Sequence[Inline], style: ParagraphStyle) -> tuple[float, float]:
        """As Composer.natural_width."""
        if self._is_short(runs):
            return self._composer.natural_width(runs, style)
        by = (tuple(runs), style)
        return self._pieces.made(
            "width", by, lambda: self._composer.natural_width(runs, style), lambda widths: True
        )

    def line(self, text: str, char: CharacterStyle, lang: str, fact: FactKey | None = None) -> Line:
        """As Composer.line."""
        if len(text) <= self._short:
            return self._composer.line(text, char, lang, fact)
        by = (text, char, lang, fact)
        return self._pieces.made(
            "line", by, lambda: self._composer.line(text, char, lang, fact), lambda line: not line.missing
        )

    def initial(self, run: Run, style: ParagraphStyle) -> tuple[Line, Run]:
        """As Composer.initial; set each time, since the run that is left knows its place."""
        return self._composer.initial(run, style)
