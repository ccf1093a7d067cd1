"""Pages of finished content streams, their tree, bookmarks and labels (ISO 32000-1, 7.7.3 and 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.outline import Outline
from reportcli.pdf.page_labels import Label

_KIDS = 64  # pages of one node of the page tree


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Boxes in PDF user space (points, y upwards): left, bottom, right, top."""

    media: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]
    trim: tuple[float, float, float, float]


@dataclass(slots=True)
class Resources:
    """What one content stream uses: name -> reference or inline object, by resource category."""

    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, category: str, key: str, value: str) -> str:
        """Note a resource; gives its name in the content stream."""
        self.entries.setdefault(category, {})[key] = value
        return f"/{key}"

    def body(self) -> str:
        """The resource dictionary, sorted: the same bytes in whatever order things were used."""
        parts = []
        for category in sorted(self.entries):
            inside = "".join(f"/{key} {value}" for key, value in sorted(self.entries[category].items()))
            parts.append(f"/{category}<<{inside}>>")
        return f"<<{''.join(parts)}>>"


class PageWriter:
    """Writes pages into a file; each brings its boxes, resources and annotations."""

    def __init__(self, version: tuple[int, int], lang: str) -> None:
        self.file = PdfFile(version)
        if lang:
            self.file.catalog["Lang"] = objects.text_string(lang)
        self._pages: list[str] = []
        self._outline = Outline()
        self._labels: list[Label] = []

    @property
    def next_page_name(self) -> str:
        """The internal name that the page written next will have: Page1, Page2…"""
        return f"Page{len(self._pages) + 1}"

    def write_page(
        self,
        body: bytes,
        boxes: PageBoxes,
        resources: Resources,
        *,
        struct_parents: int | None = None,
        group: str | None = None,
        annotations: Sequence[str] = (),
    ) -> None:
        """Close one page. body: its stream object; group: colour space of its transparency group, if any."""
        name = self.next_page_name
        parent = self.file.reference(f"Pages{len(self._pages) // _KIDS}")
        parts = [f"<</Type/Page/Parent {parent}/MediaBox{_box(boxes.media)}"]
        if boxes.bleed != boxes.trim:
            parts.append(f"/BleedBox{_box(boxes.bleed)}")
        parts.append(f"/TrimBox{_box(boxes.trim)}/Contents {self.file.add(f'{name}-content', body)}")
        parts.append(f"/Resources{resources.body()}")
        if struct_parents is not None:
            parts.append(f"/StructParents {struct_parents}/Tabs/S")
        if group is not None:
            parts.append(f"/Group<</Type/Group/S/Transparency/CS{group}/I true>>")
        if annotations:
            parts.append(f"/Annots[{' '.join(annotations)}]")
        self._pages.append(self.file.add(name, f"{''.join(parts)}>>".encode("latin-1")))

    def bookmark(self, key: str, x: float, y: float) -> None:
        """A destination on the page that is written next."""
        page = self.file.reference(self.next_page_name)
        self._outline.places[key] = f"[{page}/XYZ {objects.numbers((x, y), 3)} null]"

    def outline(self, title: str, key: str, level: int) -> None:
        """A bookmark of a destination, without the hyphens that its text may be broken at. level: from 0."""
        self._outline.add(title.replace("\u00ad", ""), key, level)

    def label(self, label: Label) -> None:
        """What the viewer calls this page and those after it."""
        self._labels.append(label)

    def set_structure(self, root: str) -> None:
        """Name the structure tree root in the catalog and say that the file is tagged."""
        self.file.catalog |= {"StructTreeRoot": root, "MarkInfo": "<</Marked true>>"}

    def ended(self) -> PdfFile:
        """The file with its page tree, bookmarks and labels; no more pages can be written."""
        file = self.file
        file.catalog["Pages"] = self._page_tree()
        outlines = self._outline.write(file)
        if outlines is not None:
            file.catalog |= {"Outlines": outlines, "PageMode": "/UseOutlines"}
        if self._labels:
            labels = "".join(map(_label, self._labels))
            file.catalog["PageLabels"] = f"<</Nums[{labels}]>>"
        return file

    def _page_tree(self) -> str:
        """Nodes of a few pages each, so that no viewer reads all to find one."""
        nodes = [self._pages[at : at + _KIDS] for at in range(0, len(self._pages), _KIDS)]
        top = f"/Parent {self.file.reference('Pages')}" if len(nodes) > 1 else ""
        written = [
            self.file.add(f"Pages{number}", _node(kids, len(kids), top)) for number, kids in enumerate(nodes)
        ]
        return written[0] if len(nodes) == 1 else self.file.add("Pages", _node(written, len(self._pages)))


def _node(kids: Sequence[str], count: int, more: str = "") -> bytes:
    return f"<</Type/Pages/Count {count}/Kids[{' '.join(kids)}]{more}>>".encode("latin-1")


def _label(label: Label) -> str:
    style = f"/S/{label.style}" if label.style else ""
    prefix = f"/P{objects.text_string(label.prefix)}" if label.prefix else ""
    start = f"/St {label.start}" if label.start is not None else ""
    return f"{label.page}<<{style}{prefix}{start}>>"


def _box(box: tuple[float, float, float, float]) -> str:
    return f"[{objects.numbers(box, 3)}]"
