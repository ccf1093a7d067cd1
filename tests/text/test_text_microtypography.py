from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.text import microtypography
from reportcli.text.microtypography import edits, is_glue, refine


def shown(text: str) -> str:
    """No-break space as _, thin no-break space as ~."""
    return text.replace("\u00a0", "_").replace("\u202f", "~")


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("fr", 'Il dit "oui" : pourquoi pas? Non!', "Il dit «~oui~»_: pourquoi pas~? Non~!"),
        ("fr", "« déjà » et «nu» ; ça va : 12:30", "«~déjà~» et «~nu~»~; ça va_: 12:30"),
        ("fr", "Quoi?! (!)", "Quoi~?! (!)"),
        ("fr", "l'ami d'\"Ali\"", "l’ami d’«~Ali~»"),
        ("fr", "1 234 567 euros et 12 000 $", "1~234~567_euros et 12~000_$"),
        ("fr", "En 2023 125 personnes", "En 2023 125 personnes"),
        ("fr", "45% ou 45 %", "45_% ou 45_%"),
        ("fr", "tél. 02 505 40 70, BE52 0000 0000 0909", "tél. 02_505_40_70, BE52_0000_0000_0909"),
        ("fr", "le 1er mars 2024, en mars 2024", "le 1er_mars_2024, en mars_2024"),
        ("fr", "M. Dupont et J. P. Martin", "M._Dupont et J._P._Martin"),
        ("fr", "n° 4, p. 12", "n°_4, p._12"),
        ("fr", "mot - incise - suite... fin", "mot –_incise_– suite… fin"),
        ("fr", "de 2020-2024 à 2024-12-31", "de 2020–2024 à 2024-12-31"),
        ("fr", "voir http://a.be/x?y=1;z et a.b@c.be: ok", "voir http://a.be/x?y=1;z et a.b@c.be_: ok"),
        ("fr", "les acteur·rices, l’eau\u202f!", "les acteur·rices, l’eau~!"),
        ("fr", "à 15 h 30, au XXe siècle, Louis XIV", "à 15_h_30, au XXe_siècle, Louis_XIV"),
        ("fr", "3,5 M€, 200 FCFA, 50 av. J.-C., Mgr Ba", "3,5_M€, 200_FCFA, 50 av._J.-C., Mgr_Ba"),
        ("fr", '("oui"); "l\'eau"', "(«~oui~»)~; «~l’eau~»"),
        ("fr", "Vous : oui ;non!C'est", "Vous_: oui~;non!C’est"),
        ("nl", "\"'t is 'goed'\", zo'n € 25, 3 uur 20", "“’t is ‘goed’”, zo’n €_25, 3_uur_20"),
        (
            "nl",
            "dhr. De Smet, blz. 4, 12 mln euro, t. a. v. Jan",
            "dhr._De Smet, blz._4, 12_mln_euro, t._a._v. Jan",
        ),
        (
            "en",
            "Mr Smith, St John, No. 4, 10 am, '90s; \"own 'voice'\",",
            "Mr_Smith, St_John, No._4, 10_am, ’90s; “own ‘voice’”,",
        ),
        ("en", "$ 5, 3 May 2024, a--b", "$_5, 3_May_2024, a—b"),
        ("de", "„nein 'doch'\", 12 Uhr, 10 Mio. Euro", "„nein ‚doch‘“, 12_Uhr, 10_Mio._Euro"),
        ("de", "i. d. R., Dr. h. c., Abb. 3, Hr. Weber", "i._d._R., Dr. h._c., Abb._3, Hr._Weber"),
        ("nl", '\'s-Gravenhage zei "ja" op 3 mei 2024', "’s-Gravenhage zei “ja” op 3_mei_2024"),
        ("en", "He said \"it's 'fine'\" - 6\" of it", 'He said “it’s ‘fine’”_– 6" of it'),
        ("en", "12 km; why? 50%", "12_km; why? 50%"),
        ("fr", "Les dons : +5%, -5%, 50 %, =5% et 5€", "Les dons_: +5_%, -5_%, 50_%, =5_% et 5_€"),
        ("de", "+5%, 50 %, 20€, 5%ige", "+5_%, 50_%, 20_€, 5%ige"),
        ("en", "'Tis the season of rock 'n' roll, 'til dawn", "’Tis the season of rock ’n’ roll, ’til dawn"),
        ("en", "She said 'tissues' and 'nice'", "She said ‘tissues’ and ‘nice’"),
        ("de", "'s ist 'ne Idee", "’s ist ’ne Idee"),
        ("de", 'Er sagte "ja", z. B. am 3. März 2024', "Er sagte „ja“, z._B. am 3._März_2024"),
    ],
)
def test_each_language_has_its_rules(lang: str, typed: str, printed: str) -> None:
    assert shown(refine(typed, lang)) == printed
    assert refine(refine(typed, lang), lang) == refine(typed, lang)


def test_what_is_typed_right_stays() -> None:
    right = "«\u202fOui\u202f!\u202f» – c’est 1\u202f234\u00a0km\u00a0: voilà…"
    assert refine(right, "fr").replace("\u00a0", " ") == right.replace("\u00a0", " ")


def test_glue_only_forbids_breaks() -> None:
    text = "12 000 euros, 45%"
    assert [is_glue(edit, text) for edit in edits(text, "fr")] == [True, True, False]


TYPED = st.text(alphabet="abcDE é·.,;:!?'\"«»0123456789 -%€()\n", max_size=60)
SAME = str.maketrans(
    {"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..."}
)


@settings(max_examples=200, deadline=None)
@given(TYPED, st.sampled_from(["fr", "nl", "en", "de"]))
def test_words_come_back_apart_from_spaces_quotes_and_dashes(typed: str, lang: str) -> None:
    def bare(text: str) -> str:
        text = "".join(text.translate(SAME).split()).replace("«", '"').replace("»", '"')
        while "--" in text:
            text = text.replace("--", "-")
        return text.replace("...", "…").replace("…", "...")

    assert bare(refine(typed, lang)) == bare(typed)


@pytest.mark.parametrize(
    "text", ["€1,234.56", "1.234,5", "12", "$3", "2024.05.31", "1...2", "1 234", "12 %", "5%"]
)
@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en-GB"])
def test_a_figure_alone_is_refined_as_any_text(text: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = edits(text, lang)
    monkeypatch.setattr(microtypography, "_FIGURE", re.compile("(?!)"))
    assert edits(text, lang) == found
