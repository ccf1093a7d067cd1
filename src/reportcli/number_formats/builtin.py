"""The format codes that a file names by number alone, 0 to 49; several depend on the locale.

Source: ECMA-376 Part 1, 18.8.30, and what Excel shows for 5-8, 14, 22 and 37-44 outside the United States.
"""

from __future__ import annotations

from reportcli.number_formats.conventions import Conventions
from reportcli.number_formats.currencies.known import currency_of

_FIXED = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_UNITED_STATES = {
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
}
_BEFORE = frozenset(
    {"GB", "IE", "NL", "CH", "LI", "AT", "BR", "US", "AU", "NZ", "IN", "JP", "CN", "ZA", "TR", "NO"}
)
_SIGNS = {
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "JPY": "¥",
    "CNY": "¥",
    "INR": "₹",
    "PLN": "zł",
    "CZK": "Kč",
    "BRL": "R$",
}


def builtin_code(number: int, conventions: Conventions) -> str | None:
    """The code of a built-in number in a locale; None for a number without one (23-36 and 50 on)."""
    if number in (14, 22):
        return conventions.short_date + (" h:mm" if number == 22 else "")
    if number in _FIXED:
        return _FIXED[number]
    if conventions.territory in ("US", ""):
        return _UNITED_STATES.get(number)
    return _elsewhere(number, conventions)


def codes_anywhere() -> dict[int, str]:
    """The codes of built-in numbers where the locale is not known: those of money without its sign."""
    return {
        number: code.replace('"$"', "")
        for number, code in ({14: "m/d/yyyy", 22: "m/d/yyyy h:mm"} | _FIXED | _UNITED_STATES).items()
    }


def _elsewhere(number: int, conventions: Conventions) -> str | None:
    if number not in _UNITED_STATES:
        return None
    decimals = ".00" if number in (7, 8, 39, 40, 43, 44) else ""
    red = "[Red]" if number in (6, 8, 38, 40) else ""
    if number in (37, 38, 39, 40):
        return f"#,##0{decimals};{red}-#,##0{decimals}"
    money = number in (5, 6, 7, 8, 42, 44)
    before, behind = _around(conventions) if money else ("", "")
    if number < 10:
        figure = f"{before}#,##0{decimals}{behind}"
        return f"{figure};{red}-{figure}"
    nil = '"-"??' if decimals else '"-"'
    fill = f"_-{before}* " if before else "_-* "
    minus = f"-{before}* " if before else "-* "
    return f"{fill}#,##0{decimals}{behind}_-;{minus}#,##0{decimals}{behind}_-;{fill}{nil}{behind}_-;_-@_-"


def _around(conventions: Conventions) -> tuple[str, str]:
    """The quoted sign of the territory's money, before the figure or behind it."""
    code = currency_of(conventions.territory)
    sign = _SIGNS.get(code, code)
    if conventions.territory in _BEFORE:
        return f'"{sign}"' + ("\\ " if sign == code or conventions.territory in ("NL", "AT") else ""), ""
    return "", f'\\ "{sign}"'
