"""Lists of a Word text: of which kind each level is, and which number Word shows before a paragraph.

Source: ECMA-376 Part 1, 17.9: lists of one definition are counted on through the document, whatever stands
between them, until a list states a first number of its own (17.9.27).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as XmlElement

QualifiedName = Callable[[str], str]
"""`w:p` as lxml names it, with its name space."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. sign: how Word counts (`decimal`, `bullet`); text: with what around it, `%1.`"""

    sign: str = "bullet"
    start: int = 1
    text: str = ""

    @property
    def ordered(self) -> bool:
        """Whether the level is numbered."""
        return self.sign not in ("bullet", "none")

    def plain(self, depth: int) -> bool:
        """Whether it counts 1, 2, 3, each with at most a point or a bracket, as the report does."""
        return self.sign == "decimal" and self.text.strip().strip("().") in ("", f"%{depth + 1}")


BULLET = Level()


@dataclass(frozen=True, slots=True)
class _Definition:
    """A list: the abstract one that it counts with, its levels, and first numbers that it states itself."""

    counts_with: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numberings:
    """The lists of a document. Numbers are asked for in the order of the text."""

    def __init__(self, document: Document, qn: QualifiedName) -> None:
        self._lists = _definitions(document, qn)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def level(self, number: str, depth: int) -> Level:
        """One level of a list; a bullet where the document does not define it."""
        found = self._lists.get(number)
        return found.levels.get(depth, BULLET) if found is not None else BULLET

    def next(self, number: str, depth: int) -> int:
        """The number of the next paragraph of a list; 1 for a list that the document does not define."""
        found = self._lists.get(number)
        if found is None:
            return 1
        counters = self._counters.setdefault(found.counts_with, {})
        if number not in self._begun:
            self._begun.add(number)
            for level in found.restarts:
                counters.pop(level, None)
        first = found.restarts.get(depth, self.level(number, depth).start)
        counters[depth] = counters[depth] + 1 if depth in counters else first
        for deeper in [each for each in counters if each > depth]:
            del counters[deeper]
        return counters[depth]


def _definitions(document: Document, qn: QualifiedName) -> dict[str, _Definition]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract = {
        element.get(qn("w:abstractNumId"), ""): {
            whole(level.get(qn("w:ilvl")), 0): _level(level, qn) for level in element.iter(qn("w:lvl"))
        }
        for element in root.iter(qn("w:abstractNum"))
    }
    found: dict[str, _Definition] = {}
    for number in root.iter(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        name = "" if link is None else str(link.get(qn("w:val"), ""))
        levels, restarts = dict(abstract.get(name, {})), {}
        for changed in number.iter(qn("w:lvlOverride")):
            depth = whole(changed.get(qn("w:ilvl")), 0)
            own, first = changed.find(qn("w:lvl")), changed.find(qn("w:startOverride"))
            if own is not None:
                levels[depth] = _level(own, qn)
            if first is not None:
                restarts[depth] = whole(first.get(qn("w:val")), 1)
        found[number.get(qn("w:numId"), "")] = _Definition(name, levels, restarts)
    return found


def _level(element: XmlElement, qn: QualifiedName) -> Level:
    def said(tag: str, otherwise: str) -> str:
        """The value of a part of the level."""
        part = element.find(qn(tag))
        return otherwise if part is None else str(part.get(qn("w:val"), otherwise))

    return Level(said("w:numFmt", "decimal"), whole(said("w:start", "1"), 1), said("w:lvlText", ""))


def whole(value: str | None, otherwise: int) -> int:
    """A whole number that the file states, or another one where it states none."""
    text = value or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
