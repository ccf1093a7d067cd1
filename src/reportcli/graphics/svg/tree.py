"""The XML of an SVG file as a tree of its elements; size, depth and number are bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as File
from xml.parsers import expat

from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import Position, Span

MAX_BYTES = 2_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 64
_SVG = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class Node:
    """An element: its tag and attributes without namespaces."""

    tag: str
    attributes: dict[str, str]
    where: Span
    children: list[Node] = field(default_factory=list)


def read_file(path: str, name: str) -> bytes:
    file = File(path)
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise Findings([error("svg-too-large", Span(name), bytes=size, limit=MAX_BYTES)])
        return file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Findings([error("svg-unreadable", Span(name), reason=reason)]) from None


def parse(data: bytes, name: str, findings: list[Diagnostic]) -> Node | None:
    """The tree of elements of the SVG namespace; entities are never expanded, nothing is fetched."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    stack: list[Node] = []
    roots: list[Node] = []
    foreign = elements = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal foreign, elements
        elements += 1
        where = Span(name, Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        if elements > MAX_ELEMENTS or len(stack) + foreign >= MAX_DEPTH:
            raise Findings([error("svg-too-complex", where, elements=MAX_ELEMENTS, depth=MAX_DEPTH)])
        space, _, local = tag.rpartition(" ")
        if foreign or space not in (_SVG, ""):
            foreign += 1
            return
        node = Node(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, where)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def end(tag: str) -> None:
        nonlocal foreign
        if foreign:
            foreign -= 1
        else:
            stack.pop()

    def entity(*_: object) -> None:
        where = Span(name, Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        raise Findings([error("svg-entity", where)])

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except Findings as stopped:
        findings += stopped.diagnostics
        return None
    except expat.ExpatError as problem:
        where = Span(name, Position(problem.lineno, problem.offset + 1))
        findings.append(error("svg-not-xml", where, reason=expat.ErrorString(problem.code)))
        return None
    if not roots or roots[0].tag != "svg":
        findings.append(error("svg-not-svg", Span(name)))
        return None
    return roots[0]
