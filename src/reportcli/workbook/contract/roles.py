"""`roles:` of a contract: which of its tables and columns play which part for the checks.

A rule knows no table by its name: base names its own, an organisation adds those of its contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.model.collector import Collector
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import RolePlace, Roles, TableSpec

ANY = "column"


@dataclass(frozen=True, slots=True)
class Role:
    """What a role is for, and its parts with what each names; without parts its entries are places alone.

    needed: parts without which an entry says nothing. tables: parts that name a table, "" for a place alone;
    the others name a column, as `table.column`. A part named ANY stands for the name of any column.
    """

    doc: str
    parts: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


ROLES = {
    "parts": Role(
        "Rows that are parts of a whole: amounts make its printed total, shares make 100 %.",
        {
            "of": "Column that refers to the whole.",
            "label": "Name of the part.",
            "amount": "Its amount.",
            "share": "Its share.",
            "total": "The whole's printed total.",
            "title": "The whole's name.",
            "previous": "Its amount of the year before.",
            "total_previous": "The whole's printed total of the year before.",
        },
        ("of", "label", "amount", "share", "total", "title"),
    ),
    "shares": Role("Columns whose shares make 100 %, when every row states one."),
    "years": Role(
        "Figures of two years with what they gained.",
        {
            "name": "What the figures are of.",
            "before": "The year before.",
            "now": "The year of the report.",
            "gain": "Difference, as stated.",
            "growth": "Relative difference, as stated.",
        },
        ("name", "before", "now", "gain", "growth"),
    ),
    "counted": Role(
        "A stated number of rows.",
        {"stated": "Column that states it.", "rows": "Table that lists them."},
        ("stated", "rows"),
        ("rows",),
    ),
    "lists": Role("Tables whose rows are named alike everywhere: partners, countries.", tables=("",)),
    "organisations": Role("Columns with names of organisations; texts spell them as they stand there."),
    "cites": Role(
        "Columns of any table that name a row of another.",
        {ANY: "Table whose rows it names."},
        tables=(ANY,),
    ),
    "persons": Role(
        "Columns with names of people, who are written alike everywhere.",
        {"first": "First name.", "last": "Last name beside it; an entry without them is a column."},
    ),
    "team": Role("Tables in which names of people are right.", tables=("",)),
    "grid": Role(
        "A list and the rows that name its members again, under the same references.",
        {"listed": "Name in the list.", "named": "Column of type list that names them."},
        ("listed", "named"),
    ),
    "groups": Role("Columns that group a table whose rows have an order."),
    "countries": Role("Columns with names of countries."),
    "projects": Role(
        "Projects with their months.", {"start": "First month.", "end": "Last month."}, ("start", "end")
    ),
    "prose": Role("Columns of running text, beside those of type markdown."),
    "work": Role("Tables about the making of the report; nothing of them is printed.", tables=("",)),
    "unsorted": Role("Tables whose rows stand in an order of their own.", tables=("",)),
    "uncounted": Role("Tables whose rows no text counts.", tables=("",)),
}
"""Roles by their key in `roles:`."""


def read_roles(data: YamlMapping, before: Roles, diagnostics: Collector) -> Roles:
    """The roles of one contract after those of the contracts that it adds to."""
    made = dict(before)
    for name, value in data.items():
        if name not in ROLES:
            _unknown(diagnostics, data.keys_at.get(name, data.span), name, ROLES)
            continue
        items = value if isinstance(value, YamlSequence) else [value]
        spans = [data.where(name, at) if items is value else data.where(name) for at in range(len(items))]
        own = (_entry(name, item, span, diagnostics) for item, span in zip(items, spans, strict=True))
        made[name] = (*made.get(name, ()), *(entry for entry in own if entry is not None))
    return made


def _entry(name: str, item: object, where: Span, diagnostics: Collector) -> Mapping[str, RolePlace] | None:
    """One entry: a place alone, or a mapping of parts to places; None with a finding when it is neither."""
    role = ROLES[name]
    if isinstance(item, str) and (not role.parts or (not role.needed and ANY not in role.parts)):
        return {"": _place(item, where)}
    mapping = item if isinstance(item, YamlMapping) and role.parts else None
    if mapping is None or not all(isinstance(value, str) for value in mapping.values()):
        expected = "mapping" if role.parts else "text"
        diagnostics.error(
            "contract-wrong-type", where, key=name, expected=expected, found=type(item).__name__
        )
        return None
    if ANY not in role.parts and not _has_parts(name, mapping, diagnostics):
        return None
    return {key: _place(text, mapping.where(key)) for key, text in mapping.items()}


def _has_parts(name: str, mapping: YamlMapping, diagnostics: Collector) -> bool:
    """Whether an entry names the parts of its role; findings where it does not."""
    role = ROLES[name]
    unknown = [key for key in mapping if key not in role.parts]
    for key in unknown:
        _unknown(diagnostics, mapping.keys_at.get(key, mapping.span), key, role.parts)
    missing = ", ".join(part for part in role.needed if part not in mapping)
    if missing:
        words = {"key": name, "expected": missing, "found": ", ".join(mapping)}
        diagnostics.error("contract-wrong-type", mapping.span, **words)
    return not unknown and not missing


def _place(text: str, where: Span) -> RolePlace:
    table, _, column = text.partition(".")
    return RolePlace(table, column, where)


def _unknown(diagnostics: Collector, where: Span, key: str, names: Mapping[str, object]) -> None:
    diagnostics.error(
        "contract-unknown-key", where, key=key, nearest=nearest(key, names), names=", ".join(names)
    )


def check_roles(roles: Roles, specs: Mapping[str, TableSpec], diagnostics: Collector) -> None:
    """A finding for every place that names no table, or no column, of the contract."""
    for name, entries in roles.items():
        for part, place in (pair for entry in entries for pair in entry.items()):
            of_table = (ANY if ANY in ROLES[name].parts else part) in ROLES[name].tables
            names = list(specs)
            if not of_table and place.table in specs:
                names = [f"{place.table}.{column}" for column in specs[place.table].columns]
            text = f"{place.table}.{place.column}".removesuffix(".")
            if text not in names:
                words = {"option": part or name, "nearest": nearest(text, names), "names": ", ".join(names)}
                diagnostics.error("contract-bad-value", place.span, found=text, **words)
