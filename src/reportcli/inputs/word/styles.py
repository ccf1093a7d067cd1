"""What Word's styles and numberings mean for a report, by name: names of built-in styles are English in every
language of Word (ECMA-376, 17.7.4.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as XmlElement

HEADING = re.compile(r"heading ([1-6])")
LISTED = re.compile(r"list (bullet|number|continue)(?: ([2-5]))?")
BOX = re.compile(r"box[ :_-]+([a-z][a-z0-9-]*)")
CONTENTS = re.compile(r"toc (heading|\d)|table of figures")
QUOTES = ("quote", "intense quote", "block text")
BODY = (
    "normal",
    "body text",
    "body text 2",
    "body text 3",
    "first paragraph",
    "compact",
    "list paragraph",
    "no spacing",
    "footnote text",
    "endnote text",
    "normal (web)",
    "default",
    "standard",
)
DEPTH = 20


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in a list. number: which list; start: its first number."""

    number: str
    level: int
    ordered: bool
    start: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is: `p`, `h`, `quote`, `box`, `title`, `contents`, `continue` or `unknown`."""

    kind: str
    level: int = 0
    name: str = ""
    list: Numbering | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """A character style: the marks that it stands for."""

    marks: frozenset[str]


class Styles:
    """The paragraph and character styles of one document, and its numbering definitions."""

    def __init__(self, document: Document) -> None:
        self._styles: dict[str, XmlElement] = {
            element.get(qn("w:styleId")): element for element in document.styles.element.iter(qn("w:style"))
        }
        self._levels = _levels(document)
        self._kinds: dict[str, Kind] = {}
        self._characters: dict[str, Character] = {}

    def paragraph(self, element: XmlElement) -> Kind:
        """What a `w:p` is, by its style and its numbering."""
        properties = element.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        kind = self._kind("" if style is None else style.get(qn("w:val"), ""))
        own = self._numbering(properties)
        if own is not None and kind.kind in ("p", "unknown"):
            return Kind("p", list=own)
        removed = properties is not None and self._number_of(properties) == "0"
        return Kind(kind.kind, kind.level, kind.name) if removed else kind

    def character(self, style_id: str) -> Character:
        """The marks of a character style and of those that it is based on."""
        if style_id not in self._characters:
            self._characters[style_id] = Character(frozenset(self._marks(style_id)))
        return self._characters[style_id]

    # paragraphs

    def _kind(self, style_id: str) -> Kind:
        if style_id not in self._kinds:
            self._kinds[style_id] = self._read_kind(style_id)
        return self._kinds[style_id]

    def _read_kind(self, style_id: str) -> Kind:
        chain = list(self._chain(style_id))
        if not chain:
            return Kind("p")
        names = [self._name(element) for element in chain]
        for name in names:
            known = _by_name(name)
            if known is not None:
                break
        else:
            known = Kind("unknown", name=names[0])
        if known.kind not in ("p", "unknown") or known.list is not None:
            return known
        for element in chain:
            properties = element.find(qn("w:pPr"))
            outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
            level = _whole(outline.get(qn("w:val")), 9) if outline is not None else 9
            if level < 6:
                return Kind("h", level + 1)
            listed = self._numbering(properties)
            if listed is not None:
                return Kind("p", list=listed)
        return known

    def _chain(self, style_id: str) -> Iterator[XmlElement]:
        """A style and those that it is based on."""
        for _ in range(DEPTH):
            element = self._styles.get(style_id)
            if element is None:
                return
            yield element
            based = element.find(qn("w:basedOn"))
            style_id = "" if based is None else based.get(qn("w:val"), "")

    def _name(self, element: XmlElement) -> str:
        name = element.find(qn("w:name"))
        return "" if name is None else str(name.get(qn("w:val"), "")).casefold().strip()

    # lists

    def _number_of(self, properties: XmlElement) -> str:
        number = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        return "" if number is None else str(number.get(qn("w:val"), ""))

    def _numbering(self, properties: XmlElement | None) -> Numbering | None:
        if properties is None:
            return None
        number = self._number_of(properties)
        if number in ("", "0"):
            return None
        level = properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
        depth = min(_whole(level.get(qn("w:val")), 0), 8) if level is not None else 0
        ordered, start = self._levels.get((number, depth), (False, 1))
        return Numbering(number, depth, ordered, start)

    # characters

    def _marks(self, style_id: str) -> Iterator[str]:
        for element in self._chain(style_id):
            name = self._name(element)
            if "strong" in name or "intense emphasis" in name:
                yield "strong"
            if "emphasis" in name:
                yield "emphasis"
            properties = element.find(qn("w:rPr"))
            if properties is not None:
                yield from direct_marks(properties)


def direct_marks(properties: XmlElement) -> Iterator[str]:
    """Marks that run properties say by themselves: bold, italics, raised."""
    for tag, mark in (("w:b", "strong"), ("w:i", "emphasis")):
        element = properties.find(qn(tag))
        if element is not None and is_on(element):
            yield mark
    raised = properties.find(qn("w:vertAlign"))
    if raised is not None and raised.get(qn("w:val")) == "superscript":
        yield "superscript"


def is_on(element: XmlElement) -> bool:
    """A toggle property's value (17.17.4): present means on, unless it says otherwise."""
    return element.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


def _by_name(name: str) -> Kind | None:
    if hit := HEADING.fullmatch(name):
        return Kind("h", int(hit[1]))
    if hit := LISTED.fullmatch(name):
        level = int(hit[2] or 1) - 1
        if hit[1] == "continue":
            return Kind("continue", level)
        return Kind("p", list=Numbering(f"style-{hit[1]}", level, hit[1] == "number"))
    if hit := BOX.fullmatch(name):
        return Kind("box", name=hit[1])
    if CONTENTS.fullmatch(name):
        return Kind("contents")
    if name in ("title", "subtitle"):
        return Kind("title", name=name)
    if name in QUOTES:
        return Kind("quote")
    return Kind("p") if name in BODY else None


def _levels(document: Document) -> Mapping[tuple[str, int], tuple[bool, int]]:
    """Of each list and level: whether it is numbered, and from where."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract: dict[str, dict[int, tuple[bool, int]]] = {}
    for definition in root.iter(qn("w:abstractNum")):
        levels = abstract.setdefault(definition.get(qn("w:abstractNumId"), ""), {})
        for level in definition.iter(qn("w:lvl")):
            form = level.find(qn("w:numFmt"))
            start = level.find(qn("w:start"))
            bullet = form is not None and form.get(qn("w:val")) in ("bullet", "none")
            first = _whole(start.get(qn("w:val")), 1) if start is not None else 1
            levels[_whole(level.get(qn("w:ilvl")), 0)] = (not bullet, first)
    found: dict[tuple[str, int], tuple[bool, int]] = {}
    for number in root.iter(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        for depth, value in abstract.get("" if link is None else link.get(qn("w:val"), ""), {}).items():
            found[number.get(qn("w:numId"), ""), depth] = value
    return found


def _whole(value: str | None, otherwise: int) -> int:
    text = value or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
