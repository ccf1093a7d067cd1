"""Numerals that prose types by hand: those that are, or nearly are, a figure of the workbook should be
bound to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.figure_index import MOST, FigureIndex, Known, figure_index
from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.numerals import (
    FARTHEST,
    Numeral,
    is_strong,
    nearness,
    numerals,
    rounded_away,
)
from reportcli.checks.support.prose import Passage, passages
from reportcli.checks.support.records import shown
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import CellRef
from reportcli.workbook.workbook import Workbook

LISTED = 12  # numerals that one note names


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Findings at numerals that are a figure or nearly; one note for each text's others."""
    words = lexicon(workbook.language)
    figures = figure_index(workbook, words)
    loose: dict[str, list[tuple[Passage, Numeral]]] = defaultdict(list)
    cut: tuple[Passage, Numeral] | None = None
    for passage in passages(workbook):
        for numeral in numerals(passage, words):
            if cut is None and _leaves_out(numeral, figures):
                cut = passage, numeral
            found = _numeral_finding(workbook, passage, numeral, figures)
            if found is not None:
                yield found
            elif not numeral.spelled:
                loose[_owner(passage)].append((passage, numeral))
    for members in loose.values():
        yield _loose(members)
    if cut is not None:
        yield _in_part(*cut)


def _in_part(passage: Passage, numeral: Numeral) -> Diagnostic:
    """The note at the first numeral that was not compared with all figures of its noun or value."""
    where, args = passage.at(numeral.start, numeral.end), {"stated": numeral.text, "most": str(MOST)}
    return Diagnostic("figures-compared-in-part", Severity.NOTE, where, args, excerpt=passage.excerpt)


def _leaves_out(numeral: Numeral, figures: FigureIndex) -> bool:
    """Whether more figures have the noun of a numeral, or nearly its value, than it is compared with."""
    near = is_strong(numeral) and figures.is_crowded(numeral.value, rounded_away(numeral.value))
    return near or figures.is_crowd(numeral.nouns)


def _numeral_finding(
    workbook: Workbook, passage: Passage, numeral: Numeral, figures: FigureIndex
) -> Diagnostic | None:
    best = _nearest(passage, numeral, figures) or _borrowed(numeral, figures)
    if best is None:
        return None
    figure, code = best
    args = {"stated": numeral.text, "figure": shown(figure.fact, workbook), "binding": figure.binding}
    args["keyless"] = "" if figure.binding else str(figure.where)
    where = passage.at(numeral.start, numeral.end)
    related = (Related("figure-here", figure.where),)
    return Diagnostic(code, Severity.WARNING, where, args, related, excerpt=passage.excerpt)


def _nearest(passage: Passage, numeral: Numeral, figures: FigureIndex) -> tuple[Known, str] | None:
    """The figure that a numeral is nearest to, with the code of what that means. The sentence of a figure may
    say its own number.
    """
    candidates = figures.named(numeral.nouns)
    if is_strong(numeral):
        candidates = [*figures.near(numeral.value, rounded_away(numeral.value)), *candidates]
    best: tuple[Known, str] | None = None
    least = FARTHEST
    for figure in candidates:
        rank, code = nearness(numeral, figure)
        if rank < least and (passage.record is None or figure.record != passage.record):
            best, least = (figure, code), rank
    return best


def _borrowed(numeral: Numeral, figures: FigureIndex) -> tuple[Known, str] | None:
    """The figure that its noun names, when the number is that of a neighbour: another year, the next row."""
    for figure in () if numeral.spelled else figures.named(numeral.nouns):
        beside = figures.beside(figure) if figure.fact.unit == numeral.unit else ()
        if any(other.fact.value == numeral.value for other in beside):
            return figure, "numeral-near-figure"
    return None


def _owner(passage: Passage) -> str:
    """The file or the sheet of a passage."""
    return passage.where.sheet if isinstance(passage.where, CellRef) else passage.name


def _loose(members: list[tuple[Passage, Numeral]]) -> Diagnostic:
    passage, numeral = members[0]
    listed = ", ".join(one.text for _, one in members[:LISTED]) + (", …" if len(members) > LISTED else "")
    where = passage.at(numeral.start, numeral.end)
    args = {"count": str(len(members)), "numerals": listed}
    return Diagnostic("numerals-unbound", Severity.NOTE, where, args, excerpt=passage.excerpt)


RULE = Rule(380, ("numeral-equals-figure", "numeral-near-figure", "numerals-unbound"), check)
