"""How a line takes up its room, to the hundredth of a point: gaps, letters, tabs, edges, heights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportcli.model.display import Drawing, GlyphsOp, LateOp
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, Run, Tab
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composer import Composer, Line
from reportcli.text.setting import hanging

CHAR = CharacterStyle("serif", 10.0)
LARGE = replace(CHAR, size=20.0)
RAISED = replace(CHAR, rise=4.0)
LEFT = ParagraphStyle("body", CHAR, 12.5, hyphenate=False)
JUSTIFIED = replace(LEFT, align="justify")
NEAR = 1e-6


def run(text: str, char: CharacterStyle = CHAR) -> Run:
    return Run(text, char, "zz")


def lines(composer: Composer, width: float, style: ParagraphStyle, *runs: Inline) -> tuple[Line, ...]:
    return composer.compose(runs, style, width, whole_words=True).lines


def wide(composer: Composer, text: str, char: CharacterStyle = CHAR) -> float:
    return composer.line(text, char, "zz").width


def glyphs(line: Line) -> list[GlyphsOp]:
    return [op for piece in line.pieces for op in piece.ops if isinstance(op, GlyphsOp)]


def taken(line: Line) -> float:
    """Points from the line's beginning to the end of its last glyph that has a width."""
    return (
        max(op.x + sum(glyph.advance for glyph in op.glyphs) * op.size / 1000 for op in glyphs(line)) - line.x
    )


@pytest.mark.parametrize("more", [0.5, 2.0, 5.0])
def test_gaps_alone_take_up_what_is_free(composer: Composer, more: float) -> None:
    natural, gap = wide(composer, "nnnn nnnn nnnn"), wide(composer, "n n") - 2 * wide(composer, "n")
    first, last = lines(composer, natural + more, JUSTIFIED, run("nnnn nnnn nnnn nnnn"))
    assert first.gap_ratio == pytest.approx(1 + more / (2 * gap), abs=NEAR)
    assert (first.x, first.width, first.excess) == (0, pytest.approx(natural + more), 0.0)
    assert taken(first) == pytest.approx(natural + more)
    assert (last.gap_ratio, last.width, last.last, first.last) == (
        1.0,
        pytest.approx(wide(composer, "nnnn")),
        True,
        False,
    )


def test_gaps_give_way_where_a_line_is_too_full(composer: Composer) -> None:
    natural, gap = wide(composer, "nnnn nnnn nnnn"), wide(composer, "n n") - 2 * wide(composer, "n")
    less = gap / 3
    first = lines(composer, natural - less, JUSTIFIED, run("nnnn nnnn nnnn nnnn"))[0]
    assert first.text.split() == ["nnnn"] * 3
    assert first.gap_ratio == pytest.approx(1 - less / (2 * gap), abs=NEAR)
    assert first.width == pytest.approx(natural - less)


def test_no_gap_is_tighter_than_two_thirds(composer: Composer) -> None:
    tied = "nnnnnn\u00a0nnnnnn"
    natural, gap = wide(composer, tied), wide(composer, "n n") - 2 * wide(composer, "n")
    first = lines(composer, natural - 10, JUSTIFIED, run(f"{tied} nn"))[0]
    assert first.gap_ratio == pytest.approx(2 / 3)
    assert first.width == pytest.approx(natural - gap / 3)
    assert first.excess == pytest.approx(10 - gap / 3)


@pytest.mark.parametrize("fit", [0.01, 0.05])
@pytest.mark.parametrize("more", [1.0, 4.0, 7.0])
def test_letters_and_gaps_share_what_is_free(composer: Composer, fit: float, more: float) -> None:
    text = "nnnn nnnn nnnn"
    natural, gaps = wide(composer, text), 2 * (wide(composer, "n n") - 2 * wide(composer, "n"))
    style = replace(JUSTIFIED, letter_fit=fit)
    first = lines(composer, natural + more, style, run(f"{text} nnnn"))[0]
    letters = fit * 10 * 12  # twelve letters of ten points
    reached = min(1.0, more / (gaps / 2 + letters))
    assert first.gap_ratio == pytest.approx(1 + (more - letters * reached) / gaps, abs=NEAR)
    assert (first.width, taken(first)) == (pytest.approx(natural + more), pytest.approx(natural + more))


def test_letters_come_closer_by_their_share(composer: Composer) -> None:
    text = "nnnn nnnn nnnn"
    natural, gaps = wide(composer, text), 2 * (wide(composer, "n n") - 2 * wide(composer, "n"))
    style = replace(JUSTIFIED, letter_fit=0.01)
    first = lines(composer, natural - 1.5, style, run(f"{text} nnnn"))[0]
    letters = 0.01 * 10 * 12
    assert first.text.split() == ["nnnn"] * 3
    reached = max(-1.0, -1.5 / (gaps / 3 + letters))
    assert first.gap_ratio == pytest.approx(1 + (-1.5 - letters * reached) / gaps, abs=NEAR)
    assert taken(first) == pytest.approx(natural - 1.5)


def test_a_word_alone_is_only_loosened_by_its_letters(composer: Composer) -> None:
    natural = wide(composer, "nnnnnnnn")
    style = replace(JUSTIFIED, letter_fit=0.02)
    first = lines(composer, natural + 0.8, style, run("nnnnnnnn nnnnnnnn"))[0]
    assert (first.gap_ratio, first.width) == (1.0, pytest.approx(natural + 0.8))
    assert taken(first) == pytest.approx(natural + 0.8)
    far = lines(composer, natural + 20, style, run("nnnnnnnn nnnnnnnn"))[0]
    assert (far.gap_ratio, far.width) == (1.0, pytest.approx(natural + 0.02 * 10 * 8))
    plain = lines(composer, natural + 20, JUSTIFIED, run("nnnnnnnn nnnnnnnn"))[0]
    assert (plain.gap_ratio, plain.width, plain.x) == (1.0, pytest.approx(natural), 0)


@pytest.mark.parametrize(
    ("align", "share"), [("left", 0.0), ("justify", 0.0), ("center", 0.5), ("right", 1.0)]
)
def test_where_a_short_line_stands(composer: Composer, align: str, share: float) -> None:
    natural = wide(composer, "nnnn nn")
    (only,) = lines(composer, 200, replace(LEFT, align=align), run("nnnn nn"))
    assert (only.x, only.width) == (pytest.approx((200 - natural) * share), pytest.approx(natural))
    assert glyphs(only)[0].x == pytest.approx(only.x)
    moved = composer.compose([run("nnnn nn")], replace(LEFT, align=align), lambda _: (30.0, 200.0)).lines[0]
    assert moved.x == pytest.approx(only.x + 30)


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_an_overfull_line_begins_at_the_edge_and_says_by_how_much(composer: Composer, align: str) -> None:
    natural = wide(composer, "nnnnnnnn")
    first = lines(composer, natural - 5, replace(LEFT, align=align), run("nnnnnnnn nn"))[0]
    assert (first.x, first.excess) == (0, pytest.approx(5))


@pytest.mark.parametrize(("less", "excess"), [(0.0, 0.0), (0.009, 0.0), (0.011, 0.011), (0.5, 0.5)])
def test_less_than_a_hundredth_of_a_point_is_no_excess(
    composer: Composer, less: float, excess: float
) -> None:
    natural = wide(composer, "nnnnnnnn")
    (only,) = lines(composer, natural - less, LEFT, run("nnnnnnnn"))
    assert only.excess == pytest.approx(excess, abs=1e-9)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_punctuation_hangs_by_its_share(composer: Composer, share: float) -> None:
    text = "nnnn nnnn, nnnn"
    style = replace(JUSTIFIED, optical_margins=share)
    comma = 0.7 * wide(composer, ",")  # as it hangs in full
    natural = wide(composer, "nnnn nnnn,")
    first = lines(composer, natural - share * comma + 1, style, run(text))[0]
    assert first.text.split() == ["nnnn", "nnnn,"]
    assert first.width == pytest.approx(natural - share * comma + 1)
    assert taken(first) == pytest.approx(natural + 1, abs=0.02)
    ragged = lines(composer, natural + 1, replace(LEFT, optical_margins=share), run(text))[0]
    assert ragged.width == pytest.approx(natural)


def test_quotes_hang_before_the_line(composer: Composer) -> None:
    style = replace(JUSTIFIED, optical_margins=0.5)
    text = "“nnnn nnnn nnnn"
    width = wide(composer, "“nnnn nnnn") + 1
    full = lines(composer, width, replace(style, optical_margins=1.0), run(text))[0]
    half = lines(composer, width, style, run(text))[0]
    assert full.x == half.x == 0
    assert full.width == pytest.approx(width) and half.width == pytest.approx(width)
    assert taken(full) == pytest.approx(width) and taken(half) == pytest.approx(width)
    assert glyphs(full)[0].x < 0
    assert glyphs(half)[0].x == pytest.approx(glyphs(full)[0].x / 2)


def test_tracking_after_the_last_letter_is_no_width(composer: Composer) -> None:
    tracked = replace(CHAR, tracking=200)
    (only,) = lines(composer, 300, replace(LEFT, align="right"), run("nnnn", tracked))
    plain = wide(composer, "nnnn")
    assert only.width == pytest.approx(plain + 3 * 2.0)
    assert only.x == pytest.approx(300 - plain - 6.0)
    mixed = lines(composer, 300, LEFT, run("nn ", tracked), run("nn"))[0]
    assert mixed.width == pytest.approx(wide(composer, "nn nn") + 3 * 2.0)
    ended = lines(composer, 300, LEFT, run("nn "), run("nn", tracked))[0]
    assert ended.width == pytest.approx(wide(composer, "nn nn") + 2.0)


def test_tabs_share_what_is_free(composer: Composer) -> None:
    nn = wide(composer, "nn")
    one = lines(composer, 200, LEFT, run("nn"), Tab(), run("nn"))[0]
    assert (one.width, taken(one)) == (pytest.approx(200), pytest.approx(200))
    two = lines(composer, 200, LEFT, run("nn"), Tab(), run("nn"), Tab(), run("nn"))[0]
    starts = sorted(op.x for op in glyphs(two) if "n" in "".join(glyph.text for glyph in op.glyphs))
    assert starts == pytest.approx([0.0, (200 - nn) / 2, 200 - nn])
    right = lines(composer, 200, replace(LEFT, align="right"), run("nn"), Tab(), run("nn"))[0]
    assert (right.x, right.width) == (0, pytest.approx(200))
    full = lines(composer, 200, JUSTIFIED, run("nn"), Tab(), run("nn nn"))[0]
    assert full.gap_ratio == 1.0


def test_the_tallest_of_a_line_counts(composer: Composer) -> None:
    small, large = (composer.line("n", char, "zz") for char in (CHAR, LARGE))
    mixed = lines(composer, 300, LEFT, run("nn "), run("nn", LARGE), run(" nn"))[0]
    assert (mixed.ascent, mixed.descent) == (large.ascent, large.descent)
    assert large.ascent == pytest.approx(2 * small.ascent)
    raised = lines(composer, 300, LEFT, run("nn"), run("nn", RAISED))[0]
    assert (raised.ascent, raised.descent) == (pytest.approx(small.ascent + 4), small.descent)
    only = lines(composer, 300, LEFT, run("nn", RAISED))[0]
    assert (only.ascent, only.descent) == (pytest.approx(small.ascent + 4), pytest.approx(small.descent - 4))
    first, second = lines(composer, 300, LEFT, run("nn", LARGE), LineBreak(), run("nn"))
    assert (first.ascent, second.ascent) == (large.ascent, small.ascent)
    assert lines(composer, 300, LEFT)[0].ascent == small.ascent


def test_forced_ends_are_not_filled_and_read_as_a_space(composer: Composer) -> None:
    first, second = lines(composer, 200, JUSTIFIED, run("nn nn"), LineBreak(), run("nn"))
    assert (first.gap_ratio, first.width) == (1.0, pytest.approx(wide(composer, "nn nn")))
    assert (first.text, second.text, first.last, second.last) == ("nn nn ", "nn", False, True)
    broken, rest = lines(composer, wide(composer, "nnnn") + 1, LEFT, run("nnnn nnnn"))
    assert (broken.text, rest.text) == ("nnnn ", "nnnn")


def test_parts_of_a_split_word_are_shaped_anew(composer: Composer) -> None:
    word = "nnnn\u00adnnnn\u00adnnnn"
    widths = [wide(composer, "nnnn-") + 0.5, wide(composer, "nnnnnnnn-") + 0.5]
    three = lines(composer, widths[0], LEFT, run(word))
    assert [line.text for line in three] == ["nnnn\u00ad", "nnnn\u00ad", "nnnn"]
    assert [line.ends_with_hyphen for line in three] == [True, True, False]
    assert three[1].width == pytest.approx(wide(composer, "nnnn-"))
    two = lines(composer, widths[1], LEFT, run(word))
    assert [line.text for line in two] in (["nnnn\u00ad", "nnnnnnnn"], ["nnnnnnnn\u00ad", "nnnn"])
    among = lines(composer, wide(composer, "oo nnnn-") + 0.5, LEFT, run(f"oo {word} oo"))
    assert "".join(line.text for line in among).replace("\u00ad", "") == "oo nnnnnnnnnnnn oo"
    assert among[0].text == "oo nnnn\u00ad"


def test_one_gap_gives_way_where_it_has_less_than_a_point_to_give(composer: Composer) -> None:
    natural = wide(composer, "nnnn nnnn")
    first = lines(composer, natural - 0.5, JUSTIFIED, run("nnnn nnnn nnnn"))[0]
    assert (first.text.split(), first.excess) == (["nnnn"] * 2, 0.0)
    assert first.width == pytest.approx(natural - 0.5)


def test_several_tabs_fill_the_line_to_its_end(composer: Composer) -> None:
    made = lines(composer, 200, LEFT, run("nn"), Tab(), run("nn"), Tab(), run("nn"))[0]
    assert made.width == pytest.approx(200)


def test_nothing_hangs_from_a_line_without_words(composer: Composer) -> None:
    style = replace(LEFT, optical_margins=1.0)
    assert hanging([], style) == (0.0, 0.0)


def test_the_tracking_that_is_left_out_is_that_of_the_last_letters(composer: Composer) -> None:
    tracked = replace(CHAR, tracking=200)
    plain, spaced = (
        lines(composer, 300, LEFT, run("nn ", LARGE), run("nn", char))[0].width for char in (CHAR, tracked)
    )
    assert spaced == pytest.approx(plain + 2.0)


@pytest.mark.parametrize(("height", "rise"), [(30.0, 0.0), (30.0, -6.0), (2.0, 0.0)])
def test_an_icon_counts_with_its_height_where_it_is_taller(
    composer: Composer, height: float, rise: float
) -> None:
    icon = InlineIcon("", height, None, rise=rise, drawing=Drawing(10.0, 10.0, ()))
    letters = composer.line("nn", CHAR, "zz")
    made = lines(composer, 300, LEFT, run("nn"), icon)[0]
    assert made.ascent == pytest.approx(max(letters.ascent, height + rise))
    assert made.descent == pytest.approx(max(letters.descent, -rise))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_number_that_is_known_later_knows_where_its_line_begins_and_ends(
    composer: Composer, share: float
) -> None:
    """The line begins at its first sign and ends behind its last one, also where they hang out."""
    style = replace(JUSTIFIED, optical_margins=share)
    late = LateRun("page", "x", CHAR, "zz")
    width = wide(composer, "“nnnn 00 nnnn,") + 0.5
    first = lines(composer, width, style, run("“nnnn "), late, run(" nnnn, nnnn nnnn nnnn"))[0]
    (op,) = [op for piece in first.pieces for op in piece.ops if isinstance(op, LateOp)]
    assert op.line is not None and first.text.split() == ["“nnnn", "nnnn,"]
    assert op.x - op.line.before == pytest.approx(glyphs(first)[0].x)
    assert op.x + op.width + op.line.after == pytest.approx(taken(first), abs=0.02)
