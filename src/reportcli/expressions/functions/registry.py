"""Functions and filters of expressions by name; each takes the evaluator first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportcli.expressions.functions.calculation import (
    average,
    convert,
    difference,
    figure,
    growth,
    largest,
    literal,
    rounded,
    share,
    shares,
    smallest,
    total,
)
from reportcli.expressions.functions.printing import (
    as_date,
    bare,
    compact,
    date_range,
    money,
    number,
    percent,
    signed,
)
from reportcli.expressions.functions.queries import QUERIES
from reportcli.expressions.functions.statements import in_units
from reportcli.expressions.functions.wording import (
    default,
    folio,
    initials,
    join,
    listed,
    lower,
    page_of,
    plural,
    upper,
    upper_first,
    word,
)

Function = Callable[..., Any]


FUNCTIONS: Mapping[str, Function] = {
    "sum": total,
    "average": average,
    "max": largest,
    "min": smallest,
    "share": share,
    "shares": shares,
    "rounded": rounded,
    "in_units": in_units,
    "growth": growth,
    "difference": difference,
    "convert": convert,
    "figure": figure,
    "literal": literal,
    "plural": plural,
    "dates": date_range,
    "t": word,
    "folio": folio,
    "page_of": page_of,
}

FILTERS: Mapping[str, Function] = {
    **QUERIES,
    "sum": total,
    "average": average,
    "max": largest,
    "min": smallest,
    "shares": shares,
    "rounded": rounded,
    "number": number,
    "money": money,
    "percent": percent,
    "signed": signed,
    "compact": compact,
    "bare": bare,
    "date": as_date,
    "join": join,
    "listed": listed,
    "initials": initials,
    "upper_first": upper_first,
    "lower": lower,
    "upper": upper,
    "default": default,
}
