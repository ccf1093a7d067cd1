"""Reads a ledger back: the facts of a numeral, a page or a cell; whether ledger and PDF are of one run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from reportcli.ledger.write import ledger_schema_version, sha256
from reportcli.model.diagnostic import Findings, error
from reportcli.model.fact import POINTS
from reportcli.model.value_class import dataclass

MAX_LEDGER = 200_000_000  # bytes
PURPOSES = ("-screen", "-archive", "-inside", "-cover")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # of a sheet (ECMA-376, 18.3.1.73)
SPACES = re.compile(r"[\s\u00a0\u202f’']")
CELL = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<sheet>[^!']+))!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})"
)
FIELD = re.compile(r"(?P<file>.+?\.\w{1,7}):(?P<line>[1-9]\d{0,8}):(?P<heading>.+)")
"""A field of a text file, `people.csv:12:Name`."""
A1 = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
FACT_KEYS = {"printed", "value", "unit", "block", "cells"}
Entry = Mapping[str, Any]
"""JSON data: an object by its keys, each with a type of its own."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The data of a ledger file, and what its inputs are now."""

    path: Path
    data: Entry

    @property
    def facts(self) -> list[Entry]:
        """The printed figures, each with its cells, derivation and places."""
        return list(self.data["facts"])

    def hash_of(self, name: str) -> str:
        """The SHA-256 that an input had when the report was built, "" when the ledger does not know it."""
        return next((str(one["sha256"]) for one in self.data["inputs"] if one["name"] == name), "")

    def is_part(self, name: str) -> bool:
        """Whether the hash of an input is that of some rows of it, as in an edition of a batch."""
        return any(one["name"] == name and one.get("part") for one in self.data["inputs"])


def read_ledger(path: Path) -> Ledger:
    """The ledger at a path. Raises Findings when it is missing, no ledger, or of another version."""
    try:
        if path.stat().st_size > MAX_LEDGER:
            raise Findings([error("ledger-unreadable", None, file=path.name)])
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise Findings([error("ledger-missing", None, file=path.name)]) from None
    except (OSError, ValueError, RecursionError):
        raise Findings([error("ledger-unreadable", None, file=path.name)]) from None
    if not _is_ledger(data):
        raise Findings([error("ledger-unreadable", None, file=path.name)])
    if data.get("schema") != ledger_schema_version:
        found = str(data.get("schema"))[:20]
        raise Findings(
            [error("ledger-version", None, file=path.name, found=found, known=ledger_schema_version)]
        )
    return Ledger(path, data)


def _is_ledger(data: object) -> bool:
    """Whether all that answers are made of is there, in the form in which it was written."""
    if not isinstance(data, dict):
        return False
    facts, inputs, texts = data.get("facts"), data.get("inputs"), data.get("texts", [])
    if not all(isinstance(part, list) for part in (facts, inputs, texts)):
        return False
    return (
        all(isinstance(one, dict) and {"name", "sha256"} <= set(one) for one in inputs or ())
        and all(_is_fact(one) for one in facts or ())
        and all(_has_places(one) and {"sheet", "cell"} <= set(one) for one in texts)
    )


def _is_fact(entry: object) -> bool:
    if not isinstance(entry, dict) or not _has_places(entry) or not set(entry) >= FACT_KEYS:
        return False
    cells = entry["cells"]
    return isinstance(cells, list) and all(
        isinstance(one, dict) and {"input", "sheet"} <= set(one) and ("cell" in one or "cells" in one)
        for one in cells
    )


def _has_places(entry: object) -> bool:
    places = entry.get("places") if isinstance(entry, dict) else None
    return isinstance(places, list) and all(_is_place(one) for one in places)


def _is_place(place: object) -> bool:
    if not isinstance(place, dict) or not {"page", "folio", "box"} <= set(place):
        return False
    box = place["box"]
    return isinstance(box, list) and len(box) == 4 and all(isinstance(side, (int, float)) for side in box)


def ledger_of_edition(workbook: Path, lang: str | None) -> Path:
    """Where the ledger of an edition stands; the one in the language of the source has no language in its
    name.
    """
    source = workbook.with_suffix(".ledger.json")
    if lang is None:
        return source
    language = lang.partition("-")[0].lower()
    names = [f"{workbook.stem}-{word}.ledger.json" for word in (lang.lower(), language)]
    own = next((path for name in names if (path := workbook.with_name(name)).exists()), None)
    if own is not None:
        return own
    if source.exists() and str(read_ledger(source).data.get("language")).partition("-")[0] == language:
        return source
    return workbook.with_name(names[-1])


def ledger_of(pdf: Path) -> Ledger:
    """The ledger beside a PDF, which must say the PDF's own SHA-256. Raises Findings."""
    try:
        digest = sha256(pdf.read_bytes())
    except OSError as cause:
        raise Findings([error("pdf-unreadable", None, file=pdf.name, why=cause.strerror or cause)]) from None
    stems = [pdf.stem, *(pdf.stem.replace(purpose, "") for purpose in PURPOSES if purpose in pdf.stem)]
    paths = [pdf.with_name(f"{stem}.ledger.json") for stem in stems]
    ledger = read_ledger(next((path for path in paths if path.exists()), paths[0]))
    stated = _outputs(ledger.data.get("output"))
    if digest not in stated:
        raise Findings([error("ledger-of-another-pdf", None, file=pdf.name, ledger=ledger.path.name)])
    return ledger


def _outputs(stated: object) -> set[str]:
    """The hashes of the deliverables, of one (`{sha256}`) or of several (`[{sha256}]`)."""
    each = stated if isinstance(stated, list) else [stated]
    return {str(one.get("sha256")) for one in each if isinstance(one, dict)}


def facts_printed(ledger: Ledger, numeral: str | None, page: int | None) -> list[Entry]:
    """The facts that are printed so, on that page; with no numeral, all of the page. Where none is printed
    so, those whose value it is: a figure of 1,340,647.47 may be printed as 1.3 million.
    """
    facts = [
        entry
        for entry in ledger.facts
        if any(page is None or place.get("page") == page for place in entry.get("places", ()))
    ]
    if numeral is None:
        return facts
    wanted = digits(numeral)
    printed = [entry for entry in facts if digits(str(entry.get("printed"))) == wanted]
    if printed:
        return printed
    values = _values(wanted, percent="%" in numeral)
    return [entry for entry in facts if _number(str(entry.get("value"))) in values]


def _values(number: str, *, percent: bool) -> list[Decimal]:
    """What a typed number may stand for: itself, or the share that its percentage is (25 % is 0.25)."""
    value = _number(number)
    if value is None:
        return []
    return [value.scaleb(-2)] if percent else [value]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def digits(text: str) -> str:
    """A printed number without its separators, sign of unit and currency: `6.167.271 €` is 6167271."""
    plain = SPACES.sub("", text).replace("\u2212", "-")
    number = re.sub(r"[^\d.,+-]", "", plain)
    number = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number) if re.search(r"[.,]\d{3}(\D|$)", number) else number
    return number.replace(",", ".").strip(".+")


def facts_of_cell(ledger: Ledger, reference: str) -> list[Entry]:
    """The facts whose sources hold a cell, written `Sheet!D14`, `'A sheet'!D14`, `[budget.xlsx]Sheet!D14` or
    `people.csv:12:Name`. Raises Findings.
    """
    is_meant = _cell_meant(reference)
    return [entry for entry in ledger.facts if any(is_meant(one) for one in entry.get("cells", ()))]


def texts_of_cell(ledger: Ledger, reference: str) -> list[Entry]:
    """The paragraphs that print the text of a cell. Raises Findings."""
    is_meant = _cell_meant(reference)
    return [entry for entry in ledger.data.get("texts", ()) if is_meant(entry)]


def is_field(reference: str) -> bool:
    """Whether a reference is written as a field of a text file is."""
    return "!" not in reference and FIELD.fullmatch(reference.strip()) is not None


def _cell_meant(reference: str) -> Callable[[Entry], bool]:
    """Whether an entry's cell, or one of its cells, is the one of a reference. Raises Findings."""
    if is_field(reference):
        match = FIELD.fullmatch(reference.strip())
        file, line, heading = match.groups() if match else ("", "0", "")
        return lambda one: (
            "heading" in one
            and str(one["sheet"]) == file
            and str(one["heading"]).casefold() == heading.casefold()
            and _has_row(one, int(line))
        )
    sheet, cell = sheet_and_cell(reference)
    return lambda one: _is_cell(one, sheet, cell)


def _has_row(one: Entry, row: int) -> bool:
    """Whether an entry's cell, or one of its cells, stands in a row."""
    stretches = str(one.get("cell") or one.get("cells")).split(",")
    ends = [(first, last or first) for first, _, last in (each.partition(":") for each in stretches)]
    return any(_column_and_row(first)[1] <= row <= _column_and_row(last)[1] for first, last in ends)


def _is_cell(one: Entry, sheet: str, cell: str) -> bool:
    if str(one.get("sheet")).casefold() != sheet.casefold():
        return False
    return one.get("cell") == cell or ("cells" in one and _in_range(cell, str(one["cells"])))


def _in_range(cell: str, cells: str) -> bool:
    """Whether a cell (`D14`) is one of a ledger's `D2:D9,D12:D200001`."""
    column, row = _column_and_row(cell)
    for stretch in cells.split(","):
        first, _, last = stretch.partition(":")
        letters, top = _column_and_row(first)
        if letters == column and top <= row <= _column_and_row(last or first)[1]:
            return True
    return False


def _column_and_row(cell: str) -> tuple[str, int]:
    """`D14` as its letters and its row; row 0 where it is no cell."""
    match = A1.fullmatch(cell)
    return (match["column"], int(match["row"])) if match else ("", 0)


def cells_stated(one: Entry) -> str:
    """A cell or a range of an entry as people read it: `Comptes!D14`, `Dons!D2:D200001`; of a text file
    `people.csv:12:Name`, `people.csv:2-9:Name`.
    """
    if "heading" in one:
        lines = re.sub(r"[A-Z]", "", str(one.get("cell") or one.get("cells"))).replace(":", "-")
        among = f" ({one['among']})" if "among" in one else ""
        return f"{one['sheet']}:{lines}:{one['heading']}{among}"
    return f"{one['sheet']}!{one.get('cell') or one.get('cells')}"


def sheet_and_cell(reference: str) -> tuple[str, str]:
    """The sheet and the cell (`D14`) of a reference. Raises Findings: no such cell can be."""
    match = CELL.fullmatch(reference.strip())
    if match is None:
        raise Findings([error("cell-reference-form", None, found=reference[:80])])
    column = 0
    for letter in match["column"].upper():
        column = column * 26 + ord(letter) - 64
    if column > LAST_COLUMN or int(match["row"]) > LAST_ROW:
        raise Findings([error("cell-reference-form", None, found=reference[:80])])
    sheet = (match["quoted"] or "").replace("''", "'") or match["sheet"]
    return sheet, f"{match['column'].upper()}{match['row']}"


def value_in_unit(value: str, unit: str) -> str:
    """A value as it is said with its unit: fractions that count as percentages or points in hundredths."""
    if unit not in ("%", POINTS):
        return value
    sign, digits, exponent = Decimal(value).as_tuple()
    text = f"{Decimal((sign, digits, int(exponent) + 2)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def derivation_lines(entry: Entry, words: Mapping[str, str] | None = None) -> Iterator[str]:
    """The tree of operations of a fact, indented. words: what operations are called."""
    tree = entry.get("derivation")
    if isinstance(tree, Mapping):
        yield from _lines(tree, 0, words or {})


def _lines(tree: Entry, depth: int, words: Mapping[str, str]) -> Iterator[str]:
    head = "  " * depth
    if "constant" in tree:
        yield f"{head}{tree['constant']}"
        return
    unit = str(tree.get("unit", ""))
    value = f" = {value_in_unit(str(tree['value']), unit)} {unit}".rstrip() if "value" in tree else ""
    cells = ", ".join(
        cells_stated(one) if isinstance(one, Mapping) else str(one) for one in tree.get("sources", ())
    )
    operation = ", ".join(words.get(part, part) for part in str(tree.get("operation") or "").split(", "))
    yield f"{head}{operation or cells}{value}"
    if operation and cells:
        yield f"{head}  {cells}"
    for operand in tree.get("operands", ()):
        if isinstance(operand, Mapping):
            yield from _lines(operand, depth + 1, words)
