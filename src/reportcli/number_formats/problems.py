"""What a format code says that is not understood, or that a spreadsheet could not show."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing not understood. code: one of CODES; detail: the piece of the format code, or the value."""

    code: str
    detail: str = ""


CODES = {
    "too-long": "the code has more than 255 characters; the value is shown as General",
    "too-many-sections": "more than four sections; those beyond the fourth are left out",
    "too-many-conditions": "more than two conditions; a spreadsheet refuses the code",
    "unclosed-quote": "a quotation mark without its pair; what follows is taken as words",
    "unclosed-bracket": "a [ without its ]; taken as a character",
    "unknown-bracket": "a [word] that is no colour, condition, elapsed time, currency or locale; left out",
    "unknown-locale": "a locale that is not known; the workbook's own is used",
    "unknown-id": "a built-in number without a known code; the value is shown as General",
    "unknown-currency": "a [$symbol] that no currency has",
    "numerals": "native numerals (DBNum, NatNum, a numeral shape in a locale); Western digits are shown",
    "calendar": "another calendar than the Gregorian, or an era; the Gregorian year is shown",
    "localised-separators": "looks like a code in a locale's own signs (# ##0,00): it is read as stored",
    "unquoted-words": "General, @, dates and digits mixed in one section in a way no spreadsheet accepts",
    "no-section": "no section's condition holds for the value; a spreadsheet fills the cell with #",
    "date-out-of-range": "no date: negative, or after 31 December 9999; a spreadsheet fills the cell with #",
    "not-a-number": "not finite, or beyond the numbers that a spreadsheet holds (1E+308)",
}
"""Every code that a Problem can carry, with what it says and what is done instead."""
