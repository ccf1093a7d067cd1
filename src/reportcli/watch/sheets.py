"""Where a sheet of the workbook, or a file of a table, has gone: all that it prints, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.blocks.positions import passages
from reportcli.ledger.read import cells_stated
from reportcli.model.refs import CellRef
from reportcli.watch.places import Leaf, Places

Data = dict[str, object]
MOST = 3000  # places of one sheet
LONGEST = 80  # letters of what stands at one


def sheets(places: Places, read: Iterable[str]) -> list[Data]:
    """The sheets that were read, in their order, and others that print something; how many places each has.

    read: their names.
    """
    counts: dict[str, int] = dict.fromkeys(read, 0)
    for name, _ in _everything(places):
        counts[name] = counts.get(name, 0) + 1
    return [{"name": name, "count": count} for name, count in counts.items()]


def of_sheet(places: Places, sheet: str) -> list[Data]:
    """The places of a sheet in page order, each with its cell and the words that stand there."""
    held = [place for name, place in _everything(places) if name == sheet]
    held.sort(key=lambda place: place["page"])  # type: ignore[arg-type,return-value]  # a number
    return held[:MOST]


def _everything(places: Places) -> Iterator[tuple[str, Data]]:
    """Sheets with what each prints: every figure; then blocks with words or pictures of it, each once on a
    page, where no figure of that sheet stands in them.
    """
    known = set()
    for entry in places.facts:
        for cell in entry["cells"]:
            sheet = str(cell["sheet"])
            for place in entry["places"]:
                known.add((sheet, place["page"], place["block"]))
                yield sheet, {**place, "cell": cells_stated(cell), "text": _short(str(entry["printed"]))}
    held: dict[tuple[str, int, str], tuple[str, list[Leaf]]] = {}
    for leaf in places.every_leaf():
        block = places.blocks.get(leaf.block)
        for cell in () if block is None else (getattr(block, "source", None), *passages(block)):
            if not isinstance(cell, CellRef):
                continue
            key = (str(cell.sheet), leaf.page, leaf.block)
            if key not in known:
                held.setdefault(key, (cell.a1, []))[1].append(leaf)
    for (sheet, *_), (cell, leaves) in held.items():
        words = " ".join(" ".join(leaf.words for leaf in dict.fromkeys(leaves)).split())
        yield sheet, {**leaves[0].place, "box": _around(leaves), "cell": cell, "text": _short(words)}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(' ')[0]} …"


def _around(leaves: Iterable[Leaf]) -> list[float]:
    """The box around what a block has on a page."""
    edges = [(x, y, x + width, y + height) for x, y, width, height in (leaf.box for leaf in leaves)]
    left, top = min(one[0] for one in edges), min(one[1] for one in edges)
    right, bottom = max(one[2] for one in edges), max(one[3] for one in edges)
    return [left, top, right - left, bottom - top]
