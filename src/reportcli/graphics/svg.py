"""A bounded reader of static SVG: shapes, groups, transforms, fills, strokes, clips. All else is refused."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as File
from xml.parsers import expat

from reportcli.graphics.path_data import (
    IDENTITY,
    Matrix,
    PathDataError,
    apply,
    ellipse,
    multiply,
    parse_path,
    parse_transform,
    rounded_rect,
)
from reportcli.graphics.svg_style import BLACK, WHITE, Look, SvgStyleError, inherit
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.display import Drawing, GroupOp, Op, Path, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.refs import Position, Span
from reportcli.model.style import Paint, Stroke

MAX_BYTES = 2_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 64
_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "polygon", "polyline", "line"))
_GROUPS = frozenset(("svg", "g", "defs", "clipPath", "mask"))
_SILENT = frozenset(("title", "desc", "metadata"))
_REFERENCE = re.compile(r"""url\(\s*['"]?#([^'")\s]+)['"]?\s*\)\s*$""")
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(?:px|pt)?\s*$")


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str]
    where: Span
    children: list[_Node] = field(default_factory=list)


def icon(path: str, size: float, paint: Paint | None = None, name: str | None = None) -> Drawing:
    """A vector file, `size` points high, as wide as its shape asks. With a paint all of it takes that paint.

    `name` stands in findings (default: folder and file name). Raises Findings.
    """
    data = _read(path, name or _short(path))
    box = _artwork(data, name or _short(path)).box
    return _drawing(data, name or _short(path), size * box.width / box.height, size, paint)


def vector(
    path: str, width: float, height: float, paint: Paint | None = None, name: str | None = None
) -> Drawing:
    """A vector file centred in a box of `width` by `height` points, as large as fits. Raises Findings."""
    return _drawing(_read(path, name or _short(path)), name or _short(path), width, height, paint)


def aspect(path: str, name: str | None = None) -> float:
    """Width over height of a vector file. Raises Findings."""
    box = _artwork(_read(path, name or _short(path)), name or _short(path)).box
    return box.width / box.height


def _short(path: str) -> str:
    return "/".join(File(path).parts[-2:])


def _read(path: str, name: str) -> bytes:
    file = File(path)
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise Findings([error("svg-too-large", Span(name), bytes=size, limit=MAX_BYTES)])
        return file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Findings([error("svg-unreadable", Span(name), reason=reason)]) from None


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape in user space: colours are None (nothing), "current", or "#rrggbb"."""

    path: Path
    look: Look
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class _Clipped:
    """Shapes under a clip path (user space)."""

    parts: tuple[_Shape | _Clipped, ...]
    clip: Path


@dataclass(frozen=True, slots=True)
class _Artwork:
    box: Rect
    parts: tuple[_Shape | _Clipped, ...]


@lru_cache(maxsize=512)
def _artwork(data: bytes, name: str) -> _Artwork:
    findings: list[Diagnostic] = []
    root = _parse(data, name, findings)
    if root is None:
        raise Findings(findings)
    reader = _Reader(findings)
    reader.index(root)
    artwork = reader.artwork(root)
    if findings or artwork is None:
        raise Findings(findings)
    return artwork


@lru_cache(maxsize=1024)
def _drawing(data: bytes, name: str, width: float, height: float, paint: Paint | None) -> Drawing:
    artwork = _artwork(data, name)
    box = artwork.box
    scale = min(width / box.width, height / box.height)
    dx = (width - box.width * scale) / 2 - box.x * scale
    dy = (height - box.height * scale) / 2 - box.y * scale
    ops = tuple(_paint(part, (scale, 0.0, 0.0, scale, dx, dy), paint) for part in artwork.parts)
    return Drawing(width, height, tuple(op for op in ops if op is not None))


def _paint(part: _Shape | _Clipped, page: Matrix, paint: Paint | None) -> Op | None:
    if isinstance(part, _Clipped):
        ops = tuple(op for op in (_paint(p, page, paint) for p in part.parts) if op is not None)
        return GroupOp(ops, clip=apply(page, part.clip, 3)) if ops else None
    look, matrix = part.look, multiply(page, part.matrix)
    fill = _colour(look.fill, look.fill_opacity * look.opacity, paint)
    line = _colour(look.stroke, look.stroke_opacity * look.opacity, paint)
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    width = look.stroke_width * scale
    stroke = None
    if line is not None and width > 0:
        dash = tuple(round(d * scale, 3) for d in look.dash)
        stroke = Stroke(line, round(width, 4), dash, look.cap, look.join)
    if fill is None and stroke is None:
        return None
    return PathOp(apply(matrix, part.path, 3), fill, stroke, look.even_odd)


def _colour(colour: str | None, opacity: float, paint: Paint | None) -> Paint | None:
    if colour is None or opacity <= 0:
        return None
    if paint is not None:
        return paint if opacity >= 1 else Paint(paint.role, paint.tint, paint.alpha * opacity)
    return Paint(BLACK if colour == "current" else colour, alpha=opacity)


def _parse(data: bytes, name: str, findings: list[Diagnostic]) -> _Node | None:
    """The tree of elements of the SVG namespace; entities are never expanded, nothing is fetched."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    stack: list[_Node] = []
    roots: list[_Node] = []
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
        node = _Node(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, where)
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


class _Reader:
    """Turns elements into shapes; collects what is refused."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        self.findings = findings
        self.named: dict[str, _Node] = {}
        self.in_clip = False

    def index(self, node: _Node) -> None:
        if "id" in node.attributes:
            self.named.setdefault(node.attributes["id"], node)
        for child in node.children:
            self.index(child)

    def artwork(self, root: _Node) -> _Artwork | None:
        parts = tuple(self.parts(root, Look(), IDENTITY))
        box = self.box(root)
        return None if box is None else _Artwork(box, parts)

    def box(self, root: _Node) -> Rect | None:
        view_box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
        stated = [_LENGTH.match(part) for part in view_box]
        numbers = [float(match.group(1)) for match in stated if match]
        if len(numbers) != 4:
            sizes = [_LENGTH.match(root.attributes.get(side, "")) for side in ("width", "height")]
            numbers = [0.0, 0.0, *(float(match.group(1)) for match in sizes if match)]
        if len(numbers) == 4 and min(numbers[2:]) > 1e-6 and max(abs(n) for n in numbers) < 1e7:
            return Rect(*numbers)
        self.findings.append(error("svg-no-size", root.where))
        return None

    def parts(self, node: _Node, look: Look, matrix: Matrix) -> list[_Shape | _Clipped]:
        self._refuse(node)
        if node.tag in _SILENT or node.tag in ("defs", "clipPath", "mask"):
            self._check_definitions(node)
            return []
        if node.tag not in _SHAPES and node.tag not in _GROUPS:
            self.findings.append(error("svg-element", node.where, element=node.tag))
            return []
        try:
            look = inherit(look, node.attributes)
            matrix = multiply(matrix, parse_transform(node.attributes.get("transform", "")))
        except (SvgStyleError, PathDataError) as problem:
            self.findings.append(error("svg-value", node.where, element=node.tag, value=problem))
            return []
        if look.hidden:
            return []
        if node.tag in _SHAPES:
            path = self.shape(node)
            inner: list[_Shape | _Clipped] = [_Shape(path, look, matrix)] if path else []
        else:
            inner = [part for child in node.children for part in self.parts(child, look, matrix)]
        return self._clip(node, inner, matrix)

    def _check_definitions(self, node: _Node) -> None:
        if node.tag == "defs":
            for child in node.children:
                if child.tag not in ("clipPath", "mask") and child.tag not in _SILENT:
                    self.parts(child, Look(), IDENTITY)

    def _refuse(self, node: _Node) -> None:
        for name, value in node.attributes.items():
            active = name == "href" or (name.startswith("on") and name.isalpha())
            if active or (name == "filter" and value != "none"):
                self.findings.append(error("svg-attribute", node.where, element=node.tag, attribute=name))

    def _clip(self, node: _Node, parts: list[_Shape | _Clipped], matrix: Matrix) -> list[_Shape | _Clipped]:
        for name in ("clip-path", "mask"):
            value = node.attributes.get(name, "none").strip()
            if value == "none" or not parts:
                continue
            match = _REFERENCE.match(value)
            target = self.named.get(match.group(1)) if match and not self.in_clip else None
            clip = self.outline(target, matrix) if target is not None else ()
            if not clip:
                self.findings.append(error("svg-clip", node.where, element=node.tag, value=value))
                continue
            parts = [_Clipped(tuple(parts), clip)]
        return parts

    def outline(self, target: _Node, matrix: Matrix) -> Path:
        """The shape of a clip path, or of a mask that is plainly white inside."""
        if target.tag not in ("clipPath", "mask"):
            return ()
        self.in_clip = True  # a clip inside a clip is refused: it could refer to itself
        parts = [part for child in target.children for part in self.parts(child, Look(), matrix)]
        self.in_clip = False
        shapes = [part for part in parts if isinstance(part, _Shape)]
        plain = all(p.look.fill in (WHITE, "current") or target.tag == "clipPath" for p in shapes)
        if len(shapes) != len(parts) or not plain:
            return ()
        return tuple(segment for shape in shapes for segment in apply(shape.matrix, shape.path))

    def shape(self, node: _Node) -> Path:
        try:
            return _outline(node.tag, node.attributes)
        except PathDataError as problem:
            self.findings.append(error("svg-value", node.where, element=node.tag, value=problem))
            return ()


def _outline(tag: str, attributes: dict[str, str]) -> Path:
    def length(name: str, default: float = 0.0) -> float:
        if name not in attributes:
            return default
        match = _LENGTH.match(attributes[name])
        if match is None or abs(float(match.group(1))) > 1e7:
            raise PathDataError(f"{name}={attributes[name][:20]}")
        return float(match.group(1))

    if tag == "path":
        return parse_path(attributes.get("d", ""))
    if tag == "rect":
        rx, ry = length("rx", -1), length("ry", -1)
        rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
        return rounded_rect(length("x"), length("y"), length("width"), length("height"), rx, ry)
    if tag == "circle":
        return ellipse(length("cx"), length("cy"), length("r"), length("r"))
    if tag == "ellipse":
        return ellipse(length("cx"), length("cy"), length("rx"), length("ry"))
    if tag == "line":
        return (("M", length("x1"), length("y1")), ("L", length("x2"), length("y2")))
    points = attributes.get("points", "").strip()
    path = parse_path(f"M{points}") if points else ()
    return (*path, ("Z",)) if path and tag == "polygon" else path
