"""Tiny workbooks and layouts in memory, for the tests of binding and of the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import Layout, LayoutFolder, load_layout
from reportcli.model.collector import Collector
from reportcli.model.display import ImageResource
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Span
from reportcli.workbook.accounts.complete import complete_accounts
from reportcli.workbook.contract.contract import NUMERIC, Column, Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.media import Photo
from reportcli.workbook.tables.record import CellText, Record
from reportcli.workbook.tables.references import resolve
from reportcli.workbook.tables.table import Table
from reportcli.workbook.texts.text_source import TextSource
from reportcli.workbook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]
BASE_CONTRACT = ROOT / "layouts/base/contract.yaml"
DATE = "2025-06-01T00:00:00+00:00"

LAYOUT = """\
language: fr-BE
words: {fr: {contents: Sommaire, total: Total}, en: {contents: Contents, only-english: Only}}
tokens:
  colours:
    ink: {cmyk: [0, 0, 0, 100], rgb: "#000000"}
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    sea: {cmyk: [90, 50, 10, 2], rgb: "#205080"}
    accent: ink
  fonts:
    serif: {files: {400/normal: FACE, 400/italic: FACE, 600/normal: FACE}}
styles:
  character: {strong: {weight: 600}, emphasis: {italic: true}, note-call: {features: [sups]}}
  paragraph:
    body: {font: serif, size: 9 pt, leading: 12 pt, colour: ink}
    first: {based-on: body, indent-first: 0}
    title: {based-on: body, size: 20 pt, colour: accent}
    label: {based-on: body, size: 7 pt}
    toc-1: {based-on: body, leader: "."}
  prose: {p: body, p-first: first, h2: title, li: body, note: label, quote: label}
  object: {card: {fill: accent/10, padding: 4 mm}}
  table: {plain: {cell: body, header: title, total: title}}
masters:
  text:
    margins: {top: 20 mm, bottom: 20 mm, inner: 25 mm, outer: 15 mm}
    frames: {main: {left: 0, width: 100 %, top: 0, bottom: 0}}
    furniture:
      - place: {reference: page, outer: 10 mm, width: 30 mm, bottom: 10 mm, height: 5 mm}
        do:
          - {text: "{{ section.title }} {{ folio() }}", style: label, if: side == "left"}
""".replace("FACE", "SourceSerif4-Regular.otf")


@lru_cache(maxsize=1)
def base_contract() -> Contract:
    return load_contract([(BASE_CONTRACT.read_text(encoding="utf-8"), "contract.yaml")])


def workbook(
    tables: Mapping[str, Any],
    texts: Mapping[str, str] | None = None,
    contract: Contract | None = None,
    language: str = "fr",
) -> Workbook:
    """Records of the base contract: numbers become Facts, texts CellTexts, keys records; row 2 is the
    first.
    """
    contract = contract or base_contract()
    made = {name: _table(contract, name, tables.get(name, ())) for name in contract.tables}
    sources = {
        key: TextSource(key, text, f"texts/{key}.md", Span(f"texts/{key}.md"))
        for key, text in (texts or {}).items()
    }
    if sources and not tables.get("texts"):
        made["texts"] = _table(contract, "texts", [{"id": key} for key in sources])
    resolve(made, Collector())
    files = ProjectFiles(ROOT / "layouts", ROOT / "layouts")
    books = complete_accounts(made, contract, files, language, diagnostics=Collector())
    photos = {key_of["id"]: _photo(made["photos"], i) for i, key_of in enumerate(tables.get("photos", ()))}
    return Workbook(
        "2024.xlsx",
        {"2024.xlsx": "0" * 64},
        contract,
        made,
        language,
        texts=sources,
        photos=photos,
        books=books,
    )


def _table(contract: Contract, name: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    spec = contract.tables[name]
    places = {column: number for number, column in enumerate(spec.columns, 1)}
    records = []
    for index, row in enumerate(rows):
        unknown = set(row) - set(spec.columns)
        assert not unknown, f"{name} has no {unknown}"
        where = {column: CellRef("2024.xlsx", name, index + 2, places[column]) for column in spec.columns}
        sample = row.get("sample") is True
        values = {c: _value(column, row.get(c), where[c], sample, row) for c, column in spec.columns.items()}
        key = str(row.get(spec.key, "")) if spec.key else ""
        records.append(Record(name, index + 2, values, where, key=key, sheet=SheetRef("2024.xlsx", name)))
    return Table(spec, SheetRef("2024.xlsx", name), places, tuple(records))


def _value(column: Column, value: Any, ref: CellRef, sample: bool, row: Mapping[str, Any]) -> Any:
    if value is None:
        return () if column.type == "list" else None
    if column.type in NUMERIC:
        number = Decimal(str(value))
        units = {"percent": "%", "money": "EUR", "year": "year"}
        unit = units.get(column.type, str(row.get(column.unit_from, "")) if column.unit_from else column.unit)
        decimals = 0 if column.type in ("integer", "year") else column.decimals
        return Fact(number, unit, sources=(ref,), decimals=decimals, sample=sample)
    if column.type == "list":
        return tuple(CellText(item, ref) for item in value)
    return CellText(value, ref, column.type == "markdown") if isinstance(value, str) else value


def _photo(table: Table, index: int) -> Photo:
    record = table.records[index]
    resource = ImageResource(record.id, f"/media/{record.id}.jpg", 600, 400)
    return Photo(resource, "jpeg", "RGB", (0.5, 0.5), record, table.ref(index, "file"))


def layout(folder: Path, sections: str, extra: Mapping[str, str] | None = None) -> Layout:
    """A layout of LAYOUT with these sections; `extra` gives more files (components/x.yaml)."""
    home = folder / "layouts" / "tiny"
    home.mkdir(parents=True, exist_ok=True)
    (home / "layout.yaml").write_text(f"{LAYOUT}sections:\n{sections}", encoding="utf-8")
    for name, text in (extra or {}).items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (home / "fonts").mkdir(exist_ok=True)
    font = home / "fonts/SourceSerif4-Regular.otf"
    if not font.exists():
        font.write_bytes((ROOT / "layouts/base/fonts/SourceSerif4-Regular.otf").read_bytes())
    loaded = load_layout(LayoutFolder("tiny", home), ProjectFiles(folder, folder / "layouts"))
    assert not loaded.diagnostics, [(d.code, str(d.where), dict(d.args)) for d in loaded.diagnostics]
    return loaded


def report(
    folder: Path,
    blocks: str,
    tables: Mapping[str, Any] | None = None,
    texts: Mapping[str, str] | None = None,
    extra: Mapping[str, str] | None = None,
    lang: str | None = None,
    contract: Contract | None = None,
) -> Report:
    """A report of one section `s` that holds these blocks (YAML list items, two spaces deep or none)."""
    lines = "".join(f"      {line}\n" for line in blocks.strip("\n").splitlines())
    sections = f"  - section: {{id: s, title: S}}\n    do:\n{lines}"
    data = workbook(tables or {}, texts, contract)
    return bind(layout(folder, sections, extra), data, edition_lang=lang, date=DATE)


def children(made: Report, chapter: int = 0) -> tuple[Any, ...]:
    return made.chapters[chapter].section.children


def shown(block: Any) -> str:
    """The characters of a paragraph."""
    return "".join(getattr(run, "text", "") for run in block.runs)


def codes(made: Report) -> list[str]:
    return [finding.code for finding in made.diagnostics]
