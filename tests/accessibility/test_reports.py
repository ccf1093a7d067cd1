"""Both sample reports as they are read: orders written by hand, bookmarks, folios, alternatives, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from accessibility.conftest import SAMPLES
from accessibility.read_back import node_text
from reportcli.pdf.marked_text import MarkedText, marked_texts
from reportcli.preflight.structure import Structure, StructureElement

ORDERS = sorted((Path(__file__).parent / "reading_order").glob("*.txt"))
BLOCKS = (
    "P",
    "LBody",
    "TD",
    "TH",
    "Caption",
    "Lbl",
    "Note",
    "Link",
    "Span",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
)
SPREAD = 2  # pages over which one order may run


class Passage(NamedTuple):
    """kind: heading | picture | item | cell | text. page: 1-based."""

    kind: str
    text: str
    page: int


@lru_cache(maxsize=4)
def passages(path: Path) -> tuple[Passage, ...]:
    with pikepdf.open(path) as file:
        structure = Structure(file)
        texts = {
            number: marked_texts(page.obj, strip=False) for number, page in enumerate(file.pages, start=1)
        }
        return tuple(one for top in structure.tops for one in _read(top, texts, "text"))


def _read(node: StructureElement, texts: dict[int, dict[int, str]], within: str) -> Iterator[Passage]:
    """Elements that hold text themselves, whole; containers open."""
    if node.role == "Figure":
        yield Passage("picture", _one_kind_of_space(node.text("/Alt")), node.page)
        return
    kind = {"LBody": "item", "TD": "cell", "TH": "cell"}.get(node.role, within)
    if re.fullmatch("H[1-6]", node.role):
        kind = "heading"
    inline = node.kids and all(
        kid.role in ("Span", "Link", "Reference", "Lbl", "Em", "Strong") for kid in node.kids
    )
    if node.marks or (inline and node.role in BLOCKS):
        yield Passage(kind, _one_kind_of_space(node_text(node, texts)), node.page)
        for kid in node.kids:
            if kid.role in ("Note", "Figure"):
                yield from _read(kid, texts, kind)
        return
    for kid in node.kids:
        yield from _read(kid, texts, kind if node.role == "LBody" or kind == "cell" else within)


def _one_kind_of_space(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def wanted(path: Path) -> list[tuple[str, str]]:
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    return [(kind, text) for kind, _, text in (line.partition(": ") for line in lines)]


def matches(passage: Passage, kind: str, text: str) -> bool:
    if passage.kind != kind:
        return False
    return text in passage.text if kind == "picture" else passage.text.lstrip("•– ").startswith(text)


@pytest.mark.parametrize("order", ORDERS, ids=[path.stem for path in ORDERS])
def test_a_difficult_page_is_read_as_meant(reports: dict[str, Path], order: Path) -> None:
    """Every line is found after the one before; the whole on one page or spread."""
    read = passages(reports[order.stem.split("-")[0]])
    first, *rest = wanted(order)
    starts = [at for at, passage in enumerate(read) if matches(passage, *first)]
    assert starts, f"nowhere: {first}"
    furthest: tuple[int, tuple[str, str]] = (-1, first)
    for start in starts:
        at = start
        for number, line in enumerate(rest):
            found = next((i for i in range(at + 1, len(read)) if matches(read[i], *line)), None)
            if found is None or read[found].page >= read[start].page + SPREAD:
                furthest = max(furthest, (number, line))
                break
            at = found
        else:
            return
    raise AssertionError(f"not after what stands before it: {furthest[1]}")


def test_ten_pages_of_each_report_are_written_down() -> None:
    for name in SAMPLES:
        assert sum(path.stem.startswith(name) for path in ORDERS) >= 10
    for path in ORDERS:
        kinds = {kind for kind, _ in wanted(path)}
        assert kinds <= {"heading", "picture", "item", "cell", "text"}, path.name
        assert len(wanted(path)) >= 8, path.name


def test_a_wrong_order_is_seen(reports: dict[str, Path], tmp_path: Path) -> None:
    lines = wanted(ORDERS[0])
    turned = tmp_path / ORDERS[0].name
    turned.write_text("\n".join(f"{kind}: {text}" for kind, text in [lines[0], *reversed(lines[1:])]))
    with pytest.raises(AssertionError, match="not after"):
        test_a_difficult_page_is_read_as_meant(reports, turned)


@pytest.mark.parametrize("name", SAMPLES)
def test_bookmarks_equal_the_heading_tree(reports: dict[str, Path], name: str) -> None:
    with pikepdf.open(reports[name]) as file:
        structure = Structure(file)
        texts = {
            number: marked_texts(page.obj, strip=False) for number, page in enumerate(file.pages, start=1)
        }
        headings = [
            (int(node.role[1]), _one_kind_of_space(node_text(node, texts)), node.page)
            for node in structure.nodes
            if re.fullmatch("H[1-6]", node.role)
        ]
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        with file.open_outline() as outline:
            items = list(_outline(outline.root, 1, file, pages))
    assert items == headings
    assert len(headings) > 50


def _outline(
    items: object, level: int, file: pikepdf.Pdf, pages: dict[tuple[int, int], int]
) -> Iterator[tuple[int, str, int]]:
    for item in items:  # type: ignore[attr-defined]
        target = item.destination
        if isinstance(target, (pikepdf.String, pikepdf.Name, str)):
            target = file.Root.Dests[str(target)] if "/Dests" in file.Root else target
        page = target[0] if isinstance(target, pikepdf.Array) else target.D[0]
        yield level, _one_kind_of_space(item.title), pages[page.objgen]
        yield from _outline(item.children, level + 1, file, pages)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_contrast_is_enough(reports: dict[str, Path], name: str) -> None:
    assert reports[name].with_suffix(".contrast").read_text() == ""


@pytest.mark.parametrize("name", SAMPLES)
def test_every_alternative_says_what_there_is(reports: dict[str, Path], name: str) -> None:
    """A word or two name an organisation or a kind; large pictures and drawings are told in sentences."""
    with pikepdf.open(reports[name]) as file:
        structure = Structure(file)
        for node in structure.nodes:
            if node.role != "Figure":
                continue
            alt = node.text("/Alt")
            assert len(alt) > 0, f"page {node.page}: a figure says nothing"
            assert not re.search(r"\.(png|jpe?g|svg)\b|^(image|photo|picture)\b", alt, re.IGNORECASE), alt
            box = [float(side) for side in node.attribute("/BBox")]
            large = box[2] - box[0] > 200 and box[3] - box[1] > 150
            assert not large or len(alt.split()) >= 5, f"page {node.page}: {alt}"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_picture_says_only_what_stands_beside_it(reports: dict[str, Path], name: str) -> None:
    """Flags, icons and portraits beside their name are decoration."""
    read = passages(reports[name])
    for before, after in pairwise(read):
        if "picture" in (before.kind, after.kind) and before.kind != after.kind:
            assert before.text.casefold() != after.text.casefold(), f"page {after.page}: {after.text}"


@pytest.mark.parametrize(("name", "charts"), [("pls", 1)])
def test_every_chart_says_its_data(reports: dict[str, Path], name: str, charts: int) -> None:
    """Its alternative has figures, and a table of its data follows, unless it shows one value only.

    The bars of solsoc stand in the rows of a table, which says them.
    """
    with pikepdf.open(reports[name]) as file:
        structure = Structure(file)
        nodes = [node for node in structure.nodes if node.role in ("Figure", "Table")]
        told = 0
        for at, node in enumerate(nodes):
            alt = node.text("/Alt")
            values = re.findall(r"\d[\d\s.,]*(?:€|%)|\b\d{1,3}(?:[\s\u202f.]\d{3})+\b", alt)
            if node.role != "Figure" or not values:
                continue
            told += 1
            after = nodes[at + 1] if at + 1 < len(nodes) else None
            if len(values) > 1:
                assert after is not None and after.role == "Table" and after.page == node.page, alt
                heads = [cell for cell in after.all("TH") if str(cell.attribute("/Scope")) == "/Row"]
                assert len(heads) > 1
    assert told >= charts


@pytest.mark.parametrize("name", SAMPLES)
def test_page_labels_are_the_printed_folios(reports: dict[str, Path], name: str) -> None:
    with pikepdf.open(reports[name]) as file:
        labels = [str(page.label) for page in file.pages]
        read = [marked_and_artifacts(page.obj) for page in file.pages]
    shown = [(label, text) for label, text in zip(labels, read, strict=True) if label in text.split()]
    assert labels[0] == "1" and labels == sorted(labels, key=int)
    assert len(shown) > len(labels) / 2


def marked_and_artifacts(page: Any) -> str:
    """Every word that a page shows, running heads and folios included."""
    reader = _WholePage(page)
    reader.read()
    return "".join(reader.words)


class _WholePage(MarkedText):
    """Reads every string of a page, marked or not."""

    def __init__(self, page: pikepdf.Object) -> None:
        super().__init__(page)
        self.words: list[str] = []

    def _add(self, text: str) -> None:
        self.words.append(f"{text} ")
