"""The XML of an SVG file as a tree of its elements; size, depth and number are bounded."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path as File
from xml.parsers import expat

from reportcli.inputs.regular_file import TooLargeError, read_regular
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import Position, Span
from reportcli.model.value_class import dataclass

MAX_BYTES = 2_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 64
_SVG = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class SvgNode:
    """An element: its tag and attributes without namespaces."""

    tag: str
    attributes: dict[str, str]
    where: Span
    children: list[SvgNode] = field(default_factory=list)


def read_file(path: str, name: str) -> bytes:
    """The bytes of a file of at most MAX_BYTES; `name` stands in findings. Raises Findings."""
    file = File(path)
    try:
        return read_regular(file, MAX_BYTES)
    except TooLargeError:
        size = file.stat().st_size
        raise Findings([error("svg-too-large", Span(name), bytes=size, limit=MAX_BYTES)]) from None
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Findings([error("svg-unreadable", Span(name), reason=reason)]) from None


def parse(data: bytes, name: str, findings: list[Diagnostic]) -> SvgNode | None:
    """The tree of elements of the SVG namespace; entities are never expanded, nothing is fetched."""
    builder = _TreeBuilder(name)
    try:
        builder.parser.Parse(data, True)
    except Findings as stopped:
        findings += stopped.diagnostics
        return None
    except expat.ExpatError as problem:
        where = Span(name, Position(problem.lineno, problem.offset + 1))
        findings.append(error("svg-not-xml", where, reason=expat.ErrorString(problem.code)))
        return None
    if builder.root is None or builder.root.tag != "svg":
        findings.append(error("svg-not-svg", Span(name)))
        return None
    return builder.root


class _TreeBuilder:
    """Receives what expat reads; raises Findings for an entity, and beyond the bounds."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: SvgNode | None = None
        self.open: list[SvgNode] = []
        self.foreign = 0  # depth inside an element of another namespace, which is left out
        self.elements = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.EntityDeclHandler = self.entity

    def here(self) -> Span:
        """Where the parser stands, line and column counted from 1."""
        return Span(self.name, Position(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Expat's handler of a start tag: adds an SVG element to the tree; foreign ones are only counted."""
        self.elements += 1
        if self.elements > MAX_ELEMENTS or len(self.open) + self.foreign >= MAX_DEPTH:
            raise Findings([error("svg-too-complex", self.here(), elements=MAX_ELEMENTS, depth=MAX_DEPTH)])
        space, _, local = tag.rpartition(" ")
        if self.foreign or space not in (_SVG, ""):
            self.foreign += 1
            return
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        node = SvgNode(local, plain, self.here())
        if self.open:
            self.open[-1].children.append(node)
        elif self.root is None:
            self.root = node
        self.open.append(node)

    def end(self, _tag: str) -> None:
        """Expat's handler of an end tag: closes the element opened last."""
        if self.foreign:
            self.foreign -= 1
        else:
            self.open.pop()

    def entity(self, *_: object) -> None:
        """Expat's handler of an entity declaration: refuses the file."""
        raise Findings([error("svg-entity", self.here())])
