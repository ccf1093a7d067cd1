"""Functions and filters of expressions by name: one entry each. All take the evaluation first."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.expressions.evaluation import Function
from reportcli.expressions.functions import (
    calculation,
    matrices,
    printing,
    queries,
    sparklines,
    statements,
    wording,
)

_FIGURES: Mapping[str, Function] = {
    "sum": calculation.total,
    "average": calculation.average,
    "max": calculation.largest,
    "min": calculation.smallest,
    "shares": calculation.shares,
    "rounded": calculation.rounded,
    "as_printed": calculation.as_printed,
    "rounding_note": printing.rounding_note,
}

FUNCTIONS: Mapping[str, Function] = {
    **_FIGURES,
    "share": calculation.share,
    "in_units": statements.in_units,
    "growth": calculation.growth,
    "difference": calculation.difference,
    "convert": calculation.convert,
    "figure": calculation.figure,
    "literal": calculation.literal,
    "plural": wording.plural,
    "dates": printing.date_range,
    "t": wording.word,
    "icon": wording.icon,
    "sparkline": sparklines.sparkline,
    "folio": wording.folio,
    "page_of": wording.page_of,
    "pages_of": wording.pages_of,
    "pages": wording.pages,
    "ref": wording.ref,
}
"""Called by their names: `share(part, whole)`."""

FILTERS: Mapping[str, Function] = {
    **_FIGURES,
    "where": queries.where,
    "extend": queries.extend,
    "sort": queries.sort,
    "group": queries.group,
    "first": queries.first,
    "last": queries.last,
    "take": queries.take,
    "column": queries.column,
    "distinct": queries.distinct,
    "one": queries.one,
    "count": queries.count,
    "length": queries.length,
    "filled": queries.filled,
    "reverse": queries.backwards,
    "matrix": matrices.matrix,
    "number": printing.number,
    "money": printing.money,
    "percent": printing.percent,
    "points": printing.points,
    "signed": printing.signed,
    "compact": printing.compact,
    "bare": printing.bare,
    "unit": printing.unit,
    "parentheses": printing.parentheses,
    "zero": printing.zero,
    "date": printing.as_date,
    "join": wording.join,
    "listed": wording.listed,
    "index_letter": wording.index_letter,
    "initials": wording.initials,
    "upper_first": wording.upper_first,
    "styled": wording.styled,
    "lower": wording.lower,
    "upper": wording.upper,
    "default": wording.default,
}
"""Called with a bar: `records | sort("name")`; what stands before it is the first argument."""
