"""Where LibreOffice shows another text than Excel, each with its reason, for proofs/shown.py.

A deviation is not a condition under which a difference is let pass: it changes what we show into what
LibreOffice shows, so that a difference is explained only when the two then agree to the letter (fractions,
built-in numbers and names compare their figures).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from shown_generator import Cell

from reportcli.number_formats import show


class State(NamedTuple):
    """What a text is made from; the text follows from it until a deviation changes the text itself."""

    value: float | str
    code: str | int
    locale: str
    date1904: bool
    text: str


class Deviation(NamedTuple):
    """A kind of difference. change: what LibreOffice shows in this state, None where it does not apply."""

    name: str
    why: str
    change: Callable[[State, str], State | None]


def explained(
    cell: Cell, locale: str, theirs: str, *, date1904: bool = False
) -> tuple[str, tuple[str, ...] | None]:
    """Our text, and the deviations that lead from it to theirs; () none needed, None unexplained."""
    ours = show(cell.value, cell.code, locale, date1904=date1904).text
    states: list[tuple[State, tuple[str, ...]]] = [(State(cell.value, cell.code, locale, date1904, ours), ())]
    for _ in range(4):
        for state, names in states:
            if state.text == theirs:
                return ours, names
        states = [
            (changed, (*names, deviation.name))
            for state, names in states
            for deviation in DEVIATIONS
            if deviation.name not in names
            and (changed := deviation.change(state, theirs))
            and changed != state
        ]
    return ours, None


def _recast(state: State, value: float | str, code: str | int) -> State:
    text = show(value, code, state.locale, date1904=state.date1904).text
    return state._replace(value=value, code=code, text=text)


def _text(state: State, text: str) -> State | None:
    return state._replace(text=text) if text != state.text else None


def _is(state: State, *kinds: str) -> bool:
    return not isinstance(state.value, str) and show(state.value, state.code, state.locale).kind in kinds


def group_sign(state: State, theirs: str) -> State | None:
    return _text(state, state.text.replace("\u202f", "." if state.locale == "fr-BE" else "\u00a0"))


def bare_point(state: State, theirs: str) -> State | None:
    if not _is(state, "number", "scientific"):
        return None
    sign = "." if state.locale.startswith("en") else ","
    without = re.sub(r"(?<=[0#?])\.(?![0#?,])", "", str(state.code))
    if without != state.code and isinstance(state.code, str):
        recast = _recast(state, state.value, without)
        if recast.text != state.text:
            return recast
    text = re.sub(rf"(?<![^\W\d_]){re.escape(sign)}(?!\d)", "", state.text)
    return _text(state, re.sub(r"^(-?)E", r"\g<1>0E", text))


def comma_behind_bare_point(state: State, theirs: str) -> State | None:
    if not isinstance(state.code, str) or not re.search(r"[0#?]\.,+", state.code):
        return None
    code = re.sub(r"([0#?])\.(,+)", r'\1"\2"', state.code)
    return _recast(state, state.value, code)


def second_percent(state: State, theirs: str) -> State | None:
    code = state.code if isinstance(state.code, str) else ""
    if "%%" not in code:
        return None
    return _recast(state, state.value, code.replace("%%", '%"%"'))


def seconds_cut(state: State, theirs: str) -> State | None:
    if not _is(state, "date", "time", "duration") or isinstance(state.value, str):
        return None
    digits = max((len(zeros) for zeros in re.findall(r"s\]?\.(0+)", str(state.code))), default=0)
    digits = 1 if state.code == 47 else digits
    return _recast(state, state.value - 0.5 / 86400 / 10**digits, state.code)


def calendar_of_1900(state: State, theirs: str) -> State | None:
    if isinstance(state.value, str) or state.date1904 or not 0 <= state.value < 61 or not _is(state, "date"):
        return None
    moved = _recast(state, state.value + 146097, state.code)
    text = moved.text.replace("2299", "1899").replace("2300", "1900")
    return moved._replace(value=state.value, text=text)


def lone_year(state: State, theirs: str) -> State | None:
    code = re.sub(r"(?<![yY])y(?![yY])", '"y"', str(state.code))
    if code != state.code and theirs == show(state.value, 0, state.locale).text:
        return _text(state, theirs)
    return _recast(state, state.value, code) if code != state.code and _is(state, "date") else None


def signs_of_bracket(state: State, theirs: str) -> State | None:
    if not isinstance(state.code, str) or "[$-40C]" not in state.code or not _is(state, "number"):
        return None
    text = show(state.value, state.code, "fr-FR").text
    return _text(state, text.replace("\u202f", "\u00a0"))


def locale_as_text(state: State, theirs: str) -> State | None:
    if not isinstance(state.code, str) or "[$-40C]" not in state.code or not _is(state, "number"):
        return None
    return _recast(state, state.value, state.code.replace("[$-40C]", '"-40C"'))


def elapsed_with_decimals(state: State, theirs: str) -> State | None:
    if not re.search(r"^\[s+\]\.0", str(state.code)):
        return None
    return _recast(state, state.value, "General")


def out_of_range(state: State, theirs: str) -> State | None:
    beyond = "########" in state.text or (not isinstance(state.value, str) and abs(state.value) > 9e5)
    if beyond and (theirs == "#FMT" or _is(state, "date", "time", "duration")):
        return _text(state, theirs)
    return None


def no_section(state: State, theirs: str) -> State | None:
    if "########" not in state.text or isinstance(state.value, str) or _is(state, "date", "time", "duration"):
        return None
    return _text(state, theirs) if theirs == "#FMT" or re.search(r"\d", theirs) else None


def eleven_characters(state: State, theirs: str) -> State | None:
    if isinstance(state.value, str) or not _is(state, "general"):
        return None
    figure = re.search(r"\d[\d.,]*(?:E[+-]\d+)?", state.text)
    full = re.search(r"\d[\d.,]*(?:E[+-]\d+)?", theirs)
    if not figure or not full:
        return None
    try:
        other = float(full[0].replace(",", "."))
    except ValueError:
        return None
    if abs(other - abs(state.value)) > abs(state.value) * 1e-9:
        return None
    return _text(state, state.text.replace(figure[0], full[0], 1))


def sign_by_condition(state: State, theirs: str) -> State | None:
    if not re.search(r"\[[<>=]", str(state.code)) or isinstance(state.value, str) or state.value >= 0:
        return None
    return _text(state, state.text[1:] if state.text.startswith("-") else "-" + state.text)


def fractions(state: State, theirs: str) -> State | None:
    if not _is(state, "fraction") or isinstance(state.value, str) or not theirs.strip():
        return None
    ours, other = _figure(state.text), _figure(theirs)
    if ours is None or other is None:
        return None
    exact = Fraction(state.value)
    if abs(other - exact) <= abs(ours - exact) + Fraction(1, 10**9):
        return _text(state, theirs)
    return None


def _figure(text: str) -> Fraction | None:
    match = re.fullmatch(r"\s*(-?)\s*(?:([\d\u00a0\u202f.,]+)(?:\s+|$))?(?:(\d+)\s*/\s*(\d+))?\s*", text)
    if not match or not (match[2] or match[3]):
        return None
    size = Fraction(int(re.sub(r"\D", "", match[2]))) if match[2] else Fraction(0)
    size += Fraction(int(match[3]), int(match[4])) if match[3] else 0
    return -size if match[1] else size


def built_in_of_locale(state: State, theirs: str) -> State | None:
    if not isinstance(state.code, int) or state.locale == "en-US":
        return None
    if re.sub(r"[^\d]", "", theirs).lstrip("0") == re.sub(r"[^\d]", "", state.text).lstrip("0"):
        return _text(state, theirs)
    if state.code in range(14, 23):
        ours, other = (
            sorted(part.lstrip("0") for part in re.findall(r"\d+", text)) for text in (state.text, theirs)
        )
        short = [part[-2:].lstrip("0") for part in ours]
        return (
            _text(state, theirs)
            if other == ours or sorted(short) == sorted(part[-2:].lstrip("0") for part in other)
            else None
        )
    return None


def names(state: State, theirs: str) -> State | None:
    if not re.search(r"mmm|ddd|AM/PM", str(state.code), re.IGNORECASE) and state.code not in (
        15,
        16,
        17,
        18,
        19,
    ):
        return None
    flat = re.compile(r"[^\W\d_]+\.?")
    if flat.sub("", state.text) == flat.sub("", theirs):
        ours, other = ([word.rstrip(".") for word in flat.findall(text)] for text in (state.text, theirs))
        if all(
            a in ("AM", "PM") or a[:1].lower() == b[:1].lower() for a, b in zip(ours, other, strict=False)
        ):
            return _text(state, theirs)
    return None


def fifteen_digits(state: State, theirs: str) -> State | None:
    if isinstance(state.value, str) or abs(state.value) < 1e15:
        return None
    same = len(theirs) == len(state.text) and re.sub(r"\d", "", theirs) == re.sub(r"\d", "", state.text)
    return _text(state, theirs) if same and theirs[:15] == state.text[:15] else None


def half_in_binary(state: State, theirs: str) -> State | None:
    if isinstance(state.value, str) or not _is(state, "number", "scientific"):
        return None
    return _recast(state, state.value * (1 - 1e-14), state.code)


def minus_before_zero(state: State, theirs: str) -> State | None:
    if isinstance(state.value, str) or state.value >= 0 or re.search(r"[1-9]", state.text):
        return None
    return _text(state, "-" + state.text)


DEVIATIONS = [
    Deviation(
        "group sign",
        "LibreOffice groups French by U+00A0, and Belgian French by a full stop, CLDR and Windows by U+202F",
        group_sign,
    ),
    Deviation("bare point", "Excel shows the point of 0.## also where no digit follows (1.)", bare_point),
    Deviation(
        "comma behind a bare point",
        "Excel divides by 1,000 for 0., as for 0, (18.8.31); LibreOffice writes the comma",
        comma_behind_bare_point,
    ),
    Deviation(
        "second percent",
        "each % multiplies by 100 (SheetJS, from Excel); LibreOffice multiplies once",
        second_percent,
    ),
    Deviation(
        "seconds cut",
        "Excel rounds to the last digit of the seconds shown; LibreOffice cuts them off",
        seconds_cut,
    ),
    Deviation(
        "calendar of 1900",
        "before 1 March 1900 Excel has a 29 February and serial 0 (18.17.4.1); LibreOffice has neither",
        calendar_of_1900,
    ),
    Deviation("lone y", "Excel reads y as yy; LibreOffice prints the letter", lone_year),
    Deviation(
        "signs of the bracket",
        "[$-40C] before a number changes names in Excel, in LibreOffice also decimal and group sign",
        signs_of_bracket,
    ),
    Deviation("locale as text", "LibreOffice prints [$-40C] behind a number as -40C", locale_as_text),
    Deviation(
        "elapsed with decimals",
        "LibreOffice does not know [ss].00 alone and shows the number",
        elapsed_with_decimals,
    ),
    Deviation(
        "out of range",
        "Excel fills with # what is no date or negative time; LibreOffice shows dates before 1900, or #FMT",
        out_of_range,
    ),
    Deviation("no section", "Excel fills with # where no condition holds", no_section),
    Deviation(
        "eleven characters",
        "General shows eleven characters in Excel; LibreOffice up to fifteen digits",
        eleven_characters,
    ),
    Deviation(
        "sign by condition",
        "Excel leaves the minus out only where a condition holds for negative numbers alone",
        sign_by_condition,
    ),
    Deviation(
        "fractions",
        "Excel takes the last convergent with room, LibreOffice the nearest fraction; their padding differs",
        fractions,
    ),
    Deviation(
        "built-in of the locale",
        "LibreOffice takes its own locale's forms for built-in numbers",
        built_in_of_locale,
    ),
    Deviation("names", "abbreviations of months and days are those of Windows in Excel", names),
    Deviation("fifteen digits", "Excel shows fifteen significant digits; LibreOffice more", fifteen_digits),
    Deviation(
        "half in binary",
        "Excel rounds the decimal digits; 9.995 times 100 is a little less than 999.5 in binary",
        half_in_binary,
    ),
    Deviation("minus before zero", "Excel shows no minus before a figure of zeros", minus_before_zero),
]
