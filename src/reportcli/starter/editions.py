"""A template in several languages: beside each column of text one for each other, with its example."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.value_class import replace
from reportcli.starter.example import Example, Rows
from reportcli.workbook.contract.contract import Column, Contract, TableSpec
from reportcli.workbook.tables.language_columns import SPOKEN, TEXTS, title_of

ORGANISATION = "organisation"


def in_languages(
    contract: Contract, samples: Sequence[Example], tags: Sequence[str]
) -> tuple[Contract, Example]:
    """The contract and the example of a template in these languages, the first being the source.

    Names that the example has in one form only get no column: they are the same in every language.
    """
    first, *others = samples
    tables: dict[str, Rows] = dict(first.tables)
    specs: dict[str, TableSpec] = {}
    for name, spec in contract.tables.items():
        rows = first.tables.get(name, [])
        columns: dict[str, Column] = {}
        for column in spec.columns.values():
            columns[column.name] = column
            for other in others:
                own = [row.get(column.name) for row in other.tables.get(name, [])]
                if not _differs(spec, column, [row.get(column.name) for row in rows], own):
                    continue
                made = _column(column, other.lang, first.lang)
                columns[made.name] = made
                rows = [{**row, made.name: value} for row, value in zip(rows, own, strict=True)]
        specs[name] = replace(spec, columns=columns)
        if rows:
            tables[name] = rows
    tables[ORGANISATION] = [{**tables[ORGANISATION][0], "language": ", ".join(tags)}]
    return replace(contract, tables=specs), replace(first, tables=tables)


def _differs(spec: TableSpec, column: Column, source: Sequence[object], own: Sequence[object]) -> bool:
    """Whether a column has a place in another language: one that is translated, or whose example differs."""
    if column.type not in SPOKEN or column.derived or (spec.name, column.name) == (TEXTS, "text"):
        return False
    return column.translate or (bool(own) and list(own) != list(source))


def _column(column: Column, lang: str, source: str) -> Column:
    """The column in another language, headed as one would type it: `Titre (nl)`."""
    name = f"{column.name} ({lang})"
    aliases = {source: (title_of(column, lang, source),)}
    return replace(column, name=name, aliases=aliases, required=False, unique=False, of=column.name)
