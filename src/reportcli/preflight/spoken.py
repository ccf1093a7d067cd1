"""What a screen reader would say of a tagged PDF: roles, texts and alternatives in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf

from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings, error
from reportcli.pdf.marked_text import marked_texts
from reportcli.pdf.structure import INLINE
from reportcli.preflight.structure import Structure, StructureElement
from reportcli.preflight.subject import MALFORMED

_SPACES = re.compile(r"[ \t\n]+")


def spoken(path: Path, lang: str) -> list[str]:
    """The lines; nesting is two spaces a level of list or table. Raises `Findings` where it is no PDF."""
    try:
        with pikepdf.open(path) as file:
            words = catalogue(lang).get("_read", {})
            structure = Structure(file)
            if not structure.nodes:
                return [words.get("untagged", "")]
            texts = {
                number: marked_texts(page.obj, strip=False) for number, page in enumerate(file.pages, start=1)
            }
            return list(_Speaker(structure, texts, words).lines())
    except pikepdf.PasswordError as cause:
        raise Findings([error("preflight-encrypted", None, clause="ISO 32000-1, 7.6")]) from cause
    except (pikepdf.PdfError, OSError) as cause:
        raise Findings([error("preflight-unreadable", None, file=path.name, why=cause)]) from cause
    except MALFORMED as cause:
        why = f"{type(cause).__name__}: {cause}"
        raise Findings([error("preflight-malformed", None, file=path.name, why=why)]) from cause


class _Speaker:
    """Walks the tree of one document."""

    def __init__(
        self, structure: Structure, texts: Mapping[int, Mapping[int, str]], words: Mapping[str, str]
    ) -> None:
        self._structure = structure
        self._texts = texts
        self._words = words
        self._page = 0
        tops = structure.tops
        self._home = (tops[0].text("/Lang") if tops else "").split("-")[0]

    def lines(self) -> Iterator[str]:
        """The lines of the whole document, in the order of the structure tree; nesting is indented."""
        for node in self._structure.tops:
            yield from self._node(node, 0)

    def _say(self, word: str, **args: object) -> str:
        return self._words.get(word, word).format_map(args)

    def _node(self, node: StructureElement, depth: int) -> Iterator[str]:
        yield from self._turn(node)
        indent = "  " * depth
        role, lang = node.role, self._lang(node)
        if role[:1] == "H" and role[1:].isdecimal():
            yield f"{indent}{self._say('heading', level=role[1:])}{lang}: {self._text(node)}"
        elif role in ("Figure", "Formula"):
            yield f"{indent}{self._say('figure')}{lang}: {node.text('/Alt') or self._text(node)}"
            for kid in node.all("Caption"):
                yield f"{indent}{self._say('caption')}: {self._text(kid)}"
        elif role in ("L", "TOC"):
            yield from self._list(node, depth)
        elif role == "Table":
            yield from self._table(node, depth)
        elif role in ("Note", "Caption", "BlockQuote"):
            word = {"BlockQuote": "quote"}.get(role, role.lower())
            yield f"{indent}{self._say(word)}{lang}: {self._text(node)}"
        else:
            yield from self._passage(node, depth)

    def _passage(self, node: StructureElement, depth: int) -> Iterator[str]:
        """What holds text itself, then its notes and pictures; of a container, all that is in it."""
        if node.marks or (node.kids and all(kid.role in INLINE for kid in node.kids)):
            text = self._text(node)
            if text:
                yield f"{'  ' * depth}{text}{self._lang(node)}"
            inner, deeper = [kid for kid in node.kids if kid.role in ("Note", "Figure")], depth + 1
        else:
            inner, deeper = node.kids, depth
        for kid in inner:
            yield from self._node(kid, deeper)

    def _turn(self, node: StructureElement) -> Iterator[str]:
        page = min((page for page, _ in node.marks), default=0)
        if page > self._page:
            self._page = page
            yield f"--- {self._say('page', page=page)}"

    def _lang(self, node: StructureElement) -> str:
        """The language of a passage, where it is another than the document's."""
        lang = node.text("/Lang")
        other = lang and node.parent is not None and lang.split("-")[0] != self._home
        return f" ({self._say('language', lang=lang)})" if other else ""

    def _list(self, node: StructureElement, depth: int) -> Iterator[str]:
        items = [kid for kid in node.kids if kid.role in ("LI", "TOCI")]
        word = "list" if node.role == "L" else "contents"
        yield "  " * depth + self._say(word, count=len(items))
        for kid in node.kids:
            yield from self._turn_within(kid)
            if kid.role in ("LI", "TOCI") and not _nested(kid):
                yield "  " * (depth + 1) + self._text(kid)
            else:
                yield from self._item(kid, depth + 1)

    def _item(self, node: StructureElement, depth: int) -> Iterator[str]:
        """An item that holds lists, pictures or paragraphs of its own."""
        for kid in node.kids:
            if kid.role == "LBody":
                yield from self._item(kid, depth)
            else:
                yield from self._node(kid, depth + 1 if kid.role in ("L", "TOC") else depth)
        if node.marks:
            yield "  " * depth + self._own(node)

    def _turn_within(self, node: StructureElement) -> Iterator[str]:
        page = node.page
        if page > self._page:
            self._page = page
            yield f"--- {self._say('page', page=page)}"

    def _table(self, table: StructureElement, depth: int) -> Iterator[str]:
        rows = table.all("TR")
        columns = max((len(row.kids) for row in rows), default=0)
        for caption in table.all("Caption"):
            yield "  " * depth + f"{self._say('caption')}: {self._text(caption)}"
        yield "  " * depth + self._say("table", rows=len(rows), columns=columns)
        heads: dict[int, list[str]] = {}
        taken: dict[int, int] = {}  # rows that a cell from above still takes, by column
        for number, row in enumerate(rows, start=1):
            yield from self._turn_within(row)
            yield "  " * (depth + 1) + f"{self._say('row', row=number)}: " + self._row(row, heads, taken)
        yield "  " * depth + self._say("end-table")

    def _row(self, row: StructureElement, heads: dict[int, list[str]], taken: dict[int, int]) -> str:
        """Cells, each after the column headers that stand above it, the topmost first."""
        said: list[str] = []
        column = 0
        ends = {at: left - 1 for at, left in taken.items() if left > 1}
        for cell in row.kids:
            while column in taken:
                column += 1
            text = self._text(cell) or "–"
            span = range(column, column + _span(cell, "/ColSpan"))
            if cell.role == "TH" and str(cell.attribute("/Scope")) != "/Row":
                for at in span:
                    heads.setdefault(at, []).append(text)
                said.append(text)
            else:
                head = ", ".join(one for one in heads.get(column, ()) if one != "–")
                said.append(f"{head}: {text}" if head and cell.role == "TD" else text)
            if (rows := _span(cell, "/RowSpan")) > 1:
                ends.update(dict.fromkeys(span, rows - 1))
            column = span.stop
        taken.clear()
        taken.update(ends)
        return " | ".join(said)

    def _text(self, node: StructureElement) -> str:
        """All that is read of an element, its ActualText or its marks and kids in order."""
        return _SPACES.sub(" ", self._raw(node)).strip()

    def _raw(self, node: StructureElement) -> str:
        if node.text("/ActualText"):
            return str(node.element["/ActualText"])
        if node.role in INLINE and node.text("/Alt"):
            return f" {node.text('/Alt')} "
        parts = []
        for piece in node.content:
            if not isinstance(piece, StructureElement):
                parts.append(self._texts.get(piece[0], {}).get(piece[1], ""))
            elif piece.role in ("Figure", "Formula"):
                parts.append(f" [{self._say('figure')}: {piece.text('/Alt')}] ")
            elif piece.role == "Link":
                parts.append(f"[{self._say('link')}: {self._text(piece)}]")
            elif piece.role == "Lbl":
                parts.append(f"{self._raw(piece)} ")
            elif piece.role in INLINE:
                parts.append(self._raw(piece))
            elif piece.role != "Note":
                parts.append(f" {self._raw(piece)} ")
        return "".join(parts)

    def _own(self, node: StructureElement) -> str:
        text = "".join(self._texts.get(page, {}).get(mcid, "") for page, mcid in node.marks)
        return _SPACES.sub(" ", text).strip()


def _span(cell: StructureElement, name: str) -> int:
    span = cell.attribute(name)
    return min(int(span), 1000) if isinstance(span, int) else 1


def _nested(item: StructureElement) -> bool:
    return any(item.all(role) for role in ("L", "TOC", "Table"))
