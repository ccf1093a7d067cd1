"""Bookmarks of a file (ISO 32000-1, 12.3.3): all of them open, each leading to a place on a page."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile


@dataclass(slots=True, eq=False)
class _Entry:
    """title: as viewers show it; key: of its place."""

    title: str
    key: str
    name: str
    kids: list[_Entry] = field(default_factory=list)

    @property
    def below(self) -> int:
        """How many entries are under this one, on all levels."""
        return len(self.kids) + sum(kid.below for kid in self.kids)


class Outline:
    """Collects entries in their order. places: destinations as PDF syntax, by key."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self._root = _Entry("", "", "Outlines")
        self._path = [self._root]
        self._count = 0

    def add(self, title: str, key: str, level: int) -> None:
        """An entry. level: from 0, at most one deeper than the entry before."""
        del self._path[level + 1 :]
        entry = _Entry(title, key, f"Outline{self._count}")
        self._count += 1
        self._path[-1].kids.append(entry)
        self._path.append(entry)

    def write(self, file: PdfFile) -> str | None:
        """All entries; gives the reference of the root, None where there is none."""
        if not self._root.kids:
            return None
        self._write_kids(file, self._root)
        ends = _ends(file, self._root)
        return file.add("Outlines", f"<</Type/Outlines{ends}/Count {self._root.below}>>".encode("latin-1"))

    def _write_kids(self, file: PdfFile, parent: _Entry) -> None:
        kids = parent.kids
        for at, entry in enumerate(kids):
            parts = [f"<</Title{objects.text_string(entry.title)}/Parent {file.reference(parent.name)}"]
            parts.append(f"/Dest{self.places[entry.key]}")
            parts += [f"/Prev {file.reference(kids[at - 1].name)}"] if at else []
            parts += [f"/Next {file.reference(kids[at + 1].name)}"] if at + 1 < len(kids) else []
            parts += [f"{_ends(file, entry)}/Count {entry.below}"] if entry.kids else []
            file.add(entry.name, f"{''.join(parts)}>>".encode("latin-1"))
            self._write_kids(file, entry)


def _ends(file: PdfFile, entry: _Entry) -> str:
    first, last = entry.kids[0], entry.kids[-1]
    return f"/First {file.reference(first.name)}/Last {file.reference(last.name)}"
