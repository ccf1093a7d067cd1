from __future__ import annotations

import pyphen
import pytest

from reportcli.text.hyphens.hyphenation import bare, cuts, may_have_joints
from reportcli.text.hyphens.patterns import patterns


def split(word: str, lang: str) -> str:
    shown, at = "", 0
    plain = bare(word)
    for cut in cuts(word, lang):
        shown += plain[at : cut.at] + ("-|" if cut.hyphen else "|")
        at = cut.at
    return shown + plain[at:]


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [
        ("fr", "développement,", "dé-|ve-|lop-|pe-|ment,"),
        ("fr", "l’organisation", "l’or-|ga-|ni-|sa-|tion"),
        ("nl", "samenwerkingsverband", "sa-|men-|wer-|kings-|ver-|band"),
        ("en-GB", "development", "de-|vel-|op-|ment"),
        ("de", "Organisation", "Or-|ga-|ni-|sa-|ti-|on"),
        ("fr", "Organisation", "Orga-|ni-|sa-|tion"),  # may be a name: only in need
        ("fr", "OXFAM-Solidarité", "OXFAM-Solidarité"),
        ("fr", "porte-parole", "porte-|parole"),
        ("fr", "vient-il", "vient-il"),
        ("fr", "acteur·rices", "acteur·rices"),
        ("fr", "coopérateur·rices-partenaires", "coopérateur·rices-partenaires"),
        ("fr", "jean.dupont@exemple.org", "jean.dupont@exemple.org"),
        ("fr", "programme2024", "programme2024"),
        ("fr", "https://www.exemple.org/rapport/", "https://|www|.exemple|.org/|rapport/"),
        ("fr", "anti\u00adconstitutionnel", "anti-|constitutionnel"),
        ("xx", "organisation", "organisation"),
    ],
)
def test_where_words_split(lang: str, word: str, expected: str) -> None:
    assert split(word, lang) == expected


def test_patterns_alone_can_be_switched_off() -> None:
    assert cuts("organisation", "fr", hyphenate=False) == ()
    assert len(cuts("porte-parole", "fr", hyphenate=False)) == 1


@pytest.mark.parametrize("dictionary", ["fr", "nl_NL", "en_GB", "de_DE"])
def test_our_reading_of_the_patterns_agrees_with_pyphen(dictionary: str) -> None:
    words = ["organisation", "samenwerkingsverband", "development", "zusammenarbeit", "coopérative"]
    theirs = pyphen.Pyphen(lang=dictionary).hd
    ours = [patterns(dictionary).positions(word) for word in words]
    assert ours == [[int(p) for p in theirs.positions(word)] for word in words]
    assert any(ours)


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [
        ("en-GB", "fundraising", "fund-|rais-|ing"),
        ("en-GB", "fundraisers", "fund-|raisers"),
        ("en-US", "fundraising", "fund-|rais-|ing"),
        ("en-GB", "Fundraising", "Fund-|rais-|ing"),
        ("en-GB", "handover", "hand-|over"),
        ("en-GB", "whistleblower", "whistle-|blower"),
        ("fr", "microentreprise", "mi-|cro-|en-|tre-|prise"),
        ("fr", "l’autoentrepreneur", "l’au-|to-|en-|tre-|pre-|neur"),
        ("fr", "socioéconomique", "so-|cio-|éco-|no-|mique"),
        ("fr", "écoulement", "écou-|le-|ment"),
        ("fr", "microscope", "mi-|cro-|scope"),
        ("fr", "automnales", "au-|tom-|nales"),
        ("nl", "microondernemingen", "mi-|cro-|on-|der-|ne-|min-|gen"),
        ("de", "Bildungsarbeit", "Bil-|dungs-|ar-|beit"),
    ],
)
def test_compounds_are_parted_between_their_parts(lang: str, word: str, expected: str) -> None:
    assert split(word, lang) == expected


@pytest.mark.parametrize("lang", ["fr", "en-GB"])
@pytest.mark.parametrize(
    ("word", "joint"),
    [
        ("porte-parole", True),
        ("input/output", True),
        ("https://solsoc.example/report", True),
        ("www.solsoc.example", True),
        ("WWW.solsoc.example", True),
        ("solsoc.example/report", True),
        ("bal\u00adla\u200bde", True),
        ("\u200bd000123\u200bx", True),
        ("développement", False),
        ("d000123", False),
        ("€1,234.56", False),
        ("l’organisation", False),
        ("me@solsoc.example", False),
    ],
)
def test_only_words_with_a_sign_for_it_are_split_without_a_hyphen(word: str, joint: bool, lang: str) -> None:
    assert any(not cut.hyphen for cut in cuts(word, lang)) == joint == may_have_joints(word)
