"""The structure tree as PDF objects: elements, parent tree, id tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile

CELLS = ("TD", "TH")  # stay even when empty: a row without them would lose its columns
# Tags whose text goes on in the line that they stand in.
INLINE = ("Span", "Link", "Reference", "Lbl", "Em", "Strong", "Code", "Quote", "BibEntry")
# Tags that PDF 1.7 does not know, and the standard ones that they stand for.
ROLE_MAP = {"Em": "Span", "Strong": "Span", "Sub": "Span", "Title": "P", "Aside": "Div", "FENote": "Note"}
_SAID = ("Alt", "ActualText", "Lang", "T", "ID")  # what an element says of itself, by its key
_SILENT = (None,) * len(_SAID)


class Mark(NamedTuple):
    """A marked-content sequence of an element: page (its internal name) and MCID."""

    page: str
    mcid: int


class AnnotationMark(NamedTuple):
    """An annotation that belongs to an element: its page's internal name and its own reference."""

    page: str
    reference: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. Children stand in reading order. attributes: attribute objects as PDF syntax."""

    tag: str
    parent: Element | None = None
    kids: list[Element | Mark | AnnotationMark] = field(default_factory=list)
    alt: str | None = None
    actual_text: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    attributes: list[str] = field(default_factory=list)
    name: str = ""

    def first_page(self) -> str | None:
        """Internal name of the page on which the element begins."""
        for kid in self.kids:
            page = kid.first_page() if isinstance(kid, Element) else kid.page
            if page is not None:
                return page
        return None


class ParentTree:
    """Which elements the marks of each page and each annotation belong to; keys are StructParents values."""

    def __init__(self) -> None:
        self.entries: list[list[Element] | Element] = []

    def add(self, owners: list[Element] | Element) -> int:
        """The key under which a page (list by MCID) or an annotation (one element) is entered."""
        self.entries.append(owners)
        return len(self.entries) - 1


def prune(element: Element) -> bool:
    """Drop elements in which nothing is marked, but for table cells and what brings its text along; says
    whether the element stays."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or prune(kid)]
    return bool(element.kids) or element.tag in CELLS or element.actual_text is not None


def write_tree(pdf: PdfFile, root: Element, parents: ParentTree) -> str:
    """Writes the whole tree, and takes it apart; gives the reference of the StructTreeRoot."""
    elements: list[Element] = []
    _collect(root, elements)
    root_reference = pdf.reference("StructTreeRoot")
    for index, element in enumerate(elements):
        element.name = f"E{index}"
        pdf.reference(element.name)
    for element in elements:
        pdf.add(element.name, _element(pdf, element, root_reference))
    reference = pdf.add("StructTreeRoot", _root(pdf, root, parents, elements))
    for element in elements:  # which refer to one another in circles, and would stay until the run ends
        element.kids = []
    return reference


_tag = lru_cache(maxsize=256)(objects.name)


def _collect(element: Element, into: list[Element]) -> None:
    into.append(element)
    for kid in element.kids:
        if isinstance(kid, Element):
            _collect(kid, into)


def _element(pdf: PdfFile, element: Element, root_reference: str) -> bytes:
    parent = root_reference if element.parent is None else pdf.reference(element.parent.name)
    parts = [f"<</Type/StructElem/S{_tag(element.tag)}/P {parent}"]
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None) or element.first_page()
    if page is not None:
        parts.append(f"/Pg {pdf.reference(page)}")
    kids = [_kid(pdf, kid, page) for kid in element.kids]
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    said = (element.alt, element.actual_text, element.lang, element.title, element.id)
    if said != _SILENT:
        for key, value in zip(_SAID, said, strict=True):
            if value is not None:
                parts.append(f"/{key}{objects.text_string(value)}")
    if element.attributes:
        joined = "".join(element.attributes)
        parts.append(f"/A{joined}" if len(element.attributes) == 1 else f"/A[{joined}]")
    parts.append(">>")
    return "".join(parts).encode("latin-1")


def _kid(pdf: PdfFile, kid: Element | Mark | AnnotationMark, page: str | None) -> str:
    if isinstance(kid, Element):
        return pdf.reference(kid.name)
    place = f"/Pg {pdf.reference(kid.page)}"
    if isinstance(kid, AnnotationMark):
        return f"<</Type/OBJR{place}/Obj {kid.reference}>>"
    return str(kid.mcid) if kid.page == page else f"<</Type/MCR{place}/MCID {kid.mcid}>>"


def _root(pdf: PdfFile, root: Element, parents: ParentTree, elements: list[Element]) -> bytes:
    numbers = []
    for key, owners in enumerate(parents.entries):
        if isinstance(owners, list):
            listed = " ".join(pdf.reference(owner.name) for owner in owners)
            numbers.append(f"{key}[{listed}]")
        else:
            numbers.append(f"{key} {pdf.reference(owners.name)}")
    nums = "\n".join(numbers)
    tree = pdf.add("ParentTree", f"<</Nums[{nums}]>>".encode("latin-1"))
    ids = {element.id: element for element in reversed(elements) if element.id is not None}
    names = "\n".join(
        f"{objects.text_string(key)}{pdf.reference(ids[key].name)}" for key in sorted(ids, key=_id_order)
    )
    id_tree = f"/IDTree<</Names[{names}]>>" if ids else ""
    roles = sorted({element.tag for element in elements} & ROLE_MAP.keys())
    role_map = "".join(f"{objects.name(tag)}{objects.name(ROLE_MAP[tag])}" for tag in roles)
    return (
        f"<</Type/StructTreeRoot/K {pdf.reference(root.name)}/ParentTree {tree}"
        f"/ParentTreeNextKey {len(parents.entries)}{id_tree}"
        f"{f'/RoleMap<<{role_map}>>' if role_map else ''}>>"
    ).encode("latin-1")


def _id_order(text: str) -> bytes:
    """Name trees are sorted by the bytes of their strings."""
    return text.encode("latin-1") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be", "replace")
