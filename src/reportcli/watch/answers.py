"""What the page is told of a figure, a block, a page: plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportcli.blocks import Block
from reportcli.blocks.positions import passages
from reportcli.ledger.read import Entry, cells_stated, derivation_lines, value_in_unit
from reportcli.model.refs import CellRef, Span, Where
from reportcli.watch.by_hand import settings
from reportcli.watch.places import Leaf, Places

Data = dict[str, object]
MOST_LINES = 60  # of a derivation
MOST_WORDS = 240  # characters of a block's text


def on_page(places: Places, number: int) -> Data:
    """Figures and blocks of a page, with their boxes."""
    figures = [
        {"id": entry["id"], "printed": entry["printed"], "box": place["box"]}
        for entry in places.facts
        for place in entry["places"]
        if place["page"] == number
    ]
    blocks = [
        {"at": at, "block": leaf.block, "box": list(leaf.box), "words": leaf.words[:80]}
        for at, leaf in enumerate(places.leaves.get(number, ()))
    ]
    return {"page": number, "figures": figures, "blocks": blocks}


def of_figure(places: Places, number: int, operations: Mapping[str, str]) -> Data | None:
    """Where a figure comes from, and all its places; None where there is no such figure."""
    entry = places.fact(number)
    if entry is None:
        return None
    return {
        "printed": entry["printed"],
        "value": value_in_unit(str(entry["value"]), str(entry["unit"])),
        "unit": entry["unit"],
        "cells": [_cell(one) for one in entry["cells"]],
        "formula": entry.get("formula", ""),
        "derivation": list(derivation_lines(entry, operations))[:MOST_LINES],
        "expression": written_place(str(entry.get("expression", ""))),
        "declared": [written_place(str(one)) for one in entry.get("declared_at", ())],
        "block": entry["block"],
        "places": entry["places"],
        "same": _same(places, entry),
    }


def _same(places: Places, entry: Entry) -> list[Data]:
    """Other figures of the very same cells: the number a second time, perhaps written otherwise."""
    cells = entry["cells"]
    return [
        {"printed": other["printed"], **place}
        for other in places.facts
        if cells and other["id"] != entry["id"] and other["cells"] == cells
        for place in other["places"]
    ]


def of_block(places: Places, page: int, at: int) -> Data | None:
    """What a block is and where it is written; None where none stands there."""
    leaf = places.leaf(page, at)
    if leaf is None:
        return None
    block, written = places.blocks.get(leaf.block), places.written(leaf.block)
    span = written.span if written is not None else None
    return {
        "block": leaf.block,
        "at": at,
        "kind": type(block or written).__name__.lower() if block or written else "",
        "style": leaf.style,
        "component": _component(span),
        "where": place_data(span),
        "used": place_data(_used_at(places, leaf, span)),
        "sources": [place_data(where) for where in _sources(block)],
        "words": " ".join(leaf.words.split())[:MOST_WORDS],
        "place": leaf.place,
        "settings": settings(places, leaf),
    }


def _sources(block: Block | None) -> Iterable[Where]:
    """The cells and prose that a block's words come from."""
    if block is None:
        return []
    source = getattr(block, "source", None)
    own = [source] if isinstance(source, (CellRef, Span)) else []
    return list(dict.fromkeys([*own, *(one for one in passages(block) if one != block.span)]))[:8]


def _component(span: Span | None) -> str:
    """The component whose file holds a line."""
    folder, _, name = span.file.rpartition("/") if span is not None else ("", "", "")
    return name.rpartition(".")[0] if folder.endswith("components") else ""


def _used_at(places: Places, leaf: Leaf, span: Span | None) -> Span | None:
    """The nearest block around that is written in another file: what holds the component."""
    path = leaf.block
    while span is not None and "/" in path:
        path = path.rpartition("/")[0]
        around = places.blocks.get(path)
        if around is not None and around.span is not None and around.span.file != span.file:
            return around.span
    return None


def place_data(where: Where | None) -> Data | None:
    """A place in a file or a workbook, as people read it and as it is opened."""
    if where is None:
        return None
    if isinstance(where, Span):
        start = where.start
        return {"text": str(where), "file": where.file, "line": start.line, "column": start.column}
    return {"text": str(where), "file": where.input, "cell": str(where)}


def written_place(text: str) -> Data | None:
    """`sections/a.yaml:12:3` as a place; a cell as it is written; None for nothing."""
    if not text:
        return None
    file, line, column = [*text.rsplit(":", 2), "", ""][:3]
    if line.isdecimal() and column.isdecimal():
        return {"text": text, "file": file, "line": int(line), "column": int(column)}
    return {"text": text}


def _cell(entry: Entry) -> Data:
    stated = cells_stated(entry)
    return {"text": stated, "file": entry["input"], "cell": stated}
