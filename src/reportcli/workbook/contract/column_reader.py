"""Columns of a contract's tables."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.workbook.contract.contract import DATE_ORDERS, LANGUAGES, MIXED, NUMERIC, TYPES, Column
from reportcli.workbook.contract.value_reader import ValueReader
from reportcli.workbook.excel.cells import column_number

_COLUMN = (
    "type", "required", "unique", "unit", "unit_from", "decimals", "period", "order", "negative",
    "blank_words",
    "choices", "doc", "computed", "derived", "translate", "at", "indent",
    *LANGUAGES,
)  # fmt: skip
ANY_DATE, ALLOWED = "any", "allowed"


COMPUTED_TOO = ("boolean", "text", "code")
OF_MIXED = ("unit", "unit_from", "decimals", "negative")
LETTERS = re.compile(r"[A-Z]{1,3}")

REFERENCE = re.compile(r"(list\()?ref\(([a-z][a-z0-9_]*)\)(?(1)\))")
"""A reference to a record of a table, or a list of them."""


class ColumnReader(ValueReader):
    """Reads columns, and what is not one is reported."""

    def column(self, name: str, columns: YamlMapping) -> Column | None:
        """A column by its name in the mapping of them; None where it is none."""
        data = self._mapping(columns, name)
        if data is None or not self._good_name(name, columns):
            return None
        self._known(data, _COLUMN)
        written = self._text(data, "type") or "text"
        kind, target = self._kind(data, written)
        if not kind:
            return None
        if "indent" in data and kind != "integer":
            self._bad_word(data.where("type"), "type", written, ["integer"])
        self._needs_number(data, kind, written)
        doc, docs = self._doc(data)
        return Column(
            name,
            kind,
            span=columns.keys_at[name],
            target=target,
            required=self._flag(data, "required"),
            unique=self._flag(data, "unique"),
            unit=self._text(data, "unit"),
            unit_from=self._text(data, "unit_from"),
            decimals=self._integer(data, "decimals"),
            period=self._integer(data, "period") if data.get("period") != ANY_DATE else None,
            any_date=kind == "date" and data.get("period") == ANY_DATE,
            negative=self._negative(data),
            order=self._order(data, kind),
            blank_words=self._flag(data, "blank_words"),
            choices=self._choices(data, kind),
            aliases=self._aliases(data),
            doc=doc,
            docs=docs,
            computed=self._text(data, "computed"),
            derived=self._flag(data, "derived"),
            at=self._at(data),
            indent=self._text(data, "indent"),
            translate=self._flag(data, "translate")
            if "translate" in data
            else not (kind == "list" and target),
        )

    def _kind(self, data: YamlMapping, written: str) -> tuple[str, str]:
        """The type, and the table of a reference; blank where it is none."""
        match = REFERENCE.fullmatch(written)
        kind, target = ("list" if match[1] else "ref", match[2]) if match else (written, "")
        if kind not in TYPES or (kind == "ref" and not target):
            self._bad_word(
                data.where("type"),
                "type",
                written,
                [*sorted(TYPES - {"ref"}), "ref(table)", "list(ref(table))"],
            )
            return "", ""
        return kind, target

    def _needs_number(self, data: YamlMapping, kind: str, written: str) -> None:
        """Options that only numbers have; dates have a period too, texts and yes or no may be computed."""
        for option in ("unit", "unit_from", "decimals", "period", "negative", "computed"):
            other = (option == "period" and kind == "date") or (option == "computed" and kind in COMPUTED_TOO)
            other = other or (kind == MIXED and option in OF_MIXED)
            if option in data and kind not in NUMERIC and not other:
                self.diagnostics.error(
                    "contract-option-needs-number", data.where(option), option=option, type=written
                )

    def _at(self, data: YamlMapping) -> int:
        """The column of the sheet by its letters; 0 where its header says which it is."""
        letters = self._text(data, "at").strip().upper()
        if not letters or LETTERS.fullmatch(letters):
            return column_number(letters) if letters else 0
        self._bad_word(data.where("at"), "at", letters, ("A", "B", "AA"))
        return 0

    def _order(self, data: YamlMapping, kind: str) -> str:
        order = self._text(data, "order")
        if order and (kind not in ("date", "month") or order not in DATE_ORDERS):
            self._bad_word(
                data.where("order"), "order", order, DATE_ORDERS if kind in ("date", "month") else ()
            )
            return ""
        return order

    def _negative(self, data: YamlMapping) -> bool:
        """Whether numbers below zero are right: `negative: allowed`."""
        if "negative" not in data:
            return False
        stated = self._text(data, "negative")
        if stated != ALLOWED:
            self._bad_word(data.where("negative"), "negative", stated, [ALLOWED])
        return stated == ALLOWED

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
