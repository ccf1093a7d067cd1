"""What Word's styles and numberings mean for a report, by name: names of built-in styles are English in every
language of Word (ECMA-376, 17.7.4.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from reportcli.inputs.word.numberings import Numberings, QualifiedName, whole
from reportcli.model.value_class import dataclass, replace

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
TOGGLES = (
    ("w:b", "strong"),
    ("w:i", "emphasis"),
    ("w:strike", "struck"),
    ("w:dstrike", "struck"),
    ("w:vanish", "hidden"),
)
DEPTH = 20


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in a list. number: which list; start: its first number; counter: the list and the
    level by which Word counts it.
    """

    number: str
    level: int
    ordered: bool
    start: int = 1
    counter: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is: `p`, `h`, `quote`, `box`, `title`, `contents`, `continue` or `unknown`."""

    kind: str
    level: int = 0
    name: str = ""
    list: Numbering | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """A character style: the marks that it stands for, and its font."""

    marks: frozenset[str]
    font: str = ""


class WordStyles:
    """The paragraph and character styles of one document, and its numbering definitions."""

    def __init__(self, document: Document) -> None:
        self.qn = qn
        self._styles: dict[str, XmlElement] = {
            element.get(qn("w:styleId")): element for element in document.styles.element.iter(qn("w:style"))
        }
        self._lists = Numberings(document, qn)
        self._kinds: dict[str, Kind] = {}
        self._characters: dict[str, Character] = {}

    def paragraph(self, element: XmlElement) -> Kind:
        """What a `w:p` is, by its style and its numbering."""
        properties = element.find(self.qn("w:pPr"))
        style = properties.find(self.qn("w:pStyle")) if properties is not None else None
        kind = self._kind("" if style is None else style.get(self.qn("w:val"), ""))
        own = self._numbering(properties)
        if own is not None and kind.kind in ("p", "unknown"):
            return Kind("p", list=own)
        removed = properties is not None and self._number_of(properties) == "0"
        return Kind(kind.kind, kind.level, kind.name) if removed else kind

    def character(self, style_id: str) -> Character:
        """The marks and the font of a character style and of those that it is based on."""
        if style_id not in self._characters:
            self._characters[style_id] = Character(frozenset(self._marks(style_id)), self._font(style_id))
        return self._characters[style_id]

    def of_paragraph(self, element: XmlElement) -> Character:
        """What the style of a `w:p` says of its characters: `hidden` and `struck` alone, and its font."""
        style = element.find(f"{self.qn('w:pPr')}/{self.qn('w:pStyle')}")
        if style is None:
            return Character(frozenset())
        own = self.character(style.get(self.qn("w:val"), ""))
        return Character(own.marks & {"hidden", "struck"}, own.font)

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
        if known.list is not None:
            counter = self._counter_of(style_id)
            return replace(known, list=replace(known.list, counter=counter))
        if known.kind not in ("p", "unknown"):
            return known
        for element in chain:
            properties = element.find(self.qn("w:pPr"))
            outline = properties.find(self.qn("w:outlineLvl")) if properties is not None else None
            level = whole(outline.get(self.qn("w:val")), 9) if outline is not None else 9
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
            based = element.find(self.qn("w:basedOn"))
            style_id = "" if based is None else based.get(self.qn("w:val"), "")

    def _name(self, element: XmlElement) -> str:
        name = element.find(self.qn("w:name"))
        return "" if name is None else str(name.get(self.qn("w:val"), "")).casefold().strip()

    # lists

    def _number_of(self, properties: XmlElement) -> str:
        number = properties.find(f"{self.qn('w:numPr')}/{self.qn('w:numId')}")
        return "" if number is None else str(number.get(self.qn("w:val"), ""))

    def _numbering(self, properties: XmlElement | None) -> Numbering | None:
        if properties is None:
            return None
        number = self._number_of(properties)
        if number in ("", "0"):
            return None
        level = properties.find(f"{self.qn('w:numPr')}/{self.qn('w:ilvl')}")
        depth = min(whole(level.get(self.qn("w:val")), 0), 8) if level is not None else 0
        level = self._lists.level(number, depth)
        return Numbering(number, depth, level.ordered, level.start, (number, depth))

    def _counter_of(self, style_id: str) -> tuple[str, int] | None:
        """The list and level that a style, or one that it is based on, numbers its paragraphs by."""
        for element in self._chain(style_id):
            listed = self._numbering(element.find(self.qn("w:pPr")))
            if listed is not None:
                return listed.counter
        return None

    def counted(self, kind: Kind) -> Kind:
        """A paragraph of a list with the number that Word shows. Asked for in the order of the text."""
        if kind.list is None or kind.list.counter is None:
            return kind
        return replace(kind, list=replace(kind.list, start=self._lists.next(*kind.list.counter)))

    def numbered_otherwise(self, element: XmlElement, kind: Kind) -> bool:
        """Whether Word shows a number that the report does not: a heading's, a letter, one of two levels."""
        if kind.list is not None:
            number, depth = kind.list.counter or ("", 0)
            return bool(number) and kind.list.ordered and not self._lists.level(number, depth).plain(depth)
        if kind.kind != "h":
            return False
        properties = element.find(self.qn("w:pPr"))
        own = "" if properties is None else self._number_of(properties)
        style = element.find(f"{self.qn('w:pPr')}/{self.qn('w:pStyle')}")
        by_style = None if style is None or own else self._counter_of(style.get(self.qn("w:val"), ""))
        number, depth = (own, 0) if own else by_style or ("0", 0)
        return number != "0" and self._lists.level(number, depth).ordered

    # characters

    def _marks(self, style_id: str) -> Iterator[str]:
        for element in self._chain(style_id):
            name = self._name(element)
            if "strong" in name or "intense emphasis" in name:
                yield "strong"
            if "emphasis" in name:
                yield "emphasis"
            properties = element.find(self.qn("w:rPr"))
            if properties is not None:
                yield from direct_marks(properties, self.qn)

    def _font(self, style_id: str) -> str:
        for element in self._chain(style_id):
            properties = element.find(self.qn("w:rPr"))
            if properties is not None and (name := font_of(properties, self.qn)):
                return name
        return ""


def direct_marks(properties: XmlElement, qn: QualifiedName) -> Iterator[str]:
    """Marks that run properties say by themselves: bold, italics, raised, lowered, struck, hidden."""
    for tag, mark in TOGGLES:
        element = properties.find(qn(tag))
        if element is not None and is_on(element, qn):
            yield mark
    raised = properties.find(qn("w:vertAlign"))
    if raised is not None and raised.get(qn("w:val")) in ("superscript", "subscript"):
        yield raised.get(qn("w:val"), "")


def marks_off(properties: XmlElement, qn: QualifiedName) -> Iterator[str]:
    """Marks of a style that run properties take away again."""
    for tag, mark in TOGGLES:
        element = properties.find(qn(tag))
        if element is not None and not is_on(element, qn):
            yield mark


def font_of(properties: XmlElement, qn: QualifiedName) -> str:
    """The font that run properties name for Latin letters; "" where they name none."""
    fonts = properties.find(qn("w:rFonts"))
    return "" if fonts is None else str(fonts.get(qn("w:ascii"), "") or fonts.get(qn("w:hAnsi"), ""))


def is_on(element: XmlElement, qn: QualifiedName) -> bool:
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
