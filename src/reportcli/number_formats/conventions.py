"""How a locale writes numbers and dates: signs, names of months and days. From Babel (CLDR), loaded late.

A locale is a tag (fr-BE, fr_BE) or a Windows locale identifier (LCID, 0x80C). Where Excel, which takes its
names from Windows, differs from CLDR, Excel's are used. English needs no Babel.
"""

from __future__ import annotations

import re
from functools import lru_cache
from locale import windows_locale
from typing import TYPE_CHECKING

from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from babel import Locale

_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_ENGLISH_DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
_GERMAN_MONTHS = "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez"
_ENGLISH_CLOCK = "fr nl de it es pt da sv nb nn no fi pl cs sk ru en"
_MONTHS, _DAYS = tuple(_ENGLISH_MONTHS.split()), tuple(_ENGLISH_DAYS.split())
_SYSTEM_LCIDS = {0x0, 0x1, 0x2, 0x7F, 0x400, 0x800, 0x1000, 0xF400, 0xF800}


@dataclass(frozen=True, slots=True)
class Conventions:
    """One locale. days begin on Sunday. short_date: a format code. true, false: as a cell shows them."""

    tag: str = "en-US"
    decimal: str = "."
    group: str = ","
    months: tuple[str, ...] = _MONTHS
    months_short: tuple[str, ...] = tuple(name[:3] for name in _MONTHS)
    days: tuple[str, ...] = _DAYS
    days_short: tuple[str, ...] = tuple(name[:3] for name in _DAYS)
    am_pm: tuple[str, str] = ("AM", "PM")
    short_date: str = "m/d/yyyy"
    long_date: str = "dddd, mmmm d, yyyy"
    long_time: str = "h:mm:ss AM/PM"
    truth: tuple[str, str] = ("TRUE", "FALSE")

    @property
    def language(self) -> str:
        """The language alone: fr of fr-BE."""
        return self.tag.partition("-")[0]

    @property
    def date_separator(self) -> str:
        """What a bare / of a date code shows, as the short date has it: - in Dutch, . in German."""
        sign = re.search(r"[dmy]([/.-])[dmy]", self.short_date)
        return sign[1] if sign else "/"

    @property
    def territory(self) -> str:
        """The country: BE of fr-BE; "" where the tag has none."""
        return territory_of(self.tag)


ENGLISH = Conventions()
_DATES = {"GB": "dd/mm/yyyy", "IE": "dd/mm/yyyy", "AU": "d/mm/yyyy", "NZ": "d/mm/yyyy", "CA": "yyyy-mm-dd"}
_TRUTH = {
    "fr": ("VRAI", "FAUX"),
    "nl": ("WAAR", "ONWAAR"),
    "de": ("WAHR", "FALSCH"),
    "es": ("VERDADERO", "FALSO"),
    "it": ("VERO", "FALSO"),
    "pt": ("VERDADEIRO", "FALSO"),
}


_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "PW", "MH"})
"""Where English dates in figures begin with the month."""


def territory_of(tag: str) -> str:
    """The country of a tag: BE of fr-BE and of nl_Latn_BE, "" where it has none."""
    parts = re.split(r"[-_]", tag)[1:]
    return next((part.upper() for part in parts if re.fullmatch(r"[A-Za-z]{2}|\d{3}", part)), "")


def tag_of(place: str | int) -> str | None:
    """The tag of a locale as a format code or a caller names it; "" for the system's own, None when unknown.

    place: an LCID, or text: hexadecimal digits (80C, 2060401: numerals and calendar stand above the lower
    sixteen bits), a tag (en-US) or x-sysdate and x-systime.
    """
    if isinstance(place, str):
        text = place.split(",")[0].strip()
        if re.fullmatch(r"[0-9A-Fa-f]{1,8}", text) and not re.fullmatch(r"[a-z]{2,3}", text):
            place = int(text, 16)
        elif text.lower().startswith("x-") or not text:
            return ""
        else:
            tag = text.replace("_", "-")
            return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else None
    number = place & 0xFFFF
    if number in _SYSTEM_LCIDS:
        return ""
    if number < 0x400:
        number |= 0x400
    found = windows_locale.get(number)
    return found.replace("_", "-") if found else _MORE.get(number)


_MORE = {0x809: "en-GB", 0x80A: "es-MX", 0xC0A: "es-ES", 0x1409: "en-NZ", 0x140C: "fr-LU", 0x2409: "en-029"}


@lru_cache(maxsize=256)
def conventions_of(place: str | int) -> Conventions:
    """The conventions of a tag or LCID; of the language, at last English, where CLDR has no such locale."""
    tag = tag_of(place) or "en-US"
    if tag.partition("-")[0] == "en" and territory_of(tag) not in ("ZA", "IN", "BE", "NL", "DE", "CH", "AT"):
        home = territory_of(tag)
        long = ENGLISH.long_date if home in ("", "US", "CA") else "dddd d mmmm yyyy"
        return replace(ENGLISH, tag=tag, short_date=_DATES.get(home, ENGLISH.short_date), long_date=long)
    return _from_babel(tag)


def date_order(tag: str) -> str:
    """`mdy` where a country writes the month before the day in figures (en-US), else `dmy`; a language
    without a country is not asked.
    """
    home = territory_of(tag)
    if not home or tag.partition("-")[0] == "en":
        return "mdy" if home in _MONTH_FIRST else "dmy"
    signs = [sign for sign in conventions_of(tag).short_date.lower() if sign in "dmy"]
    return "mdy" if [*dict.fromkeys(signs)] == ["m", "d", "y"] else "dmy"


def group_sign(tag: str) -> str:
    """The full stop or comma that a language writes thousands with; "" where it is another sign."""
    sign = conventions_of(tag).group if tag else ""
    return sign if sign in (".", ",") and sign != conventions_of(tag).decimal else ""


def _from_babel(tag: str) -> Conventions:
    locale = _known_locale(tag)
    if locale is None:
        return replace(ENGLISH, tag=tag)
    signs = locale.number_symbols.get("latn", {})
    months, days = locale.months["format"], locale.days["format"]
    am_pm = locale.day_periods["format"]["abbreviated"]
    language = locale.language
    return Conventions(
        tag=tag,
        decimal=str(signs.get("decimal", ".")),
        group=str(signs.get("group", ",")),
        months=_named(months["wide"], range(1, 13)),
        months_short=_excel_months(language, _named(months["abbreviated"], range(1, 13))),
        days=_named(days["wide"], _SUNDAY_FIRST),
        days_short=_excel_days(language, _named(days["abbreviated"], _SUNDAY_FIRST)),
        am_pm=(str(am_pm["am"]), str(am_pm["pm"])) if language not in _CLOCK_24 else ENGLISH.am_pm,
        short_date=_code_of(str(locale.date_formats["short"].pattern), four_digits=True),
        long_date=_code_of(str(locale.date_formats["full"].pattern)),
        long_time=_code_of(str(locale.time_formats["medium"].pattern)),
        truth=_TRUTH.get(language, ENGLISH.truth),
    )


def _known_locale(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    for wanted in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(wanted.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _named(names: Mapping[int, object], order: Iterable[int]) -> tuple[str, ...]:
    return tuple(str(names[number]) for number in order)


_SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)  # Babel counts from Monday
_CLOCK_24 = frozenset(_ENGLISH_CLOCK.split())  # languages without words of their own for AM and PM in Excel


def _excel_days(language: str, short: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.rstrip(".") for name in short) if language in ("de", "nl") else short


def _excel_months(language: str, short: tuple[str, ...]) -> tuple[str, ...]:
    if language == "de":
        return tuple(_GERMAN_MONTHS.split())
    if language == "en":
        return ENGLISH.months_short
    return tuple(name.rstrip(".") for name in short) if language in ("nl", "it", "es", "pt") else short


def _code_of(pattern: str, *, four_digits: bool = False) -> str:
    """A format code for a CLDR pattern of dates or times."""
    out = []
    for quoted, run, other in re.findall(r"('[^']*')|([A-Za-z]+)|([^A-Za-z']+)", pattern):
        if quoted:
            out.append('"' + quoted.strip("'") + '"')
        elif run:
            out.append(_letters(run, four_digits=four_digits))
        else:
            out.append(other)
    return "".join(out)


def _letters(run: str, *, four_digits: bool) -> str:
    first = run[0]
    if first == "y":
        return "yyyy" if four_digits or len(run) != 2 else "yy"
    if first in "ML":
        return "m" * len(run)
    if first in "Ec":
        return "dddd" if len(run) > 3 else "ddd"
    if first in "Hk":
        return "h" * len(run)
    if first in "ab":
        return "AM/PM"
    return run.lower() if first in "dhms" else '"' + run + '"'
