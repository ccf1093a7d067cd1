"""What an organisation takes from base: sheet names for its own tables, tables and columns that it drops."""

from __future__ import annotations

from collections.abc import Mapping, Set

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.names import fold

Dropped = tuple[str, str]
"""What an organisation does without: a table, or a column of it; "" for the column of a whole table."""


def freed(specs: Mapping[str, TableSpec]) -> dict[str, TableSpec]:
    """The tables, where a sheet name that a later contract gives to its own table is no longer that of an
    earlier one: an organisation may have sheets of its own that base calls so.
    """
    claims = _claims(specs)
    made = {}
    for name, spec in specs.items():
        own = {
            lang: tuple(word for word in words if claims[fold(word)] is spec or _same(claims, word, spec))
            for lang, words in spec.aliases.items()
        }
        aliases = {lang: kept for lang, kept in own.items() if kept}
        taken = (
            not spec.nameless and claims[fold(name)] is not spec and _file(claims[fold(name)]) != _file(spec)
        )
        made[name] = replace(spec, aliases=aliases, nameless=taken or spec.nameless)
    return made


def _claims(specs: Mapping[str, TableSpec]) -> dict[str, TableSpec]:
    """The table of every sheet name: of the last contract that gives it to one."""
    claims: dict[str, TableSpec] = {}
    for spec in (one for one in specs.values() if not one.nameless):
        for spelling in _sheet_words(spec):
            before = claims.get(spelling)
            if before is None or _file(before) != _file(spec):
                claims[spelling] = spec
    return claims


def without_dropped(tables: YamlMapping, before: YamlMapping | None) -> tuple[YamlMapping, set[Dropped]]:
    """The tables of one contract without what it drops of those before it, and that: a table (`networks:
    null`), or a column (`themes: {columns: {icon: null}}`) that is not the key of its table.
    """
    listed, gone = tables.copy(), set[Dropped]()
    for name, own in tables.items():
        known = before[name] if before is not None and name in before else None
        if own is None and known is not None:
            del listed[name]
            gone.add((name, ""))
        lost = _lost(own, known)
        if lost:
            table, at = own.copy(), own.where("columns")
            table.put("columns", own["columns"].without(*lost), own.keys_at["columns"], at)
            listed.put(name, table, tables.keys_at[name], tables.where(name))
            gone |= {(name, column) for column in lost}
    return listed, gone


def _lost(own: object, known: object) -> list[str]:
    """The columns that a table of one contract drops of the table before it."""
    columns, others = (
        table.get("columns") if isinstance(table, YamlMapping) else None for table in (own, known)
    )
    if not (isinstance(columns, YamlMapping) and isinstance(others, YamlMapping)):
        return []
    key = known.get("key") if isinstance(known, YamlMapping) else None
    return [name for name in columns if columns[name] is None and name in others and name != key]


def spoken_of(tables: YamlMapping) -> set[Dropped]:
    """The tables and columns that a contract speaks of: what one before it dropped is taken up again."""
    found: set[Dropped] = set()
    for name, table in tables.items():
        found.add((name, ""))
        columns = table.get("columns") if isinstance(table, YamlMapping) else None
        found |= {(name, column) for column in columns} if isinstance(columns, YamlMapping) else set()
    return found


def without_sheets(specs: Mapping[str, TableSpec], dropped: Set[Dropped]) -> dict[str, TableSpec]:
    """The tables; those that an organisation drops stay, without rows, for layouts that ask for them, but no
    sheet is theirs, and no template has them; so do columns, blank.
    """
    made = {}
    for name, spec in specs.items():
        lost = {column for table, column in dropped if table == name and column}
        columns = {
            each: replace(column, required=False, computed="", derived=True, dropped=True)
            if each in lost
            else column
            for each, column in spec.columns.items()
        }
        spec = replace(spec, columns=columns) if lost else spec
        if (name, "") in dropped:
            spec = replace(spec, aliases={}, nameless=True, optional=True, dropped=True)
        made[name] = spec
    return made


def _same(claims: Mapping[str, TableSpec], word: str, spec: TableSpec) -> bool:
    """Whether a sheet name is this table's; that two tables of one file claim it stays a mistake."""
    return _file(claims[fold(word)]) == _file(spec)


def _sheet_words(spec: TableSpec) -> list[str]:
    return [fold(spec.name), *(fold(word) for words in spec.aliases.values() for word in words)]


def _file(spec: TableSpec) -> str:
    return spec.span.file if spec.span is not None else ""
