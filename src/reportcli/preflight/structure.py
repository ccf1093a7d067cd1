"""The structure tree of any PDF, walked once: elements in reading order with what they own (ISO 32000-1)."""

from __future__ import annotations

from dataclasses import field

import pikepdf
from pikepdf import Object

from reportcli.model.value_class import dataclass

_MAX_DEPTH = 200
_MAX_ELEMENTS = 500_000


@dataclass(slots=True, eq=False)
class StructureElement:
    """role: the standard tag after the role map. marks: page number, MCID. objects: annotations."""

    role: str
    element: Object
    parent: StructureElement | None
    kids: list[StructureElement] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)
    stated: int = 0  # the page that the element names itself
    content: list[StructureElement | tuple[int, int]] = field(
        default_factory=list
    )  # kids and marks as they are read

    @property
    def page(self) -> int:
        """The page on which it begins, 0 where nothing says so."""
        if self.marks:
            return min(page for page, _ in self.marks)
        return next((page for kid in self.kids if (page := kid.page)), self.stated)

    @property
    def number(self) -> str:
        """Object number, generation and role, as findings name an element."""
        return f"{self.element.objgen[0]} {self.element.objgen[1]} ({self.role})"

    def all(self, role: str) -> list[StructureElement]:
        """Descendants of a role, not looking into those found."""
        found: list[StructureElement] = []
        for kid in self.kids:
            found += [kid] if kid.role == role else kid.all(role)
        return found

    def text(self, key: str) -> str:
        """A text of the element itself, such as /Alt; "" where it has none."""
        value = self.element.get(key)
        return str(value).strip() if isinstance(value, pikepdf.String) else ""

    def attribute(self, name: str) -> Object | None:
        """A structure attribute of whatever owner."""
        listed = self.element.get("/A")
        for entry in list(listed) if isinstance(listed, pikepdf.Array) else [listed]:
            if isinstance(entry, pikepdf.Dictionary) and name in entry:
                return entry[name]
        return None


class Structure:
    """All elements in reading order; `loops` says that an element stands in the tree twice."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root: Object | None = pdf.Root.get("/StructTreeRoot")
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.nodes: list[StructureElement] = []
        self.tops: list[StructureElement] = []
        self.loops = False
        self._seen: set[tuple[int, int]] = set()
        roles = self.root.get("/RoleMap") if isinstance(self.root, pikepdf.Dictionary) else None
        self._roles = (
            {str(key): str(value) for key, value in roles.items()}
            if isinstance(roles, pikepdf.Dictionary)
            else {}
        )
        if isinstance(self.root, pikepdf.Dictionary):
            self._walk(self.root.get("/K"), None, None, 0)

    def role(self, tag: str) -> str:
        """The standard tag that a tag stands for in this file."""
        for _ in range(10):
            if tag not in self._roles:
                break
            tag = self._roles[tag]
        return tag.removeprefix("/")

    def parents(self) -> dict[int, Object]:
        """The parent tree's entries by key."""
        found: dict[int, Object] = {}
        tree = self.root.get("/ParentTree") if isinstance(self.root, pikepdf.Dictionary) else None
        _numbers(tree, found, 0)
        return found

    def _walk(
        self, kids: Object | None, parent: StructureElement | None, page: Object | None, depth: int
    ) -> None:
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
        for kid in listed:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self._enter(kid, parent, page, depth)
            elif parent is not None and isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                parent.objects.append(kid["/Obj"])
            elif parent is not None and isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                _own(parent, (self._page(kid.get("/Pg", page)), int(kid["/MCID"])))
            elif parent is not None and isinstance(kid, int):
                _own(parent, (self._page(page), int(kid)))

    def _enter(
        self, element: Object, parent: StructureElement | None, page: Object | None, depth: int
    ) -> None:
        if element.objgen in self._seen or depth > _MAX_DEPTH or len(self.nodes) > _MAX_ELEMENTS:
            self.loops = True
            return
        if element.is_indirect:
            self._seen.add(element.objgen)
        node = StructureElement(self.role(str(element["/S"])), element, parent)
        node.stated = self._page(element.get("/Pg"))
        self.nodes.append(node)
        (self.tops if parent is None else parent.kids).append(node)
        if parent is not None:
            parent.content.append(node)
        self._walk(element.get("/K"), node, element.get("/Pg", page), depth + 1)

    def _page(self, page: Object | None) -> int:
        return self.pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0


def _own(node: StructureElement, mark: tuple[int, int]) -> None:
    node.marks.append(mark)
    node.content.append(mark)


def _numbers(tree: Object | None, into: dict[int, Object], depth: int) -> None:
    """A number tree (ISO 32000-1, 7.9.7)."""
    if not isinstance(tree, pikepdf.Dictionary) or depth > 30:
        return
    listed = tree.get("/Nums")
    if isinstance(listed, pikepdf.Array):
        for at in range(0, len(listed) - 1, 2):
            into[int(listed[at])] = listed[at + 1]
    for kid in tree.get("/Kids", pikepdf.Array()):
        _numbers(kid, into, depth + 1)
