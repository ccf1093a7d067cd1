"""`contract.yaml` to a `Contract`: mistakes reported with file, line, column; later files add to earlier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import (
    FORMS,
    AccountsSpec,
    Assertion,
    Column,
    Contract,
    Roles,
    TableSpec,
    ViewSpec,
    is_nameless,
)
from reportcli.workbook.contract.freed_sheets import (
    Dropped,
    freed,
    spoken_of,
    without_dropped,
    without_sheets,
)
from reportcli.workbook.contract.roles import check_roles, read_roles
from reportcli.workbook.contract.statement_reader import StatementReader
from reportcli.workbook.contract.view_reader import read_views
from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold

if TYPE_CHECKING:
    from reportcli.inputs.yaml.reader import YamlDocument

_TOP = ("version", "currency", "tables", "words", "assertions", "accounts", "roles", "views")
_TABLE = ("doc", "sheet", "form", "optional", "key", "columns", "on_request", "keeps_totals", "header_rows",
"same_sheet_as",
          "range")  # fmt: skip
RANGE = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}:[A-Za-z]{1,3}(?:[0-9]{1,7})?")
MOST_HEADER_ROWS = 4
HEADER_ROWS = range(MOST_HEADER_ROWS + 1)


def load_contract(sources: Iterable[tuple[str, str]]) -> Contract:
    """The contract of (text, file) pairs, base first; mistakes stand in `diagnostics`, the rest is kept."""
    return contract_of([load_yaml(text, file) for text, file in sources])


def contract_of(documents: Sequence[YamlDocument]) -> Contract:
    """The contract of parsed documents, base first."""
    contract = _Loader().load([document.data for document in documents if document.data is not None])
    lines = {document.file: document.lines for document in documents}
    own = tuple(_with_excerpt(finding, lines) for finding in contract.diagnostics)
    return replace(contract, diagnostics=(*(f for d in documents for f in d.diagnostics), *own))


def _with_excerpt(finding: Diagnostic, lines: Mapping[str, tuple[str, ...]]) -> Diagnostic:
    where = finding.where
    source = lines.get(where.file, ()) if isinstance(where, Span) else ()
    if isinstance(where, Span) and where.start.line <= len(source):
        return replace(finding, excerpt=source[where.start.line - 1])
    return finding


class _Loader(StatementReader):
    def load(self, roots: Sequence[object]) -> Contract:
        """The contract that all files together make; a file that is no mapping is reported and left out."""
        merged: YamlMapping | None = None
        views: YamlMapping | None = None
        dropped: set[Dropped] = set()
        version, currency, words = 1, "EUR", Words()
        assertions: list[Assertion] = []
        accounts = AccountsSpec()
        roles: Roles = {}
        for root in roots:
            if not isinstance(root, YamlMapping):
                self.diagnostics.error("contract-not-mapping", getattr(root, "span", None))
                continue
            self._known(root, _TOP)
            version = self._integer(root, "version", 1) or 1
            currency = self._text(root, "currency") or currency
            words = self._words(root, words)
            assertions += self._assertions(root)
            accounts = self._accounts(root, accounts)
            stated = self._mapping(root, "roles") if "roles" in root else None
            roles = roles if stated is None else read_roles(stated, roles, self.diagnostics)
            if "views" in root and (own := self._mapping(root, "views")) is not None:
                views = own if views is None else _merge(views, own)
            tables = self._mapping(root, "tables")
            if tables is not None:
                listed, gone = without_dropped(tables, merged)
                dropped = (dropped - spoken_of(listed)) | gone
                merged = listed if merged is None else _merge(merged, listed)
        specs = {} if merged is None else freed(without_sheets(self._tables(merged), dropped))
        self._check(specs)
        check_roles(roles, specs, self.diagnostics)
        derived = self._views(views, specs) if views is not None else {}
        findings = self.diagnostics.summary()
        return Contract(
            specs, words, currency, version, findings, tuple(assertions), accounts, roles, derived
        )

    def _views(self, views: YamlMapping, specs: Mapping[str, TableSpec]) -> dict[str, ViewSpec]:
        return read_views(views, specs, self.diagnostics)

    def _tables(self, tables: YamlMapping) -> dict[str, TableSpec]:
        specs = {}
        for name in tables:
            spec = self._table(name, tables)
            if spec is not None:
                specs[name] = spec
        return specs

    def _table(self, name: str, tables: YamlMapping) -> TableSpec | None:
        data = self._mapping(tables, name)
        if data is None or not self._good_name(name, tables):
            return None
        self._known(data, _TABLE)
        columns = {}
        listed = self._mapping(data, "columns") if "columns" in data else None
        if listed is None:
            self.diagnostics.error("contract-no-columns", tables.keys_at[name], table=name)
            return None
        for key in listed:
            column = self.column(key, listed)
            if column is not None:
                columns[key] = column
        form = self._text(data, "form") or "rows"
        if form not in FORMS:
            self._bad_word(data.where("form"), "form", form, FORMS)
            form = "rows"
        return TableSpec(
            name,
            columns,
            span=tables.keys_at[name],
            form=form,
            optional=self._flag(data, "optional"),
            key=self._text(data, "key"),
            aliases=self._aliases(self._mapping(data, "sheet")) if "sheet" in data else {},
            doc=self._doc(data)[0],
            docs=self._doc(data)[1],
            on_request=self._text(data, "on_request"),
            keeps_totals=self._flag(data, "keeps_totals"),
            header_rows=self._header_rows(data, columns),
            same_sheet_as=self._text(data, "same_sheet_as"),
            range=self._range(data),
        )

    def _range(self, data: YamlMapping) -> str:
        written = self._text(data, "range").strip()
        if written and not RANGE.fullmatch(written):
            self._bad_word(data.where("range"), "range", written, ("A3:D20", "F1:H"))
            return ""
        return written

    def _header_rows(self, data: YamlMapping, columns: Mapping[str, Column]) -> int:
        """Over how many rows the headers stand; without headers every column says where it is."""
        count = self._integer(data, "header_rows", 1)
        if count is None or not 0 <= count <= MOST_HEADER_ROWS:
            self._bad_word(data.where("header_rows"), "header_rows", str(count), map(str, HEADER_ROWS))
            return 1
        if count == 0 and not any(column.at for column in columns.values()):
            self.diagnostics.error("contract-columns-without-place", data.where("header_rows"))
        return count

    def _check(self, specs: Mapping[str, TableSpec]) -> None:
        """References between tables and columns, and spellings that mean two things."""
        self._spellings("sheet", specs)
        for spec in specs.values():
            self._spellings("column", spec.columns)
            if spec.key and spec.key not in spec.columns:
                self._bad_word(spec.span, "key", spec.key, spec.columns)
            if spec.same_sheet_as and spec.same_sheet_as not in _sheets(specs):
                self._bad_word(spec.span, "same_sheet_as", spec.same_sheet_as, _sheets(specs))
            for column in spec.columns.values():
                if column.unit_from and column.unit_from not in spec.columns:
                    self._bad_word(column.span, "unit_from", column.unit_from, spec.columns)
                if column.indent and column.indent not in spec.columns:
                    self._bad_word(column.span, "indent", column.indent, spec.columns)
                if not column.refers:
                    continue
                if column.target not in specs:
                    self._bad_word(column.span, "ref", column.target, specs)
                elif not specs[column.target].key:
                    self.diagnostics.error("contract-ref-needs-key", column.span, table=column.target)

    def _spellings(self, kind: str, items: Mapping[str, TableSpec] | Mapping[str, Column]) -> None:
        owners: dict[str, str] = {fold(name): name for name, item in items.items() if not is_nameless(item)}
        for name, item in items.items():
            dropped = isinstance(item, Column) and item.dropped
            words = {s for group in item.aliases.values() for s in group} if not dropped else set[str]()
            for spelling in sorted(words):
                owner = owners.setdefault(fold(spelling), name)
                if owner != name:
                    self.diagnostics.error(
                        "contract-ambiguous",
                        item.span,
                        kind=kind,
                        spelling=spelling,
                        first=owner,
                        second=name,
                    )


def _sheets(specs: Mapping[str, TableSpec]) -> list[str]:
    """The tables that have a sheet of their own, a record a row."""
    return [name for name, spec in specs.items() if spec.form == "rows" and not spec.same_sheet_as]


def _merge(base: YamlMapping, extra: YamlMapping) -> YamlMapping:
    """`extra` over `base`, mapping by mapping; spans follow their values."""
    merged = base.copy()
    for key, value in extra.items():
        old = merged.get(key)
        if isinstance(old, YamlMapping) and isinstance(value, YamlMapping):
            where = extra.keys_at[key]
            merged.put(key, _merge(old, value), where, extra.values_at.get(key, where))
        else:
            merged.take(key, extra)
    return merged
