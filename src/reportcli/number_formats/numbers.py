"""Numbers in placeholders: 0 shows a digit always, # only where there is one, ? keeps its place with a space.

Source: ECMA-376 Part 1, 18.8.31. As Excel does: the first placeholder takes all digits that have no place of
their own, and a minus sign is shown only before a digit other than zero.
"""

from __future__ import annotations

from decimal import Decimal

from reportcli.number_formats.arithmetic import rounded, shifted
from reportcli.number_formats.conventions import Conventions
from reportcli.number_formats.sections import Section

_BLANK = {"0": "0", "?": " ", "#": ""}


class Places:
    """Hands out the digits of a number to the placeholders of one role, from the left."""

    def __init__(self, placeholders: str, digits: str, *, from_left: bool = False) -> None:
        lacking = max(len(placeholders) - len(digits), 0)
        if from_left:
            shown = digits + "".join(_BLANK.get(sign, " ") or "\0" for sign in placeholders[len(digits) :])
        else:
            shown = "".join(_BLANK.get(sign, " ") or "\0" for sign in placeholders[:lacking]) + digits
        self._extra = max(len(digits) - len(placeholders), 0)
        self._shown = shown
        self._at = 0

    def take(self) -> str:
        """What the next placeholder shows: one sign, more for the first of a long number, or nothing."""
        end = self._at + 1 + (self._extra if self._at == 0 else 0)
        piece = self._shown[self._at : end]
        self._at = end
        return piece.replace("\0", "")


def number_text(section: Section, value: Decimal, minus: bool, conventions: Conventions) -> str:
    """A number in a section of kind number or scientific. value: its size, without sign."""
    size = scaled(section, value)
    decimals = len(section.digits("dec"))
    exponent = 0
    if section.kind == "scientific":
        size, exponent = _mantissa(size, len(section.digits("int")), decimals)
    size = rounded(size, decimals)
    whole, _, behind = format(size, "f").partition(".")
    sign = "-" if minus and size else ""
    places = {
        "int": Places(section.digits("int"), whole.lstrip("0")),
        "dec": Places(section.digits("dec"), behind.rstrip("0"), from_left=True),
        "exp": Places(section.digits("exp"), str(abs(exponent))),
    }
    lead = "" if section.digits("int") else whole.lstrip("0")
    return sign + _filled(section, places, conventions, lead=lead, exponent=exponent)


def scaled(section: Section, value: Decimal) -> Decimal:
    """The figure as printed: percent signs multiply, commas divide."""
    return shifted(value, 2 * section.percents - section.scale)


def decimals_shown(section: Section, value: Decimal) -> int:
    """How many digits stand behind the point, in plain notation, where a value is shown."""
    most = len(section.digits("dec"))
    size, exponent = scaled(section, value), 0
    if section.kind == "scientific":
        size, exponent = _mantissa(size, len(section.digits("int")), most)
    least = max((index + 1 for index, sign in enumerate(section.digits("dec")) if sign == "0"), default=0)
    behind = format(rounded(size, most), "f").partition(".")[2].rstrip("0")
    return max(max(len(behind), least) - exponent, 0)


def _mantissa(size: Decimal, places: int, decimals: int) -> tuple[Decimal, int]:
    """Mantissa and exponent, a multiple of the number of placeholders before the point."""
    if not size:
        return size, 0
    step = max(places, 1)
    exponent = size.adjusted() // step * step + (0 if places else 1)
    mantissa = shifted(size, -exponent)
    if rounded(mantissa, decimals) >= 10**step * (Decimal(1) if places else Decimal("0.1")):
        exponent += step
        mantissa = shifted(size, -exponent)
    return mantissa, exponent


def _filled(
    section: Section, places: dict[str, Places], conventions: Conventions, *, lead: str, exponent: int
) -> str:
    whole = len(section.digits("int"))
    signed = False
    out: list[str] = []
    for token in section.tokens:
        if token.kind in places:
            if token.kind == "exp" and not signed:
                signed = True
                out.append("-" if exponent < 0 else "+" if _plus(section) else "")
            piece = places[token.kind].take()
            if token.kind == "int" and section.grouped:
                whole -= 1
                piece = grouped(piece, whole, conventions.group)
            out.append(piece)
        elif token.kind == "point":
            out.append(lead + conventions.decimal)
        elif token.kind == "exponent":
            out.append("E")
        else:
            out.append(plain(token.kind, token.text))
    return "".join(out)


def plain(kind: str, text: str) -> str:
    """What a token that holds no digit shows: padding is one space, a fill nothing."""
    return " " if kind == "pad" else "" if kind == "fill" else text


def _plus(section: Section) -> bool:
    return any(token.kind == "exponent" and token.text.endswith("+") for token in section.tokens)


def grouped(piece: str, behind: int, group: str) -> str:
    """Puts signs between thousands; behind: how many placeholders follow the piece."""
    out = []
    for index, digit in enumerate(piece):
        rest = behind + len(piece) - 1 - index
        mark = rest and rest % 3 == 0
        out.append(digit + ((" " if digit == " " else group) if mark else ""))
    return "".join(out)
