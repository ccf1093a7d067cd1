"""The ledger: every printed number with its cells, its derivation and its places on the pages, as JSON data.

Reads model.display only, so that it knows nothing of typesetting.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Set
from decimal import Decimal

from reportcli.blocks import PrintedFact, Report
from reportcli.ledger.contents import BlockPlaces, CellText, Lines, block_places, cell_entry, cell_texts
from reportcli.ledger.places import Entry, fact_places
from reportcli.model.display import PagedDocument
from reportcli.model.fact import Derivation, Fact
from reportcli.model.origin import Origin, join
from reportcli.model.refs import Span, Where

ledger_schema_version = 1
_BEGIN, _NEXT, _END = b"{\n  ", b",\n  ", b"\n}\n"
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
    return {key: _whole(value) if isinstance(value, Iterator) else value for key, value in stream.items()}


def _whole(entries: Iterator[object]) -> list[object]:
    return [one.entry() if isinstance(one, (CellText, BlockPlaces)) else one for one in entries]


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
    head = _head(report, document, inputs, output or {}, parts=parts)
    return {**head, **_lists(report, document)}


def ledger_file(
    report: Report,
    document: PagedDocument,
    inputs: Mapping[str, str],
    output: Mapping[str, str],
    *,
    parts: Set[str],
    lists: bytes | None = None,
) -> bytes:
    """The ledger's file, of what `ledger_stream` takes. lists: what `written_lists` gave for these pages."""
    head = ledger_bytes(_head(report, document, inputs, output, parts=parts)).removesuffix(_END)
    return b"".join((head, _NEXT, written_lists(report, document) if lists is None else lists, _END))


def _head(
    report: Report,
    document: PagedDocument,
    inputs: Mapping[str, str],
    output: Mapping[str, str],
    *,
    parts: Set[str],
) -> Entry:
    """All but the long lists."""
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
        "output": _outputs(output),
    }


def _lists(report: Report, document: PagedDocument) -> dict[str, Iterator[object]]:
    """Figures, texts and blocks, each entry made when it is asked for."""
    return {
        "facts": _facts(report, document),
        "texts": cell_texts(report, document),
        "blocks": block_places(report, document),
    }


def written_lists(report: Report, document: PagedDocument) -> bytes:
    """The long lists as they stand in the file, between its other entries and its end: they need no more than
    the placed pages.
    """
    return _inner(_lists(report, document))


def _facts(report: Report, document: PagedDocument) -> Iterator[Entry]:
    places = fact_places(document)
    for index, (key, fact) in enumerate(report.facts.items()):
        if key in places or not fact.spare:
            yield _entry(index, fact, places.get(key, []))


def _outputs(made: Mapping[str, str]) -> object:
    """Of one file its hash, of several each with its name."""
    if len(made) > 1:
        return [{"name": name, "sha256": made[name]} for name in sorted(made)]
    return {"sha256": next(iter(made.values()))} if made else {}


def ledger_bytes(ledger: Mapping[str, object]) -> bytes:
    """Stable JSON: UTF-8, keys in the order of the schema, each entry of a list on a line of its own.

    Most entries go through Python's encoder in C, which sets no line ends."""
    return b"".join((_BEGIN, _inner(ledger), _END))


def _inner(ledger: Mapping[str, object]) -> bytes:
    made = io.BytesIO()
    lead = b""
    for key, value in ledger.items():
        made.write(lead + f"{_encoded(key)}: ".encode())
        lead = _NEXT
        if isinstance(value, (list, Iterator)):
            made.writelines(_listed(_lines(iter(value))))
        else:
            made.write(_encoded(value).encode())
    return made.getvalue()


_encoded: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode


def _lines(entries: Iterator[object]) -> Iterator[bytes]:
    """Each entry as JSON."""
    lines = Lines()
    for entry in entries:
        made = entry.line(lines) if isinstance(entry, (CellText, BlockPlaces)) else _encoded(entry)
        yield made.encode()


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
        "cells": [cell_entry(source) for source in fact.sources if not isinstance(source, Span)],
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


def _span(where: Where) -> str:
    return str(where)


def _source(source: Origin) -> object:
    return _span(source) if isinstance(source, Span) else cell_entry(source)


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
