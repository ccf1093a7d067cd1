"""One Word document to a text: blocks by style, lists by level, footnotes, and every finding at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from reportcli.inputs.decoding import decoding
from reportcli.inputs.limits import MARKDOWN_BYTES, MARKDOWN_PARAGRAPH, WORD_FINDINGS
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.word.blocks import Paragraph, blocks
from reportcli.inputs.word.inline_nodes import inlines
from reportcli.inputs.word.numberings import QualifiedName
from reportcli.inputs.word.opening import open_word
from reportcli.inputs.word.runs import ADDED, NOTE, THROUGH, LineReader, RunsOfParagraph
from reportcli.inputs.word.styles import Kind, WordStyles
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, error, in_text_order
from reportcli.model.refs import Position, Span, Where
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element as XmlElement

LOST = ("word-table", "word-picture", "word-equation", "word-text-box", "word-symbol", "word-unread",
        "word-field-lost", "word-page-number")  # fmt: skip
"""What the report would lose, or print wrong: errors. Notes are in MINOR, all else are warnings."""
MINOR = ("word-hidden-text", "word-contents", "word-style-unknown", "word-heading-by-hand", "word-formatting",
         "word-numbering", "word-running-head")  # fmt: skip
BY_HAND = 90
"""A paragraph all in bold up to this length is a heading that somebody made by hand."""


@dataclass(frozen=True, slots=True)
class WordText:
    """source: plain text, a line for each paragraph of the document, for excerpts and checks."""

    source: str
    prose: md.Prose


def read_word(data: bytes, file: str) -> WordText:
    """The text of a .docx. What cannot be printed is a finding in `prose.diagnostics`; nothing raises."""
    try:
        with decoding(lambda reason: error("word-damaged", Span(file), file=file, reason=reason)):
            document = open_word(data, file)
            if not isinstance(document, Diagnostic):
                return _Reader(document, file).read()
    except Findings as damaged:
        return WordText("", md.Prose((), diagnostics=damaged.diagnostics))
    return WordText("", md.Prose((), diagnostics=(document,)))


@dataclass(slots=True)
class _Reader:
    document: Document
    file: str
    lines: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    dropped: dict[str, Span] = field(default_factory=dict)
    numbered: dict[str, Span] = field(default_factory=dict)
    initial: RunsOfParagraph = field(default_factory=RunsOfParagraph)
    calls: list[tuple[str, Span]] = field(default_factory=list)

    def read(self) -> WordText:
        """The document as Markdown lines and as prose; beyond the size limit it is reported and empty."""
        styles = WordStyles(self.document)
        part = self.document.part
        comments = _comments(part)
        reader = LineReader(styles, _links(part), comments)
        body = list(self._paragraphs(self.document.element.body, styles, reader))
        notes: dict[str, md.Note] = {}
        for kind in ("foot", "endn"):
            notes |= self._notes(styles, comments, kind)
        for call, span in self.calls:
            if call not in notes:
                self._report("word-note-missing", span)
        if self.dropped:
            first = min(self.dropped.values())
            self._report("word-formatting", first, kinds=", ".join(sorted(self.dropped)))
        if self.numbered:
            self._report("word-numbering", min(self.numbered.values()))
        if running := _running_words(part):
            self._report("word-running-head", Span(self.file), text=running[:60])
        if sum(map(len, self.lines)) > MARKDOWN_BYTES:
            self._report("markdown-too-large", Span(self.file), limit=str(MARKDOWN_BYTES))
            return WordText("", md.Prose((), diagnostics=tuple(self.diagnostics)))
        prose = md.Prose(blocks(body), notes, self.fields, self.spans, self._ordered())
        return WordText("\n".join(self.lines), prose)

    # paragraphs

    def _paragraphs(self, parent: XmlElement, styles: WordStyles, reader: LineReader) -> Iterator[Paragraph]:
        through = {qn(tag) for tag in (*THROUGH, *ADDED)}
        for child in parent:
            if child.tag == qn("w:p"):
                read = self._paragraph(child, styles, reader)
                if read is not None:
                    yield read
            elif child.tag == qn("w:tbl"):
                self.lines.append("")
                self._report("word-table", self._span(0, 0))
            elif child.tag in through:
                if not self._prompt(child, styles):
                    yield from self._paragraphs(child, styles, reader)
            else:
                self._unread(child, qn)

    def _prompt(self, element: XmlElement, styles: WordStyles) -> bool:
        """Whether a content control shows only what should be filled in, which is left out."""
        if element.find(f"{styles.qn('w:sdtPr')}/{styles.qn('w:showingPlcHdr')}") is None:
            return False
        self.lines.append("")
        self._report("word-prompt", self._span(0, 0), text=_text_of(element, styles.qn)[:60])
        return True

    def _unread(self, element: XmlElement, qn: QualifiedName) -> None:
        """Something beside paragraphs that holds words, or stands for a document of its own."""
        text = _text_of(element, qn).strip()[:60]
        if element.tag in (qn("w:altChunk"), qn("w:subDoc")) or text:
            self.lines.append("")
            self._report("word-unread", self._span(0, 0), text=text or "…")

    def _paragraph(self, element: XmlElement, styles: WordStyles, reader: LineReader) -> Paragraph | None:
        line = reader.read(element)
        if _is_initial(element, styles.qn):
            self.lines.append("")
            self.initial = line
            return None
        line, self.initial = self.initial.then(line), RunsOfParagraph()
        text = "".join(line.text)
        self.lines.append(text.replace("\n", " ").replace(NOTE, ""))
        kind = styles.paragraph(element)
        kind = styles.counted(kind) if text.strip() or kind.list is not None else kind
        span = self._span(0, len(text))
        self._note_calls(line, text)
        for code, column, args in line.reported if kind.kind != "contents" else ():
            self._report(code, self._span(column, column), **args)
        for words in line.dropped:
            self.dropped.setdefault(words, span)
        if len(text) > MARKDOWN_PARAGRAPH:
            self._report("markdown-paragraph-too-long", span, limit=str(MARKDOWN_PARAGRAPH))
            return None
        if not text.strip() or not self._printed(kind, text, span):
            return None
        self._doubt(kind, line, text, span)
        if styles.numbered_otherwise(element, kind):
            self.numbered.setdefault(kind.kind, span)
        plain = kind.kind == "h" and _all_strong(line)
        nodes, found = inlines(line, self.file, len(self.lines), plain=plain)
        for finding in found:
            self._report(finding.code, finding.where, **finding.args)
        return Paragraph(kind, nodes, span)

    def _note_calls(self, line: RunsOfParagraph, text: str) -> None:
        """Keeps where the paragraph calls its notes: columns of the line as it is kept, without the calls."""
        at = [place - before for before, place in enumerate(n for n, char in enumerate(text) if char == NOTE)]
        self.calls += zip(line.notes, (self._span(column, column) for column in at), strict=False)

    def _printed(self, kind: Kind, text: str, span: Span) -> bool:
        """Whether a paragraph is part of the text; a title goes to the text's fields."""
        if kind.kind == "title":
            self.fields.setdefault(kind.name, text.replace("\n", " ").strip())
            self.spans.setdefault(kind.name, span)
        if kind.kind == "contents":
            self._report("word-contents", span)
        return kind.kind not in ("title", "contents")

    def _doubt(self, kind: Kind, line: RunsOfParagraph, text: str, span: Span) -> None:
        if kind.kind == "unknown":
            self._report("word-style-unknown", span, style=kind.name)
        ends = text.rstrip()[-1:]
        if kind == Kind("p") and len(text) <= BY_HAND and ends not in ".!?…:;" and _all_strong(line):
            self._report("word-heading-by-hand", span, text=text[:60])

    def _notes(self, styles: WordStyles, comments: Mapping[str, str], kind: str) -> dict[str, md.Note]:
        """Footnotes (or endnotes) by the id that their calls have."""
        name = {"foot": "footnotes", "endn": "endnotes"}[kind]
        related = _related(self.document.part, name)
        if related is None:
            return {}
        reader = LineReader(styles, _links(related), comments)
        found: dict[str, md.Note] = {}
        for element in parse_xml(related.blob):
            identity = f"{kind}-{element.get(qn('w:id'), '')}"
            if element.get(qn("w:type")) in (None, "normal"):
                read = list(self._paragraphs(element, styles, reader))
                if read:
                    found[identity] = md.Note(identity, blocks(read), read[0].span)
        return found

    # findings

    def _span(self, start: int, end: int) -> Span:
        number = max(len(self.lines), 1)
        return Span(self.file, Position(number, start + 1), Position(number, end + 1))

    def _report(self, code: str, where: Where | None, **args: str) -> None:
        lost = code in LOST or code.startswith(("markdown-", "link-"))
        severity = Severity.ERROR if lost else Severity.NOTE if code in MINOR else Severity.WARNING
        line = where.start.line if isinstance(where, Span) else 0
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else None
        self.diagnostics.append(Diagnostic(code, severity, where, args, (), excerpt or None))

    def _ordered(self) -> tuple[Diagnostic, ...]:
        """In the order of the text; the same kind at most so often: a text under review has hundreds."""
        kept: list[Diagnostic] = []
        count: dict[str, int] = {}
        for finding in sorted(self.diagnostics, key=in_text_order):
            count[finding.code] = count.get(finding.code, 0) + 1
            if count[finding.code] <= WORD_FINDINGS:
                kept.append(finding)
        return tuple(kept)


def _all_strong(line: RunsOfParagraph) -> bool:
    seen = [format_ for char, format_ in zip(line.text, line.formats, strict=True) if not char.isspace()]
    return bool(seen) and all("strong" in format_.marks for format_ in seen)


# ---- parts of the package


def _links(part: Part) -> dict[str, str]:
    return {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}


def _related(part: Part, name: str) -> Part | None:
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            part_of_relation: Part = relation.target_part
            return part_of_relation
    return None


def _comments(part: Part) -> dict[str, str]:
    related = _related(part, "comments")
    if related is None:
        return {}
    return {
        element.get(qn("w:id"), ""): "".join(node.text or "" for node in element.iter(qn("w:t")))
        for element in parse_xml(related.blob)
    }


def _running_words(part: Part) -> str:
    """The words of the first header or footer that has any; a number of the page alone is none."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            text = " ".join(_text_of(parse_xml(relation.target_part.blob), qn).split())
            if any(char.isalpha() for char in text):
                return text
    return ""


def _text_of(element: XmlElement, qn: QualifiedName) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def _is_initial(paragraph: XmlElement, qn: QualifiedName) -> bool:
    """Whether a paragraph is the drop capital of the next one, which Word keeps apart."""
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    return frame is not None and frame.get(qn("w:dropCap"), "none") != "none"
