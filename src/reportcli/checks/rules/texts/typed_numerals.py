"""Numerals that prose types by hand: those that are, or nearly are, a figure of the workbook should be
bound to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.figure_index import Known, figure_index
from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.numerals import Numeral, nearness, numerals
from reportcli.checks.support.prose import Passage, passages
from reportcli.checks.support.records import shown
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import row_of, table_of
from reportcli.workbook.workbook import Workbook

LISTED = 12  # numerals that one note names


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Findings at numerals that are a figure or nearly; one note for each text's others."""
    words = lexicon(workbook.language)
    figures = figure_index(workbook, words)
    loose: dict[str, list[tuple[Passage, Numeral]]] = defaultdict(list)
    for passage in passages(workbook):
        for numeral in numerals(passage, words):
            found = _judged(workbook, passage, numeral, figures)
            if found is not None:
                yield found
            elif not numeral.spelled:
                loose[_owner(passage)].append((passage, numeral))
    for members in loose.values():
        yield _loose(members)


def _judged(
    workbook: Workbook, passage: Passage, numeral: Numeral, figures: list[Known]
) -> Diagnostic | None:
    best: tuple[int, Known, str] | None = None
    for figure in figures:
        if passage.record is not None and figure.record == passage.record:
            continue  # the sentence of a figure may say its own number
        rank, code = nearness(numeral, figure)
        if code and (best is None or rank < best[0]):
            best = (rank, figure, code)
    best = best or _borrowed(numeral, figures)
    if best is None:
        return None
    _, figure, code = best
    args = {"stated": numeral.text, "figure": shown(figure.fact, workbook), "binding": figure.binding}
    where = passage.at(numeral.start, numeral.end)
    related = (Related("figure-here", figure.where),)
    return Diagnostic(code, Severity.WARNING, where, args, related, excerpt=passage.excerpt)


def _borrowed(numeral: Numeral, figures: list[Known]) -> tuple[int, Known, str] | None:
    """The figure that its noun names, when the number is that of a neighbour: another year, the next row."""
    if numeral.spelled or not numeral.nouns:
        return None
    for figure in figures:
        if figure.nouns[:1] != numeral.nouns[:1] or figure.fact.unit != numeral.unit:
            continue
        for other in figures:
            if other is not figure and other.fact.value == numeral.value and _beside(figure, other):
                return 4, figure, "numeral-near-figure"
    return None


def _beside(figure: Known, other: Known) -> bool:
    if table_of(figure.record) != table_of(other.record) or figure.fact.unit != other.fact.unit:
        return False
    return abs(row_of(figure.record) - row_of(other.record)) <= 1


def _owner(passage: Passage) -> str:
    return passage.name if passage.record is None else passage.where.sheet  # type: ignore[union-attr]


def _loose(members: list[tuple[Passage, Numeral]]) -> Diagnostic:
    passage, numeral = members[0]
    listed = ", ".join(one.text for _, one in members[:LISTED]) + (", …" if len(members) > LISTED else "")
    where = passage.at(numeral.start, numeral.end)
    args = {"count": str(len(members)), "numerals": listed}
    return Diagnostic("numerals-unbound", Severity.NOTE, where, args, excerpt=passage.excerpt)


RULE = Rule(380, ("numeral-equals-figure", "numeral-near-figure", "numerals-unbound"), check)
