"""Number styles of OpenDocument as format codes of spreadsheets, so that one interpreter reads both.

Source: OpenDocument 1.3 part 3, 16.29 (data styles); the codes are those of ECMA-376 Part 1, 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import field

from reportcli.model.value_class import dataclass

KINDS = ("number-style", "currency-style", "percentage-style", "date-style", "time-style", "boolean-style",
         "text-style")  # fmt: skip
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<>|=|<|>)\s*(-?[\d.]+)")
_PLAIN = "-+() \u00a0\u202f"
_PLAIN_IN_DATES = _PLAIN + "/:"
_BY_LENGTH = {"day": ("d", "dd"), "hours": ("h", "hh"), "minutes": ("m", "mm"), "year": ("yy", "yyyy"),
              "day-of-week": ("ddd", "dddd"), "era": ("g", "gg")}  # fmt: skip
_LARGEST = 30
"""Digits that a style may ask for; a larger number is a fault of the file."""


@dataclass(slots=True)
class DataStyle:
    """One style: its kind, its code piece by piece, styles that hold for other values, with conditions."""

    kind: str
    pieces: list[str] = field(default_factory=list)
    maps: list[tuple[str, str]] = field(default_factory=list)
    elapsed: bool = False


class NumberStyles:
    """Takes the tags of data styles in their order. Names without prefix, attributes with it."""

    def __init__(self) -> None:
        self.styles: dict[str, DataStyle] = {}
        self._now: DataStyle | None = None
        self._text: list[str] | None = None
        self._inside: list[tuple[int, str]] = []
        self._digits: dict[str, str] = {}
        self._place = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One start tag."""
        if tag in KINDS:
            elapsed = attributes.get("number:truncate-on-overflow") == "false"
            self._now = DataStyle(tag, elapsed=elapsed)
            self.styles[attributes.get("style:name", "")] = self._now
        elif self._now is None:
            return
        elif tag in ("text", "currency-symbol", "embedded-text"):
            self._text = []
            self._place = _whole(attributes, "number:position")
        elif tag == "number":
            self._digits, self._inside = attributes, []
        elif tag == "map":
            applied = attributes.get("style:apply-style-name", "")
            self._now.maps.append((attributes.get("style:condition", ""), applied))
        elif tag == "text-properties":
            if attributes.get("fo:color", "")[1:].casefold() == "f" * 6:
                self._now.pieces.append("[WHITE]")
        else:
            self._now.pieces.append(_part(tag, attributes, self._now))

    def characters(self, data: str) -> None:
        """Characters of a text of the style."""
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        """One end tag."""
        if tag in KINDS:
            self._now = None
        elif self._now is None:
            return
        elif tag == "number":
            self._now.pieces.append(_number(self._digits, self._inside))
        elif self._text is not None and tag in ("text", "currency-symbol", "embedded-text"):
            text = "".join(self._text)
            self._text = None
            if tag == "embedded-text":
                self._inside.append((self._place, text))
            else:
                self._now.pieces.append(
                    _symbol(text) if tag == "currency-symbol" else _literal(text, self._now)
                )

    def code(self, name: str) -> str:
        """The format code of a style; `General` for one that is not there."""
        style = self.styles.get(name)
        if style is None:
            return "General"
        if style.kind == "boolean-style":
            return "General"
        sections = [(sign, limit, self._section(applied)) for condition, applied in style.maps[:2]
                    for sign, limit in _conditions(condition)]  # fmt: skip
        last = self._section(name)
        if not sections:
            return last or ";;;"
        signs = [(sign, float(limit)) for sign, limit, _ in sections]
        plain = signs in ([(">=", 0.0)], [(">", 0.0), ("<", 0.0)])
        codes = [code if plain else f"[{sign}{limit}]{code}" for sign, limit, code in sections]
        return ";".join([*codes, last])

    def shows_currency(self, name: str) -> bool:
        """Whether a style, or one that it calls, has the sign of a currency."""
        style = self.styles.get(name)
        return style is not None and (
            any(piece.startswith("[$") for piece in style.pieces)
            or any(self.shows_currency(applied) for _, applied in style.maps if applied != name)
        )

    def _section(self, name: str) -> str:
        style = self.styles.get(name)
        return "".join(style.pieces) if style is not None else "General"


def _conditions(text: str) -> list[tuple[str, str]]:
    match = _CONDITION.fullmatch(text.strip())
    return [("<>" if match[1] == "!=" else match[1], match[2])] if match else []


def _symbol(text: str) -> str:
    return f"[${text}]" if text and not set(text) & set("[]-") else _quoted(text)


def _literal(text: str, style: DataStyle) -> str:
    """A text as a code writes it: signs as they are, all else in quotes."""
    if style.kind == "percentage-style" and "%" in text:
        before, _, behind = text.partition("%")
        return f"{_literal(before, DataStyle(''))}%{_literal(behind, DataStyle(''))}"
    plain = _PLAIN_IN_DATES if style.kind in ("date-style", "time-style") else _PLAIN
    return text if all(sign in plain for sign in text) else _quoted(text)


def _quoted(text: str) -> str:
    return "".join(f'"{part}"' if at % 2 == 0 else '\\"' for at, part in enumerate(_parted(text)) if part)


def _parted(text: str) -> list[str]:
    parts: list[str] = []
    for part in text.split('"'):
        parts += [part, '"']
    return parts[:-1]


def _number(attributes: dict[str, str], inside: list[tuple[int, str]]) -> str:
    """The digits of a number, with texts that stand between them, counted from the decimal sign."""
    decimals = attributes.get("number:decimal-places")
    least = _whole(attributes, "number:min-integer-digits")
    grouped = attributes.get("number:grouping") == "true"
    if decimals is None and not grouped and not inside and "number:display-factor" not in attributes:
        return "General" if least <= 1 else "0" * least
    digits = "0" * least or "#"
    for place, text in sorted(inside, reverse=True):
        digits = digits.rjust(place, "#" if not least else "0")
        digits = digits[: len(digits) - place] + _quoted(text) + digits[len(digits) - place :]
    if grouped and not inside:
        digits = "#,##0" if least == 1 else "#,###" if not least else _grouped(digits)
    most = min(_whole(attributes, "number:decimal-places"), _LARGEST)
    filled = "number:decimal-replacement" in attributes
    sure = most if filled else min(_whole(attributes, "number:min-decimal-places", most), most)
    code = digits + ("." + "0" * sure + "#" * (most - sure) if most else "")
    return code + "," * _thousands(attributes.get("number:display-factor", "1"))


def _grouped(digits: str) -> str:
    text = digits.rjust(4, "#")
    return f"{text[:-3]},{text[-3:]}"


def _thousands(factor: str) -> int:
    """How many times a number is divided by a thousand before it is shown."""
    try:
        value = float(factor)
    except ValueError:
        return 0
    return next((times for times in range(1, 5) if value == 1000**times), 0)


def _part(tag: str, attributes: dict[str, str], style: DataStyle) -> str:
    """A part of a style that has no text of its own."""
    long = attributes.get("number:style") == "long"
    if tag == "month":
        if attributes.get("number:textual") == "true":
            return "mmmm" if long else "mmm"
        return "mm" if long else "m"
    if tag == "seconds":
        places = min(_whole(attributes, "number:decimal-places"), 3)
        return ("ss" if long else "s") + ("." + "0" * places if places else "")
    if tag in _BY_LENGTH:
        code = _BY_LENGTH[tag][long]
        if style.elapsed and tag in ("hours", "minutes"):
            style.elapsed = False
            return f"[{code}]"
        return code
    return _sign_of(tag, attributes)


def _sign_of(tag: str, attributes: dict[str, str]) -> str:
    if tag == "am-pm":
        return "AM/PM"
    if tag == "text-content":
        return "@"
    if tag == "scientific-number":
        places = min(_whole(attributes, "number:decimal-places"), _LARGEST)
        exponent = max(1, min(_whole(attributes, "number:min-exponent-digits", 2), 5))
        return "0" + ("." + "0" * places if places else "") + "E+" + "0" * exponent
    if tag == "fraction":
        whole = "# " if "number:min-integer-digits" in attributes else ""
        value = attributes.get("number:denominator-value", "")
        below = (
            value if value.isdigit() else "?" * max(1, _whole(attributes, "number:min-denominator-digits"))
        )
        return f"{whole}{'?' * max(1, _whole(attributes, 'number:min-numerator-digits'))}/{below}"
    return ""


def _whole(attributes: dict[str, str], name: str, otherwise: int = 0) -> int:
    text = attributes.get(name, "")
    return min(int(text), _LARGEST) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
