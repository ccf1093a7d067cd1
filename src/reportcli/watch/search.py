"""Where something prints that is typed into the search: a cell, a file with its line, a figure, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks.positions import passages
from reportcli.ledger.read import CELL, digits, facts_of_cell, facts_printed, texts_of_cell
from reportcli.model.diagnostic import Findings
from reportcli.model.refs import CellRef, Span, Where
from reportcli.watch.places import Leaf, Places

MOST = 60  # results
LINE = re.compile(r"(?P<file>[^:*?\"<>|]+\.\w{1,5})(?::(?P<line>\d{1,7}))?(?::\d{1,7})?")
Data = dict[str, object]


def found(places: Places, asked: str) -> list[Data]:
    """Places on the pages, in page order within each kind; nothing for a blank."""
    text = " ".join(asked.split())
    if not text:
        return []
    line = LINE.fullmatch(text)
    if CELL.fullmatch(text):
        results = of_cell(places, text)
    elif line is not None and (lines := list(of_line(places, line["file"], int(line["line"] or 0)))):
        results = iter(lines)
    else:
        results = _of_words(places, text)
    kept: dict[tuple[object, ...], Data] = {}
    for result in results:
        kept.setdefault((result["page"], *result["box"]), result)  # type: ignore[misc]
        if len(kept) == MOST:
            break
    return list(kept.values())


def of_cell(places: Places, cell: str) -> Iterator[Data]:
    """Where a cell (`Sheet!D14`) is printed, as a figure or a text, alone or within a sum."""
    try:
        entries = [*facts_of_cell(places.ledger, cell), *texts_of_cell(places.ledger, cell)]
    except Findings:  # no such cell can be
        return
    for entry in entries:
        for place in entry["places"]:
            yield {**place, "text": str(entry["printed"])}


def of_line(places: Places, file: str, line: int) -> Iterator[Data]:
    """Where what is written at a line prints, or at the nearest one above it; line 0: all of the file."""
    known = list(_lines(places, file))
    if line:
        nearest = max((at for at, _ in known if at <= line), default=0)
        known = [(at, leaf) for at, leaf in known if at == nearest]
    for at, leaf in known:
        yield {**leaf.place, "text": _short(leaf.words) or leaf.block, "line": at}


def _lines(places: Places, file: str) -> Iterator[tuple[int, Leaf]]:
    """Lines of a file, each with what prints it."""
    for leaf in places.every_leaf():
        block = places.blocks.get(leaf.block)
        if block is not None:
            for where in (block.span, *passages(block)):
                if isinstance(where, Span) and _is_file(where.file, file):
                    yield where.start.line, leaf


def _is_file(name: str, asked: str) -> bool:
    asked = asked.replace("\\", "/").lstrip("./")
    return name == asked or name.endswith(f"/{asked}")


def _of_words(places: Places, text: str) -> Iterator[Data]:
    """Figures that are printed so, then paragraphs that hold the words."""
    known = set()
    if re.search(r"\d", text) and digits(text):
        for entry in facts_printed(places.ledger, text, None):
            for place in entry["places"]:
                known.add((place["page"], place["block"]))
                yield {**place, "text": str(entry["printed"])}
    wanted = text.casefold()
    for leaf in places.every_leaf():
        words = " ".join(leaf.words.split())
        at = words.casefold().find(wanted)
        if at >= 0 and (leaf.page, leaf.block) not in known:
            yield {**leaf.place, "text": _short(words[max(0, at - 20) :])}


def place_of(places: Places, where: Where | None, block: str | None) -> Data | None:
    """The first place that a finding is about: by its cell, its line, or its block."""
    results: Iterator[Data] = iter(())
    if isinstance(where, CellRef):
        results = of_cell(places, _quoted(where))
    elif isinstance(where, Span):
        results = (one for one in of_line(places, where.file, where.start.line) if _near(one, where))
    first = next(results, None)
    if first is None and block:
        first = next((dict(leaf.place) for leaf in places.of_block(block)), None)
    if first is None and isinstance(where, CellRef):
        first = next(_of_source(places, where), None)
    return first


def _near(result: Data, where: Span) -> bool:
    """Whether a place is of that very line: what stands far above it is something else."""
    line = result.get("line")
    return isinstance(line, int) and where.start.line - line <= 3


def _of_source(places: Places, cell: CellRef) -> Iterator[Data]:
    for leaf in places.every_leaf():
        block = places.blocks.get(leaf.block)
        if block is not None and getattr(block, "source", None) == cell:
            yield dict(leaf.place)


def _quoted(cell: CellRef) -> str:
    """A cell as the ledger is asked for it: the sheet's name in quotes."""
    sheet, _, place = cell.a1.rpartition("!")
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'!{place}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
