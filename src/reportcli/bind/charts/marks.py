"""The marks of a pictogram: which icon, and what one of them stands for."""

from __future__ import annotations

import math
from decimal import Decimal

from reportcli.bind.attributes import Attributes
from reportcli.bind.inline.icons import registered
from reportcli.blocks import Chart
from reportcli.blocks.kinds.chart import Tick
from reportcli.expressions.formats import fact_text
from reportcli.expressions.values import ExpressionError
from reportcli.model.fact import Fact
from reportcli.model.value_class import replace

MOST = 10  # marks of the longest row, where the layout does not say what one stands for
_ROUND = (1, 2, 5, 10)


def icon_of(read: Attributes, name: str) -> str:
    """The asset of the icon that an attribute names; "" where it is not stated.

    Raises the finding of an unknown one.
    """
    word = read.word(name)
    try:
        return registered(read.binding, word) if word else ""
    except ExpressionError as problem:
        raise read.failed(read.at(name).blamed(problem, word), name, word) from None


def in_marks(read: Attributes, chart: Chart, icon: str) -> Chart:
    """The chart with its icon at data that name none, and with what a mark stands for, in words of the key.

    What is stated has to be above zero.
    """
    data = [datum for one in chart.series for datum in one.data]
    if read.written("per"):
        per = read.fact("per")
        if per.value <= 0:
            raise read.failed(ExpressionError("pictogram-per-nothing", value=f"{per.value:f}"), "per", "")
    else:
        per = replace(data[0].value, value=_round_step(max(datum.value.value for datum in data)), sources=())
    text = fact_text(per, read.binding.texts.evaluator.edition.locale, decimals=_decimals(per))
    series = tuple(
        replace(one, data=tuple(replace(datum, icon=datum.icon or icon) for datum in one.data))
        for one in chart.series
    )
    return replace(chart, series=series, per=Tick(float(per.value), text))


def _round_step(most: Decimal) -> Decimal:
    """The least of 1, 2 and 5 times a power of ten of which the greatest value takes `MOST` at most."""
    least = float(most) / MOST
    if least <= 0 or not math.isfinite(least):
        return Decimal(1)
    power = Decimal(10) ** math.floor(math.log10(least))
    return next(one * power for one in map(Decimal, _ROUND) if float(one * power) >= least * (1 - 1e-9))


def _decimals(fact: Fact) -> int:
    exponent = (fact.value * 100 if fact.unit == "%" else fact.value).normalize().as_tuple().exponent
    return max(0, -int(exponent))
