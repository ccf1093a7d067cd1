from __future__ import annotations

import re

import bidi as reference
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportcli.text.bidi import backwards, levels, visual_order

MIRRORED = str.maketrans("()[]", ")(][")


def shown(text: str, mirrored: dict[int, int] = MIRRORED, rtl: bool = False) -> str:
    by_level = levels(text, rtl)
    return "".join(
        text[i].translate(mirrored) if by_level[i] % 2 else text[i] for i in visual_order(by_level)
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("avec \u05d0\u05d1, ici", "avec \u05d1\u05d0, ici"),
        ("\u05d0 12 \u05d1", "\u05d1 12 \u05d0"),
        ("\u05d0 1 234 \u05d1", "\u05d1 234 1 \u05d0"),
        ("\u05d0 1\u00a0234 \u05d1", "\u05d1 1\u00a0234 \u05d0"),
        ("ONG (\u05d0\u05d1) 12", "ONG (\u05d1\u05d0) 12"),
        ("\u05d0\u05d1 12, London", "\u05d1\u05d0 12, London"),  # the number is not the name's
        ("\u0645\u062d (2024)", "\u062d\u0645 (2024)"),
        ("- \u05d0\u05d1: 5%", "- \u05d1\u05d0: 5%"),
        ("\u05d0 (\u05d1) \u05d2", "\u05d2 (\u05d1) \u05d0"),
    ],
)
def test_names_from_right_to_left_in_a_line_from_left_to_right(typed: str, expected: str) -> None:
    assert shown(typed) == expected


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab \u05d0\u05d1\u0645\u062d12%,.-()[]+", max_size=14).map(str.strip))
@example("\u0645 12% (\u05d0) b")
def test_levels_agree_with_the_reference(text: str) -> None:
    """The reference is given isolates around each stretch of letters from right to left."""
    stretch = "[\u05d0\u05d1\u0645\u062d](?:[^ab]*[\u05d0\u05d1\u0645\u062d])?"
    isolated = re.sub(stretch, lambda m: f"\u2067{m[0]}\u2069", text)
    expected = reference.get_display(isolated, base_dir="L")
    assert shown(text, {}) == re.sub("[\u2066-\u2069]", "", expected)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab \u05d0\u05d1\u0645\u062d12%,.-()[]+\u0661", max_size=14).map(str.strip))
@example("a (\u05d0) 12%, b")
def test_levels_of_paragraphs_from_right_to_left_agree_with_the_reference(text: str) -> None:
    assert shown(text, {}, rtl=True) == reference.get_display(text, base_dir="R")


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("\u05d0\u05d1 \u05d2", {"he"}, True),
        ("ONG \u05d0\u05d1", {"he"}, True),  # a Hebrew sentence that begins with a Latin name
        (
            "\u0645\u062d\u0645\u062f est arriv\u00e9",
            {"fr"},
            False,
        ),  # a French one that begins with an Arabic name
        ("\u0645\u062d\u0645\u062f 2024", {"fr"}, False),  # nothing but a name, in a cell
        ("\u0645\u062d\u0645\u062f \u0645\u062d\u0645\u062f Ltd", {"en-GB"}, False),  # longer than the rest
        ("12 \u05d0\u05d1.", {"fr"}, False),
        ("\u05d0\u05d1 12", set(), True),
        ("\u05d0\u05d1 12", {""}, True),
        ("ONG \u05d0\u05d1\u05d2\u05d3\u05d4", {"fr"}, False),
        ("\u05d0\u05d1 et", {"he", "fr"}, False),
        ("texte", {"ar"}, True),
        ("texte", {"ar", "fr"}, False),
        ("2024", set(), False),
    ],
)
def test_a_paragraphs_direction(text: str, languages: set[str], expected: bool) -> None:
    assert backwards(text, languages) is expected


def test_a_tab_and_a_forced_line_end_have_the_paragraphs_direction() -> None:
    assert levels("\u05d0\t\u05d1") == [1, 0, 1]
    assert levels("\u05d0\u2029a", rtl=True) == [1, 1, 2]
