"""Near names and near figures are looked up: how often two are compared does not grow with the square."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from build.tiny_project import make, silent
from reportcli.checks.rules.names import name_variants
from reportcli.checks.support import near_keys
from reportcli.checks.support.figure_index import Known
from reportcli.checks.support.near_keys import NearKeys
from reportcli.checks.support.numerals import Numeral, nearness
from reportcli.checks.support.register import misspelt
from reportcli.pipeline import Request, check

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
    for module in (near_keys, name_variants):
        monkeypatch.setattr(module, "MOST", 2)

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
