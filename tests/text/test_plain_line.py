"""A plain line is the line that the paragraph would be, number by number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportcli.model.inline import Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text import composer as composing
from reportcli.text.composer import Composer

SANS = CharacterStyle("sans", 9.3)
FACT = FactKey("chapter", 1)
TEXTS = [
    "d000123",
    "1,234.50",
    "1 234 567,00 €",
    "1\u00a0234\u202f567 €",
    "Garden Friends",
    "Le 1er mars : « oui » !",
    '"Yes" - it\'s...',
    "15 % of 20 m2",
    "www.example.org/a/very/long/address/of/somebody",
    "Arbeits-, Sozial- und Rentenversicherungsgesellschaft",
    "co\u00adoperation",
    " edge ",
    "two  blanks",
    "a \u00a0b",
    "tab\there",
    "عربي",
    "a عربي b",
    "日本",
    "",
    " ",
    "–",
]
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "tracked": {"tracking": 20.0},
    "tight": {"tracking": -20.0},
    "raised": {"rise": 2.0},
    "capitals": {"transform": "caps"},
    "small capitals": {"features": (("smcp", 1),)},
    "figures": {"features": (("tnum", 1), ("lnum", 1))},
    "underlined": {"underline": 0.5},
}
STYLES: dict[str, dict[str, Any]] = {
    "left": {},
    "right": {"align": "right"},
    "center": {"align": "center", "indent_left": 3.3, "indent_right": 1.1},
    "justify": {"align": "justify"},
    "balanced": {"balance": True, "indent_first": 7.7, "hyphenate": False},
}


CASES = [("plain", align, lang) for align in STYLES for lang in ("en-GB", "fr-BE")]
CASES += [(look, "right", "fr-BE") for look in LOOKS] + [("plain", "left", "ar"), ("tight", "left", "en-GB")]


@pytest.mark.parametrize(("look", "align", "lang"), CASES)
def test_a_plain_line_is_the_line_of_the_paragraph(
    composer: Composer, monkeypatch: pytest.MonkeyPatch, look: str, align: str, lang: str
) -> None:
    char = replace(SANS, **LOOKS[look])
    style = ParagraphStyle("cell", char, 12.0, **STYLES[align])
    facts = (None, FACT) if look == "plain" else (None,)
    runs = [(Run(text, char, lang, fact, tag="Em"),) for text in TEXTS for fact in facts]

    def made() -> list[object]:
        found: list[object] = []
        for one in runs:
            widths = composer.natural_width(one, style)
            found.append(widths)
            found += [composer.compose(one, style, width) for width in (60.0, 200.0, widths[1])]
            found.append(composer.line(one[0].text, char, lang, one[0].fact, x=1.3))
        return found

    plainly = made()
    monkeypatch.setattr(composing, "may_be_plain", lambda runs, style, room: False)
    assert plainly == made()


def test_cells_are_plain_lines(composer: Composer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> Callable[..., object]:
        raise AssertionError

    monkeypatch.setattr(composing, "Preparer", refused)
    style = ParagraphStyle("cell", SANS, 12.0, align="right")
    for text in ("d000123", "1 234,50 €", "Garden Friends", "2024-05-31"):
        runs = (Run(text, SANS, "fr-BE"),)
        width = composer.natural_width(runs, style)[1]
        (line,) = composer.compose(runs, style, width + 1).lines
        assert line.text.replace("\u00a0", " ").replace("\u202f", " ") == text
        assert line.x + line.width == pytest.approx(width + 1)
