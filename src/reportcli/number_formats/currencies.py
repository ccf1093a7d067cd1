"""Which currency a sign, code or name means: a closed world, ISO 4217 and the signs and names of CLDR.

    recognise("CA$")              CAD
    recognise("kr", "DK")         DKK; without a territory ambiguous: DKK, ISK, NOK, SEK
    recognise("k€")               EUR, multiple 3: the figure beside it counts thousands
    recognise("¥", "CN")          CNY
    recognise("ERU")              unknown; nearest EUR

For number formats, cells of units and headings. Signs are those that some locale of CLDR gives to a currency
(cldr_currencies.toml, made by tools/currency_table.py); names are looked up in Babel, loaded late.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats.conventions import territory_of
from reportcli.number_formats.multiples import split_multiple

LANGUAGES = ("en", "fr", "nl", "de", "es", "it", "pt")
"""Whose names of currencies are always known; others come with a territory."""

_LONGEST = 60  # characters of a token; longer ones are no currency
_ROOT = {"$": "USD", "¥": "JPY"}
_PREFERRED = {"£": "GBP", "C$": "CAD", "€": "EUR"}
_MORE = {
    **dict.fromkeys(("rmb", "人民币"), ("CNY",)),
    **dict.fromkeys(("fr", "sfr", "sfrs", "chfr"), ("CHF",)),
    **dict.fromkeys(("cfa", "fcfa", "francscfa", "francs cfa"), ("XAF", "XOF")),
    **dict.fromkeys(("fcfp", "cfp", "xpf"), ("XPF",)),
    **dict.fromkeys(("dollar", "dollars"), ("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD")),
    **dict.fromkeys(("S$",), ("SGD",)),
    **dict.fromkeys(("zl",), ("PLN",)),
    **dict.fromkeys(("kc",), ("CZK",)),
    **dict.fromkeys(("円",), ("JPY",)),
    **dict.fromkeys(("euro", "euros"), ("EUR",)),
    **dict.fromkeys(("pound sterling", "pounds sterling"), ("GBP",)),
}
_LETTERS_OF_MONEY = "zł zl kč kc ft kr fcfa cfa cfpf fcfp fr sfr sfrs rmb lei лв руб rs rm dkr nkr skr ikr"
_PLAIN_MONEY = frozenset(_LETTERS_OF_MONEY.split()) | {"euro", "euros", "pound sterling", "pounds sterling"}
"""Signs of letters alone that mean money in any place, folded; other letters (K, L, T, Kg.) only where the
territory has that currency."""
_MAIN = ("EUR", "USD", "GBP", "CHF")
_WORDS_TOO = frozenset({"ALL", "TOP", "TRY", "CUP", "PEN"})  # codes that are words in capitals as well
_LOWER = frozenset(code.lower() for code in _MAIN)

_RATE = re.compile(r"([^/]+?)(\s?/\s?[^/]+|\s(?:par|per|pro|je)\s.+)", re.IGNORECASE)  # €/h, EUR per month


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a token says of money.

    code: ISO 4217, "" unless one currency alone is meant. symbol: the currency's part of the token.
    multiple: power of ten of a word or letter with it (k€: 3). candidates: all that the sign may mean, the
    likeliest first. money: whether the token is about money at all. rest: what the money is for ("/an").
    """

    code: str = ""
    symbol: str = ""
    multiple: int = 0
    candidates: tuple[str, ...] = ()
    money: bool = False
    rest: str = ""

    @property
    def name(self) -> str:
        """The code, else the sign as written."""
        return self.code or self.symbol


_NOTHING = Recognised()


def recognise(token: str, territory: str | None = None, language: str | None = None) -> Recognised:
    """The currency, and the multiple, that a whole token says; money is False where it says neither.

    territory: two letters of ISO 3166, for signs that several currencies share. language: of the token, for
    names. A token with a currency sign that nobody has is money without code or candidates: see `nearest`.
    """
    text = clean(token[: 2 * _LONGEST])
    if not text or len(text) > _LONGEST:
        return _NOTHING
    return _recognised(text, territory, language)


@lru_cache(maxsize=4096)
def _recognised(text: str, territory: str | None, language: str | None) -> Recognised:
    found = _currency(text, territory, language)
    if found.money:
        return found
    for multiple, rest in split_multiple(text):
        if not rest:
            return Recognised(multiple=multiple)
        found = _currency(rest, territory, language)
        if found.money and (found.code or found.candidates):
            return replace(found, multiple=multiple)
    if rated := _RATE.fullmatch(text):
        found = _recognised(rated[1].strip(), territory, language)
        if found.code or found.candidates:
            return replace(found, rest=rated[2].strip())
    return Recognised(symbol=text, money=_looks_like_money(text))


def settled(token: str, home: str = "") -> str:
    """The one currency, in use, that a sign, code or name alone means in a report kept in `home`; else "".

    A sign that several currencies share means home where home is one of them; $ and ¥ alone are else the US
    dollar and the yen, as in the root locale of CLDR. Nothing but money: k€ and €/h are "". Of names only
    those of the euro and the pound sterling are known.
    """
    text = clean(token)
    if text in currency_codes():
        return text
    if _may_be_name(text) and _fold(text) not in _MORE:
        return ""
    found = recognise(text, "")
    if not found.money or found.multiple or found.rest:
        return ""
    code = found.code or (home if home in found.candidates else _ROOT.get(text, ""))
    return code if code in currency_codes() else ""


def report_currency(text: str, language: str = "") -> str:
    """ISO 4217 code of the currency that a report states, in letters of any size, by its sign or its name.

    A sign that several currencies share ($, kr) is that of the country of the language (en-US); without one
    it names none, and gives "" like any other text.
    """
    code = "".join(text.split()).upper()
    if code in currency_codes():
        return code
    found = recognise(text, territory_of(language), language or None)
    named = found.code if found.money and not (found.multiple or found.rest) else ""
    if named in currency_codes():
        return named
    return "" if clean(text) in _ROOT else settled(text)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217 that were in use in 2024 or later, without funds and metals."""
    return frozenset(Path(__file__).with_name("iso4217.txt").read_text(encoding="utf-8").split())


def nearest(token: str, count: int = 3) -> tuple[str, ...]:
    """The ISO codes of the known codes, signs and names that are written most like the token."""
    text = clean(token[:_LONGEST])
    swapped = [code for code in _MAIN if sorted(code) == sorted(text.upper())]
    known = {code.casefold(): code for code in _table().tender}
    known |= {_fold(sign): codes[0] for sign, codes in _table().symbols.items()}
    known |= {name: codes[0] for name, codes in _names(LANGUAGES).items()}
    close = [known[word] for word in difflib.get_close_matches(_fold(text), sorted(known), n=3 * count)]
    return tuple(dict.fromkeys([*swapped, *close]))[:count]


def currency_of(territory: str) -> str:
    """The legal tender of a territory, "" when it has none or is unknown."""
    return _table().territories.get(territory.upper(), "")


def clean(token: str) -> str:
    """The token without quotation marks, backslashes and double or outer spaces."""
    return " ".join(re.sub(r'["\\\u200b-\u200f]', "", token).split())


def _currency(text: str, territory: str | None, language: str | None) -> Recognised:
    codes = _codes(text, territory)
    folded = _fold(text)
    if not codes and _may_be_name(text):
        codes = _named(text, territory, language)
    if not codes:
        return _NOTHING
    own = currency_of(territory) if territory else ""
    chosen = own if own in codes else _PREFERRED.get(folded, "")
    if not chosen and len(codes) == 1:
        chosen = codes[0]
    ordered = tuple(dict.fromkeys([*([chosen] if chosen else []), *codes]))
    return Recognised(code=chosen, symbol=text, candidates=ordered, money=True)


def _codes(text: str, territory: str | None) -> tuple[str, ...]:
    table = _table()
    upper = text.upper() if text.casefold() in _LOWER else text
    if upper in table.tender or upper in table.past:
        return () if upper in _WORDS_TOO and territory is None else (upper,)
    folded = _fold(text)
    codes = _MORE.get(folded) or table.folded.get(folded, ())
    if codes and _may_be_no_money(text, folded, codes, territory):
        return (
            () if _common(text) else tuple(code for code in codes if code in table.tender and len(codes) == 1)
        )
    return _in_order(codes) or _sign_and_letters(text)


def _may_be_no_money(text: str, folded: str, codes: tuple[str, ...], territory: str | None) -> bool:
    """Whether letters that some currency uses are likelier something else where they stand."""
    if _has_sign(text) or folded in _PLAIN_MONEY:
        return False
    return (currency_of(territory) if territory else "") not in codes


def _in_order(codes: tuple[str, ...]) -> tuple[str, ...]:
    """US dollars first, past currencies last, else by the alphabet."""
    past = _table().past
    return tuple(sorted(codes, key=lambda code: (code != "USD", code in past, code)))


def _may_be_name(text: str) -> bool:
    folded = _fold(text)
    return len(folded) > 3 and folded.replace(" ", "").replace("'", "").isalpha()


def _common(text: str) -> bool:
    """Latin letters that are units or words as well (KM, Kg., Nu.); other scripts' signs mean money alone."""
    return text.isascii() or text[0].isascii()


def _sign_and_letters(text: str) -> tuple[str, ...]:
    """$CAD, CAD $, US $, $ CA: a sign with the code, or the country, that it is of."""
    match = re.fullmatch(r"([$£¥€])\s?([A-Z]{2,3})|([A-Z]{2,3})\s?([$£¥€])", text)
    if not match:
        return ()
    sign, letters = match[1] or match[4], match[2] or match[3]
    table = _table()
    code = letters if letters in table.tender else table.territories.get(letters, "")
    return (code,) if code in table.folded.get(sign, ()) else ()


def _named(text: str, territory: str | None, language: str | None) -> tuple[str, ...]:
    languages = (*((language[:2].lower(),) if language else ()), *LANGUAGES)
    if territory:
        languages += _spoken(territory)
    return _names(tuple(dict.fromkeys(languages))).get(_fold(text), ())


def _looks_like_money(text: str) -> bool:
    if _has_sign(text):
        return True
    return bool(re.fullmatch("[A-Z]{3}", text)) and any(sorted(text) == sorted(code) for code in _MAIN)


def _has_sign(text: str) -> bool:
    return any(unicodedata.category(char) == "Sc" for char in text)


def _fold(text: str) -> str:
    """Without accents, full stops and (in signs) spaces; without case, but for letters with a sign."""
    if text.isascii():  # most names are: they have no accents, and one sign
        flat = (text if "$" in text else text.casefold()).replace(".", "")
    else:
        flat = unicodedata.normalize("NFD", text if _has_sign(text) else text.casefold())
        flat = "".join(char for char in flat if not unicodedata.combining(char) and char not in ".\u200b")
    words = flat.replace("’", "'").split()
    return "".join(words) if len("".join(words)) <= 5 else " ".join(words)


@dataclass(frozen=True, slots=True)
class _Table:
    tender: frozenset[str]
    past: frozenset[str]
    territories: dict[str, str]
    symbols: dict[str, list[str]]
    folded: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(Path(__file__).with_name("cldr_currencies.toml").read_text(encoding="utf-8"))
    folded: dict[str, tuple[str, ...]] = {}
    for sign, codes in data["symbols"].items():
        folded[_fold(sign)] = tuple(dict.fromkeys((*folded.get(_fold(sign), ()), *codes)))
    tender = frozenset(data["tender"])
    for sign, found in folded.items():
        folded[sign] = tuple(code for code in found if code in tender) or found
    return _Table(tender, frozenset(data["past"]), data["territories"], data["symbols"], folded)


@lru_cache(maxsize=64)
def _names(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for name, code in _names_in(language):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), code)))
    return found


@lru_cache(maxsize=64)
def _names_in(language: str) -> tuple[tuple[str, str], ...]:
    """Names and codes. Those of LANGUAGES lie ready: Babel takes 6 ms for a locale."""
    return tuple(_ready_names()[language].items()) if language in LANGUAGES else names_of_locale(language)


@lru_cache(maxsize=1)
def _ready_names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = json.loads(
        Path(__file__).with_name("cldr_currency_names.json").read_text(encoding="utf-8")
    )
    return names


def names_of_locale(language: str) -> tuple[tuple[str, str], ...]:
    """All names that CLDR has for currencies in use, as `recognise` compares them, each with its code."""
    from babel import localedata

    if not localedata.exists(language):
        return ()
    data = localedata.load(language)
    tender = _table().tender
    found = [(_fold(str(name)), code) for code, name in data["currency_names"].items() if code in tender]
    for code, plurals in data["currency_names_plural"].items():
        found += [(_fold(str(name)), code) for name in plurals.values() if code in tender]
    return tuple(found)


@lru_cache(maxsize=64)
def _spoken(territory: str) -> tuple[str, ...]:
    from babel.languages import get_official_languages

    return tuple(str(name) for name in get_official_languages(territory.upper()))
