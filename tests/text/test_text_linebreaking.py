from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.text import linebreaking as lb
from reportcli.text.linebreaking import Candidates, Measure, break_lines

Piece = tuple[float, str]  # width; what follows it: "gap", "hyphen" or "end"


def candidates(pieces: list[Piece]) -> Candidates:
    c = Candidates()
    x = y = z = 0.0
    for i, (width, follows) in enumerate(pieces):
        x += width
        if i == len(pieces) - 1:
            c.add(x, (x, y + lb.ENDLESS, z), (x, y, z), penalty=0.0, flagged=False)
        elif follows == "gap":
            c.add(x, (x, y, z), (x + 4, y + 2, z + 1.3), penalty=0.0, flagged=False)
            x, y, z = x + 4, y + 2, z + 1.3
        else:
            c.add(x + 3, (x, y, z), (x, y, z), penalty=50.0, flagged=True)
    return c


def demerits(c: Candidates, measure: Measure, breaks: tuple[int, ...], tolerance: float) -> float:
    """What a choice of breaks costs, computed straight from the definition."""
    total, hyphens, fitness_before = 0.0, 0, 1
    base = (0.0, 0.0, 0.0)
    last = len(c.end) - 1
    for line, b in enumerate(breaks):
        width = measure.width(line)
        gap = width - (c.end[b] - base[0])
        stretch = c.stretch[b] - base[1] + measure.rag
        shrink = c.shrink[b] - base[2]
        if gap >= 0:
            ratio = gap / stretch if stretch > 0 else (1e4 if gap > 1e-6 else 0.0)
        else:
            ratio = gap / shrink if shrink > 0 else -2.0
        if ratio < -1.000001 or ratio > tolerance:
            return float("inf")
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        if ratio > lb.KNEE:
            ratio = min(lb.WORST, lb.KNEE + (ratio - lb.KNEE) * lb.SLOWER)
        total += (lb.LINE_PENALTY + 100 * abs(ratio) ** 3 + c.penalty[b]) ** 2
        if b == last and c.end[b] - base[0] < measure.runt:
            total += lb.RUNT
        if c.flagged[b] and hyphens:
            total += lb.LADDER if hyphens == 1 else lb.LONG_LADDER
        elif hyphens and b == last:
            total += lb.LAST_HYPHEN
        hyphens = min(2, hyphens + 1) if c.flagged[b] else 0
        if abs(fitness - fitness_before) > 1:
            total += lb.CONTRAST
        fitness_before = fitness
        base = (c.start[b], c.start_stretch[b], c.start_shrink[b])
    return total


PIECES = st.lists(
    st.tuples(st.floats(2, 30).map(lambda w: round(w, 1)), st.sampled_from(["gap", "gap", "hyphen"])),
    min_size=2,
    max_size=9,
)


@settings(max_examples=120, deadline=None)
@given(PIECES, st.floats(35, 90), st.booleans(), st.sampled_from([0.0, 12.0]))
def test_the_optimum_of_all_choices_is_found(
    pieces: list[Piece], width: float, tapering: bool, rag: float
) -> None:
    c = candidates(pieces)
    measure = Measure((lambda i: width - 4 * i) if tapering else (lambda i: width), not tapering, rag, 8.0)
    chosen = tuple(break_lines(c, measure))
    last = len(c.end) - 1
    if chosen == (last,):
        return
    inner = range(last)
    for tolerance in lb.passes(c, measure):
        every = ((*choice, last) for size in range(last + 1) for choice in combinations(inner, size))
        best = min(demerits(c, measure, choice, tolerance) for choice in every)
        if best < float("inf"):
            found = demerits(c, measure, chosen, tolerance)
            assert found <= best * (1 + 1e-9) + 1e-6
            return


def test_a_piece_wider_than_the_line_stands_alone() -> None:
    c = candidates([(10, "gap"), (200, "gap"), (10, "gap"), (10, "end")])
    assert break_lines(c, Measure(lambda _: 50.0)) == [0, 1, 3]


def test_a_piece_that_fits_only_without_its_hyphen_does_not_stop_the_search() -> None:
    c = candidates([(49, "hyphen"), (49, "hyphen"), (49, "end")])
    assert break_lines(c, Measure(lambda _: 50.0)) == [0, 1, 2]


def test_no_width_at_all() -> None:
    c = candidates([(10, "gap"), (10, "gap"), (10, "end")])
    assert break_lines(c, Measure(lambda _: 1.0)) == [0, 1, 2]


def test_three_hyphens_in_a_row_are_avoided() -> None:
    """Evenly filled lines would end with hyphens; somewhat looser ones need not."""
    pieces: list[Piece] = []
    for _ in range(12):
        pieces += [(20, "gap"), (18, "gap"), (17, "hyphen"), (14, "gap")]
    c = candidates(pieces)
    chosen = break_lines(c, Measure(lambda _: 66.0))
    flags = [c.flagged[b] for b in chosen]
    assert not any(flags[i] and flags[i + 1] and flags[i + 2] for i in range(len(flags) - 2))


def test_widths_follow_the_line() -> None:
    c = candidates([(20, "gap")] * 8)
    narrow_first = break_lines(c, Measure(lambda i: 25.0 if i == 0 else 75.0))
    assert narrow_first[0] == 0 and narrow_first[1] - narrow_first[0] == 3
