"""What is wider than its column is parted before it leaves it: addresses at joints, any word at last."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcli.model.inline import Inline, Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text import words
from reportcli.text.clusters import cluster_ends
from reportcli.text.composer import Composer, Line

CHAR = CharacterStyle("serif", 10.0)
LEFT = ParagraphStyle("body", CHAR, 12.5)
MAIL = "firstname.doublesurname@federation-of-associations.example.org"


def lines(composer: Composer, width: float, *runs: Inline) -> tuple[Line, ...]:
    return composer.compose(runs, LEFT, width).lines


def texts(composer: Composer, text: str, width: float, lang: str = "en") -> list[str]:
    return [line.text.strip() for line in lines(composer, width, Run(text, CHAR, lang))]


def test_a_long_address_is_parted_after_its_signs_without_a_hyphen(composer: Composer) -> None:
    assert texts(composer, MAIL, 85) == [
        "firstname.", "doublesurname@", "federation-of-", "associations.", "example.org",
    ]  # fmt: skip
    hyphens = "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t.example.org"
    assert texts(composer, hyphens, 60)[0] == "a-b-c-d-e-f-g-"
    query = "https://www.example.org/longpath?first=1&second=2"
    assert "".join(texts(composer, query, 50)) == query
    assert not any(line.parted for line in lines(composer, 85, Run(MAIL, CHAR, "en")))


def test_an_address_that_fits_a_line_stays_whole(composer: Composer) -> None:
    assert texts(composer, "Write to jean.dupont@example.org today", 120) == [
        "Write to", "jean.dupont@example.org", "today",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang"),
    [("W" * 60, "fr"), ("WWW " + "W" * 40 + " W", "nl"), ("مؤسسةالعلومالإنسانيةوالاجتماعيةالكبرى", "ar")],
)
def test_any_word_is_parted_before_it_leaves_its_column(composer: Composer, text: str, lang: str) -> None:
    found = lines(composer, 50, Run(text, CHAR, lang))
    assert max(line.width for line in found) <= 50
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    assert any(line.parted for line in found)


def test_what_stands_in_several_runs_is_parted_too(composer: Composer) -> None:
    bold = CharacterStyle("serif", 10.0, 700)
    found = lines(composer, 50, Run("WWWWWW", CHAR, "en"), Run("WWWWWW", bold, "en"), Run("WW", CHAR, "en"))
    assert max(line.width for line in found) <= 50
    assert "".join(line.text for line in found) == "W" * 14


def test_a_figure_is_never_parted_but_from_its_unit(composer: Composer) -> None:
    text = "1\u202f234\u202f567\u00a0habitants"
    key = FactKey("chapter", 0)
    found = lines(composer, 45, Run(text, CHAR, "fr", key))
    assert [line.text.strip() for line in found] == ["1\u202f234\u202f567", "habitants"]
    (first, _) = lines(composer, 30, Run("1\u202f234\u202f567\u00a0€", CHAR, "fr", key))
    assert (first.text.strip(), first.excess > 0) == ("1\u202f234\u202f567", True)


def test_no_character_is_parted_from_its_marks(composer: Composer) -> None:
    for text in ("e\u0301" * 40, "👨‍👩‍👧" * 5, "नमस्ते" * 6):
        parts = [line.text for line in lines(composer, 30, Run(text, CHAR, "en"))]
        assert set(accumulate(map(len, parts))) <= set(cluster_ends(text))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30))
def test_clusters_cover_a_text_once(text: str) -> None:
    ends = cluster_ends(text)
    assert ends == sorted(set(ends))
    assert not text or ends[-1] == len(text)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [("각각", 2), ("\u1100\u1161\u11a8a", 2), ("🇧🇪🇫🇷", 2), ("กำ", 1), ("👍🏽!", 2), ("क्षि", 1)],
)
def test_a_cluster_is_what_a_reader_takes_for_one_character(text: str, clusters: int) -> None:
    assert len(cluster_ends(text)) == clusters


def test_a_word_without_end_is_parted_by_as_many_shapings_as_lines(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    part = words.WordSetter.part

    def counting(self: words.WordSetter, word: words.Word, begin: int, end: int, *more: bool) -> words.Word:
        counted.append(end - begin)
        return part(self, word, begin, end, *more)

    monkeypatch.setattr(words.WordSetter, "part", counting)
    found = lines(composer, 100, Run("n" * 20_000, CHAR, "en"))
    assert len(counted) <= 3 * len(found)
    assert max(counted[: len(found)]) < 100


@pytest.mark.parametrize("amount", ["1,234,567,890,123", "1.234.567.890.123,50", "12345678901234,5"])
def test_a_typed_amount_stays_whole(composer: Composer, amount: str) -> None:
    assert texts(composer, amount, 30) == [amount]
    digits = "0123456789" * 4
    assert "".join(texts(composer, digits, 30)) == digits
    assert len(texts(composer, digits, 30)) > 1
