"""The characters of one Word paragraph with what they look like, and what in it cannot be printed."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.inputs.raised_figures import LOWERED
from reportcli.inputs.word.fields import Fields, doubt_of
from reportcli.inputs.word.looks import Looks, pictographs
from reportcli.inputs.word.styles import Character, WordStyles
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element as XmlElement

NOTE = "\ufffc"
"""Stands for a footnote's call in the characters of a paragraph."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
REFUSED = {
    "w:drawing": "word-picture",
    "w:pict": "word-picture",
    "w:object": "word-picture",
    "m:oMath": "word-equation",
    "m:oMathPara": "word-equation",
}
THROUGH = ("w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:bdo", "w:dir")
ADDED = ("w:ins", "w:moveTo")
REMOVED = ("w:del", "w:moveFrom")
CHANGED = ("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:numberingChange")


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Marks (`strong`, `emphasis`, `superscript`) and the link of a character."""

    marks: frozenset[str] = frozenset()
    link: str = ""


@dataclass(slots=True)
class RunsOfParagraph:
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

    def then(self, other: RunsOfParagraph) -> RunsOfParagraph:
        """This line, which is a drop capital or nothing, and the words that follow it."""
        shift = len(self.text)
        moved = [(code, column + shift, args) for code, column, args in other.reported]
        return RunsOfParagraph(self.text + other.text, self.formats + other.formats, self.notes + other.notes,
                    self.reported + moved, self.dropped | other.dropped)  # fmt: skip

    def report(self, code: str, **args: str) -> None:
        """A finding at the character that is read next."""
        self.reported.append((code, len(self.text), args))


class LineReader:
    """Reads paragraphs of one part. links: addresses of the part's relations; comments: their texts by id."""

    def __init__(self, styles: WordStyles, links: Mapping[str, str], comments: Mapping[str, str]) -> None:
        self.styles = styles
        self.links = links
        self.comments = comments
        self.qn: Callable[[str], str] = styles.qn
        self._tags = {
            self.qn(tag): tag
            for tag in (*REFUSED, *THROUGH, *ADDED, *REMOVED, *CHANGED, *_RUN_PARTS, *_LINE_PARTS)
        }
        self._fields = Fields()
        self._looks: Looks

    def read(self, paragraph: XmlElement) -> RunsOfParagraph:
        """The characters of a paragraph with their formats, and what of it cannot be printed."""
        line = RunsOfParagraph()
        self._fields = Fields()
        self._looks = Looks(self.styles, paragraph)
        properties = paragraph.find(self.qn("w:pPr"))
        if properties is not None:
            self._changed(properties, line)
        self._children(paragraph, line, "")
        return line

    def _children(self, parent: XmlElement, line: RunsOfParagraph, link: str) -> None:
        for child in parent:
            tag = self._tags.get(child.tag, "")
            if tag == "w:r":
                self._run(child, line, link)
            elif tag == "w:hyperlink":
                self._hyperlink(child, line)
            elif tag == "w:fldSimple":
                self._simple_field(child, line, link)
            elif tag in ADDED:
                line.report("word-change-added", text=_words(child, self.qn("w:t")))
                self._children(child, line, link)
            elif tag in REMOVED:
                line.report("word-change-removed", text=_words(child, self.qn("w:delText"), self.qn("w:t")))
            elif tag in REFUSED:
                line.report(REFUSED[tag])
            elif tag in THROUGH:
                if not self._prompt(child, line):
                    self._children(child, line, link)
            else:
                self._unknown(child, line)

    def _unknown(self, element: XmlElement, line: RunsOfParagraph) -> None:
        """An element that means nothing to us, with the words, the text box or the drawing that it holds."""
        tags = {node.tag for node in element.iter()}
        if self.qn("w:txbxContent") in tags:
            line.report("word-text-box")
        elif tags & {self.qn("w:drawing"), self.qn("w:pict")}:
            line.report("word-picture")
        elif words := _words(element, self.qn("w:t")).strip():
            line.report("word-unread", text=words)

    def _prompt(self, control: XmlElement, line: RunsOfParagraph) -> bool:
        """Whether a content control shows only what should be filled in, which is left out."""
        if control.find(f"{self.qn('w:sdtPr')}/{self.qn('w:showingPlcHdr')}") is None:
            return False
        line.report("word-prompt", text=_words(control, self.qn("w:t")))
        return True

    def _hyperlink(self, element: XmlElement, line: RunsOfParagraph) -> None:
        if element.get(self.qn("w:anchor")) and not element.get(self.qn("r:id")):
            line.dropped.add("links within the document")
        self._children(element, line, self._address(element))

    def _simple_field(self, element: XmlElement, line: RunsOfParagraph, link: str) -> None:
        self._fields.begin()
        self._fields.instruct(element.get(self.qn("w:instr"), ""))
        self._fields.separate()
        self._children(element, line, link or self._fields.link)
        self._end_field(line)

    def _address(self, element: XmlElement) -> str:
        return self.links.get(element.get(self.qn("r:id"), ""), "")

    def _changed(self, properties: XmlElement, line: RunsOfParagraph) -> None:
        for tag in CHANGED:
            if properties.find(f".//{self.qn(tag)}") is not None:
                line.report("word-change-format")
        marks = properties.find(self.qn("w:rPr"))
        for tag, code in (("w:ins", "word-change-added"), ("w:del", "word-change-removed")):
            if marks is not None and marks.find(self.qn(tag)) is not None:
                line.report(code, text="¶")

    # runs

    def _run(self, run: XmlElement, line: RunsOfParagraph, link: str) -> None:
        look = self._looks.of(run)
        words = _words(run, self.qn("w:t"))
        for mark, code in (("hidden", "word-hidden-text"), ("struck", "word-struck")):
            if mark in look.marks:
                if words.strip():
                    line.report(code, text=words)
                self._only_fields(run, line)
                return
        self._doubt(run, look, words, line, linked=bool(link or self._fields.link))
        for child in run:
            self._part(child, line, RunFormat(look.marks, link or self._fields.link))
            if child.get(self.qn("w:customMarkFollows"), "0") in ("1", "true", "on"):
                return

    def _doubt(
        self, run: XmlElement, look: Character, words: str, line: RunsOfParagraph, *, linked: bool
    ) -> None:
        """What a run looks like beside its marks: changes that are open, looks that are not kept, signs."""
        if run.find(f"{self.qn('w:rPr')}/{self.qn('w:rPrChange')}") is not None:
            line.report("word-change-format")
        if not linked:
            line.dropped |= self._looks.dropped(run, words)
        if words.strip() and self._looks.is_pale(run):
            line.report("word-white-text", text=words)
        if words.strip() and (font := pictographs(look.font, words)):
            line.report("word-symbol", text=font)

    def _only_fields(self, run: XmlElement, line: RunsOfParagraph) -> None:
        """Of a run that is left out the beginnings and ends of fields still count."""
        for child in run:
            if self._tags.get(child.tag, "") in ("w:fldChar", "w:instrText"):
                self._field_part(child, line)

    def _part(self, child: XmlElement, line: RunsOfParagraph, format_: RunFormat) -> None:
        """One part of a run: characters of it, or what stands in their place."""
        tag = self._tags.get(child.tag, "")
        if tag in ("w:fldChar", "w:instrText"):
            self._field_part(child, line)
        elif tag in ("w:commentReference", "w:annotationRef"):
            self._unprinted(tag, child, line)
        elif self._fields.hides:
            return
        elif tag == "w:t":
            text = (child.text or "").replace("\n", " ").replace("\t", " ")
            self._fields.show(text)
            line.add(text.translate(LOWERED) if "subscript" in format_.marks else text, format_)
        elif tag in ("w:br", "w:cr"):
            wraps = child.get(self.qn("w:type"), "textWrapping") == "textWrapping"
            if wraps or line.text[-1:] not in ([], [" "], ["\n"]):
                line.add("\n" if wraps else " ", format_)
        elif tag in _SIGNS:
            line.add(_SIGNS[tag], format_)
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            line.notes.append(f"{tag[2:6]}-{child.get(self.qn('w:id'), '')}")
            line.add(NOTE, format_)
        else:
            self._unprinted(tag, child, line)

    def _unprinted(self, tag: str, child: XmlElement, line: RunsOfParagraph) -> None:
        """A part of a run that the report loses."""
        if tag == "w:commentReference":
            line.report("word-comment", text=self.comments.get(child.get(self.qn("w:id"), ""), "")[:120])
        elif tag == "w:sym":
            line.report("word-symbol", text=child.get(self.qn("w:font"), ""))
        elif tag == "w:pgNum":
            line.report("word-page-number", text="#")
        elif tag == "w:ruby":
            line.dropped.add("ruby")
            for run in child.iterfind(f"{self.qn('w:rubyBase')}/{self.qn('w:r')}"):
                self._run(run, line, "")
        elif tag in REFUSED:
            line.report(REFUSED[tag])
        else:
            self._unknown(child, line)

    # fields

    def _field_part(self, child: XmlElement, line: RunsOfParagraph) -> None:
        """The beginning, the instruction, the separator or the end of a field."""
        if child.tag == self.qn("w:instrText"):
            self._fields.instruct(child.text or "")
            return
        kind = child.get(self.qn("w:fldCharType"), "")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field(line)

    def _end_field(self, line: RunsOfParagraph) -> None:
        ended = self._fields.end()
        code = doubt_of(ended[0]) if ended else ""
        if ended and code and not self._fields.hides:
            line.report(code, text=ended[1][:60], field=ended[0][:60])


_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
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
    "w:pgNum",
    "w:ruby",
)
_LINE_PARTS = ("w:r", "w:hyperlink", "w:fldSimple")


def _words(element: XmlElement, *tags: str) -> str:
    """The text inside an element, shortened for a message."""
    return CONTROL.sub("", "".join(node.text or "" for node in element.iter(*tags)))[:60]
