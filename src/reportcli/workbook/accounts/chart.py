"""A chart of printed lines: which accounts each takes, which are sums of others, which rules must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass

DEBIT, CREDIT = "debit", "credit"
Terms = tuple[tuple[int, str], ...]
"""Of a formula: +1 or -1 and the code of a line, in the order written."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One printed line. side: where its amount is positive; level: 1 a total, 2 a heading, 3 and 4 details.

    terms: of a line that is a sum, made when all of `needs` are there and none of `unless` is stated.
    negative: an amount below zero is usual. hidden: it serves other lines only.
    """

    code: str
    statement: str
    side: str
    level: int
    labels: Mapping[str, str]
    terms: Terms = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    negative: bool = False
    hidden: bool = False
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """An identity: `target` equals the sum of the terms. needs: codes that must be stated for it to hold."""

    target: str
    terms: Terms
    needs: tuple[str, ...] = ()
    where: Where | None = None

    @property
    def text(self) -> str:
        """20/58 = 20 + 21/28 + 29/58."""
        return f"{self.target} = {formula_text(self.terms)}"


@dataclass(frozen=True, slots=True)
class Target:
    """Where accounts of a prefix go: the code of a line, "" for none on purpose; where that is written."""

    line: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines by code in the order of print, statements with their titles by language, prefixes, rules."""

    lines: Mapping[str, StatementLine] = field(default_factory=dict)
    statements: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, Target] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def target(self, account: str) -> Target | None:
        """Where an account goes: the longest prefix wins; None when no prefix fits."""
        for length in range(len(account), 0, -1):
            found = self.prefixes.get(account[:length])
            if found is not None:
                return found
        return None

    def codes(self) -> set[str]:
        """Every code that a line or a rule knows."""
        ruled = {code for rule in self.rules for code in (rule.target, *(code for _, code in rule.terms))}
        return {*self.lines, *ruled}


def terms_of(formula: str) -> Terms | None:
    """`+21 +22/27 -28` as terms; None when it is no formula."""
    terms = []
    for word in formula.split():
        if len(word) < 2 or word[0] not in "+-":
            return None
        terms.append((1 if word[0] == "+" else -1, word[1:]))
    return tuple(terms) or None


def formula_text(terms: Terms) -> str:
    """Terms as people write a sum: 21 + 22/27 − 28."""
    words = " ".join(f"{'+' if sign > 0 else '−'} {code}" for sign, code in terms)
    return words.removeprefix("+ ")
