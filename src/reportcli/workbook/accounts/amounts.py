"""Amounts and account codes as accounting programs write them: numbers, texts, `1.234,56 C`, `610000.0`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from reportcli.model.fact import Fact
from reportcli.model.value_class import replace
from reportcli.number_formats import describe
from reportcli.workbook.contract.words import Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.values.cell_formats import NEUTRAL, TIMES, format_kind, zeros
from reportcli.workbook.tables.values.decimals import LARGEST, exact
from reportcli.workbook.tables.values.numbers_in_text import number_in_text

CENTS = 2
DEBIT_LETTERS = frozenset({"d", "dr", "db", "deb", "debit", "debet", "s", "soll"})
CREDIT_LETTERS = frozenset({"c", "cr", "cred", "credit", "h", "haben"})
_LETTERED = re.compile(r"(?P<number>.*\d[^A-Za-z]*?)\s*(?P<letter>DR|CR|DB|D|C|S|H)\.?", re.IGNORECASE)


class Amount(NamedTuple):
    """side: "debit" or "credit" when a letter says so. problem: a code of a finding, "" when it was read.

    currency: as a text names it, "" for none.
    """

    value: Decimal
    side: str = ""
    problem: str = ""
    currency: str = ""


def amount(cell: Cell, words: Words, mark: str, shape: str = "General", *, home: str = "") -> Amount | None:
    """The number of a cell, None for a blank one. mark: the decimal sign of the sheet's texts, "" unknown.
    home: the report's currency, for signs that several share.
    """
    if cell.kind == "n":
        return _number(cell, shape)
    if cell.kind != "s":
        return Amount(Decimal(0), problem="not-a-number")
    text = clean(cell.text)
    if not text or fold(text) in words.blank:
        return None
    side = ""
    lettered = _LETTERED.fullmatch(text)
    if lettered:
        text, letter = lettered["number"].strip(), lettered["letter"].casefold()
        side = "debit" if letter in DEBIT_LETTERS else "credit"
    read = number_in_text(text, home, mark=mark)
    if read.problem or read.value.adjusted() >= LARGEST:
        return Amount(
            Decimal(0), problem="ambiguous-number" if read.problem == "ambiguous" else "not-a-number"
        )
    if read.percent:
        return Amount(Decimal(0), problem="percent-for-number")
    return Amount(read.value, side, currency=read.currency)


def _number(cell: Cell, shape: str) -> Amount | None:
    if not cell.text:
        return None
    if format_kind(shape) in TIMES:
        return Amount(Decimal(0), problem="date-for-number")
    if describe(shape, NEUTRAL).percent:
        return Amount(Decimal(0), problem="percent-for-number")
    try:
        return Amount(exact(cell.text))
    except InvalidOperation:
        return Amount(Decimal(0), problem="not-a-number")


def side_letter(cell: Cell | None) -> str:
    """`D` or `C` of a column of its own: debit, credit or ""."""
    word = fold(cell.text) if cell is not None and cell.kind == "s" else ""
    return "debit" if word in DEBIT_LETTERS else "credit" if word in CREDIT_LETTERS else ""


def is_date(cell: Cell | None, shape: str) -> bool:
    """Whether a number is shown as a date or a time: such a code is what a spreadsheet made of it."""
    return cell is not None and cell.kind == "n" and format_kind(shape) in TIMES


def account_of(cell: Cell | None, shape: str = "General") -> tuple[str, str]:
    """Code and, when one cell holds both, label: `61 00 00`, `610000.0`, `1010 - Cash`; "" for none."""
    if cell is None or cell.kind not in ("n", "s"):
        return "", ""
    if cell.kind == "n":
        return _digits_of(cell, shape), ""
    text = clean(cell.text)
    body = re.sub(r"[.,]0{1,2}$", "", text) if re.fullmatch(r"\d{3,}[.,]0{1,2}", text) else text
    if re.fullmatch(r"\d(?:[\d .\-]*\d)?", body) and len(re.sub(r"\D", "", body)) <= 12:
        return re.sub(r"\D", "", body), ""
    body = _last_of(body)
    coded = re.fullmatch(r"(\d{1,12})(?:\s*[-–:·]\s*|\s+)(\D.{0,199})", body)
    if coded:
        return coded[1], coded[2].strip()
    behind = re.fullmatch(r"(\D.{0,199}?)\s*\((\d{3,12})\)", body)
    if behind:
        return behind[2], behind[1].strip()
    if re.fullmatch(r"\d[0-9A-Za-z.\-]{1,19}", body):
        return re.sub(r"[.\-]", "", body).upper(), ""
    return "", ""


def _last_of(text: str) -> str:
    """The account itself where QuickBooks writes those above it too: `1000 · Bank:1010 · Current account`."""
    last = text.rpartition(":")[2].strip()
    return last if re.match(r"\d{3,12}\s*[-–·]?\s*\D", last) else text


def _digits_of(cell: Cell, shape: str) -> str:
    try:
        value = exact(cell.text)
    except InvalidOperation:
        return ""
    if value < 0 or value != value.to_integral_value() or value >= 10**12:
        return ""
    return str(int(value)).zfill(zeros(shape))


def negated(fact: Fact) -> Fact:
    """The amount on the other side, with its decimals."""
    return replace(-fact, decimals=fact.decimals)


def rounded(fact: Fact) -> Fact:
    """A computed amount, shown with cents."""
    return replace(fact, decimals=CENTS)
