from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.messages import wording
from reportcli.model.display import Drawing, FontResource, GlyphsOp, GroupOp, LateOp, PathOp
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.paths import rect_path
from reportcli.model.refs import CellRef, FactKey
from reportcli.model.style import BLACK, CharacterStyle, Paint, ParagraphStyle
from reportcli.text.composer import Composed, Composer, Line
from reportcli.text.fonts import FontSet
from reportcli.text.microtypography import refine

CHAR = CharacterStyle("serif", 10.0)
LEFT = ParagraphStyle("body", CHAR, 12.5)
JUSTIFIED = replace(LEFT, align="justify")
PROSE = (
    "Depuis plus de quarante ans, l'organisation accompagne des mouvements sociaux qui défendent le droit à "
    "la protection sociale : mutuelles, syndicats, coopératives et associations de quartier. En 2023, 125 "
    "000 personnes ont bénéficié de cet appui ; les acteur·rices de terrain, elles, parlent \"d'une "
    "année charnière\". Qui l'eût cru ? Les partenariats se sont développés dans neuf pays, malgré tout."
)


def run(text: str, **more: object) -> Run:
    return Run(text, more.pop("char", CHAR), more.pop("lang", "fr"), **more)  # type: ignore[arg-type]


def glyph_ops(line: Line) -> list[GlyphsOp]:
    return [op for piece in line.pieces for op in piece.ops if isinstance(op, GlyphsOp)]


def glyph_text(composed: Composed) -> str:
    """What a reader of the PDF would extract: the texts of all glyphs, inserted hyphens dropped."""
    return "".join(g.text for line in composed.lines for op in glyph_ops(line) for g in op.glyphs).replace(
        "\u00ad", ""
    )


# ------------------------------------------------------------------ breaking


def test_the_text_layer_gives_the_prose_back(composer: Composer) -> None:
    for style in (LEFT, JUSTIFIED):
        for width in (60.0, 150.0, 400.0):
            composed = composer.compose([run(PROSE)], style, width)
            assert glyph_text(composed) == refine(PROSE, "fr")
            assert "".join(line.text for line in composed.lines).replace("\u00ad", "") == refine(PROSE, "fr")


def test_justified_lines_are_exactly_as_wide_as_the_frame(composer: Composer) -> None:
    composed = composer.compose([run(PROSE)], replace(JUSTIFIED, optical_margins=0.0), 180)
    for line in composed.lines[:-1]:
        assert line.width == pytest.approx(180, abs=0.01)
        advances = sum(sum(g.advance for g in op.glyphs) * op.size / 1000 for op in glyph_ops(line))
        assert advances == pytest.approx(180, abs=0.02)
    assert composed.lines[-1].width < 180 and composed.lines[-1].gap_ratio == 1.0
    assert [line.last for line in composed.lines] == [False] * (len(composed.lines) - 1) + [True]


def test_punctuation_hangs_beyond_justified_edges(composer: Composer) -> None:
    hyphen, comma = composer.line("-", CHAR, "fr").width, composer.line(",", CHAR, "fr").width
    hung = set()
    for width in (100.0, 120.0, 150.0, 180.0):
        for line in composer.compose([run(PROSE)], JUSTIFIED, width).lines[:-1]:
            assert line.width == pytest.approx(width, abs=0.02) and line.x == 0
            right = max(op.x + op.width for op in glyph_ops(line)) - width
            last = line.text.rstrip()[-1]
            if last in "-\u00ad,":
                assert right == pytest.approx(0.7 * (comma if last == "," else hyphen), abs=0.05)
                hung.add(last)
    assert hung == {"\u00ad", ","}
    quoted = composer.compose([run("«\u202fOui\u202f» " + PROSE)], JUSTIFIED, 150).lines[0]
    assert quoted.x == 0 and -2.5 < glyph_ops(quoted)[0].x < -1
    ragged = composer.compose([run("«\u202fOui\u202f» " + PROSE)], LEFT, 150).lines[0]
    assert glyph_ops(ragged)[0].x == 0


def test_a_line_that_ends_with_a_hyphen_says_so(composer: Composer) -> None:
    composed = composer.compose([run(PROSE)], JUSTIFIED, 120)
    ends = [line.ends_with_hyphen for line in composed.lines]
    assert any(ends)
    assert ends == [line.text.endswith("\u00ad") for line in composed.lines]


def test_without_hyphenation_no_word_is_split(composer: Composer) -> None:
    composed = composer.compose([run(PROSE)], replace(JUSTIFIED, hyphenate=False), 120)
    assert not any(line.ends_with_hyphen for line in composed.lines)


def test_an_overfull_line_reports_its_excess(composer: Composer) -> None:
    composed = composer.compose(
        [run("jean.dupont@exemple.org ici", lang="fr")], JUSTIFIED, 50, whole_words=True
    )
    assert composed.lines[0].width > 50
    assert composed.lines[0].excess == pytest.approx(composed.lines[0].width - 50)
    assert composed.lines[1].excess == 0


@pytest.mark.parametrize(
    "kept",
    [
        *("1 234 567 euros", "12 mars 2024", "45 %", "« oui »", "non !", "J. P. Martin", "n° 4"),
        *("02 505 40 70", "Mme Ndiaye", "p. 12", "5 h 52", "40 m2", "XIXe siècle", "mai 2024"),
        *("acteur·rices·x", "enseignant·e·s", "Louis XIV", "12 000 $", "1,5 km"),
    ],
)
def test_what_belongs_together_stays_on_one_line(composer: Composer, kept: str) -> None:
    text = f"mot mot {kept} mot"
    whole = composer.line(kept, CHAR, "fr").width
    for width in (whole + 2, whole + 12, whole + 25):
        composed = composer.compose([run(text)], LEFT, width)
        assert any(refine(kept, "fr") in line.text for line in composed.lines)


def test_names_are_parted_less_often(composer: Composer, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "avec elle nous avons vu Fatoumata Ouedraogo puis les autres partenaires de Pascaline Ndayishimiye"

    def parted() -> int:
        composed = (composer.compose([run(text)], LEFT, width) for width in range(90, 250, 4))
        return sum(line.text.endswith(("Fatoumata ", "Pascaline ")) for c in composed for line in c.lines)

    kept = parted()
    monkeypatch.setattr("reportcli.text.measured_items.PARTED_NAME", 0.0)
    assert kept < parted()


def test_small_capitals_of_a_face_without_them_are_small_letters(composer: Composer) -> None:
    italic = replace(CHAR, italic=True, features=(("smcp", 1),))
    line = composer.line("Économie sociale", italic, "fr")
    sizes = [round(op.size, 1) for op in glyph_ops(line) if "".join(g.text for g in op.glyphs).strip()]
    assert sizes == [10.0, 7.8, 7.8]
    assert "".join(g.text for op in glyph_ops(line) for g in op.glyphs) == "Économie sociale"
    upright = composer.line("Économie sociale", replace(CHAR, features=(("smcp", 1),)), "fr")
    assert {op.size for op in glyph_ops(upright)} == {10.0}


def test_a_drop_capital_stands_on_its_last_line_and_reaches_the_first_ones_capitals(
    composer: Composer,
) -> None:
    style = replace(LEFT, drop_cap=3)
    cap, rest = composer.initial(run("  « Hier, elles"), style)
    assert cap.text == "«\u202fH" and rest.text == "ier, elles"
    cap, rest = composer.initial(run("Hier, elles"), style)
    (op,) = glyph_ops(cap)
    face = composer.fonts.face("serif", 400, False)
    share = face.cap_height / 1000
    assert op.size * share == pytest.approx(2 * 12.5 + 10 * share)
    assert op.x == pytest.approx(-face.left_bearing("H") * op.size / 1000) and op.x < 0


def test_a_drop_capital_says_how_far_its_tail_reaches(composer: Composer) -> None:
    style = replace(LEFT, drop_cap=3)
    depths = {text[0]: composer.initial(run(text), style)[0].descent for text in ("Quand", "Le", "Oui")}
    assert depths["L"] == 0.0 and 0.0 < depths["O"] < 2.0
    assert depths["Q"] > LEFT.leading - 0.68 * LEFT.char.size


def test_glue_works_across_runs_but_leaves_a_fact_as_printed(composer: Composer) -> None:
    runs = [run("Soit "), run("12 345%", fact=3), run(" euros"), run(" ou rien")]
    composed = composer.compose(runs, LEFT, 400)
    ops = glyph_ops(composed.lines[0])
    fact = next(op for op in ops if op.fact == 3)
    assert "".join(g.text for g in fact.glyphs) == "12\u202f345%"
    assert [op.fact for op in ops] == [None, 3, None, None]


def test_soft_hyphens_split_words_and_vanish(composer: Composer) -> None:
    composed = composer.compose([run("xx Xanti\u00adZconstitutionnel", lang="zz")], LEFT, 75)
    assert [line.text for line in composed.lines] == ["xx Xanti\u00ad", "Zconstitutionnel"]


WORDS = st.lists(st.text(alphabet="abéœfi·-'\"!: 12", min_size=1, max_size=14), min_size=1, max_size=25)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.floats(20, 300), st.sampled_from(["left", "right", "center", "justify"]), st.booleans())
def test_breaking_never_loses_doubles_or_reorders_a_character(
    composer: Composer, words: list[str], width: float, align: str, styled: bool
) -> None:
    bold = replace(CHAR, weight=700)
    runs = [run(word + " ", char=bold if styled and i % 3 == 0 else CHAR) for i, word in enumerate(words)]
    style = replace(LEFT, align=align)
    composed = composer.compose(runs, style, width)
    expected = refine("".join(re.sub(" {2,}", " ", word + " ") for word in words), "fr")
    assert "".join(glyph_text(composed).split()) == "".join(expected.split())
    for line in composed.lines:
        room_kept = line.width <= width + 0.02
        assert room_kept or line.excess == pytest.approx(line.width - width)
        if align == "justify" and not line.last and room_kept and " " in line.text.strip():
            assert line.width == pytest.approx(width, abs=0.02)
        ops = glyph_ops(line)
        for op, following in pairwise(ops):
            assert following.x == pytest.approx(op.x + op.width, abs=0.02)


MIXED = st.lists(st.text(alphabet="aéT1eXm2«».,-()·אבمح", min_size=1, max_size=9), min_size=1, max_size=18)


@settings(max_examples=60, deadline=None)
@given(MIXED, st.floats(40, 250), st.sampled_from([0.0, 0.02]), st.sampled_from([(), (("smcp", 1),)]))
def test_no_character_is_lost_in_several_directions_and_sizes(
    composer: Composer, words: list[str], width: float, fit: float, features: tuple[tuple[str, int], ...]
) -> None:
    text = " ".join(words)
    char = replace(CHAR, features=features, italic=bool(features))
    composed = composer.compose([run(text, char=char)], replace(JUSTIFIED, letter_fit=fit), width)
    said = "".join(line.text for line in composed.lines).replace("\u00ad", "")
    assert "".join(said.split()) == "".join(refine(text, "fr").split())
    shown = sorted(c for c in glyph_text(composed) if not c.isspace())
    assert shown == sorted(c for c in refine(text, "fr") if not c.isspace())
    for line in composed.lines:
        ops = sorted((op for op in glyph_ops(line) if op.width), key=lambda op: op.x)
        assert all(b.x >= a.x + a.width - 0.02 for a, b in pairwise(ops))
        if not line.last and not line.excess and len(line.text.split()) > 2:
            assert line.width == pytest.approx(width, abs=0.05) or line.gap_ratio == 1.0


PROSES = st.lists(st.sampled_from(sorted(set(PROSE.split()))), min_size=3, max_size=60).map(" ".join)
STYLES = st.builds(
    lambda align, fit, hyphenate, first: replace(
        LEFT, align=align, letter_fit=fit, hyphenate=hyphenate, indent_first=first
    ),
    st.sampled_from(["left", "justify"]),
    st.sampled_from([0.0, 0.02]),
    st.booleans(),
    st.sampled_from([0.0, 12.0]),
)


@settings(max_examples=60, deadline=None)
@given(PROSES, STYLES, st.floats(60, 400), st.floats(-300, 300))
def test_any_paragraph_breaks_the_same_wherever_it_stands_and_whatever_was_set_before(
    composer: Composer,
    resources: dict[str, FontResource],
    text: str,
    style: ParagraphStyle,
    width: float,
    x: float,
) -> None:
    fresh = Composer(FontSet(resources, ["arabic/400/normal"]))
    here = fresh.compose([run(text)], style, width)
    assert composer.compose([run(text)], style, width) == here
    moved = composer.compose([run(text)], style, lambda line: (x, width))
    assert [line.text for line in moved.lines] == [line.text for line in here.lines]
    assert [line.x - x for line in moved.lines] == pytest.approx([line.x for line in here.lines])


@settings(max_examples=60, deadline=None)
@given(PROSES, STYLES, st.floats(60, 400))
def test_lines_are_as_wide_as_their_measure_says(
    composer: Composer, text: str, style: ParagraphStyle, width: float
) -> None:
    """What glyphs take up is what the line says, and full justified lines take their whole measure."""
    composed = composer.compose([run(text)], replace(style, optical_margins=0.0), width)
    for n, line in enumerate(composed.lines):
        room = width - (style.indent_first if n == 0 else 0.0)
        ops = glyph_ops(line)
        ends = [op.x + sum(glyph.advance for glyph in op.glyphs) * op.size / 1000 for op in ops]
        assert max(ends) - line.x == pytest.approx(line.width, abs=0.1)
        assert line.width <= room + 0.02 or line.excess == pytest.approx(line.width - room)
        if style.align == "justify" and not line.last and not line.excess and " " in line.text.strip():
            assert line.width == pytest.approx(room, abs=0.02)


def test_a_paragraph_breaks_the_same_wherever_it_stands(composer: Composer) -> None:
    here = composer.compose([run(PROSE)], JUSTIFIED, 150).lines
    there = composer.compose([run(PROSE)], JUSTIFIED, lambda line: (217.3, 150.0)).lines
    assert [line.text for line in there] == [line.text for line in here]
    assert [round(line.x - 217.3, 6) for line in there] == [line.x for line in here]


def test_composing_is_pure(composer: Composer, resources: dict[str, FontResource]) -> None:
    first = composer.compose([run(PROSE)], JUSTIFIED, 150)
    composer.compose([run("Autre chose"), run(PROSE)], LEFT, 90)
    assert composer.compose([run(PROSE)], JUSTIFIED, 150) == first
    assert Composer(FontSet(resources, ["arabic/400/normal"])).compose([run(PROSE)], JUSTIFIED, 150) == first


# ------------------------------------------------------------------ measures and alignment


def test_indents_and_alignment(composer: Composer) -> None:
    style = replace(JUSTIFIED, indent_first=15, indent_left=10, indent_right=5)
    lines = composer.compose([run(PROSE)], style, 200).lines
    assert (lines[0].x, lines[0].width) == (25, pytest.approx(170))
    assert (lines[1].x, lines[1].width) == (10, pytest.approx(185))
    right = composer.compose([run("court")], replace(LEFT, align="right"), 200).lines[0]
    assert right.x + right.width == pytest.approx(200)
    centred = composer.compose([run("court")], replace(LEFT, align="center"), 200).lines[0]
    assert centred.x == pytest.approx((200 - centred.width) / 2)


def test_text_flows_round_a_box(composer: Composer) -> None:
    composed = composer.compose([run(PROSE)], JUSTIFIED, lambda i: (80.0, 120.0) if i < 3 else (0.0, 200.0))
    measured = [(line.x, round(line.width, 2)) for line in composed.lines[:-1]]
    assert measured[:4] == [(80, 120), (80, 120), (80, 120), (0, 200)]


def test_balanced_lines_are_nearly_equal(composer: Composer) -> None:
    title = [run("Une année de mobilisation pour la protection sociale de toutes et tous")]
    plain = composer.compose(title, replace(LEFT, hyphenate=False), 210).lines
    balanced = composer.compose(title, replace(LEFT, hyphenate=False, balance=True), 210).lines
    assert len(balanced) == len(plain)
    widths = [line.width for line in balanced]
    assert max(widths) - min(widths) < 45


def test_natural_widths(composer: Composer) -> None:
    longest, whole = composer.natural_width([run("un développement durable")], LEFT)
    assert longest == pytest.approx(composer.line("développement", CHAR, "fr").width)
    assert whole == pytest.approx(composer.line("un développement durable", CHAR, "fr").width)
    assert composer.compose([run("un développement durable")], LEFT, whole + 0.001).lines[0].last


def test_letter_fit_takes_part_of_the_stretch(composer: Composer) -> None:
    plain = composer.compose([run(PROSE)], JUSTIFIED, 130).lines
    fitted = composer.compose([run(PROSE)], replace(JUSTIFIED, letter_fit=0.01), 130).lines
    assert fmean(line.gap_ratio for line in fitted) < fmean(line.gap_ratio for line in plain)
    for line in fitted[:-1]:
        assert line.width == pytest.approx(130, abs=0.02)


def test_an_empty_paragraph_is_one_empty_line(composer: Composer) -> None:
    line = composer.compose([], LEFT, 100).lines[0]
    assert line.pieces == () and line.width == 0 and line.ascent > 0


def test_a_line_break_ends_the_line(composer: Composer) -> None:
    lines = composer.compose([run("un"), LineBreak(), run("deux trois")], JUSTIFIED, 200).lines
    assert [line.text.strip() for line in lines] == ["un", "deux trois"]
    assert [line.last for line in lines] == [False, True]
    assert lines[0].gap_ratio == 1.0


# ------------------------------------------------------------------ characters


def test_capitals_keep_what_was_typed(composer: Composer) -> None:
    caps = replace(CHAR, transform="caps")
    line = composer.line("cœur d’été, Straße", caps, "fr")
    upper = composer.line("CŒUR D’ÉTÉ, STRASSE", CHAR, "fr")
    assert [g.gid for op in glyph_ops(line) for g in op.glyphs] == [
        g.gid for op in glyph_ops(upper) for g in op.glyphs
    ]
    assert "".join(g.text for op in glyph_ops(line) for g in op.glyphs) == "cœur d’été, Straße"
    composed = composer.compose([run("développement des organisations", char=caps)], LEFT, 90)
    assert glyph_text(composed) == "développement des organisations"


def test_tracking_widens_letters_and_drops_ligatures(composer: Composer) -> None:
    tracked = composer.line("office", replace(CHAR, tracking=100), "fr")
    plain = composer.line("office", replace(CHAR, features=(("liga", 0),)), "fr")
    assert tracked.width == pytest.approx(plain.width + 5 * 1.0)
    wide = composer.compose([run(PROSE, char=replace(CHAR, tracking=60))], JUSTIFIED, 150)
    assert not any(line.excess for line in wide.lines)


def test_a_thin_no_break_space_that_the_font_lacks_keeps_its_text(resources: dict[str, FontResource]) -> None:
    composer = Composer(FontSet(resources))
    line = composer.line("12\u202f345", CharacterStyle("arabic", 10), "fr")
    space = next(g for op in glyph_ops(line) for g in op.glyphs if g.text == "\u202f")
    assert space.gid != 0 and 0 < space.advance < 260


def test_missing_characters_come_from_the_fallbacks_or_are_reported(composer: Composer) -> None:
    cell = CellRef("2024.xlsx", "Partenaires", 7, 3)
    composed = composer.compose([run("Nom محمد et \U00013000", where=cell)], LEFT, 400)
    fonts = {op.font for op in glyph_ops(composed.lines[0])}
    assert fonts == {"serif/400/normal", "arabic/400/normal"}
    (missing,) = composed.missing
    assert (missing.char, missing.where, missing.font) == ("\U00013000", cell, "serif/400/normal")
    assert "U+13000" in wording(missing.diagnostic(), "message", "fr")
    assert missing.diagnostic().where is None  # lines and cells are joined when all pages are placed


def test_right_to_left_names_are_set_from_the_right(composer: Composer) -> None:
    line = composer.line("avec محمد علي ici", CHAR, "fr")
    ops = [op for op in glyph_ops(line) if op.font == "arabic/400/normal"]
    first_word, second_word = composer.line("محمد", CHAR, "fr"), composer.line("علي", CHAR, "fr")
    assert [g.gid for g in ops[0].glyphs] == [g.gid for g in glyph_ops(first_word)[0].glyphs]
    assert [g.gid for g in ops[-1].glyphs] == [g.gid for g in glyph_ops(second_word)[0].glyphs]
    assert ops[0].x > ops[-1].x
    assert line.text == "avec محمد علي ici"
    assert "".join(g.text for g in glyph_ops(first_word)[0].glyphs) == "محمد"[::-1]


def test_numbers_between_names_from_right_to_left_keep_their_order(composer: Composer) -> None:
    line = composer.line("de محمد 1\u202f234 علي, ici", CHAR, "fr")
    order = sorted((op.x, "".join(g.text for g in op.glyphs).strip()) for op in glyph_ops(line))
    shown = [text for _, text in order if text]
    assert shown == ["de", "علي"[::-1], "1\u202f234", "محمد"[::-1], ", ici"]


def test_ordinals_stand_raised_and_read_as_typed(composer: Composer) -> None:
    line = composer.line("le 1er mai, XIXe siècle, 40 m2", CHAR, "fr")
    assert (
        "".join(g.text for op in glyph_ops(line) for g in op.glyphs)
        == "le 1er\u00a0mai, XIXe\u00a0siècle, 40\u00a0m2"
    )
    sups = composer.line("er", replace(CHAR, features=(("sups", 1),)), "xx")
    gids = {g.gid for op in glyph_ops(line) for g in op.glyphs}
    assert gids >= {g.gid for op in glyph_ops(sups) for g in op.glyphs}
    arabic = composer.line("1er", replace(CHAR, font="arabic"), "fr")
    small = [op for op in glyph_ops(arabic) if op.size < 7]
    assert small and small[0].y < -3


# ------------------------------------------------------------------ pieces


def test_pieces_are_maximal_stretches_of_one_link_tag_and_language(composer: Composer) -> None:
    bold = replace(CHAR, weight=700)
    runs = [
        run("Voir "),
        run("le ", char=bold),
        run("site", link="https://a.be", tag="Link"),
        run(" web", link="https://a.be", tag="Link", char=bold),
        run(" now", lang="en"),
    ]
    line = composer.compose(runs, LEFT, 400).lines[0]
    assert [(p.text, p.link, p.tag, p.lang) for p in line.pieces] == [
        ("Voir le ", None, None, "fr"),
        ("site web", "https://a.be", "Link", "fr"),
        (" now", None, None, "en"),
    ]
    assert [op.font for op in glyph_ops(line)] == [f"serif/{w}/normal" for w in (400, 700, 400, 700, 400)]
    for piece, following in pairwise(line.pieces):
        assert following.x == pytest.approx(piece.x + piece.width)


def test_rise_and_underline(composer: Composer) -> None:
    char = replace(CHAR, rise=3.0, underline=0.5)
    line = composer.line("mot", char, "fr")
    glyphs, rule = line.pieces[0].ops
    assert isinstance(glyphs, GlyphsOp) and glyphs.y == -3.0
    assert isinstance(rule, PathOp) and rule.fill == BLACK
    assert line.ascent == pytest.approx(10.36 + 3)


def test_a_tab_pushes_the_rest_right_with_a_leader(composer: Composer) -> None:
    style = replace(LEFT, leader=".")
    runs: list[Inline] = [run("Finances"), Tab(), LateRun("page-of", "finances", CHAR, "fr", digits=2)]
    line = composer.compose(runs, style, 200).lines[0]
    title, leader, folio = line.pieces
    assert leader.tag == "Leader" and set(leader.text) == {"."} and title.text == "Finances "
    (late,) = folio.ops
    assert isinstance(late, LateOp) and (late.target, late.align) == ("finances", "right")
    assert late.x + late.width == pytest.approx(200)
    assert late.width == pytest.approx(
        2 * composer.fonts.by_key("serif/400/normal").advance("0", (("tnum", 1),)) / 100
    )
    assert title.x + title.width < leader.x and leader.x + leader.width < late.x
    other = composer.compose([run("Une autre entrée"), *runs[1:]], style, 200).lines[0].pieces[1]
    step = leader.width / len(leader.text)
    assert (other.x - leader.x) / step == pytest.approx(round((other.x - leader.x) / step))


def test_a_note_call_is_superior_and_clings_to_its_word(composer: Composer) -> None:
    call = NoteCall("1", CHAR, "fr", "n1", (run("La note."),))
    for width in (20.0, 40.0, 60.0):
        composed = composer.compose([run("mot suivant"), call, run(" ; fin")], LEFT, width)
        (line,) = [line for line in composed.lines if line.notes]
        assert line.notes == (call,)
        assert "suivant1\u202f;" in glyph_text(composed)
    piece = next(p for p in line.pieces if p.tag == "Reference")
    (op,) = [op for op in piece.ops if isinstance(op, GlyphsOp)]
    face = composer.fonts.by_key("serif/400/normal")
    assert op.glyphs == face.shape("1", (("sups", 1),), "fr")
    sans = NoteCall("1", CharacterStyle("arabic", 10), "fr", "n1")
    raised = composer.compose([run("mot"), sans], LEFT, 90).lines[0].pieces[1].ops[0]
    assert isinstance(raised, GlyphsOp) and raised.size == pytest.approx(6.2) and raised.y < 0


def test_an_icon_stands_on_the_baseline_in_its_paint(resources: dict[str, FontResource]) -> None:
    drawing = Drawing(20, 10, (PathOp(rect_path(0, 0, 20, 10), fill=BLACK),))
    composer = Composer(FontSet(resources), icon=lambda name: drawing)
    runs: list[Inline] = [run("a "), InlineIcon("heart", 5.0, Paint("brick"), alt="cœur"), run(" b")]
    line = composer.compose(runs, LEFT, 200).lines[0]
    icon = next(p for p in line.pieces if p.alt == "cœur")
    (op,) = icon.ops
    assert isinstance(op, GroupOp) and op.transform == (0.5, 0, 0, 0.5, icon.x, -5.0)
    assert icon.width == pytest.approx(10)
    assert isinstance(op.ops[0], PathOp) and op.ops[0].fill == Paint("brick")


def test_a_chart_label_can_print_a_fact(composer: Composer) -> None:
    line = composer.line("45%", CHAR, "fr", fact=FactKey("s", 7))
    assert glyph_ops(line)[0].fact == FactKey("s", 7) and line.text == "45%"
    assert composer.line("45%", CHAR, "fr").text == "45\u00a0%"
