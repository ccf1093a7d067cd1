"""Sheet names that an organisation takes from base for tables of its own."""

from __future__ import annotations

from collections.abc import Mapping, Set

from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.names import fold


def freed(specs: Mapping[str, TableSpec]) -> dict[str, TableSpec]:
    """The tables, where a sheet name that a later contract gives to its own table is no longer that of an
    earlier one: an organisation may have sheets of its own that base calls so.
    """
    claims: dict[str, TableSpec] = {}
    for spec in (one for one in specs.values() if not one.nameless):
        for spelling in _sheet_words(spec):
            before = claims.get(spelling)
            if before is None or _file(before) != _file(spec):
                claims[spelling] = spec
    made = {}
    for name, spec in specs.items():
        aliases = {
            lang: kept
            for lang, words in spec.aliases.items()
            if (
                kept := tuple(
                    word for word in words if claims[fold(word)] is spec or _same(claims, word, spec)
                )
            )
        }
        taken = (
            not spec.nameless and claims[fold(name)] is not spec and _file(claims[fold(name)]) != _file(spec)
        )
        made[name] = replace(spec, aliases=aliases, nameless=taken or spec.nameless)
    return made


def without_sheets(specs: Mapping[str, TableSpec], dropped: Set[str]) -> dict[str, TableSpec]:
    """The tables; those that an organisation drops (`networks: null`) stay, without rows, for layouts that
    ask for them, but no sheet is theirs, and no template has them.
    """
    return {
        name: replace(spec, aliases={}, nameless=True, optional=True, dropped=True)
        if name in dropped
        else spec
        for name, spec in specs.items()
    }


def _same(claims: Mapping[str, TableSpec], word: str, spec: TableSpec) -> bool:
    """Whether a sheet name is this table's; that two tables of one file claim it stays a mistake."""
    return _file(claims[fold(word)]) == _file(spec)


def _sheet_words(spec: TableSpec) -> list[str]:
    return [fold(spec.name), *(fold(word) for words in spec.aliases.values() for word in words)]


def _file(spec: TableSpec) -> str:
    return spec.span.file if spec.span is not None else ""
