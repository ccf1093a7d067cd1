"""The structure tree of a document, grown while its pages are painted: order of reading, not of drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportcli.model.display import PagedDocument, Placed, StructNode
from reportcli.model.geometry import Rect
from reportcli.pdf import objects
from reportcli.pdf.structure import CELLS, Element, Mark, ParentTree

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class TreeGrower:
    """Elements of one chapter after another, attached when something of them is placed.

    A node with content of its own keeps its kids in the order in which they are met; pure containers sort
    them as the nodes stand.
    """

    def __init__(self, document: PagedDocument) -> None:
        self.root = Element("Document", lang=document.metadata.lang or None)
        self.parents = ParentTree()
        self._chapters = [chapter.nodes for chapter in document.chapters]
        self._elements: dict[tuple[int, int], Element] = {}
        self._sources: dict[int, StructNode] = {}
        self._order: dict[int, int] = {}
        self._boxes: dict[int, tuple[str, Element, Rect]] = {}
        self._marked: set[int] = set()
        self._inner_links: dict[int, str] = {}

    def element(self, chapter: int, node: int) -> Element:
        """The element of a node, made and attached with all its ancestors when it is first asked for."""
        key = (chapter, node)
        known = self._elements.get(key)
        if known is not None:
            return known
        source = self._chapters[chapter][node]
        parent = self.root if source.parent < 0 else self.element(chapter, source.parent)
        element = _element(source, parent)
        self._elements[key] = element
        self._sources[id(element)] = source
        self._order[id(element)] = node
        _attach(parent, element, self._note_sibling(chapter, node) if source.tag == "Note" else None)
        return element

    def source(self, element: Element) -> StructNode:
        """The node that an element was made of; a bare one for elements of the painter's own."""
        return self._sources.get(id(element)) or StructNode(element.tag, -1)

    def link_within(self, element: Element, link: str) -> Element:
        """A Link inside an element that is none; a further piece of the same link goes on in it."""
        last = element.kids[-1] if element.kids else None
        if isinstance(last, Element) and self._inner_links.get(id(last)) == link:
            return last
        inner = Element("Link", parent=element)
        element.kids.append(inner)
        self._inner_links[id(inner)] = link
        self._marked.add(id(element))
        return inner

    def mark(self, element: Element, page: str, owners: list[Element]) -> int:
        """The next MCID of a page, given to an element."""
        mcid = len(owners)
        owners.append(element)
        element.kids.append(Mark(page, mcid))
        self._marked.add(id(element))
        return mcid

    def cover(self, chapter: int, placed: Placed, page: str) -> None:
        """Widen the bounding boxes of the figures that a placed leaf belongs to, on their first page."""
        nodes, node = self._chapters[chapter], placed.node
        while node >= 0:
            if nodes[node].bbox:
                element = self.element(chapter, node)
                first, _, box = self._boxes.get(id(element), (page, element, placed.box))
                if first == page:
                    self._boxes[id(element)] = page, element, _union(box, placed.box)
            node = nodes[node].parent

    def keep_empty_cells(self) -> None:
        """A table row that is delivered has all its cells: an empty one counts in the grid as well.

        A section whose heading is not shown keeps the heading's element, and so its level."""
        for chapter, nodes in enumerate(self._chapters):
            for index, node in enumerate(nodes):
                delivered = (chapter, node.parent) in self._elements
                wanted = node.tag in CELLS or (node.tag in HEADINGS and node.actual_text)
                if wanted and delivered and (chapter, index) not in self._elements:
                    self.element(chapter, index)

    def finish(self, left: float, tops: Mapping[str, float]) -> None:
        """Sort the kids of pure containers, write figures' boxes. left: of all trims, tops: of the trims of
        pages by their names, in user space.
        """
        for element in [self.root, *self._elements.values()]:
            if id(element) not in self._marked and element is not self.root:
                element.kids.sort(key=lambda kid: self._order.get(id(kid), 0))
        for page, element, box in self._boxes.values():
            top = tops[page]
            edges = (left + box.x, top - box.bottom, left + box.right, top - box.y)
            element.attributes.append(f"<</O/Layout/Placement/Block/BBox[{objects.numbers(edges)}]>>")

    def forget(self) -> None:
        """Lets go of every element, once the tree is written: of a long table one for each cell."""
        self._elements, self._sources, self._order, self._boxes = {}, {}, {}, {}
        self.parents.entries.clear()

    def _note_sibling(self, chapter: int, node: int) -> Element | None:
        """The element that a note follows: its call, or what else stands before it in the same parent."""
        nodes: Sequence[StructNode] = self._chapters[chapter]
        for before in range(node - 1, nodes[node].parent, -1):
            if nodes[before].parent == nodes[node].parent:
                return self._elements.get((chapter, before))
        return None


def _attach(parent: Element, element: Element, after: Element | None) -> None:
    if after is not None and after in parent.kids:
        parent.kids.insert(parent.kids.index(after) + 1, element)
    else:
        parent.kids.append(element)


def _element(node: StructNode, parent: Element) -> Element:
    return Element(
        tag=node.tag,
        parent=parent,
        alt=node.alt and node.alt.replace("\u00ad", ""),
        actual_text=node.actual_text,
        lang=node.lang,
        title=node.title and node.title.replace("\u00ad", ""),
        id=node.id,
        attributes=_attributes(node),
    )


def _attributes(node: StructNode) -> list[str]:
    """Table and list attributes (ISO 32000-1, 14.8.5); a figure's box follows when its pages are known."""
    table = f"/Scope/{node.scope}" if node.scope in ("Row", "Column", "Both") else ""
    table += f"/ColSpan {node.col_span}" if node.col_span > 1 else ""
    table += f"/RowSpan {node.row_span}" if node.row_span > 1 else ""
    if node.headers:
        table += f"/Headers[{''.join(map(objects.text_string, node.headers))}]"
    attributes = [f"<</O/Table{table}>>"] if table else []
    if node.numbering is not None:
        attributes.append(f"<</O/List/ListNumbering{objects.name(node.numbering)}>>")
    if node.decoration is not None:
        attributes.append(f"<</O/Layout/TextDecorationType{objects.name(node.decoration)}>>")
    return attributes


def _union(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
