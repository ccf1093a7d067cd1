"""What a contract states beside its tables: assertions, accounts, and the words that cells use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.workbook.contract.column_reader import ColumnReader
from reportcli.workbook.contract.contract import AccountsSpec, Assertion
from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold

_ACCOUNTS = ("charts", "mapping", "tolerance")
_ASSERTION = ("assert", "tolerance", "message")
_WORDS = (
    "yes", "no", "blank", "total", "subtotal", "together", "summary", "part", "key", "unread",
    "opening", "movement", "closing", "previous", "debit", "credit", "balance", "side",
    "budget", "months",
)  # fmt: skip


class StatementReader(ColumnReader):
    """Reads statements; what is wrong with them is reported and left out."""

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
