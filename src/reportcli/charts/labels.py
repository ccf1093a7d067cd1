"""Labels set by the composer: label, value and note under one another, kept out of each other's way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from reportcli.blocks import Chart, Datum
from reportcli.charts.outlined import Outlined
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import Ink, Op
from reportcli.model.inline import Inline, Run
from reportcli.model.paths import translate
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import Composed, Line

LEADING = 1.18  # of the type size
CAP = 0.68  # height of a capital and depth of a descender, of the type size
DESCENT = 0.2
_NO_INKS: Mapping[str, Ink] = MappingProxyType({})
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}  # of a row's width that stands left of x


class Composer(Protocol):
    """What charts ask of `text`."""

    def compose(
        self,
        runs: Sequence[Inline],
        style: ParagraphStyle,
        width: float | Callable[[int], tuple[float, float]],
        *,
        whole_words: bool = False,
    ) -> Composed:
        """Runs broken into lines of `width` points; whole_words: none is parted where it is wider."""
        ...

    def line(self, text: str, char: CharacterStyle, lang: str, fact: FactKey | None = None) -> Line:
        """One line, never broken; its glyphs carry the fact."""
        ...


_Row = tuple[Line, CharacterStyle]  # a set line and its type


@dataclass(frozen=True, slots=True)
class Row:
    """A set line and its baseline below the top of the label."""

    line: Line
    baseline: float


@dataclass(frozen=True, slots=True)
class Label:
    """From the top of the first capital to the last descender. `excess`: points that a word is too wide."""

    rows: tuple[Row, ...]
    width: float
    height: float
    excess: float = 0.0

    @property
    def middle(self) -> float:
        """Half the height of the first row's capitals: where a leader aims."""
        return self.rows[0].baseline / 2 if self.rows else 0.0

    @property
    def last_baseline(self) -> float:
        """Height without the descenders of the last row."""
        return self.rows[-1].baseline if self.rows else 0.0

    @property
    def descent(self) -> float:
        """Depth under the last baseline: what to leave out to centre capitals."""
        return self.height - self.last_baseline

    def ops(self, x: float, y: float, align: str = "left") -> list[Op]:
        """Placed with its top at y; x is its left edge, right edge or centre."""
        share = _SHARES[align]
        out: list[Op] = []
        for row in self.rows:
            left = x - share * row.line.width - row.line.x
            out += [translate(op, left, y + row.baseline) for piece in row.line.pieces for op in piece.ops]
        return out


EMPTY = Label((), 0.0, 0.0)


class Drawn(NamedTuple):
    """Operations in the box of a chart. excess: points that labels lack; the chart is refused for them.

    outlined: text that is drawn as outlines. diagnostics: what was not drawn as it was asked.
    """

    ops: tuple[Op, ...]
    excess: float
    outlined: tuple[Outlined, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class LabelSetter:
    """Sets a chart's labels in its styles and language; all are empty where the chart shows none."""

    def __init__(
        self, chart: Chart, composer: Composer, lang: str, palette: Mapping[str, Ink] = _NO_INKS
    ) -> None:
        """palette: of kinds that are drawn on a Figure; the others name roles alone."""
        self.chart = chart
        self.palette = palette
        self.composer = composer
        self.lang = chart.lang or lang
        self.shown = chart.labels == "direct"

    def beside(self, datum: Datum, room: float) -> Label:
        """Label, value and note under one another, wrapped to `room` points but for the value."""
        chart = self.chart
        rows = self._wrapped(datum.label, chart.label_char, room)
        rows += self._value(datum)
        rows += self._wrapped(datum.note, chart.label_char, room)
        return _stack(rows, room)

    def beside_on(self, datum: Datum, room: float) -> Label:
        """The same in characters that stand on the datum's own colour."""
        chart = self.chart
        char = replace(chart.label_char, paint=datum.inside)
        value = replace(chart.value_char, paint=datum.inside)
        rows = self._wrapped(datum.label, char, room)
        if datum.printed and self.shown:
            rows.append((self.composer.line(datum.printed, value, self.lang, datum.fact), value))
        return _stack([*rows, *self._wrapped(datum.note, char, room)], room)

    def text(self, text: str, room: float) -> Label:
        """A text wrapped to `room` points."""
        return _stack(self._wrapped(text, self.chart.label_char, room), room)

    def line(self, text: str) -> Label:
        """A text on one line, however long."""
        if not text or not self.shown:
            return EMPTY
        char = self.chart.label_char
        return _stack([(self.composer.line(text, char, self.lang), char)], float("inf"))

    def value(self, datum: Datum) -> Label:
        """The printed value alone; a datum that prints none has an empty label."""
        return _stack(self._value(datum), float("inf"))

    def value_on(self, datum: Datum) -> Label:
        """The printed value in characters that stand on the datum's own colour."""
        if not datum.printed or not self.shown:
            return EMPTY
        char = replace(self.chart.value_char, paint=datum.inside)
        return _stack([(self.composer.line(datum.printed, char, self.lang, datum.fact), char)], float("inf"))

    def longest_word(self, datum: Datum) -> float:
        """Points that the widest piece of a label takes when it is wrapped as far as it can be."""
        words = [self.natural_width(word) for word in f"{datum.label} {datum.note}".split(" ")]
        return max([*words, self.value(datum).width]) + 0.5

    def natural_width(self, text: str) -> float:
        """Points that a text takes on one line."""
        return self.composer.line(text, self.chart.label_char, self.lang).width if text else 0.0

    def _value(self, datum: Datum) -> list[_Row]:
        if not datum.printed or not self.shown:
            return []
        char = self.chart.value_char
        return [(self.composer.line(datum.printed, char, self.lang, datum.fact), char)]

    def _wrapped(self, text: str, char: CharacterStyle, room: float) -> list[_Row]:
        if not text or not self.shown:
            return []
        style = ParagraphStyle(name="", char=char, leading=char.size * LEADING, hyphenate=False, balance=True)
        composed = self.composer.compose((Run(text, char, self.lang),), style, room, whole_words=True)
        return [(line, char) for line in composed.lines]


def _stack(lines: list[_Row], room: float) -> Label:
    rows: list[Row] = []
    baseline = 0.0
    for line, char in lines:
        baseline += char.size * (LEADING if rows else CAP)
        rows.append(Row(line, baseline))
    if not rows:
        return EMPTY
    width = max(row.line.width for row in rows)
    return Label(tuple(rows), width, baseline + lines[-1][1].size * DESCENT, max(0.0, width - room - 0.01))


def spread(wanted: Sequence[float], heights: Sequence[float], high: float, gap: float) -> list[float]:
    """Tops of boxes, as near as they can be to their wanted tops, in order, `gap` apart, within 0..high.

    Least squares by pooling adjacent violators; boxes that do not fit at all overrun `high`.
    """
    groups: list[tuple[float, float, list[int]]] = []  # sum of wanted offsets, count, members
    offsets: list[float] = []
    at = 0.0
    for height in heights:
        offsets.append(at)
        at += height + gap
    for i, top in enumerate(wanted):
        groups.append((top - offsets[i], 1, [i]))
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] > groups[-1][0] / groups[-1][1]:
            last = groups.pop()
            first = groups.pop()
            groups.append((first[0] + last[0], first[1] + last[1], first[2] + last[2]))
    base = [0.0] * len(wanted)
    for total, count, members in groups:
        for i in members:
            base[i] = total / count
    most = high - (at - gap if heights else 0.0)
    return [offsets[i] + max(0.0, min(base[i], most)) for i in range(len(wanted))]
