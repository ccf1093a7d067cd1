"""Units in the editions of a workbook: a unit that a cell states is printed, so that a word is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.fact import Fact, StatedUnit
from reportcli.model.refs import Where
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column

_WORD = re.compile(r"[^\W\d_]{4}")
"""Shorter runs of letters are signs (kg, kWh, km/h), alike in every language."""


def translated_units(columns: Mapping[str, Column], values: Mapping[str, object]) -> dict[str, object]:
    """The figures of a record whose unit is another word in the edition, with that word."""
    changed: dict[str, object] = {}
    for name, fact, stated in _stated(columns, values):
        if isinstance(stated, str) and stated.split() != fact.unit.split():
            changed[name] = replace(fact, unit=StatedUnit(" ".join(stated.split())))
    return changed


def untranslated_units(
    columns: Mapping[str, Column],
    values: Mapping[str, object],
    places: Mapping[str, Where],
    translated: Set[str],
    *,
    lang: str,
) -> Iterator[Diagnostic]:
    """Units of a record that are words of the source language in another edition. translated: its columns
    that have a value in the edition's language.
    """
    for name, fact, stated in _stated(columns, values):
        unit_of = columns[name].unit_from
        if unit_of not in translated and _WORD.search(fact.unit):
            place = places.get(unit_of if isinstance(stated, str) else name)
            yield warning("unit-untranslated", place, found=shown(fact.unit), lang=lang)


def _stated(
    columns: Mapping[str, Column], values: Mapping[str, object]
) -> Iterator[tuple[str, Fact, object]]:
    for name, column in columns.items():
        fact = values.get(name)
        if isinstance(fact, Fact) and isinstance(fact.unit, StatedUnit):
            yield name, fact, values.get(column.unit_from)
