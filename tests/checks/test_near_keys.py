"""Near names and near figures are looked up: how often two are compared does not grow with the square."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from build.tiny_project import make, silent
from reportcli.checks.rules.texts import typed_numerals
from reportcli.checks.support import figure_index, near_keys
from reportcli.checks.support.figure_index import FigureIndex, Known
from reportcli.checks.support.near_keys import NearKeys
from reportcli.checks.support.numerals import Numeral, nearness
from reportcli.checks.support.register import misspelt
from reportcli.model.fact import Fact
from reportcli.pipeline import Request, check
from reportcli.workbook.tables.record import Record

PARTNERS = ("Solidaris", "Fondation", "Oxfamily")


def names(count: int, seed: int = 7) -> list[str]:
    """Keys of 6 to 30 letters, a tenth of them other ones with a letter changed."""
    random_ = random.Random(seed)
    made = ["".join(random_.choices("abcdefghilmnoprstuv", k=random_.randint(6, 30))) for _ in range(count)]
    for place in range(0, count, 10):
        key, at = made[random_.randrange(count)], random_.randrange(5)
        letter = random_.choice("aeiou")
        made[place] = random_.choice(
            [
                key[:at] + letter + key[at + 1 :],
                key[:at] + letter + key[at:],
                key[:at] + key[at + 1 :],
                key[:at] + key[at + 1] + key[at] + key[at + 2 :],
            ]
        )
    return list(dict.fromkeys(made))


def test_nothing_near_is_missed() -> None:
    keys = names(400)
    index = NearKeys(keys)
    for key in keys:
        near = [other for other in index.near(key) if misspelt(key, other)]
        assert near == [other for other in keys if other != key and misspelt(key, other)]


def test_comparisons_grow_with_the_names_alone() -> None:
    def compared(count: int) -> int:
        """How many pairs are left to compare letter by letter."""
        index = NearKeys(keys := names(count))
        return sum(1 for key in keys for _ in index.near(key))

    few, many = compared(500), compared(4000)
    assert few < 500 * 4 and many < 4000 * 4


def test_a_name_of_many_letters_is_no_name() -> None:
    long = "a" * (near_keys.LONGEST + 1)
    assert list(NearKeys([long]).near(long[1:])) == []


def test_names_beyond_the_limit_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_keys, "MOST", 2)

    def partners(book: object) -> None:
        sheet = book.create_sheet("Partners")  # type: ignore[attr-defined]
        for row in (
            ["Country", "Partner"],
            *(["be", name] for name in PARTNERS),
        ):
            sheet.append(row)

    found = check(Request(make(tmp_path, partners).workbook), silent).diagnostics
    (note,) = (one for one in found if one.code == "names-not-compared")
    assert note.args.items() >= {"count": "1", "most": "2"}.items() and str(note.where).startswith(
        "Partners!"
    )


def test_figures_near_a_numeral_are_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A numeral is compared with figures of its value or noun, not with every figure."""
    compared = []
    real = nearness

    def counted(numeral: Numeral, figure: Known) -> tuple[int, str]:
        compared.append(figure)
        return real(numeral, figure)

    def many(book: object) -> None:
        for number in range(300):
            row = [f"f{number}", 1000 + 7 * number, None, f"kind{number}", None, number + 9]
            book["Key figures"].append(row)  # type: ignore[index]

    project = make(tmp_path, many)
    project.text.write_text("We met 1 714 and 1 007 and 1 077 people.\n", "utf-8")
    monkeypatch.setattr("reportcli.checks.rules.texts.typed_numerals.nearness", counted)
    found = check(Request(project.workbook), silent).diagnostics
    codes = sorted(one.code for one in found if one.code.startswith("numeral"))
    assert codes == ["numeral-equals-figure", "numeral-equals-figure", "numeral-equals-figure"]
    assert len(compared) < 20


def test_names_in_a_crowd_are_noted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A syllable that many names share leads to the first of them only; that is no secret."""
    monkeypatch.setattr(near_keys, "CROWD", 2)
    keys = [f"house{letter * 5}" for letter in "bcdf"]
    known = NearKeys(keys)
    assert list(known.notes(lambda _: None)) == []
    list(known.near(keys[0]))
    (note,) = known.notes(lambda _: None)
    assert note.code == "names-compared-in-part"
    assert note.args == {"count": "2", "most": "2"}


def test_figures_in_a_crowd_are_noted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A numeral with more figures of its value than are compared says so; of several numerals the first."""
    monkeypatch.setattr(figure_index, "MOST", 2)
    monkeypatch.setattr(typed_numerals, "MOST", 2)

    def many(book: object) -> None:
        for number in range(3):
            book["Key figures"].append([f"f{number}", 4711, None, f"kind{number}", None, number + 9])  # type: ignore[index]

    project = make(tmp_path, many)
    project.text.write_text("We met 4711 people, and 4711 more.\n", "utf-8")
    found = check(Request(project.workbook), silent).diagnostics
    (note,) = (one for one in found if one.code == "figures-compared-in-part")
    assert note.args["stated"] == "4711" and note.args["most"] == "2"


def test_the_figures_nearest_to_a_value_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_index, "MOST", 3)
    figures = [
        Known(Fact(Decimal(value)), "", None, (), Record("t", value, {}, {})) for value in range(90, 110)
    ]
    by_value = {figure.fact.value: [place] for place, figure in enumerate(figures)}
    index = FigureIndex(figures, {}, {}, by_value, sorted(by_value))
    assert [int(one.fact.value) for one in index.near(Decimal(100), Decimal(5))] == [99, 100, 101]
    assert index.is_crowded(Decimal(100), Decimal(5)) and not index.is_crowded(Decimal(100), Decimal(1))
