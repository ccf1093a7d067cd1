"""Spreadsheet number formats: what a cell shows, and what that says of its value.

    show(value, code, locale)     the text of a cell and its unit, currency, percent, decimals …
    describe(code, locale)        the same of a code alone
    recognise(token, territory)   the currency of a sign, code or name
    settled(token, home)          the one currency meant in a report kept in another; currency_codes()
    codes_anywhere()              codes of the built-in numbers where the locale is unknown
    multiple_in_header(text)      thousands or millions that a heading states; currency_in_header(text, home)
    currency_in_caption(text)     the currency that words over a table name
    date_order(tag)               day or month first; group_sign(tag), territory_of(tag)

Of reportcli it imports the value classes alone; Babel is loaded when a locale other than English asks for it.
"""

from reportcli.number_formats.builtin import codes_anywhere
from reportcli.number_formats.conventions import date_order, group_sign, territory_of
from reportcli.number_formats.currencies.known import currency_codes
from reportcli.number_formats.currencies.recognition import (
    Recognised,
    nearest,
    recognise,
    report_currency,
    settled,
)
from reportcli.number_formats.describe import Described, describe
from reportcli.number_formats.general import general
from reportcli.number_formats.headings import (
    HeadingMultiple,
    currency_in_caption,
    currency_in_header,
    multiple_in_header,
    subunit_in_header,
)
from reportcli.number_formats.problems import CODES, Problem
from reportcli.number_formats.show import Shown, show

__all__ = [
    "CODES",
    "Described",
    "HeadingMultiple",
    "Problem",
    "Recognised",
    "Shown",
    "codes_anywhere",
    "currency_codes",
    "currency_in_caption",
    "currency_in_header",
    "date_order",
    "describe",
    "general",
    "group_sign",
    "multiple_in_header",
    "nearest",
    "recognise",
    "report_currency",
    "settled",
    "show",
    "subunit_in_header",
    "territory_of",
]
