"""The workbook contract: which tables and columns a workbook may hold, as `contract.yaml` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.languages import codes
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.contract.view_parts import AGGREGATES, REFUSE, Calculation, Join, Pivot
from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold

LANGUAGES = codes()
NUMERIC = frozenset({"integer", "number", "money", "percent", "year"})
MIXED = "mixed"
"""The type of a column that holds figures and texts."""
PHOTO = "photo"
"""The type of a column whose cells name a picture by its path."""
TYPES = NUMERIC | {
    MIXED, "text", "markdown", "code", "date", "month", "boolean", "url", "email", "phone", "list", "choice",
    PHOTO, "ref",
}  # fmt: skip
DATE_ORDERS = ("dmy", "mdy")
FORMS = ("rows", "key-value", "trial-balance")


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or, in a key-value table, one key).

    unit: fixed unit of a numeric column; unit_from: the column of the same row that names it.
    decimals: digits to print after the decimal sign. period: years from the report year (0, -1).
    order: `dmy` or `mdy` of dates that are typed in figures. any_date: dates outside the financial year are
    right. negative: amounts below zero are. blank_words: words such as "-" count as blank.
    choices: canonical value -> accepted spellings.
    computed: expression over the row's columns for a blank cell; what is stated stays as it is.
    translate: false for names that are the same in every language. of, lang: of a column in another language,
    the column that it translates, and its tag (see `editions`). derived: filled by reading, in no template.
    dropped: an organisation has no such column; layouts find it blank.
    at: its column of the sheet, 1-based, where no header says which it is; 0: by its header.
    indent: the column of whose cells' indents a blank one is the level.
    """

    name: str
    type: str
    span: Span | None = None
    target: str = ""
    required: bool = False
    unique: bool = False
    unit: str = ""
    unit_from: str = ""
    decimals: int | None = None
    period: int | None = None
    order: str = ""
    any_date: bool = False
    negative: bool = False
    blank_words: bool = False
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doc: str = ""
    docs: Mapping[str, str] = field(default_factory=dict)
    computed: str = ""
    translate: bool = True
    of: str = ""
    lang: str = ""
    derived: bool = False
    dropped: bool = False
    at: int = 0
    indent: str = ""

    @property
    def refers(self) -> bool:
        """Whether its cells name records of another table, one or a list."""
        return self.type in ("ref", "list") and bool(self.target)

    def purpose(self, lang: str) -> str:
        """What it is for, as the note of a header says it."""
        return self.docs.get(lang) or self.doc

    def title(self, lang: str) -> str:
        """The header that a template in `lang` shows."""
        return next(iter(self.aliases.get(lang, ())), self.name)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: a sheet of records (`rows`), one record, a key and its value a row (`key-value`), or what an
    accounting program exports (`trial-balance`). on_request: a template has it only when asked by this name.
    keeps_totals: rows that sum others are records too, as in statements. header_rows: over how many rows its
    headers stand, 0 for none. same_sheet_as: the table on whose sheet it stands; range: the part of it.
    """

    name: str
    columns: Mapping[str, Column]
    span: Span | None = None
    form: str = "rows"
    optional: bool = False
    key: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doc: str = ""
    on_request: str = ""
    keeps_totals: bool = False
    header_rows: int = 1
    same_sheet_as: str = ""
    range: str = ""
    docs: Mapping[str, str] = field(default_factory=dict)
    nameless: bool = False  # its own name is the sheet of another table
    dropped: bool = False  # an organisation has no such sheet; layouts find it without rows
    languages: tuple[str, ...] = ()  # of the workbook that is read, the source first
    spellings: Mapping[str, str] = field(default_factory=dict)  # folded headers in a language -> column

    def purpose(self, lang: str) -> str:
        """What it is for, as a template in `lang` says it."""
        return self.docs.get(lang) or self.doc

    def title(self, lang: str) -> str:
        """The sheet name that a template in `lang` shows."""
        return next(iter(self.aliases.get(lang, ())), self.name)

    def column_names(self) -> dict[str, str]:
        """Folded spelling -> canonical column name."""
        return {**self.spellings, **_spellings(self.columns)}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What an organisation says must hold: an expression over the tables, the difference that it allows.

    messages: language -> what to say when it does not hold; "" is for every language.
    """

    source: str
    span: Span | None = None
    tolerance: Decimal = Decimal(0)
    messages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AccountsSpec:
    """How accounts become printed lines. charts: names of files in `accounts/` of the layout or of base;
    mapping: account prefix -> code of a line, over what the charts say, with where it is written.

    tolerance: what an identity may miss, in units of currency. span: of `charts`.
    """

    charts: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str, Span], ...] = ()
    tolerance: Decimal = Decimal(0)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A table, or a column of it, that plays a part for the checks (see `roles`)."""

    table: str
    column: str = ""
    span: Span | None = None


Roles = Mapping[str, tuple[Mapping[str, RolePlace], ...]]
"""Role -> its entries, each a mapping of parts to places; a place alone stands under ""."""


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One derived table. spec: its columns, but for those of a pivot, which its values name.

    tables: what it is made of, several for a union. where: column -> values, each as it is written.
    group: paths such as `region` or `country.region`, or names of buckets. calculations: its further columns,
    in order. keeps: it has all columns of its table. sort: of its columns, "-" downwards. top: rows that are
    kept, 0 for all; rest, blank_key: words by language, "" for every one.
    """

    name: str
    spec: TableSpec
    tables: tuple[str, ...]
    span: Span | None = None
    joins: tuple[Join, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group: tuple[str, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    keeps: bool = False
    pivot: Pivot | None = None
    sort: tuple[str, ...] = ()
    top: int = 0
    rest: Mapping[str, str] = field(default_factory=dict)
    blank_key: Mapping[str, str] = field(default_factory=dict)
    blank_amounts: str = REFUSE
    buckets: Mapping[str, Bucket] = field(default_factory=dict)

    @property
    def is_grouped(self) -> bool:
        """Whether its rows are groups of records; without columns to group by there is one of all."""
        return bool(self.group) or any(one.function in AGGREGATES for one in self.calculations)

    def sources(self) -> frozenset[str]:
        """The tables and views that it is made of."""
        return frozenset((*self.tables, *(join.table for join in self.joins)))

    def words(self) -> Iterator[str]:
        """Names of the tables and columns that it reads."""
        pivot = [self.pivot.by, self.pivot.column] if self.pivot is not None else []
        joins = [part for join in self.joins for part in (join.table, join.left, join.right)]
        columns = [path for one in self.calculations for path in (one.column, one.second)]
        columns += [one.path for one in self.buckets.values()]
        kept = [*self.spec.columns] if self.keeps else []
        for path in (*self.tables, *self.group, *self.where, *pivot, *joins, *columns, *kept):
            yield from path.split(".")


@dataclass(frozen=True, slots=True)
class Contract:
    """All tables. `currency` (ISO 4217) holds when the organisation's record names none."""

    tables: Mapping[str, TableSpec]
    words: Words = Words()
    currency: str = "EUR"
    version: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    accounts: AccountsSpec = AccountsSpec()
    roles: Roles = field(default_factory=dict)
    views: Mapping[str, ViewSpec] = field(default_factory=dict)

    def read_by(self, words: frozenset[str]) -> frozenset[str]:
        """Words that name tables and columns, with those that the views among them are made of."""
        for view in reversed([*self.views.values()]):  # each is made of those before it
            words = words.union(view.words()) if view.name in words else words
        return words

    def sheet_names(self) -> dict[str, str]:
        """Folded spelling of a sheet name -> canonical table name."""
        return _spellings(self.tables)


def all_titles(item: Column | TableSpec) -> str:
    """The headers or sheet names that are accepted, for messages: `Membres/Leden/Members`."""
    return "/".join(dict.fromkeys(s for group in item.aliases.values() for s in group)) or item.name


def is_nameless(item: Column | TableSpec) -> bool:
    """Whether no header or sheet is its own, by its name."""
    return item.nameless if isinstance(item, TableSpec) else item.dropped


def _spellings(items: Mapping[str, Column] | Mapping[str, TableSpec]) -> dict[str, str]:
    names = {fold(name): name for name, item in items.items() if not is_nameless(item)}
    for name, item in items.items():
        for spellings in () if isinstance(item, Column) and item.dropped else item.aliases.values():
            for spelling in spellings:
                names.setdefault(fold(spelling), name)
    return names


def without_organisation(contract: Contract) -> list[Diagnostic]:
    """The finding of a contract without the table that every report is read by; often `extends:` is wrong."""
    return [] if "organisation" in contract.tables else [error("contract-without-organisation")]
