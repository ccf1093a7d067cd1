from __future__ import annotations

import pytest

from reportcli.model.display import GlyphsOp
from reportcli.model.inline import Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composer import Composer
from reportcli.text.shifts import parts


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("fr", "le 1er mars et la 1re", "le 1^er mars et la 1^re"),
        ("fr", "au XIXe siècle, XXIe", "au XIX^e siècle, XXI^e"),
        ("fr", "2e, 3es, 2de, 2nd, 12èmes", "2^e, 3^es, 2^de, 2^nd, 12^èmes"),
        ("fr", "François Ier, Ire partie", "François I^er, I^re partie"),
        (
            "fr",
            "Le Xe, MIXe, Ie, 1,5e, Vie, Les, 2024es-tu, Ce",
            "Le X^e, MIXe, I^e, 1,5e, Vie, Les, 2024es-tu, Ce",
        ),
        ("fr", "12\u00a0km2 et 3 m3, m2", "12\u00a0km^2 et 3 m^3, m^2"),
        ("nl", "12 m2 CO2, de 1e en 2de", "12 m^2 CO_2, de 1e en 2de"),
        ("en", "the 1st, 21st century; CO2e, H2O, CO2023", "the 1st, 21st century; CO_2e, H_2O, CO2023"),
        ("de", "am 3. Mai, PM2,5", "am 3. Mai, PM_2,5"),
    ],
)
def test_what_is_raised_and_lowered(lang: str, typed: str, expected: str) -> None:
    found = parts(typed, lang)
    assert "".join({0: "", 1: "^", -1: "_"}[way] + text for text, way in found) == expected
    assert "".join(text for text, _ in found) == typed


def test_a_power_says_what_it_is_and_looks_the_same(composer: Composer) -> None:
    plain = CharacterStyle("serif", 10.0)
    raised = CharacterStyle("serif", 10.0, features=(("sups", 1),))
    style = ParagraphStyle("body", plain, 12.0)
    runs = (
        Run("10", plain, "en"),
        Run("-3", raised, "en"),
        Run(" and 1", plain, "fr"),
        Run("er", raised, "fr"),
    )
    (line,) = composer.compose(runs, style, 200.0).lines
    assert line.text == "10⁻³ and 1er"
    (typed,) = composer.compose((Run("-3", raised, "en", FactKey("c", 0)),), style, 200.0).lines
    drawn, same = (
        [glyph.gid for op in one.ops if isinstance(op, GlyphsOp) for glyph in op.glyphs]
        for one in (line, typed)
    )
    assert drawn[2:4] == same
