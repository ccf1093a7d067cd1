"""`sources.yaml`: which tables of the contract stand in which other files, and `--source TABLE=FILE`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from reportcli.inputs.limits import SOURCES, YAML_BYTES
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, excerpt
from reportcli.inputs.yaml.reader import YamlDocument, load_yaml
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace
from reportcli.sources.database import lock
from reportcli.sources.delimited.dialect import NAMES, Dialect
from reportcli.sources.delimited.encodings import ENCODINGS, OTHER_NAMES
from reportcli.workbook.contract.value_reader import ValueReader
from reportcli.workbook.tables.values.reading import NumberMarks

FILE = "sources.yaml"
KEYS = {
    "file": "The file, from the folder of the workbook: .xlsx, .xlsm, .ods, .xls, .xlsb, "
    "a text file (.csv, .tsv, .tab, .txt), or .parquet.",
    "database": "In the place of `file`, an SQLite database, which `reportcli fetch` reads.",
    "server": "In the place of `database`, a PostgreSQL server: the name of the variable that holds its "
    "address, without `REPORTCLI_SOURCE_`.",
    "query": "Of a database, the SELECT whose answer is the table.",
    "members": "In the place of `file`, a folder with a workbook of each member (`members/KE.xlsx`): "
    "their rows are one table.",
    "column": "Of members, the column that gets the member, as its file is named; default: member.",
    "deadline": "Of members, the day after which a workbook is late, as 2025-03-31: by its own report date.",
    "before": "Of members, the folder of the year before, whose sums `reportcli collect` puts beside.",
    "sheet": "Of a workbook, the sheet. Without it: the only one, else the one that has a name of the table.",
    "range": "Of a workbook, the part of the sheet: `A3:F40`, a named range or an Excel table.",
    "delimiter": "Of a text file, what stands between fields: a character, or semicolon, comma, tab, pipe, "
    "space.",
    "quote": "Of a text file, what encloses fields: `\"` (default), `'`, or none.",
    "encoding": "Of a text file: " + ", ".join(ENCODINGS) + ".",
    "decimal": "Of a text file, the decimal sign: `.` or `,`.",
    "thousands": "Of a text file, what stands between thousands: `.`, `,`, `'`, space or none.",
    "password": "Of a workbook with a password, the name of the variable that holds it, without "
    "`REPORTCLI_SOURCE_`.",
    "for": "Of a Parquet file: `views`, where views group its rows and nothing prints them one by one; "
    "then it may have millions of them.",
    "owner": "Who answers for the file; `reportcli tables` shows it.",
}
"""Each key of a source, with what it is for; the documentation lists them."""
TEXT_KEYS = ("delimiter", "quote", "encoding", "decimal", "thousands")
WORKBOOK_KEYS = ("sheet", "range", "password")
TEXTS = (".csv", ".tsv", ".tab", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
PARQUET, VIEWS = ".parquet", "views"
_NONE = "none"
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNSHOWN = "source-password-name"
"""A finding whose line may hold a password."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One table and its source. span: of its name in sources.yaml, None of an option; at: of the file.
    password: the name under which the run knows it. asked: database and query, {} of a file.
    members: folder, column, deadline and before, {} of a file. for_views: its rows are grouped, not printed.
    """

    table: str
    path: Path
    span: Span | None = None
    at: Span | None = None
    sheet: str = ""
    area: str = ""
    dialect: Dialect = Dialect()
    owner: str = ""
    password: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    for_views: bool = False


def declared(
    folder: Path, files: ProjectFiles, options: Iterable[tuple[str, Path]], tables: Collection[str]
) -> tuple[list[Declared], list[Diagnostic]]:
    """The sources of a report; an option stands for what sources.yaml says of its table. tables: names of
    the contract.
    """
    own = files.find(folder, FILE)
    named: dict[str, Declared] = {}
    found: list[Diagnostic] = []
    if own is not None:
        named, found = _of_file(own, files, tables)
    for table, path in options:
        named[table] = Declared(table, path)
    return [*named.values()], found


def _of_file(
    path: Path, files: ProjectFiles, tables: Collection[str]
) -> tuple[dict[str, Declared], list[Diagnostic]]:
    text = files.read_text(path, YAML_BYTES)
    if isinstance(text, Diagnostic):
        return {}, [text]
    document = load_yaml(text, files.safe_name(path))
    reader = _Reader(path.parent, tables)
    named = reader.read(document)
    own = [_with_line(one, document) for one in reader.diagnostics.summary()]
    return named, [*document.diagnostics, *own]


def _with_line(finding: Diagnostic, document: YamlDocument) -> Diagnostic:
    where = finding.where
    if finding.code == UNSHOWN:
        return finding
    return (
        replace(finding, excerpt=excerpt(document.lines, where.start.line))
        if isinstance(where, Span)
        else finding
    )


class _Reader(ValueReader):
    """Reads the mapping of tables; what is not valid is reported and left out."""

    def __init__(self, folder: Path, tables: Collection[str]) -> None:
        super().__init__()
        self.folder, self.tables = folder, tables

    def read(self, document: YamlDocument) -> dict[str, Declared]:
        """The sources by table."""
        data = document.data
        if data is None:
            return {}
        if not isinstance(data, YamlMapping):
            self.diagnostics.error("sources-not-mapping", getattr(data, "span", document.span))
            return {}
        if len(data) > SOURCES:
            self.diagnostics.error("sources-too-many", document.span, most=SOURCES)
            return {}
        made = ((table, self._source(table, data)) for table in data)
        return {table: source for table, source in made if source is not None}

    def _source(self, table: str, data: YamlMapping) -> Declared | None:
        span = data.keys_at[table]
        if table not in self.tables:
            self._bad_word(span, "table", table, self.tables)
            return None
        value = data[table]
        if isinstance(value, str) and value:
            return Declared(table, self._path(value), span, data.where(table))
        if not isinstance(value, YamlMapping):
            self._wrong(data, table, "text")
            return None
        self._known(value, [*KEYS])
        if {"database", "server", "query"} & set(value):
            return self._database(table, value, span)
        if "members" in value:
            return self._members(table, value, span)
        file = self._text(value, "file")
        if not file:
            if value.get("file") in (None, ""):
                self.diagnostics.error("source-without-file", span, table=table)
            return None
        source = Declared(
            table, self._path(file), span, value.where("file"), self._text(value, "sheet"),
            self._text(value, "range"), self._dialect(value), self._text(value, "owner"),
            self._password(value), for_views=self._for_views(value),
        )  # fmt: skip
        self._fitting(source, value)
        return source

    def _database(self, table: str, data: YamlMapping, span: Span) -> Declared | None:
        """A table of a database: what `fetch` has put down of it."""
        base = "server" if "server" in data else "database"
        asked = {key: self._text(data, key) for key in (base, "query")}
        named = base != "server" or _VARIABLE.fullmatch(asked[base])
        if not all(asked.values()) or not named or set(data) - {*asked, "owner"}:
            self.diagnostics.error("source-database-form", span, table=table)
            return None
        path = self.folder / lock.FOLDER / f"{table}.csv"
        owner, at = self._text(data, "owner"), data.where("query")
        return Declared(table, path, span, at, dialect=lock.DIALECT, owner=owner, asked=asked)

    def _members(self, table: str, data: YamlMapping, span: Span) -> Declared | None:
        """A table of which each workbook of a folder has a part."""
        stated = {key: self._text(data, key) for key in ("members", "column", "deadline", "before")}
        wrong = set(data) - {*stated, "sheet", "owner"}
        deadline = stated["deadline"]
        if not stated["members"] or wrong or (deadline and not _DAY.fullmatch(deadline)):
            self.diagnostics.error("source-members-form", span, table=table)
            return None
        return Declared(
            table, self._path(stated["members"]), span, data.where("members"),
            sheet=self._text(data, "sheet"), owner=self._text(data, "owner"),
            members={**stated, "column": stated["column"] or "member"},
        )  # fmt: skip

    def _for_views(self, data: YamlMapping) -> bool:
        """Whether views alone read a file; no other than Parquet has its columns apart."""
        if "for" not in data:
            return False
        if self._choice(data, "for", (VIEWS,)) and not self._text(data, "file").endswith(PARQUET):
            self.diagnostics.error("source-for-views-form", data.where("for"))
        return True

    def _path(self, written: str) -> Path:
        return self.folder / written.replace("\\", "/")

    def _fitting(self, source: Declared, data: YamlMapping) -> None:
        """Reports keys of the other kind of file than its name says it is."""
        suffix = source.path.suffix.casefold()
        for key in WORKBOOK_KEYS if suffix in TEXTS else TEXT_KEYS if suffix in WORKBOOKS else ():
            if key in data:
                code = "source-key-of-workbook" if suffix in TEXTS else "source-key-of-text"
                self.diagnostics.error(code, data.keys_at[key], key=key, file=source.path.name)

    def _password(self, data: YamlMapping) -> str:
        """The name of a password. What is no name may be the password itself: it is not shown."""
        name = data.get("password")
        if name is None or (isinstance(name, str) and _VARIABLE.fullmatch(name)):
            return name or ""
        self.diagnostics.error(UNSHOWN, data.where("password"))
        return ""

    def _dialect(self, data: YamlMapping) -> Dialect:
        delimiter = self._mark(data, "delimiter", NAMES)
        if delimiter and (len(delimiter) != 1 or delimiter.isalnum() or delimiter in "\"'\n\r"):
            self._bad_word(data.where("delimiter"), "delimiter", delimiter, NAMES)
            delimiter = ""
        quote = self._choice(data, "quote", ('"', "'", _NONE))
        decimal = self._choice(data, "decimal", (".", ","))
        thousands = self._choice(data, "thousands", (".", ",", "'", " ", "space", _NONE))
        thousands = {"space": " ", _NONE: ""}.get(thousands, thousands)
        if decimal and decimal == thousands:
            self.diagnostics.error("source-marks-alike", data.where("thousands"), found=decimal)
            thousands = ""
        encoding = self._text(data, "encoding").casefold()
        encoding = OTHER_NAMES.get(encoding, encoding)
        if encoding and encoding not in ENCODINGS:
            self._bad_word(data.where("encoding"), "encoding", encoding, ENCODINGS)
            encoding = ""
        stated = None if not quote else quote.replace(_NONE, "")
        return Dialect(delimiter, stated, encoding, NumberMarks(decimal, thousands))

    def _mark(self, data: YamlMapping, key: str, names: Mapping[str, str]) -> str:
        text = self._text(data, key)
        return names.get(text.casefold(), re.sub(r"^\\t$", "\t", text))

    def _choice(self, data: YamlMapping, key: str, choices: Sequence[str]) -> str:
        text = self._text(data, key)
        if text and text not in choices:
            self._bad_word(data.where(key), key, text, choices)
            return ""
        return text
