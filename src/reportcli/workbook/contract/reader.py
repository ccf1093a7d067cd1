"""`contract.yaml` to a `Contract`: mistakes told with file, line and column; later files add to earlier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Span
from reportcli.workbook.contract.contract import (
    DATE_ORDERS,
    FORMS,
    LANGUAGES,
    NUMERIC,
    TYPES,
    AccountsSpec,
    Assertion,
    Column,
    Contract,
    Roles,
    TableSpec,
    Words,
)
from reportcli.workbook.contract.roles import check_roles, read_roles
from reportcli.workbook.names import fold

if TYPE_CHECKING:
    from reportcli.inputs.yaml.reader import YamlDocument

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_TOP = ("version", "currency", "tables", "words", "assertions", "accounts", "roles")
_ACCOUNTS = ("charts", "mapping", "tolerance")
_ASSERTION = ("assert", "tolerance", "message")
_TABLE = ("doc", "sheet", "form", "optional", "key", "columns", "on_request", "keeps_totals")
_COLUMN = (
    "type", "required", "unique", "unit", "unit_from", "decimals", "period", "order", "blank_words",
    "choices", "doc", "computed", "derived", "translate",
    *LANGUAGES,
)  # fmt: skip
_WORDS = (
    "yes", "no", "blank", "total", "subtotal", "key",
    "opening", "movement", "closing", "previous", "debit", "credit", "balance", "side",
    "months",
)  # fmt: skip
_BOOLEANS = {"true": True, "false": False, True: True, False: False}


def load_contract(sources: Iterable[tuple[str, str]]) -> Contract:
    """The contract of (text, file) pairs, base first; mistakes stand in `diagnostics`, the rest is kept."""
    from reportcli.inputs.yaml.reader import load_yaml

    return contract_of([load_yaml(text, file) for text, file in sources])


def contract_of(documents: Sequence[YamlDocument]) -> Contract:
    """The contract of parsed documents, base first."""
    contract = _Loader().load([document.data for document in documents if document.data is not None])
    lines = {document.file: document.lines for document in documents}
    own = tuple(_with_excerpt(finding, lines) for finding in contract.diagnostics)
    return replace(contract, diagnostics=(*(f for d in documents for f in d.diagnostics), *own))


def without_organisation(contract: Contract) -> list[Diagnostic]:
    """The finding of a contract without the table that every report is read by; often `extends:` is wrong."""
    return [] if "organisation" in contract.tables else [error("contract-without-organisation")]


def _with_excerpt(finding: Diagnostic, lines: Mapping[str, tuple[str, ...]]) -> Diagnostic:
    where = finding.where
    source = lines.get(where.file, ()) if isinstance(where, Span) else ()
    if isinstance(where, Span) and where.start.line <= len(source):
        return replace(finding, excerpt=source[where.start.line - 1])
    return finding


class _Loader:
    def __init__(self) -> None:
        self.diagnostics = Collector()

    def load(self, roots: Sequence[object]) -> Contract:
        """The contract that all files together make; a file that is no mapping is reported and left out."""
        merged: YamlMapping | None = None
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
            tables = self._mapping(root, "tables")
            if tables is not None:
                merged = tables.copy() if merged is None else _merge(merged, tables)
        specs = {} if merged is None else self._tables(merged)
        self._check(specs)
        check_roles(roles, specs, self.diagnostics)
        findings = self.diagnostics.summary()
        return Contract(specs, words, currency, version, findings, tuple(assertions), accounts, roles)

    def _accounts(self, root: YamlMapping, before: AccountsSpec) -> AccountsSpec:
        """`accounts: {charts: [name], mapping: {prefix: line}, tolerance: 1}`; mappings add up."""
        data = self._mapping(root, "accounts") if "accounts" in root else None
        if data is None:
            return before
        self._known(data, _ACCOUNTS)
        listed = self._mapping(data, "mapping") if "mapping" in data else None
        own = [
            (str(prefix), str(listed[prefix]), listed.keys_at[prefix])
            for prefix in listed or ()
            if listed is not None
        ]
        stated = {prefix for prefix, _, _ in own}
        tolerance = self._amount(data, "tolerance", before.tolerance)
        return AccountsSpec(
            self._strings(data, "charts") or before.charts,
            (*(entry for entry in before.mapping if entry[0] not in stated), *own),
            tolerance,
            data.where("charts") if "charts" in data else before.span,
        )

    def _amount(self, data: YamlMapping, key: str, default: Decimal) -> Decimal:
        text = str(data.get(key, default))
        if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", text):
            return Decimal(text)
        self._wrong(data, key, "number")
        return default

    def _assertions(self, root: YamlMapping) -> Iterator[Assertion]:
        """`assertions:` is a list of `{assert: …, tolerance: …, message: …}`."""
        listed = root.get("assertions")
        if listed is None:
            return
        if not isinstance(listed, YamlSequence):
            self._wrong(root, "assertions", "list")
            return
        for item in listed:
            if not isinstance(item, YamlMapping):
                self._wrong(root, "assertions", "mapping")
                continue
            self._known(item, _ASSERTION)
            source = self._text(item, "assert")
            tolerance = self._amount(item, "tolerance", Decimal(0))
            message = item.get("message", "")
            words = dict(message) if isinstance(message, YamlMapping) else {"": message}
            texts = {str(lang): str(text) for lang, text in words.items() if text}
            if source:
                yield Assertion(source, item.where("assert"), tolerance, texts)
            else:
                self._wrong(item, "assert", "text")

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
            column = self._column(key, listed)
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
            doc=self._text(data, "doc"),
            on_request=self._text(data, "on_request"),
            keeps_totals=self._flag(data, "keeps_totals"),
        )

    def _column(self, name: str, columns: YamlMapping) -> Column | None:
        data = self._mapping(columns, name)
        if data is None or not self._good_name(name, columns):
            return None
        self._known(data, _COLUMN)
        written = self._text(data, "type") or "text"
        match = re.fullmatch(r"ref\(([a-z][a-z0-9_]*)\)", written)
        kind, target = ("ref", match[1]) if match else (written, "")
        if kind not in TYPES or (kind == "ref" and not target):
            self._bad_word(data.where("type"), "type", written, [*sorted(TYPES - {"ref"}), "ref(table)"])
            return None
        column = Column(
            name,
            kind,
            span=columns.keys_at[name],
            target=target,
            required=self._flag(data, "required"),
            unique=self._flag(data, "unique"),
            unit=self._text(data, "unit"),
            unit_from=self._text(data, "unit_from"),
            decimals=self._integer(data, "decimals"),
            period=self._integer(data, "period"),
            order=self._order(data, kind),
            blank_words=self._flag(data, "blank_words"),
            choices=self._choices(data, kind),
            aliases=self._aliases(data),
            doc=self._text(data, "doc"),
            computed=self._text(data, "computed"),
            derived=self._flag(data, "derived"),
            translate=self._flag(data, "translate") if "translate" in data else True,
        )
        for option in ("unit", "unit_from", "decimals", "period", "computed"):
            dated = option == "period" and kind == "date"
            if option in data and kind not in NUMERIC and not dated:
                self.diagnostics.error(
                    "contract-option-needs-number", data.where(option), option=option, type=written
                )
        return column

    def _order(self, data: YamlMapping, kind: str) -> str:
        order = self._text(data, "order")
        if order and (kind not in ("date", "month") or order not in DATE_ORDERS):
            self._bad_word(
                data.where("order"), "order", order, DATE_ORDERS if kind in ("date", "month") else ()
            )
            return ""
        return order

    def _choices(self, data: YamlMapping, kind: str) -> Mapping[str, tuple[str, ...]]:
        listed = self._mapping(data, "choices") if "choices" in data else None
        if kind != "choice":
            if listed is not None:
                self.diagnostics.error("contract-choices-need-choice", data.where("choices"))
            return {}
        if not listed:
            self.diagnostics.error("contract-no-choices", data.span)
            return {}
        return {key: self._strings(listed, key) for key in listed}

    def _aliases(self, data: YamlMapping | None) -> Mapping[str, tuple[str, ...]]:
        if data is None:
            return {}
        return {lang: self._strings(data, lang) for lang in LANGUAGES if lang in data}

    def _words(self, root: YamlMapping, words: Words) -> Words:
        data = self._mapping(root, "words") if "words" in root else None
        if data is None:
            return words
        self._known(data, _WORDS)
        months = dict(words.months)
        listed = self._mapping(data, "months") if "months" in data else None
        for lang in listed or ():
            names = self._strings(listed, lang) if listed is not None else ()
            if len(names) != 12:
                self.diagnostics.error(
                    "contract-months", listed.where(lang) if listed is not None else None, lang=lang
                )
            months |= {fold(name): number for number, name in enumerate(names, 1)}
        sets = {
            name: getattr(words, name) | {fold(w) for w in self._strings(data, name)} for name in _WORDS[:-1]
        }
        return Words(**sets, months=months)

    def _check(self, specs: Mapping[str, TableSpec]) -> None:
        """References between tables and columns, and spellings that mean two things."""
        self._spellings("sheet", specs)
        for spec in specs.values():
            self._spellings("column", spec.columns)
            if spec.key and spec.key not in spec.columns:
                self._bad_word(spec.span, "key", spec.key, spec.columns)
            for column in spec.columns.values():
                if column.unit_from and column.unit_from not in spec.columns:
                    self._bad_word(column.span, "unit_from", column.unit_from, spec.columns)
                if column.type != "ref":
                    continue
                if column.target not in specs:
                    self._bad_word(column.span, "ref", column.target, specs)
                elif not specs[column.target].key:
                    self.diagnostics.error("contract-ref-needs-key", column.span, table=column.target)

    def _spellings(self, kind: str, items: Mapping[str, TableSpec] | Mapping[str, Column]) -> None:
        owners: dict[str, str] = {fold(name): name for name in items}
        for name, item in items.items():
            for spelling in sorted({s for group in item.aliases.values() for s in group}):
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

    def _known(self, data: YamlMapping, names: Sequence[str]) -> None:
        for key in data:
            if key not in names:
                where = data.keys_at.get(key, data.span)
                self.diagnostics.error(
                    "contract-unknown-key",
                    where,
                    key=key,
                    nearest=nearest(key, names),
                    names=", ".join(names),
                )

    def _bad_word(self, where: Span | None, option: str, found: str, names: Iterable[str]) -> None:
        listed = list(names)
        self.diagnostics.error(
            "contract-bad-value", where, option=option, found=found, nearest=nearest(found, listed),
            names=", ".join(listed),
        )  # fmt: skip

    def _good_name(self, name: str, data: YamlMapping) -> bool:
        if _NAME.fullmatch(name):
            return True
        self.diagnostics.error("contract-name", data.keys_at.get(name, data.span), name=name)
        return False

    def _mapping(self, data: YamlMapping, key: str) -> YamlMapping | None:
        value = data.get(key)
        if isinstance(value, YamlMapping):
            return value
        if key in data:
            self._wrong(data, key, "mapping")
        return None

    def _text(self, data: YamlMapping, key: str) -> str:
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        self._wrong(data, key, "text")
        return ""

    def _integer(self, data: YamlMapping, key: str, default: int | None = None) -> int | None:
        value = data.get(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,4}", value):
            return int(value)
        self._wrong(data, key, "integer")
        return default

    def _flag(self, data: YamlMapping, key: str) -> bool:
        value = data.get(key)
        if value is None:
            return False
        if isinstance(value, bool | str) and value in _BOOLEANS:
            return _BOOLEANS[value]
        self._wrong(data, key, "boolean")
        return False

    def _strings(self, data: YamlMapping, key: str) -> tuple[str, ...]:
        value = data.get(key)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, YamlSequence) and all(isinstance(item, str) for item in value):
            return tuple(value)
        if value is not None:
            self._wrong(data, key, "texts")
        return ()

    def _wrong(self, data: YamlMapping, key: str, expected: str) -> None:
        found = type(data.get(key)).__name__
        self.diagnostics.error(
            "contract-wrong-type", data.where(key), key=key, expected=expected, found=found
        )


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
