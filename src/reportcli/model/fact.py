"""Fact (XBRL's word): a number that knows its unit, period, sources and derivation."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NoReturn

from reportcli.model.origin import Origin, added
from reportcli.model.value_class import dataclass, replace

WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Rounds whatever an expression may give (up to 10^30 and beyond in between) to any number of decimals."""
POINTS = "%pt"
"""The unit of a difference of two percentages, a fraction as they are: 0.03 is 3 points."""

SHARE_OF_SUM = "share of the sum"
"""The operation that makes a part of the sum of many: its sources are its own."""


class BareNumberError(TypeError):
    """A Fact was about to be printed without a format, or a bare number without being a Fact."""


class StatedUnit(str):
    """A unit other than money that the workbook states beside its figure (kg, heures): it is printed as it is
    typed, wherever the figure is. Other units (persons) say what is counted, and are not printed.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a Fact was computed: an operation and the operands it was given, outermost first."""

    operation: str
    operands: tuple[Fact | Derivation | Decimal, ...] = ()
    formula: str | None = None
    """The spreadsheet formula of a source cell, as the workbook holds it."""
    apart: Decimal = Decimal(0)
    """Of a total or its parts that are rounded: what the printed parts miss of the printed total."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A number with its origin. Arithmetic keeps sources; comparison looks at the value alone.

    unit: ISO 4217 code for money, "%" for a fraction shown as percentage (0.63 is 63 %), POINTS for a
    difference of two of them, a plain word or "".
    decimals: digits that the source shows after the decimal sign (None: as many as the value has).
    declared: True for a declared literal. sample: True for an invented value of a demonstration.
    written: a financial year over two calendar years as its cell says it (2024/25; value: the first); kept
    by adding or subtracting years: 2024/25 - 1 is 2023/24. plus: its cell shows a plus sign.
    """

    value: Decimal
    unit: str = ""
    period: str | None = None
    sources: tuple[Origin, ...] = ()
    derivation: Derivation | None = None
    decimals: int | None = None
    declared: bool = False
    sample: bool = False
    written: str = ""
    plus: bool = False

    def _join(self, other: object, operation: str, value: Decimal, unit: str) -> Fact:
        sources = self.sources
        sample = self.sample
        operand: Fact | Decimal
        if isinstance(other, Fact):
            sources = added(sources, other.sources)
            sample = sample or other.sample
            operand = other
        else:
            operand = _number(other)
        return Fact(
            value=value,
            unit=unit,
            period=self.period,
            sources=sources,
            derivation=Derivation(operation, (self, operand)),
            sample=sample,
        )

    def _same_unit(self, other: object, operation: str) -> str:
        """The unit of a sum or difference; of two percentages points, which may be added to a percentage."""
        units = (self.unit, other.unit) if isinstance(other, Fact) else ("", "")
        if units == ("%", "%") and operation == "difference":
            return POINTS
        if units == ("%", POINTS) or (units == (POINTS, "%") and operation == "sum"):
            return "%"
        if isinstance(other, Fact) and other.unit and self.unit and other.unit != self.unit:
            raise ValueError(f"{operation}: {self.unit} and {other.unit} are different units")
        return self.unit or (other.unit if isinstance(other, Fact) else "")

    def _years_on(self, moved: Fact, other: object) -> Fact:
        """`moved`, this financial year with a plain number added, in the spelling of this one."""
        if not self.written or isinstance(other, Fact):
            return moved
        return replace(moved, decimals=self.decimals, written=_written_year(self.written, moved.value))

    def __add__(self, other: object) -> Fact:
        moved = self._join(other, "sum", self.value + _number(other), self._same_unit(other, "sum"))
        return self._years_on(moved, other)

    __radd__ = __add__

    def __sub__(self, other: object) -> Fact:
        unit = self._same_unit(other, "difference")
        return self._years_on(self._join(other, "difference", self.value - _number(other), unit), other)

    def __rsub__(self, other: object) -> Fact:
        return self._join(other, "difference from", _number(other) - self.value, self.unit)

    def __mul__(self, other: object) -> Fact:
        pure = self.unit in ("", "%")
        unit = other.unit if pure and isinstance(other, Fact) else self.unit
        return self._join(other, "product", self.value * _number(other), unit)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Fact:
        same = isinstance(other, Fact) and other.unit == self.unit
        return self._join(other, "quotient", self.value / _number(other), "" if same else self.unit)

    def __rtruediv__(self, other: object) -> Fact:
        return self._join(other, "quotient of", _number(other) / self.value, "")

    def __neg__(self) -> Fact:
        return replace(self, value=-self.value, derivation=Derivation("negation", (self,)), plus=False)

    def __abs__(self) -> Fact:
        return replace(self, value=abs(self.value), derivation=Derivation("absolute", (self,)), plus=False)

    def __eq__(self, other: object) -> bool:
        try:
            return self.value == _number(other)
        except BareNumberError:
            return NotImplemented

    def __hash__(self) -> int:
        return hash(self.value)

    def __lt__(self, other: object) -> bool:
        return self.value < _number(other)

    def __le__(self, other: object) -> bool:
        return self.value <= _number(other)

    def __gt__(self, other: object) -> bool:
        return self.value > _number(other)

    def __ge__(self, other: object) -> bool:
        return self.value >= _number(other)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> NoReturn:
        raise BareNumberError("a Fact is printed through a number format, never bare")

    def __format__(self, spec: str) -> NoReturn:
        raise BareNumberError("a Fact is printed through a number format, never bare")


def _written_year(pattern: str, first: Decimal) -> str:
    """The financial year that begins in `first`, as `pattern` spells another one (2024/25, 2024-2025); ""
    where `first` is no year of four digits.
    """
    parts = re.fullmatch(r"\d{4}(?P<mark>\D+)(?P<last>\d{2}|\d{4})", pattern)
    if parts is None or first != first.to_integral_value() or not 1000 <= first < 9999:
        return ""
    return f"{int(first)}{parts['mark']}{str(int(first) + 1)[-len(parts['last']) :]}"


def _number(value: object) -> Decimal:
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, bool):
        raise BareNumberError("true and false are not numbers")
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    raise BareNumberError(f"{type(value).__name__} is not a number")


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Commercial rounding: 2.675 at two decimals is 2.68."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=WIDE)
