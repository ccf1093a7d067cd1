"""The ledger: every printed number with its cells, its derivation and its places on the pages, as JSON data.

Reads model.display only, so that it knows nothing of typesetting.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from reportcli.blocks import PrintedFact, Report, Text
from reportcli.blocks.walk import blocks_of
from reportcli.ledger.places import Entry, delivered, fact_places
from reportcli.model.display import PagedDocument
from reportcli.model.fact import Derivation, Fact
from reportcli.model.inline import Inline, Run
from reportcli.model.origin import CellRange, Origin, join
from reportcli.model.refs import CellRef, Span, TextFile, Where, column_letters

ledger_schema_version = 1
EXCERPT = 80  # characters of a printed text
MAX_DEPTH = 12  # of a derivation tree; deeper operands are listed as sources
MAX_OPERANDS = 100  # of one operation; of more, what they come from is listed as a whole


def build_ledger(
    report: Report,
    document: PagedDocument,
    inputs: Mapping[str, str],
    output: Mapping[str, str] | None = None,
) -> Entry:
    """The ledger as `ledger_stream` gives it, whole."""
    stream = ledger_stream(report, document, inputs, output)
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in stream.items()}


def ledger_stream(
    report: Report,
    document: PagedDocument,
    inputs: Mapping[str, str],
    output: Mapping[str, str] | None = None,
    *,
    parts: Set[str] = frozenset(),
) -> Entry:
    """The ledger of the deliverables of a run. inputs, output: name -> SHA-256 in hex, of what was read and
    of each PDF. parts: the inputs of which this edition has some rows, whose SHA-256 is theirs.

    Its long lists are made one entry after another, and can be gone through once.

    Boxes are [x, y, width, height] in points from the top left corner of the trimmed page.
    """
    places = fact_places(document)
    return {
        "schema": ledger_schema_version,
        "title": report.metadata.title,
        "language": report.metadata.lang,
        "date": report.metadata.date,
        "pages": len(document.pages),
        "inputs": [
            {"name": name, "sha256": inputs[name], **({"part": True} if name in parts else {})}
            for name in sorted(inputs)
        ],
        "output": _outputs(output or {}),
        "facts": (
            _entry(index, fact, places.get(key, []))
            for index, (key, fact) in enumerate(report.facts.items())
            if key in places or not fact.spare
        ),
        "texts": _texts(report, document),
        "blocks": _blocks(report, document),
    }


def _outputs(made: Mapping[str, str]) -> object:
    """Of one file its hash, of several each with its name."""
    if len(made) > 1:
        return [{"name": name, "sha256": made[name]} for name in sorted(made)]
    return {"sha256": next(iter(made.values()))} if made else {}


def ledger_bytes(ledger: Mapping[str, object]) -> bytes:
    """Stable JSON: UTF-8, keys in the order of the schema, each entry of a list on a line of its own.

    Each entry goes through Python's encoder in C, which sets no line ends."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    made = io.BytesIO()
    lead = b"{\n  "
    for key, value in ledger.items():
        made.write(lead + f"{encode(key)}: ".encode())
        lead = b",\n  "
        if isinstance(value, (list, Iterator)):
            made.writelines(_listed(encode(entry).encode() for entry in value))
        else:
            made.write(encode(value).encode())
    made.write(b"\n}\n")
    return made.getvalue()


def _listed(entries: Iterator[bytes]) -> Iterator[bytes]:
    """The parts of a list, which without entries takes no lines."""
    lead = b"[\n    "
    for entry in entries:
        yield lead + entry
        lead = b",\n    "
    yield b"[]" if lead.startswith(b"[") else b"\n  ]"


def sha256(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def _entry(index: int, printed: PrintedFact, places: list[Entry]) -> Entry:
    fact = printed.fact
    entry: Entry = {
        "id": index,
        "printed": printed.printed,
        "value": number_text(fact.value),
        "unit": fact.unit,
        "cells": [_cell(source) for source in fact.sources if not isinstance(source, Span)],
    }
    spans = [_span(source) for source in fact.sources if isinstance(source, Span)]
    optional = {
        "period": fact.period,
        "declared_at": spans,
        "formula": fact.derivation.formula if fact.derivation else None,
        "derivation": _derivation(fact.derivation, MAX_DEPTH) if fact.derivation else None,
        "sample": fact.sample,
        "declared": fact.declared,
        "expression": _span(printed.expression) if printed.expression else None,
    }
    entry.update({name: value for name, value in optional.items() if value})
    entry["block"] = printed.block
    entry["places"] = places
    return entry


def number_text(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cell(ref: CellRef | CellRange) -> dict[str, str]:
    sheet, letters = ref.sheet, column_letters(ref.column)
    entry = {"input": ref.input, "sheet": str.__str__(sheet)}
    if isinstance(ref, CellRange):
        entry["cells"] = ref.in_letters
        entry |= {"among": ref.among} if ref.among else {}
    else:
        entry["cell"] = f"{letters}{ref.row}"
    if isinstance(sheet, TextFile):
        entry["heading"] = sheet.heading(ref.column)
    return entry


def _span(where: Where) -> str:
    return str(where)


def _source(source: Origin) -> object:
    return _span(source) if isinstance(source, Span) else _cell(source)


def _derivation(derivation: Derivation, depth: int) -> Entry | None:
    """The tree of operations; None where a derivation only says that a cell holds a formula."""
    if not derivation.operands and derivation.formula is not None:
        return None
    tree: Entry = {"operation": derivation.operation}
    if len(derivation.operands) > MAX_OPERANDS:
        facts = (operand for operand in derivation.operands if isinstance(operand, Fact))
        tree["sources"] = [_source(source) for source in join(s for fact in facts for s in fact.sources)]
    elif derivation.operands and depth > 0:
        tree["operands"] = [_operand(operand, depth - 1) for operand in derivation.operands]
    return tree


def _operand(operand: Fact | Derivation | Decimal, depth: int) -> object:
    if isinstance(operand, Decimal):
        return {"constant": number_text(operand)}
    if isinstance(operand, Derivation):
        return _derivation(operand, depth)
    found: Entry = {"value": number_text(operand.value), "unit": operand.unit}
    if operand.declared and not operand.sources:
        return {"constant": number_text(operand.value)}
    tree = _derivation(operand.derivation, depth) if operand.derivation else None
    if tree is not None:
        found.update(tree)
    else:
        found["sources"] = [_source(source) for source in operand.sources]
    return found


def _texts(report: Report, document: PagedDocument) -> Iterator[Entry]:
    """The cells whose text stands on a page: each with the paragraph that prints it and that one's boxes."""
    cells: dict[str, dict[CellRef, str]] = {}
    for block in blocks_of(report):
        for run in block.runs if isinstance(block, Text) else ():
            for ref, text in _read_from(run):
                found = cells.setdefault(block.path, {})
                found[ref] = excerpt(f"{found.get(ref, '')} {text}")
    places: dict[str, list[Entry]] = {}
    for number, page in delivered(document):
        for placed in page.placed:
            if placed.block in cells and placed.ops:
                sides = (placed.box.x, placed.box.y, placed.box.width, placed.box.height)
                place = {"page": number, "folio": page.folio, "box": [round(side, 2) for side in sides]}
                places.setdefault(placed.block, []).append(place)
    for path, own in cells.items():
        for ref in own if path in places else ():
            yield {**_cell(ref), "printed": own[ref], "block": path, "places": places[path]}


def _read_from(run: Inline) -> Iterator[tuple[CellRef, str]]:
    """The cells of a run that prints no figure, each with the words that come from it."""
    if isinstance(run, Run) and run.fact is None:
        for ref, text in ((run.where, run.text), *run.also) if run.also else ((run.where, run.text),):
            if isinstance(ref, CellRef):
                yield ref, text


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def _blocks(report: Report, document: PagedDocument) -> Iterator[Entry]:
    """Every block that stands on a page: its layout line, the cell of its content, its boxes."""
    places: dict[str, dict[tuple[object, ...], Entry]] = {}
    for number, page in delivered(document):
        for placed in page.placed:
            if placed.ops and not placed.hidden:
                box = [
                    round(side, 1)
                    for side in (placed.box.x, placed.box.y, placed.box.width, placed.box.height)
                ]
                places.setdefault(placed.block, {})[number, *box] = {"folio": page.folio, "box": box}
    for block in blocks_of(report):
        found = places.pop(block.path, None)
        if found is None:
            continue
        source = getattr(block, "source", None)
        entry: Entry = {"block": block.path}
        entry |= {"where": _span(block.span)} if block.span is not None else {}
        entry |= {"cell": _cell(source)} if isinstance(source, CellRef) else {}
        yield {**entry, "places": list(found.values())}
