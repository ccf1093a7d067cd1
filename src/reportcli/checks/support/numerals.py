"""Numerals in running text: found, kept apart from dates, laws, distances and telephone numbers, and compared
with figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportcli.checks.support.figure_index import Known, stems
from reportcli.checks.support.lexicon import Lexicon
from reportcli.checks.support.prose import Passage
from reportcli.checks.support.stated_words import significant
from reportcli.expressions.formats import is_money
from reportcli.model.fact import round_half_up
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import fold

NUMERAL = re.compile(
    r"(?<![\w.,/:+-])(?P<number>\d{1,3}(?:[ .\u00a0\u202f’']\d{3}){1,9}(?:,\d{1,30})?"
    r"|\d{1,30}(?:[.,]\d{1,30})?)(?![\d/:])"
    r"(?P<unit>[ \u00a0\u202f]?(?:%|€|EUR\b|euros?\b))?(?P<joined>[-–]\d|[^\W\d_]|[.,]\d)?"
)
OF_TIME = ("en", "in", "fin", "depuis", "since")
WORD = re.compile(r"[^\W\d_]+")
CLOSE = Decimal("0.06")  # relative: another rounding, a figure of last year
STRONG = 4  # significant digits that do not agree by chance
FARTHEST = 9  # rank of a figure that is not near
NOTHING = (FARTHEST, "")
AROUND = 80  # characters before and behind a numeral that say what it is
LEAST, MOST = 20, 1000  # counts whose neighbour may be meant; larger numbers are near many others


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a passage. unit: "%", "EUR" or ""; nouns: stems of the words after it; spelled: a number
    word.
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    nouns: tuple[str, ...]
    spelled: bool = False


def numerals(passage: Passage, words: Lexicon) -> Iterator[Numeral]:
    """The numerals of a passage that may be figures."""
    text = passage.text
    for match in NUMERAL.finditer(text):
        number = match["number"]
        before, after = (
            text[max(0, match.start() - AROUND) : match.start()],
            _behind(text, match.end("number")),
        )
        if match["joined"] or _aside(number, match["unit"], before, after, words=words):
            continue
        unit = {"%": "%", None: ""}.get(match["unit"] and match["unit"].strip(), "EUR")
        end = match.end("unit") if match["unit"] else match.end("number")
        value = plain_value(number) / (100 if unit == "%" else 1)
        yield Numeral(
            text[match.start() : end], match.start(), end, value, unit, _after(_behind(text, end), words)
        )
    for match in WORD.finditer(text):
        number_word = words.numbers.get(fold(match.group()))
        if number_word is not None:
            nouns = _after(_behind(text, match.end()), words)
            yield Numeral(match.group(), match.start(), match.end(), Decimal(number_word), "", nouns, True)


def _behind(text: str, at: int) -> str:
    """What stands behind a numeral, as far as it is looked at."""
    return text[at : at + AROUND]


def _aside(number: str, unit: str | None, before: str, after: str, *, words: Lexicon) -> bool:
    """Whether it is a year, a date, a law, a distance, a telephone number."""
    year = unit is None and re.fullmatch(r"(19|20|21)\d\d", number)
    bracketed = before.endswith("(") and after.startswith(")")
    dialled = re.match(r"0\d", number)
    return bool(year or bracketed or dialled) or (
        unit is None and (_after_reference(number, before, words) or _measured(after, words))
    )


def _after_reference(number: str, before: str, words: Lexicon) -> bool:
    """Whether the word before says that it is no figure; of time, only before four digits."""
    last = re.findall(r"[^\W\d_]+[.°]?|n°", fold(before[-40:]))[-1:]
    touching = before[-1:].isspace() and not re.search(r"[,;:(]\s*$", before)
    if not touching or not last or last[0] not in words.references or plain_value(number) >= 10_000:
        return False
    return last[0] not in OF_TIME or len(number) == 4


def _measured(after: str, words: Lexicon) -> bool:
    """Whether the word after is a month, a distance, an age."""
    following = WORD.match(after.lstrip(" \u00a0\u202f"))
    return following is not None and fold(following.group()) in words.measures


def plain_value(number: str) -> Decimal:
    """`1.234,5`, `1 234,5` and `1,5` as a number; a point before three digits groups them."""
    digits = re.sub(r"[ \u00a0\u202f’']", "", number)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", "."))


def _after(text: str, words: Lexicon) -> tuple[str, ...]:
    return tuple(stems(re.split(r"[.;:!?(\n]", text[:80])[0], words)[:4])


def nearness(numeral: Numeral, figure: Known) -> tuple[int, str]:
    """How near a numeral is to a figure (lowest is nearest) and the code of what that means; "" for
    nothing.
    """
    named = bool(figure.nouns and numeral.nouns and numeral.nouns[0] == figure.nouns[0])
    strong = is_strong(numeral)
    if not (named or strong) or not _of_one_kind(numeral, figure):
        return NOTHING
    if numeral.value == figure.fact.value:
        return -len(set(figure.nouns) & set(numeral.nouns)), "numeral-equals-figure"
    rank = 0 if numeral.spelled else _rank_near(numeral.value, figure.fact.value, named=named, strong=strong)
    return (rank, "numeral-near-figure") if rank else NOTHING


def _rank_near(typed: Decimal, exact: Decimal, *, named: bool, strong: bool) -> int:
    """1: two digits changed places; 2: rounded otherwise; 3: close, and of the same noun; 0: not near."""
    if _swapped(typed, exact):
        return 1
    if strong and _rounded_alike(typed, exact):
        return 2
    return 3 if named and LEAST <= typed < MOST and abs(typed - exact) <= CLOSE * abs(exact) else 0


def is_strong(numeral: Numeral) -> bool:
    """Whether it has so many digits that it agrees with nothing by chance; of amounts, two are enough."""
    digits = significant(numeral.value)
    return digits >= STRONG or (numeral.unit == "EUR" and digits > 1)


def _of_one_kind(numeral: Numeral, figure: Known) -> bool:
    """Whether both are percentages or neither, and an amount is beside money or a plain number."""
    unit = figure.fact.unit
    alike = (numeral.unit == "%") == (unit == "%")
    return alike and (numeral.unit != "EUR" or unit == "" or is_money(unit))


def _swapped(left: Decimal, right: Decimal) -> bool:
    """Whether two neighbouring digits have changed places (numbers of three digits or more)."""
    a, b = f"{left:f}", f"{right:f}"
    if len(a) != len(b) or len(a.replace(".", "")) < 3 or a == b:
        return False
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and a[apart[0]] == b[apart[1]]
        and a[apart[1]] == b[apart[0]]
    )


def rounded_away(typed: Decimal) -> Decimal:
    """How far an exact number may lie from one that was rounded to the digits that it shows."""
    return Decimal(5).scaleb(int(typed.normalize().as_tuple().exponent) - 1)


def _rounded_alike(typed: Decimal, exact: Decimal) -> bool:
    """Whether the typed number is the exact one, rounded to fewer digits."""
    if not exact or abs(typed - exact) > CLOSE * abs(exact):
        return False
    places = -int(typed.normalize().as_tuple().exponent)
    return (
        places > -9 and round_half_up(exact, places) == typed
        if places >= 0
        else (round_half_up(exact / Decimal(10) ** -places, 0) * Decimal(10) ** -places == typed)
    )
