"""Line breaking against its definition, with the weights written out here.

Every choice of breaks of a short paragraph is judged; the one that is found must be the cheapest.
"""

from __future__ import annotations

import random
from itertools import combinations
from math import inf

import pytest

from reportcli.text.linebreaking import Candidates, Measure, break_lines, fewest, passes

Piece = tuple[float, str]  # width; what follows it: "gap", "hyphen" or "end"
ENDLESS = 1e7


def candidates(pieces: list[Piece], gap: tuple[float, float, float] = (4, 2, 1.3)) -> Candidates:
    """Line ends after every piece; a gap is so wide, stretches and shrinks so much; a hyphen is 3 wide."""
    c = Candidates()
    x = y = z = 0.0
    for i, (width, follows) in enumerate(pieces):
        x += width
        if i == len(pieces) - 1:
            c.add(x, (x, y + ENDLESS, z), (x, y, z), penalty=0.0, flagged=False)
        elif follows == "gap":
            c.add(x, (x, y, z), (x + gap[0], y + gap[1], z + gap[2]), penalty=0.0, flagged=False)
            x, y, z = x + gap[0], y + gap[1], z + gap[2]
        else:
            c.add(x + 3, (x, y, z), (x, y, z), penalty=50.0, flagged=True)
    return c


def ratio_of(gap: float, stretch: float, shrink: float) -> float:
    if gap >= 0:
        return gap / stretch if stretch > 0 else (1e4 if gap > 1e-6 else 0.0)
    return gap / shrink if shrink > 0 else -2.0


def demerits(c: Candidates, measure: Measure, breaks: tuple[int, ...], tolerance: float) -> float:
    """What a choice of breaks costs; infinite when a line is too full or stretched beyond the tolerance."""
    total, hyphens, before = 0.0, 0, 1
    base = (c.origin, 0.0, 0.0)
    last = len(c.end) - 1
    for line, b in enumerate(breaks, start=measure.first_line):
        gap = measure.width(line) - (c.end[b] - base[0])
        ratio = ratio_of(gap, c.stretch[b] - base[1] + measure.rag, c.shrink[b] - base[2])
        if ratio < -1.000001 or ratio > tolerance:
            return inf
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        eased = min(20.0, 1.0 + (ratio - 1.0) * 0.3) if ratio > 1.0 else ratio
        total += (1.0 + 100.0 * abs(eased) ** 3 + c.penalty[b]) ** 2 + measure.each
        if b == last and c.end[b] - base[0] < measure.runt:
            total += 20000.0
        if c.flagged[b] and hyphens:
            total += 40000.0 if hyphens == 1 else 3e6
        elif hyphens and b == last:
            total += 20000.0
        hyphens = min(2, hyphens + 1) if c.flagged[b] else 0
        if abs(fitness - before) > 1:
            total += 6000.0
        before = fitness
        base = (c.start[b], c.start_stretch[b], c.start_shrink[b])
    return total


def cheapest(c: Candidates, measure: Measure) -> tuple[tuple[int, ...], float] | None:
    """The best choice of all and its demerits, in the first pass that has one; None: a line is overfull."""
    last = len(c.end) - 1
    for tolerance in (6.0, inf) if len(passes(c, measure)) == 2 else (inf,):
        every = ((*choice, last) for size in range(last + 1) for choice in combinations(range(last), size))
        cost, choice = min((demerits(c, measure, choice, tolerance), choice) for choice in every)
        if cost < inf:
            return choice, cost
    return None


def paragraph(chance: random.Random) -> list[Piece]:
    """Eight to eleven pieces of a few widths, so that near ties are frequent."""
    follows = ["gap", "gap", "gap", "hyphen"] if chance.random() < 0.5 else ["gap", "hyphen"]
    count = chance.randint(6, 10)
    return [(chance.choice((6, 9, 12, 17, 21, 24)), chance.choice(follows)) for _ in range(count)]


def measure(chance: random.Random) -> Measure:
    width = chance.choice((37.0, 41.0, 46.0, 52.0, 58.0, 66.0))
    rag = chance.choice((0.0, 0.0, 3.0, 9.0, 20.0))
    runt = chance.choice((0.0, 10.0, 22.0))
    each = chance.choice((0.0, 0.0, 5000.0, 1e6))
    if chance.random() < 0.7:
        return Measure(lambda line: width, True, rag, runt, 0, each)
    first = chance.choice((0, 1))
    return Measure(lambda line: width - 5 * line, False, rag, runt, first, each)


@pytest.mark.parametrize("seed", range(20))
def test_the_cheapest_of_all_choices_is_found(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(80):
        c, wanted = candidates(paragraph(chance)), measure(chance)
        c.origin = chance.choice((0.0, 0.0, -3.0))
        chosen = tuple(break_lines(c, wanted))
        best = cheapest(c, wanted)
        if best is None or len(chosen) == 1:
            continue
        costs = [demerits(c, wanted, chosen, tolerance) for tolerance in (6.0, inf)]
        assert min(costs) <= best[1] * (1 + 1e-9), (chosen, best)


@pytest.mark.parametrize(("runt", "last"), [(0.0, 1), (10.0, 1), (10.5, 2), (24.0, 2)])
def test_a_short_last_line_is_avoided(runt: float, last: int) -> None:
    """Seven words, three on a line: the seventh would stand alone, unless a line of two is set loosely."""
    c = candidates([(10, "gap")] * 7, (4, 15, 1.3))
    chosen = break_lines(c, Measure(lambda _: 39.0, runt=runt))
    assert chosen[-1] - chosen[-2] == last


def test_a_runt_costs_no_more_than_it_is_worth() -> None:
    """Without stretch, the looser line would cost far more than the short last one."""
    c = candidates([(10, "gap")] * 7, (4, 0.2, 1.3))
    assert break_lines(c, Measure(lambda _: 39.0, runt=10.5)) == [2, 5, 6]


def test_what_fits_on_one_line_stays_there() -> None:
    c = candidates([(10, "gap"), (10, "gap"), (10, "end")])
    assert break_lines(c, Measure(lambda _: 38.0)) == [2]
    assert break_lines(c, Measure(lambda _: 37.0)) != [0, 1, 2]
    c.origin = 5.0
    assert break_lines(c, Measure(lambda _: 33.0)) == [2]
    assert break_lines(candidates([(500, "end")]), Measure(lambda _: 10.0)) == [0]


def test_the_first_line_may_be_any_of_the_widths() -> None:
    c = candidates([(10, "gap")] * 5)
    widths = [10.0, 66.0, 24.0, 24.0, 24.0, 24.0]
    assert break_lines(c, Measure(lambda line: widths[line], steady=False, first_line=1)) == [4]
    assert break_lines(c, Measure(lambda line: widths[line], steady=False, first_line=2)) != [4]


def test_fewer_lines_are_taken_where_each_costs() -> None:
    """Tightly the words need two lines; set as they are, three."""
    c = candidates([(10, "gap")] * 6, (4, 14, 2.1))
    free, dear = (break_lines(c, Measure(lambda _: 34.0, each=each)) for each in (0.0, 1e5))
    assert (len(free), len(dear)) == (3, 2)


def test_an_overfull_line_is_the_first_piece_alone() -> None:
    c = candidates([(60, "gap"), (60, "gap"), (10, "gap"), (10, "end")])
    assert break_lines(c, Measure(lambda _: 50.0)) == [0, 1, 3]


@pytest.mark.parametrize(
    ("count", "gap", "rag", "kept"),
    [
        (8, (4, 2, 1.3), 0.0, 2),
        (8, (4, 0.0, 0.0), 0.0, 1),  # nothing stretches: no pass within a tolerance can succeed
        (8, (4, 0.0, 0.0), 9.0, 2),  # the free end of the line does
        (8, (4, 0.0, 0.0), 1.0, 1),
    ],
)
def test_a_pass_in_vain_is_left_out(
    count: int, gap: tuple[float, float, float], rag: float, kept: int
) -> None:
    c = candidates([(10, "gap")] * count, gap)
    assert len(passes(c, Measure(lambda _: 50.0, rag=rag))) == kept


def test_where_a_pass_becomes_vain() -> None:
    """All line ends together, each reaching as far as it stretches and shrinks, must cover the text once."""
    c = candidates([(10, "gap")] * 8, (4, 0.0, 0.0))
    total = 8 * 10 + 7 * 4.0  # eight line ends: each has to reach 13.5 points, by 6 times the rag
    assert len(passes(c, Measure(lambda _: 50.0, rag=total / 8 / 6 + 1e-9))) == 2
    assert len(passes(c, Measure(lambda _: 50.0, rag=total / 8 / 6 - 1e-9))) == 1
    stretchy = candidates([(10, "gap")] * 8, (4, 0.3, 0.1))
    reach = (6 * 7 * 0.3 + 7 * 0.1) * 50.0 / total
    rest = total / 8 - reach
    assert len(passes(stretchy, Measure(lambda _: 50.0, rag=rest / 6 + 1e-9))) == 2
    assert len(passes(stretchy, Measure(lambda _: 50.0, rag=rest / 6 - 1e-9))) == 1
    narrow = Measure(lambda line: 99.0 if line != 3 else 50.0, False, rest / 6 - 1e-9, first_line=2)
    assert len(passes(stretchy, narrow)) == 1  # the line after the first is the measure


def first_fit(pieces: list[float], widths: list[float]) -> int:
    """Words of these widths with gaps of four, as many on each line as go."""
    lines, room = 0, -1.0
    for word in pieces:
        if lines == 0 or word + 4 > room + 1e-6:
            room = widths[lines] - word
            lines += 1
        else:
            room -= word + 4
    return lines


@pytest.mark.parametrize("seed", range(8))
def test_lines_of_first_fit(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        words = [float(chance.choice((6, 8, 10, 15))) for _ in range(chance.randint(1, 14))]
        widths = [float(chance.choice((30, 34, 40))) for _ in range(20)]
        skipped = chance.choice((0, 0, 2))
        c = candidates([(word, "gap") for word in words])
        found = fewest(c, widths.__getitem__, skipped)
        assert found == first_fit(words, widths[skipped:])


def test_first_fit_fills_lines_exactly_and_goes_past_what_does_not_fit() -> None:
    c = candidates([(10, "gap")] * 6)
    lines = {24.0: 3, 23.9: 6, 38.0: 2, 80.0: 1, 79.9: 2}
    assert {width: fewest(c, [width].__mul__(9).__getitem__) for width in lines} == lines
    wide = candidates([(10, "gap"), (90, "gap"), (10, "gap"), (10, "end")])
    assert fewest(wide, lambda _: 30.0) == 3
    assert fewest(candidates([(10, "gap"), (90, "end")]), lambda _: 30.0) == 2
    assert fewest(candidates([(90, "gap"), (90, "end")]), lambda _: 30.0) == 2
    assert fewest(candidates([(90, "end")]), lambda _: 30.0) == 1
    c.origin = 6.0
    assert fewest(c, lambda _: 18.0) == 5  # the first line begins later: two words fit


def test_the_last_candidate_is_dropped_whole() -> None:
    c = candidates([(10, "gap"), (10, "gap"), (10, "end")])
    c.origin = 7.0
    c.drop_last()
    rows = {len(getattr(c, name)) for name in Candidates.__slots__ if name != "origin"}
    assert (rows, c.end, c.origin) == ({2}, [10, 24], 7.0)


def test_a_measure_that_says_nothing_more_costs_nothing_more() -> None:
    def width(_: int) -> float:
        return 50.0

    assert Measure(width) == Measure(width, steady=True, rag=0.0, runt=0.0, first_line=0, each=0.0)
    assert (Candidates().origin, Candidates().end) == (0.0, [])


def test_a_text_without_width_has_both_passes() -> None:
    assert len(passes(candidates([(0.0, "hyphen"), (0.0, "end")]), Measure(lambda _: 50.0))) == 2
    assert len(passes(candidates([(0.0, "end")]), Measure(lambda _: 50.0))) == 2


@pytest.mark.parametrize(
    ("pieces", "widths"),
    [
        ("6 6 9 6 21 17- 24 9", (30, 41, 30, 66, 52, 80)),
        ("9 6- 21 17 21- 12 24- 21 9", (80, 41, 66, 52, 80, 30)),
    ],
)
def test_where_lines_have_several_widths_it_counts_how_many_there_were(
    pieces: str, widths: tuple[int, ...]
) -> None:
    """Two ways to one break that end on different lines go on differently: both are kept."""
    parts = [(float(one.rstrip("-")), "hyphen" if one.endswith("-") else "gap") for one in pieces.split()]
    c, wanted = candidates(parts), Measure(lambda line: float(widths[line % len(widths)]), steady=False)
    best = cheapest(c, wanted)
    assert best is not None and tuple(break_lines(c, wanted)) == best[0]
