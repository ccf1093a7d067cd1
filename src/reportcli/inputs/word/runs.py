"""The characters of one Word paragraph with what they look like, and what in it cannot be printed."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from reportcli.inputs.word.styles import Styles, direct_marks, is_on
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as XmlElement

NOTE = "\ufffc"
"""Stands for a footnote's call in the characters of a paragraph."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
DROPPED = {
    "w:u": "underline",
    "w:strike": "strike-through",
    "w:dstrike": "strike-through",
    "w:color": "colour",
    "w:highlight": "highlight",
    "w:caps": "capitals",
    "w:smallCaps": "small capitals",
    "w:sz": "size",
}
REFUSED = {
    "w:drawing": "word-picture",
    "w:pict": "word-picture",
    "w:object": "word-picture",
    "m:oMath": "word-equation",
    "m:oMathPara": "word-equation",
}
THROUGH = ("w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:fldSimple", "w:bdo", "w:dir")
ADDED = ("w:ins", "w:moveTo")
REMOVED = ("w:del", "w:moveFrom")
CHANGED = ("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:numberingChange")


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Marks (`strong`, `emphasis`, `superscript`) and the link of a character."""

    marks: frozenset[str] = frozenset()
    link: str = ""


PLAIN = RunFormat()


@dataclass(slots=True)
class Line:
    """A paragraph read: characters, the format of each, ids of its notes in order.

    reported: (code, column from 0, arguments) of each finding; dropped: direct formatting not kept.
    """

    text: list[str] = field(default_factory=list)
    formats: list[RunFormat] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    reported: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)

    def add(self, text: str, format_: RunFormat) -> None:
        """More characters of one format; control characters are left out."""
        clean = CONTROL.sub("", text)
        self.text += clean
        self.formats += [format_] * len(clean)

    def report(self, code: str, **args: str) -> None:
        """A finding at the character that is read next."""
        self.reported.append((code, len(self.text), args))


class LineReader:
    """Reads paragraphs of one part. links: addresses of the part's relations; comments: their texts by id."""

    def __init__(self, styles: Styles, links: Mapping[str, str], comments: Mapping[str, str]) -> None:
        self.styles = styles
        self.links = links
        self.comments = comments
        self._tags = {
            qn(tag): tag
            for tag in (*DROPPED, *REFUSED, *THROUGH, *ADDED, *REMOVED, *CHANGED, *_RUN_PARTS, *_LINE_PARTS)
        }
        self._field: list[str] = []

    def read(self, paragraph: XmlElement) -> Line:
        """The characters of a paragraph with their formats, and what of it cannot be printed."""
        line = Line()
        self._field = []
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None:
            self._changed(properties, line)
        self._children(paragraph, line, "")
        return line

    def _children(self, parent: XmlElement, line: Line, link: str) -> None:
        for child in parent:
            tag = self._tags.get(child.tag, "")
            if tag == "w:r":
                self._run(child, line, link)
            elif tag == "w:hyperlink":
                self._children(child, line, self._address(child))
            elif tag in ADDED:
                line.report("word-change-added", text=_words(child, qn("w:t")))
                self._children(child, line, link)
            elif tag in REMOVED:
                line.report("word-change-removed", text=_words(child, qn("w:delText"), qn("w:t")))
            elif tag in REFUSED:
                line.report(REFUSED[tag])
            elif tag in THROUGH:
                self._children(child, line, link)

    def _address(self, element: XmlElement) -> str:
        return self.links.get(element.get(qn("r:id"), ""), "")

    def _changed(self, properties: XmlElement, line: Line) -> None:
        for tag in CHANGED:
            if properties.find(f".//{qn(tag)}") is not None:
                line.report("word-change-format")
        marks = properties.find(qn("w:rPr"))
        for tag, code in (("w:ins", "word-change-added"), ("w:del", "word-change-removed")):
            if marks is not None and marks.find(qn(tag)) is not None:
                line.report(code, text="¶")

    # runs

    def _run(self, run: XmlElement, line: Line, link: str) -> None:
        properties = run.find(qn("w:rPr"))
        format_ = self._format_of(properties, line, link)
        if format_ is None:
            if _words(run, qn("w:t")).strip():
                line.report("word-hidden-text", text=_words(run, qn("w:t")))
            return
        for child in run:
            self._part(child, line, format_)

    def _format_of(self, properties: XmlElement | None, line: Line, link: str) -> RunFormat | None:
        """What a run formats like; None when it is hidden."""
        link = link or (self._field[-1] if self._field else "")
        if properties is None:
            return RunFormat(link=link) if link else PLAIN
        hidden = properties.find(qn("w:vanish"))
        if hidden is not None and is_on(hidden):
            return None
        if properties.find(qn("w:rPrChange")) is not None:
            line.report("word-change-format")
        marks = set(direct_marks(properties))
        style = properties.find(qn("w:rStyle"))
        if style is not None:
            marks |= self.styles.character(style.get(qn("w:val"), "")).marks
            for tag, mark in (("w:b", "strong"), ("w:i", "emphasis")):
                off = properties.find(qn(tag))
                if off is not None and not is_on(off):
                    marks.discard(mark)
        if not link:
            self._note_dropped(properties, line)
        return RunFormat(frozenset(marks), link)

    def _note_dropped(self, properties: XmlElement, line: Line) -> None:
        for tag, words in DROPPED.items():
            element = properties.find(qn(tag))
            if element is not None and is_on(element):
                line.dropped.add(words)
        lowered = properties.find(qn("w:vertAlign"))
        if lowered is not None and lowered.get(qn("w:val")) == "subscript":
            line.dropped.add("subscript")

    def _part(self, child: XmlElement, line: Line, format_: RunFormat) -> None:
        """One part of a run: characters of it, or what stands in their place."""
        tag = self._tags.get(child.tag, "")
        if tag == "w:t":
            line.add((child.text or "").replace("\n", " ").replace("\t", " "), format_)
        elif tag in ("w:br", "w:cr"):
            if child.get(qn("w:type"), "textWrapping") == "textWrapping":
                line.add("\n", format_)
        elif tag in _SIGNS:
            line.add(_SIGNS[tag], format_)
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            line.notes.append(f"{tag[2:6]}-{child.get(qn('w:id'), '')}")
            line.add(NOTE, format_)
        elif tag in ("w:fldChar", "w:instrText"):
            self._field_part(tag, child)
        else:
            self._unprinted(tag, child, line)

    def _unprinted(self, tag: str, child: XmlElement, line: Line) -> None:
        """A part of a run that the report loses."""
        if tag == "w:commentReference":
            line.report("word-comment", text=self.comments.get(child.get(qn("w:id"), ""), "")[:120])
        elif tag == "w:sym":
            line.report("word-symbol", text=child.get(qn("w:font"), ""))
        elif tag in REFUSED:
            line.report(REFUSED[tag])
        elif child.tag.endswith("}AlternateContent"):
            boxed = any(node.tag == qn("w:txbxContent") for node in child.iter())
            line.report("word-text-box" if boxed else "word-picture")

    def _field_part(self, tag: str, child: XmlElement) -> None:
        """The beginning, the instruction or the end of a field; a hyperlink's address is kept."""
        kind = child.get(qn("w:fldCharType"), "") if tag == "w:fldChar" else ""
        if kind == "begin":
            self._field.append("")
        elif kind == "end" and self._field:
            self._field.pop()
        elif tag == "w:instrText" and self._field:
            hit = HYPERLINK.match(child.text or "")
            self._field[-1] = hit[1] if hit else self._field[-1]


_SIGNS = {"w:tab": " ", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_RUN_PARTS = (
    "w:t",
    "w:br",
    "w:cr",
    *_SIGNS,
    "w:footnoteReference",
    "w:endnoteReference",
    "w:commentReference",
    "w:fldChar",
    "w:instrText",
    "w:sym",
)
_LINE_PARTS = ("w:r", "w:hyperlink")


def _words(element: XmlElement, *tags: str) -> str:
    """The text inside an element, shortened for a message."""
    return CONTROL.sub("", "".join(node.text or "" for node in element.iter(*tags)))[:60]
