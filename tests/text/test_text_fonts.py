from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from reportcli.messages import wording
from reportcli.model.diagnostic import Findings
from reportcli.model.display import FontResource
from reportcli.text.fonts import FontSet


def test_nearest_weight_of_the_same_slope(fonts: FontSet) -> None:
    assert fonts.face("serif", 400, False).key == "serif/400/normal"
    assert fonts.face("serif", 650, False).key == "serif/600/normal"
    assert fonts.face("serif", 900, False).key == "serif/700/normal"
    assert fonts.face("serif", 700, True).key == "serif/400/italic"


def test_an_unknown_family_is_a_finding_that_names_the_known(fonts: FontSet) -> None:
    with pytest.raises(Findings) as caught:
        fonts.face("helvetica", 400, False)
    finding = caught.value.diagnostics[0]
    assert finding.code == "unknown-font"
    assert "serif" in wording(finding, "expected", "en")
    assert "helvetica" in wording(finding, "message", "fr")


@pytest.mark.parametrize(
    ("content", "code"), [(None, "font-unreadable"), (b"no font", "font-broken"), (b"", "font-broken")]
)
def test_a_bad_file_is_a_finding(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.otf"
    if content is not None:
        path.write_bytes(content)
    fonts = FontSet({"x/400/normal": FontResource("x/400/normal", str(path))})
    with pytest.raises(Findings) as caught:
        fonts.face("x", 400, False).shape("a")
    assert caught.value.diagnostics[0].code == code


def test_metrics_are_in_thousandths_of_an_em(fonts: FontSet) -> None:
    face = fonts.by_key("serif/400/normal")
    assert (face.ascent, face.descent, face.cap_height) == (1036, -335, 670)


def test_clusters_carry_their_source_text(fonts: FontSet) -> None:
    face = fonts.by_key("serif/400/normal")
    assert [g.text for g in face.shape("office", (), "fr")] == ["o", "ffi", "c", "e"]
    assert [g.text for g in face.shape("office", (("liga", 0),), "fr")] == list("office")
    assert "".join(g.text for g in face.shape("e\u0301t\u0302q\u0301")) == "e\u0301t\u0302q\u0301"


def test_features_choose_glyphs(fonts: FontSet) -> None:
    face = fonts.by_key("serif/400/normal")
    plain = face.shape("12")
    for tag in ("onum", "tnum", "pnum", "sups"):
        assert face.has_feature(tag)
    assert face.shape("12", (("sups", 1),)) != plain
    assert face.shape("12", (("onum", 1),)) != plain
    assert face.advance("1", (("tnum", 1),)) == face.advance("0", (("tnum", 1),))
    assert not face.has_feature("zzzz")


@pytest.mark.parametrize("key", ["serif/400/normal", "sans/400/normal"])
@pytest.mark.parametrize(
    ("tag", "text"),
    [("smcp", "abc"), ("sups", "12"), ("subs", "2"), ("case", "1(@)"), ("onum", "12"), ("frac", "1/2")],
)
def test_the_fonts_have_small_capitals_superiors_and_forms_for_capitals(
    fonts: FontSet, key: str, tag: str, text: str
) -> None:
    face = fonts.by_key(key)
    assert face.has_feature(tag)
    default = face.shape(text, (("lnum", 1),) if tag == "onum" else ())
    changed = face.shape(text, ((tag, 1),))
    assert [g.gid for g in changed] != [g.gid for g in default]
    assert "".join(g.text for g in changed) == text


def test_kerning(fonts: FontSet) -> None:
    face = fonts.by_key("serif/400/normal")
    assert face.advance("AV") < face.advance("A") + face.advance("V")


def test_thin_spaces_are_wide_enough_to_part_the_groups_of_a_number(fonts: FontSet) -> None:
    shaped = fonts.by_key("serif/400/normal").shape("1\u202f000")
    assert [g.text for g in shaped] == ["1", "\u202f", "0", "0", "0"]
    assert shaped[1].advance == 165


def test_l_dot_l_is_one_letter_in_catalan_alone(fonts: FontSet) -> None:
    """“individuel·le·s” is three letters there; a composed accent in the same word stays composed."""
    face = fonts.face("sans", 400, italic=False)
    assert [g.text for g in face.shape("l·le\u0301", (), "fr-BE")] == ["l", "·", "l", "e\u0301"]
    assert [g.text for g in face.shape("l·le", (), "ca")] == ["l·l", "e"]


def test_covers(fonts: FontSet) -> None:
    face = fonts.by_key("arabic/400/normal")
    assert face.covers("\u202f") and not face.covers("é")


def test_shaping_is_cached_and_a_font_set_travels_between_processes(fonts: FontSet) -> None:
    face = fonts.face("serif", 400, False)
    assert face.shape("mot") is face.shape("mot")
    again = pickle.loads(pickle.dumps(fonts))
    assert again.face("serif", 400, False).shape("mot") == face.shape("mot")


def test_a_variable_font_is_set_at_its_pinned_instance(tmp_path: Path) -> None:
    path = tmp_path / "variable.ttf"
    _variable_font(path)
    keys = {f"v/{w}/normal": FontResource(f"v/{w}/normal", str(path), (("wght", w),)) for w in (400.0, 900.0)}
    fonts = FontSet(keys)
    light, black = fonts.by_key("v/400.0/normal"), fonts.by_key("v/900.0/normal")
    assert (light.advance("A"), black.advance("A")) == (500, 700)


def _variable_font(path: Path) -> None:
    """One letter, 500 wide at weight 400 and 700 wide at weight 900."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 700), (400, 700)):
        (pen.moveTo if point == (0, 0) else pen.lineTo)(point)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "V", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    wider = TupleVariation({"wght": (0, 1, 1)}, [(0, 0)] * 3 + [(0, 0), (200, 0), (0, 0), (0, 0)])
    builder.setupGvar({"A": [wider]})
    builder.save(path)
