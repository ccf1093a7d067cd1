"""Optimum-fit line breaking over numbers alone.

Source: Knuth & Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981). Instead of
keeping an active list, each chosen break looks up by bisection the breaks that a line from it can reach, so
that only feasible lines are ever judged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import field
from itertools import accumulate
from math import inf

from reportcli.model.value_class import dataclass

LINE_PENALTY = 1.0
LADDER = 40000.0  # two hyphenated lines in a row
LONG_LADDER = 3e6  # three and more
CONTRAST = 6000.0  # a tight line beside a loose one
LAST_HYPHEN = 20000.0  # last full line ends with a hyphen
RUNT = 20000.0  # last line shorter than `runt`
OVERFULL = 1e12
ANY = 1e6
# Tolerances: how far over its stretch a line may be stretched; the first that gives a solution is taken.
PASSES = (6.0, ANY)
KNEE = 1.0  # beyond this ratio a line gets worse more slowly, so that one hopeless line does not spoil others
SLOWER = 0.3
WORST = 20.0  # ratio beyond which all lines are equally bad
ENDLESS = 1e7  # stretch of the end of a paragraph


Sums = tuple[float, float, float]  # width, stretch and shrink


@dataclass(slots=True)
class Candidates:
    """Possible line ends of one stretch of text, in order; the last one ends it. Parallel lists, points.

    end, stretch, shrink: sums from the beginning to a line end here, with its hyphen; plain: without it;
    start*: sums up to where the next line begins. Sums hardly ever decrease.
    """

    end: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    stretch: list[float] = field(default_factory=list)
    shrink: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    start_stretch: list[float] = field(default_factory=list)
    start_shrink: list[float] = field(default_factory=list)
    penalty: list[float] = field(default_factory=list)
    flagged: list[bool] = field(default_factory=list)
    origin: float = 0.0  # where the first line begins

    def add(self, end: float, before: Sums, after: Sums, *, penalty: float, flagged: bool) -> None:
        """One more line end, after the others; the arguments are its entries of the lists.

        before: width, stretch and shrink of all up to the end of this line; after: of all up to the start of
        the next.
        """
        self.end.append(end)
        self.plain.append(before[0])
        self.stretch.append(before[1])
        self.shrink.append(before[2])
        self.start.append(after[0])
        self.start_stretch.append(after[1])
        self.start_shrink.append(after[2])
        self.penalty.append(penalty)
        self.flagged.append(flagged)

    def drop_last(self) -> None:
        """Takes the last line end back."""
        for column in (getattr(self, name) for name in self.__slots__ if name != "origin"):
            column.pop()


@dataclass(frozen=True, slots=True)
class Measure:
    """Line widths; `steady`: alike but for the first. rag: stretch of a line's free end. runt: see RUNT.

    each: demerits of every line, where no more lines than needed are wanted.
    """

    width: Callable[[int], float]
    steady: bool = True
    rag: float = 0.0
    runt: float = 0.0
    first_line: int = 0
    each: float = 0.0


# demerits, candidate, line after it, fitness, hyphens in a row, node before
_Node = tuple[float, int, int, int, int, "_Node | None"]


def break_lines(c: Candidates, measure: Measure) -> list[int]:
    """Indices of the candidates that end the lines; the last is always the last candidate."""
    last = len(c.end) - 1
    if last == 0 or c.end[last] - c.origin <= measure.width(measure.first_line):
        return [last]
    for tolerance in passes(c, measure):
        node = _Search(c, measure, tolerance).optimum()
        if node is not None:
            chosen: list[int] = []
            step: _Node | None = node
            while step is not None and step[1] >= 0:
                chosen.append(step[1])
                step = step[5]
            return chosen[::-1]
    raise AssertionError("the last pass always finds a solution")


def passes(c: Candidates, measure: Measure) -> tuple[float, ...]:
    """PASSES, without the first where it would be in vain: less than one line end within its tolerance."""
    total, count = c.start[-1], len(c.end)
    if total <= 0:
        return PASSES
    width = measure.width(measure.first_line + 1)
    tolerance = PASSES[0]
    elastic = (tolerance * c.start_stretch[-1] + c.start_shrink[-1]) * width / total
    elastic += tolerance * measure.rag
    return PASSES if elastic * count >= total else PASSES[1:]


class _Search:
    """One pass: the cheapest lines within a tolerance."""

    def __init__(self, c: Candidates, measure: Measure, tolerance: float) -> None:
        self.c = c
        self.measure = measure
        self.tolerance = tolerance
        self.last = len(c.end) - 1
        # reach: how far a line may be stretched; fit: how far it can be shrunk. Both rise with the candidate:
        # hyphens make small steps back, which are smoothed away here and judged exactly later.
        reach = [e + tolerance * s for e, s in zip(c.end, c.stretch, strict=True)]
        fit = [p - s for p, s in zip(c.plain, c.shrink, strict=True)]
        self.reach = list(accumulate(reach, max))
        self.fit = list(accumulate(reversed(fit), min))[::-1]
        # By candidate: the best node of each state, and the least demerits of those with fewest hyphens.
        self.table: list[dict[int, _Node] | None] = [None] * len(c.end)
        self.least = [inf] * len(c.end)

    def optimum(self) -> _Node | None:
        """The cheapest node at the last candidate, or None when no set of lines stays within tolerance."""
        c = self.c
        self._extend([(0.0, -1, self.measure.first_line, 1, 0, None)], c.origin, 0.0, 0.0)
        for i in range(self.last):
            states = self.table[i]
            if states is None:
                continue
            bound = self.least[i] + CONTRAST
            nodes = [node for node in states.values() if node[0] <= bound]
            sums = (c.start[i], c.start_stretch[i], c.start_shrink[i])
            if self.measure.steady or len(nodes) == 1:
                self._extend(nodes, *sums)
                continue
            for line in sorted({node[2] for node in nodes}):
                self._extend([node for node in nodes if node[2] == line], *sums)
        ends = self.table[self.last]
        return min(ends.values(), key=lambda node: node[0]) if ends else None

    def _extend(self, nodes: list[_Node], base: float, base_stretch: float, base_shrink: float) -> None:
        """Judge every line that can begin after `nodes`, which stand at one candidate and line width.

        Whatever costs CONTRAST more than another node at the same candidate, without fewer hyphens before it,
        is passed over: no continuation could make up for that.
        """
        c, tolerance, runt = self.c, self.tolerance, self.measure.runt
        extra, each = self.measure.rag, self.measure.each
        target = base + self.measure.width(nodes[0][2])
        low, high = self._within_reach(nodes[0][1] + 1, target, base_stretch, base_shrink)
        ends, stretches, shrinks, penalties, least = c.end, c.stretch, c.shrink, c.penalty, self.least
        cheapest = _least_demerits(nodes) + each - CONTRAST
        stuck = True
        for b in range(low, high):
            gap = target - ends[b]
            if gap >= 0.0:
                room = stretches[b] - base_stretch + extra
                ratio = gap / room if room > 0.0 else (1e4 if gap > 1e-6 else 0.0)
                if ratio > tolerance:
                    continue
            else:
                room = shrinks[b] - base_shrink
                ratio = gap / room if room > 0.0 else -2.0
                if ratio < -1.000001 and gap < -1e-6:
                    continue
            stuck = False
            if ratio > KNEE:
                ratio = min(WORST, KNEE + (ratio - KNEE) * SLOWER)
            cost = LINE_PENALTY + 100.0 * abs(ratio) ** 3 + penalties[b]
            demerits = cost * cost
            if b == self.last and ends[b] - base < runt:
                demerits += RUNT
            if cheapest + demerits <= least[b]:
                self._arrive(nodes, b, demerits + each, _fitness(ratio))
        if stuck and tolerance >= ANY:  # nothing fits: an overfull line, to be reported
            self._arrive(nodes, nodes[0][1] + 1, OVERFULL, 1)

    def _within_reach(
        self, first: int, target: float, base_stretch: float, base_shrink: float
    ) -> tuple[int, int]:
        """The candidates from `first` on that a line can be stretched or shrunk to (the second one not)."""
        low = first
        if self.tolerance < ANY:
            least = target + self.tolerance * (base_stretch - self.measure.rag)
            low = bisect_left(self.reach, least, first)
        return low, bisect_right(self.fit, target - base_shrink + 1e-6, first)

    def _arrive(self, nodes: list[_Node], b: int, demerits: float, fitness: int) -> None:
        """Enter lines that end at `b` into the table, where they are the best of their state."""
        flagged, steady = self.c.flagged[b], self.measure.steady
        states = self.table[b]
        if states is None:
            states = self.table[b] = {}
        for node in nodes:
            total = node[0] + demerits
            hyphens = 0
            if node[4]:
                if flagged:
                    hyphens = 2
                    total += LADDER if node[4] == 1 else LONG_LADDER
                elif b == self.last:
                    total += LAST_HYPHEN
            elif flagged:
                hyphens = 1
            if not -1 <= fitness - node[3] <= 1:
                total += CONTRAST
            state = fitness * 3 + hyphens if steady else (node[2] * 4 + fitness) * 3 + hyphens
            best = states.get(state)
            if best is None or total < best[0]:
                states[state] = (total, b, node[2] + 1, fitness, hyphens, node)
                if steady and hyphens < 2 and total < self.least[b]:
                    self.least[b] = total


def _least_demerits(nodes: list[_Node]) -> float:
    return min([node[0] for node in nodes])


def _fitness(ratio: float) -> int:
    """Tight (0), fit (1), loose (2) or very loose (3), as in TeX."""
    if ratio <= 0.5:
        return 0 if ratio < -0.5 else 1
    return 2 if ratio <= 1.0 else 3


def fewest(c: Candidates, width: Callable[[int], float], first_line: int = 0) -> int:
    """How many lines first-fit breaking needs."""
    lines, at, base = 1, -1, c.origin
    last = len(c.end) - 1
    while c.end[last] - base > width(first_line + lines - 1) + 1e-6:
        limit = base + width(first_line + lines - 1)
        b = at
        while b + 1 < last and c.end[b + 1] <= limit + 1e-6:
            b += 1
        if b == at:
            if b + 1 >= last:
                break
            b += 1
        at, base = b, c.start[b]
        lines += 1
    return lines
