"""The table of printed lines (`accounts`), from its own sheet and from the trial balances of the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector, shown
from reportcli.model.fact import Fact
from reportcli.model.refs import SheetRef, Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.accounts.books import (
    MEASURES,
    Books,
    added,
    balances,
    of_accounts,
    terms_of_line,
    with_sums,
)
from reportcli.workbook.accounts.chart import Chart
from reportcli.workbook.accounts.mapping import TABLE as MAPPING
from reportcli.workbook.accounts.mapping import load_chart
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.names import fold, nearest, shortened
from reportcli.workbook.tables.languages import primary
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    cells_of,
    row_of,
    table_of,
    value_of,
    where_of,
    words_of,
)
from reportcli.workbook.tables.table import Table

LINES, TRIAL, BEFORE = "accounts", "trial_balance", "trial_balance_previous"


def complete_accounts(
    tables: dict[str, Table], contract: Contract, files: ProjectFiles, lang: str, *, diagnostics: Collector
) -> Books | None:
    """Fills the table `accounts`; None when the workbook has no accounts at all."""
    if LINES not in tables or not any(len(tables[name]) for name in (LINES, TRIAL, BEFORE) if name in tables):
        return None
    chart = load_chart(contract, tables.get(MAPPING), files, diagnostics)
    rows = _Stated(chart, diagnostics).rows(tables[LINES])
    stated = {measure: _stated(rows, measure) for measure in MEASURES}
    leaves, unmapped = _leaves(chart, tables)
    books = Books(
        chart,
        stated,
        {measure: with_sums(chart, leaves.get(measure, {}), {}) for measure in MEASURES},
        {measure: with_sums(chart, leaves.get(measure, {}), stated[measure]) for measure in MEASURES},
        unmapped,
    )
    tables[LINES] = _table(tables, books, rows, lang)
    return books


def _leaves(
    chart: Chart, tables: Mapping[str, Table]
) -> tuple[dict[str, dict[str, Fact]], tuple[Record, ...]]:
    """Amounts of accounts by measure, and the accounts that no line takes, each once."""
    trial = tables[TRIAL].records if TRIAL in tables else ()
    before = tables[BEFORE].records if BEFORE in tables else ()
    now, lost = of_accounts(chart, balances(trial, "balance"))
    if before:
        then, forgotten = of_accounts(chart, balances(before, "balance"))
    else:
        then, forgotten = of_accounts(chart, balances(trial, "previous"))
    every = {(table_of(record), row_of(record)): record for record in (*lost, *forgotten)}
    return {"amount": now, "previous": then}, tuple(every.values())


def _stated(rows: Mapping[str, list[Record]], measure: str) -> dict[str, Fact]:
    found = {}
    for code, records in rows.items():
        facts = [fact for record in records if isinstance(fact := value_of(record, measure), Fact)]
        if facts:
            found[code] = added(facts)
    return found


class _Stated:
    """Which line each row of the sheet states: by its code, else by its label in any language."""

    def __init__(self, chart: Chart, diagnostics: Collector) -> None:
        self.chart, self.diagnostics = chart, diagnostics
        self.codes = {fold(code): code for code in sorted(chart.codes())}
        self.labels: dict[str, list[str]] = {}
        for code, line in chart.lines.items():
            for label in dict.fromkeys(fold(label) for label in line.labels.values()):
                self.labels.setdefault(label, []).append(code)
        self.sections = {
            fold(word): name for name, words in chart.statements.items() for word in (name, *words.values())
        }

    def rows(self, table: Table) -> dict[str, list[Record]]:
        """Code -> the rows that state it."""
        rows: dict[str, list[Record]] = {}
        for record in table.records:
            code = self._code(record)
            if code:
                rows.setdefault(code, []).append(record)
            if code and code not in self.chart.lines:
                where = where_of(record, "code")
                self.diagnostics.note("account-line-unprinted", where, group="accounts", line=code)
        return rows

    def _code(self, record: Record) -> str:
        """The line's code, "" for a row that says no line (reported when it has an amount)."""
        written, label = words_of(record, "code"), words_of(record, "label")
        if not any(isinstance(value_of(record, measure), Fact) for measure in MEASURES):
            return ""
        if written:
            code = self.codes.get(fold(written.replace("–", "-"))) or self.codes.get(
                fold(written.replace("-", "/"))
            )
            if code:
                return code
        codes = self.labels.get(fold(label), []) if label else []
        section = self.sections.get(fold(words_of(record, "statement")))
        if section and len(codes) > 1:
            codes = [code for code in codes if self.chart.lines[code].statement == section]
        if len(codes) == 1 and not written:
            return codes[0]
        self._report_unknown(record, written or label, codes if not written else [])
        return ""

    def _report_unknown(self, record: Record, name: str, codes: list[str]) -> None:
        where = where_of(record, "code" if words_of(record, "code") else "label")
        if codes:
            self.diagnostics.error("account-line-ambiguous", where, found=shown(name), codes=shortened(codes))
            return
        known = {**{code: code for code in self.chart.lines}, **{
            label: code for code, line in self.chart.lines.items() for label in line.labels.values()
        }}  # fmt: skip
        near = nearest(name, known) if name else ""
        near = f"{known[near]} {near}" if near and near != known[near] else near
        self.diagnostics.error("account-line-unknown", where, found=shown(name), nearest=near)


def _table(tables: Mapping[str, Table], books: Books, rows: Mapping[str, list[Record]], lang: str) -> Table:
    """The printed lines in the order of the chart, then what is stated besides."""
    present = [tables[name] for name in (LINES, TRIAL, BEFORE) if name in tables]
    sheet = next((table.sheet for table in present if len(table)), None)
    writer = _LineWriter(tables[LINES], books, sheet, lang)
    records = []
    for number, code in enumerate(dict.fromkeys([*books.chart.lines, *rows]), 1):
        own = rows[code][0] if code in rows else None
        if own is not None or any(code in books.lines[measure] for measure in MEASURES):
            records.append(writer.record(code, own, row=-number))
    return Table(tables[LINES].spec, sheet, tables[LINES].columns, tuple(records))


def _repeats(books: Books, code: str) -> bool:
    """The only part of a sum says what the sum says; below a total it still tells what that is made of."""
    lines = books.chart.lines
    for parent, line in lines.items():
        present = [part for _, part in line.terms if any(part in books.lines[m] for m in MEASURES)]
        if present != [code] or terms_of_line(books, parent) != line.terms:
            continue
        same = all(books.lines[m].get(parent) == books.lines[m].get(code) for m in MEASURES)
        return same and (line.level > 1 or lines[code].level == 1)
    return False


@dataclass(frozen=True, slots=True)
class _LineWriter:
    """Makes the records of printed lines. lang: of the labels that the chart gives."""

    table: Table
    books: Books
    sheet: SheetRef | None
    lang: str

    def record(self, code: str, own: Record | None, *, row: int) -> Record:
        """One line. own: the row of the sheet that states it; row: the number of a line that none states."""
        columns = self.table.spec.columns
        values: dict[str, object] = dict.fromkeys(columns)
        places: dict[str, Where] = {}
        if own is not None:
            values, places = cells_of(own, columns)
        values |= self._labels(code, own)
        values["code"] = CellText(code, where_of(own, "code") if own is not None else None)
        values |= {name: value for name, value in self._made(code, own).items() if name in columns}
        number = row_of(own) if own is not None else row
        return Record(LINES, number, values, places, key=code, sheet=self.sheet)

    def _made(self, code: str, own: Record | None) -> dict[str, object]:
        """The cells of a line that the chart and the amounts give."""
        line = self.books.chart.lines.get(code)
        amounts = {measure: self.books.lines[measure].get(code) for measure in MEASURES}
        parts = (f"{'+' if sign > 0 else '-'}{part}" for sign, part in terms_of_line(self.books, code))
        hidden = line is None or line.hidden or (own is None and _repeats(self.books, code))
        made: dict[str, object] = {
            "level": Decimal(line.level if line is not None else 2),
            "printed": not hidden and _worth(amounts, own),
            "parts": " ".join(parts),
            **amounts,
        }
        return made if line is None else made | {"statement": line.statement}

    def _labels(self, code: str, own: Record | None) -> dict[str, object]:
        """Label and heading of a line in every language of the workbook: as stated, else the chart's."""
        line = self.books.chart.lines.get(code)
        known = line.labels if line is not None else {}
        stated = value_of(own, "label") if own is not None else None
        heading = self.books.chart.statements.get(line.statement, {}) if line is not None else {}
        labels: dict[str, object] = {"label": stated or _in(known, self.lang)}
        labels["heading"] = _in(heading, self.lang)
        for name, column in self.table.spec.columns.items():
            if column.of == "heading":
                labels[name] = _in(heading, column.lang)
            elif column.of == "label" and (not stated or fold(stated) in map(fold, known.values())):
                given = value_of(own, name) if own is not None else None
                labels[name] = given or _in(known, column.lang)
        return {name: label for name, label in labels.items() if name in self.table.spec.columns}


def _in(words: Mapping[str, str], lang: str) -> str | None:
    return words.get(primary(lang)) or words.get("en")


def _worth(amounts: Mapping[str, Fact | None], own: Record | None) -> bool:
    """A line of zeros is printed only when the sheet states it."""
    return own is not None or any(fact is not None and fact.value for fact in amounts.values())
