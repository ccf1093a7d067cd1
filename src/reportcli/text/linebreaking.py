"""Optimum-fit line breaking over numbers alone.

Source: Knuth & Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981). Instead of
keeping an active list, each chosen break looks up by bisection the breaks that a line from it can reach, so
that only feasible lines are ever judged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

LINE_PENALTY = 10.0
LADDER = 20000.0  # two hyphenated lines in a row
LONG_LADDER = 600000.0  # three and more
CONTRAST = 6000.0  # a tight line beside a loose one
LAST_HYPHEN = 9000.0  # last full line ends with a hyphen
RUNT = 20000.0  # last line shorter than `runt`
OVERFULL = 1e12
# (tolerance, emergency stretch as a fraction of the line); the first that gives a solution is taken.
ANY = 1e6
PASSES = ((2.0, 0.0), (6.0, 0.02), (ANY, 0.2))
ENDLESS = 1e7  # stretch of the end of a paragraph


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

    def add(
        self,
        end: float,
        plain: float,
        stretch: float,
        shrink: float,
        start: float,
        start_stretch: float,
        start_shrink: float,
        penalty: float,
        flagged: bool,
    ) -> None:
        self.end.append(end)
        self.plain.append(plain)
        self.stretch.append(stretch)
        self.shrink.append(shrink)
        self.start.append(start)
        self.start_stretch.append(start_stretch)
        self.start_shrink.append(start_shrink)
        self.penalty.append(penalty)
        self.flagged.append(flagged)

    def drop_last(self) -> None:
        for name in self.__slots__:
            getattr(self, name).pop()


@dataclass(frozen=True, slots=True)
class Measure:
    """Line widths; `steady`: alike but for the first. rag: stretch of a line's free end. runt: see RUNT."""

    width: Callable[[int], float]
    steady: bool = True
    rag: float = 0.0
    runt: float = 0.0
    first_line: int = 0


# demerits, candidate, line after it, fitness, hyphens in a row, node before
_Node = tuple[float, int, int, int, int, "_Node | None"]


def break_lines(c: Candidates, measure: Measure) -> list[int]:
    """Indices of the candidates that end the lines; the last is always the last candidate."""
    last = len(c.end) - 1
    if last == 0 or c.end[last] <= measure.width(measure.first_line):
        return [last]
    passes = PASSES if _choices(c, measure) >= 1.0 else PASSES[1:]
    for tolerance, emergency in passes:
        node = _optimum(c, measure, tolerance, emergency)
        if node is not None:
            chosen: list[int] = []
            step: _Node | None = node
            while step is not None and step[1] >= 0:
                chosen.append(step[1])
                step = step[5]
            return chosen[::-1]
    raise AssertionError("the last pass always finds a solution")


def _choices(c: Candidates, measure: Measure) -> float:
    """About how many ends a line has within the first tolerance; with less than one, that pass is in vain."""
    total, count = c.start[-1], len(c.end)
    if total <= 0:
        return 1.0
    width = measure.width(measure.first_line + 1)
    elastic = (PASSES[0][0] * c.start_stretch[-1] + c.start_shrink[-1]) * width / total + measure.rag
    return elastic * count / total


def _optimum(c: Candidates, measure: Measure, tolerance: float, emergency: float) -> _Node | None:
    """The cheapest node at the last candidate, or None when no set of lines stays within tolerance."""
    count = len(c.end)
    # reach: how far a line may be stretched; fit: how far it can be shrunk. Both rise with the candidate.
    reach = [e + tolerance * s for e, s in zip(c.end, c.stretch, strict=True)]
    reach = list(accumulate(reach, max))  # hyphens and hanging punctuation make small steps back
    fit = [p - s for p, s in zip(c.plain, c.shrink, strict=True)]
    fit = list(accumulate(reversed(fit), min))[::-1]
    begin: _Node = (0.0, -1, measure.first_line, 1, 0, None)
    table: list[dict[int, _Node] | None] = [None] * count
    _extend(c, measure, tolerance, emergency, [begin], (0.0, 0.0, 0.0), reach, fit, table)
    for i in range(count - 1):
        states = table[i]
        if states is not None:
            sums = (c.start[i], c.start_stretch[i], c.start_shrink[i])
            nodes = list(states.values())
            if measure.steady or len(nodes) == 1:
                _extend(c, measure, tolerance, emergency, nodes, sums, reach, fit, table)
            else:
                for line in sorted({node[2] for node in nodes}):
                    group = [node for node in nodes if node[2] == line]
                    _extend(c, measure, tolerance, emergency, group, sums, reach, fit, table)
    ends = table[count - 1]
    return min(ends.values(), key=lambda node: node[0]) if ends else None


def _extend(
    c: Candidates,
    measure: Measure,
    tolerance: float,
    emergency: float,
    nodes: list[_Node],
    sums: tuple[float, float, float],
    reach: list[float],
    fit: list[float],
    table: list[dict[int, _Node] | None],
) -> None:
    """Judge every line that can begin after `nodes` (all at one candidate); keep the best of each state."""
    at = nodes[0][1]
    width = measure.width(nodes[0][2])
    base, base_stretch, base_shrink = sums
    extra = measure.rag + emergency * width
    target = base + width
    low = bisect_left(reach, target + tolerance * (base_stretch - extra), at + 1)
    high = bisect_right(fit, target - base_shrink + 1e-6, at + 1)
    ends, stretches, shrinks = c.end, c.stretch, c.shrink
    penalties, flags = c.penalty, c.flagged
    last = len(ends) - 1
    steady = measure.steady
    stuck = tolerance >= ANY
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
        cost = LINE_PENALTY + 100.0 * abs(ratio) ** 3 + penalties[b]
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1.0 else 3
        flagged = flags[b]
        demerits = cost * cost
        if b == last and ends[b] - base < measure.runt:
            demerits += RUNT
        states = table[b]
        if states is None:
            states = table[b] = {}
        for node in nodes:
            total = node[0] + demerits
            hyphens = 0
            if node[4]:
                if flagged:
                    hyphens = 2
                    total += LADDER if node[4] == 1 else LONG_LADDER
                elif b == last:
                    total += LAST_HYPHEN
            elif flagged:
                hyphens = 1
            if not -1 <= fitness - node[3] <= 1:
                total += CONTRAST
            state = fitness * 3 + hyphens if steady else (node[2] * 4 + fitness) * 3 + hyphens
            best = states.get(state)
            if best is None or total < best[0]:
                states[state] = (total, b, node[2] + 1, fitness, hyphens, node)
    if stuck:  # nothing fits: an overfull line, to be reported
        _overfull(nodes, at + 1, table, steady)


def _overfull(nodes: list[_Node], b: int, table: list[dict[int, _Node] | None], steady: bool) -> None:
    states = table[b]
    if states is None:
        states = table[b] = {}
    for node in nodes:
        state = 3 if steady else (node[2] * 4 + 1) * 3
        best = states.get(state)
        if best is None or node[0] + OVERFULL < best[0]:
            states[state] = (node[0] + OVERFULL, b, node[2] + 1, 1, 0, node)


def fewest(c: Candidates, width: Callable[[int], float], first_line: int = 0) -> int:
    """How many lines first-fit breaking needs."""
    lines, at, base = 1, -1, 0.0
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
