"""Which currency a sign, code or name means: a closed world, ISO 4217 and the signs and names of CLDR.

    recognise("CA$")              CAD
    recognise("kr", "DK")         DKK; without a territory ambiguous: DKK, ISK, NOK, SEK
    recognise("k€")               EUR, multiple 3: the figure beside it counts thousands
    recognise("¥", "CN")          CNY
    recognise("ERU")              unknown; nearest EUR

For number formats, cells of units and headings.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats.conventions import territory_of
from reportcli.number_formats.currencies.known import (
    LANGUAGES,
    currency_codes,
    currency_of,
    currency_table,
    folded_sign,
    has_sign,
    languages_of,
    names_in,
)
from reportcli.number_formats.multiples import split_multiple

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
    if _may_be_name(text) and folded_sign(text) not in _MORE:
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


def nearest(token: str, count: int = 3) -> tuple[str, ...]:
    """The ISO codes of the known codes, signs and names that are written most like the token."""
    text = clean(token[:_LONGEST])
    swapped = [code for code in _MAIN if sorted(code) == sorted(text.upper())]
    known = {code.casefold(): code for code in currency_table().tender}
    known |= {folded_sign(sign): codes[0] for sign, codes in currency_table().symbols.items()}
    known |= {name: codes[0] for name, codes in names_in(LANGUAGES).items()}
    close = [known[word] for word in difflib.get_close_matches(folded_sign(text), sorted(known), n=3 * count)]
    return tuple(dict.fromkeys([*swapped, *close]))[:count]


def clean(token: str) -> str:
    """The token without quotation marks, backslashes and double or outer spaces."""
    return " ".join(re.sub(r'["\\\u200b-\u200f]', "", token).split())


def _currency(text: str, territory: str | None, language: str | None) -> Recognised:
    codes = _codes(text, territory)
    folded = folded_sign(text)
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
    table = currency_table()
    upper = text.upper() if text.casefold() in _LOWER else text
    if upper in table.tender or upper in table.past:
        return () if upper in _WORDS_TOO and territory is None else (upper,)
    folded = folded_sign(text)
    codes = _MORE.get(folded) or table.folded.get(folded, ())
    if codes and _may_be_no_money(text, folded, codes, territory):
        return (
            () if _common(text) else tuple(code for code in codes if code in table.tender and len(codes) == 1)
        )
    return _in_order(codes) or _sign_and_letters(text)


def _may_be_no_money(text: str, folded: str, codes: tuple[str, ...], territory: str | None) -> bool:
    """Whether letters that some currency uses are likelier something else where they stand."""
    if has_sign(text) or folded in _PLAIN_MONEY:
        return False
    return (currency_of(territory) if territory else "") not in codes


def _in_order(codes: tuple[str, ...]) -> tuple[str, ...]:
    """US dollars first, past currencies last, else by the alphabet."""
    past = currency_table().past
    return tuple(sorted(codes, key=lambda code: (code != "USD", code in past, code)))


def _may_be_name(text: str) -> bool:
    folded = folded_sign(text)
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
    table = currency_table()
    code = letters if letters in table.tender else table.territories.get(letters, "")
    return (code,) if code in table.folded.get(sign, ()) else ()


def _named(text: str, territory: str | None, language: str | None) -> tuple[str, ...]:
    languages = (*((language[:2].lower(),) if language else ()), *LANGUAGES)
    if territory:
        languages += languages_of(territory)
    return names_in(tuple(dict.fromkeys(languages))).get(folded_sign(text), ())


def _looks_like_money(text: str) -> bool:
    if has_sign(text):
        return True
    return bool(re.fullmatch("[A-Z]{3}", text)) and any(sorted(text) == sorted(code) for code in _MAIN)
