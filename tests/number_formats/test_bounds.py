"""The interpreter ends, never raises, loads little, and shows every value that it is given."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.number_formats import describe, recognise, show

SIGNS = '0 # ? . , % / E+ E- ; @ General y m d h s AM/PM " \\ _ * [ ] [h] [>=1] [<0] [$€-80C] [$-40C]'
WORDS = "[Red] [DBNum1] - ( ) € k 1 jj aaaa"
PIECES = st.sampled_from([*SIGNS.split(), *WORDS.split(), " "])
VALUES = st.one_of(st.floats(), st.integers(), st.decimals(), st.text(max_size=20), st.booleans(), st.none())


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.lists(PIECES, max_size=24), VALUES, st.sampled_from(["en-US", "fr-BE", "nl-BE", "de-DE", 0x80C, "xx"])
)
def test_any_code_and_value_is_shown(pieces: list[str], value: object, locale: str | int) -> None:
    code = "".join(pieces)
    shown = show(value, code, locale)  # type: ignore[arg-type]
    assert isinstance(shown.text, str)
    assert shown.hidden == (shown.hidden and not shown.text.strip())
    describe(code, locale)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_digits_of_a_plain_format_are_those_of_the_value(value: object) -> None:
    from decimal import Decimal

    assert isinstance(value, Decimal)
    shown = show(value, "#,##0.00").text
    assert Decimal(shown.replace(",", "")) == value


def test_absurd_codes_end() -> None:
    for code in (
        "0" * 255,
        "%" * 255,
        "0," * 127,
        "?/" * 127,
        "[h]" * 85,
        '"' * 255,
        "\\" * 255,
        "0" + "," * 254,
        "#" * 10**6,
    ):
        show(1e308, code)
        show(-1e-300, code)


def test_huge_values_and_tokens_end() -> None:
    assert show(10**5000, "0").text == "#NUM!"
    assert recognise("k" * 10**6).money is False
    assert recognise("€ " * 10**5).code == ""


def test_importing_loads_no_babel() -> None:
    probe = (
        "import sys, reportcli.number_formats as n; n.show(45657, 'd mmmm yyyy'); n.recognise('k€');"
        "print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
