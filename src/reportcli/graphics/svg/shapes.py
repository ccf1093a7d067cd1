"""Elements of an SVG as shapes in user space; what is not drawn as it stands is refused."""

from __future__ import annotations

import re

from reportcli.graphics.outlines import ellipse, rounded_rect
from reportcli.graphics.path_data import parse_path
from reportcli.graphics.svg.style import WHITE, InheritedStyle, SvgStyleError, inherit
from reportcli.graphics.svg.tree import SvgNode
from reportcli.graphics.transforms import (
    LARGEST,
    NUMBER,
    PathDataError,
    apply,
    parse_transform,
)
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import Path
from reportcli.model.geometry import Rect
from reportcli.model.paths import IDENTITY, Matrix, multiply
from reportcli.model.value_class import dataclass

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "polygon", "polyline", "line"))
_GROUPS = frozenset(("svg", "g", "defs", "clipPath", "mask"))
_SILENT = frozenset(("title", "desc", "metadata"))
_REFERENCE = re.compile(r"""url\(\s*['"]?#([^'")\s]+)['"]?\s*\)\s*$""")
_LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*(?:px|pt)?\s*$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape in user space: colours are None (nothing), "current", or "#rrggbb"."""

    path: Path
    style: InheritedStyle
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Clipped:
    """Shapes under a clip path (user space)."""

    parts: tuple[Shape | Clipped, ...]
    clip: Path


@dataclass(frozen=True, slots=True)
class Artwork:
    """What an SVG file draws; `box` is the part of user space that its view box shows."""

    box: Rect
    parts: tuple[Shape | Clipped, ...]


class ShapeReader:
    """Turns elements into shapes; collects what is refused."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        self.findings = findings
        self.named: dict[str, SvgNode] = {}
        self.in_clip = False

    def index(self, node: SvgNode) -> None:
        """Remembers the elements that clips may refer to; of two with one id the first."""
        if "id" in node.attributes:
            self.named.setdefault(node.attributes["id"], node)
        for child in node.children:
            self.index(child)

    def artwork(self, root: SvgNode) -> Artwork | None:
        """The whole file; None when it states no size."""
        parts = tuple(self.parts(root, InheritedStyle(), IDENTITY))
        box = self.box(root)
        return None if box is None else Artwork(box, parts)

    def box(self, root: SvgNode) -> Rect | None:
        """The view box, else width and height from the origin; None, with a finding, without either."""
        view_box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
        stated = [_LENGTH.match(part) for part in view_box]
        numbers = [float(match.group(1)) for match in stated if match]
        if len(numbers) != 4:
            sizes = [_LENGTH.match(root.attributes.get(side, "")) for side in ("width", "height")]
            numbers = [0.0, 0.0, *(float(match.group(1)) for match in sizes if match)]
        if len(numbers) == 4 and min(numbers[2:]) > 1e-6 and max(abs(n) for n in numbers) < LARGEST:
            return Rect(*numbers)
        self.findings.append(error("svg-no-size", root.where))
        return None

    def parts(self, node: SvgNode, style: InheritedStyle, matrix: Matrix) -> list[Shape | Clipped]:
        """The shapes of an element and what is in it, under its parents' style and transform."""
        self._refuse(node)
        if node.tag in _SILENT or node.tag in ("defs", "clipPath", "mask"):
            self._check_definitions(node)
            return []
        if node.tag not in _SHAPES and node.tag not in _GROUPS:
            self.findings.append(error("svg-element", node.where, element=node.tag))
            return []
        try:
            style = inherit(style, node.attributes)
            matrix = multiply(parse_transform(node.attributes.get("transform", "")), matrix)
        except (SvgStyleError, PathDataError) as problem:
            self.findings.append(error("svg-value", node.where, element=node.tag, value=problem))
            return []
        if style.hidden:
            return []
        if node.tag in _SHAPES:
            path = self.shape(node)
            inner: list[Shape | Clipped] = [Shape(path, style, matrix)] if path else []
        else:
            inner = [part for child in node.children for part in self.parts(child, style, matrix)]
        return self._clip(node, inner, matrix)

    def _check_definitions(self, node: SvgNode) -> None:
        if node.tag == "defs":
            for child in node.children:
                if child.tag not in ("clipPath", "mask") and child.tag not in _SILENT:
                    self.parts(child, InheritedStyle(), IDENTITY)

    def _refuse(self, node: SvgNode) -> None:
        for name, value in node.attributes.items():
            active = name == "href" or (name.startswith("on") and name.isalpha())
            if active or (name == "filter" and value != "none"):
                self.findings.append(error("svg-attribute", node.where, element=node.tag, attribute=name))

    def _clip(self, node: SvgNode, parts: list[Shape | Clipped], matrix: Matrix) -> list[Shape | Clipped]:
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
            parts = [Clipped(tuple(parts), clip)]
        return parts

    def outline(self, target: SvgNode, matrix: Matrix) -> Path:
        """The shape of a clip path, or of a mask that is plainly white inside."""
        if target.tag not in ("clipPath", "mask"):
            return ()
        self.in_clip = True  # a clip inside a clip is refused: it could refer to itself
        parts = [part for child in target.children for part in self.parts(child, InheritedStyle(), matrix)]
        self.in_clip = False
        shapes = [part for part in parts if isinstance(part, Shape)]
        plain = all(p.style.fill in (WHITE, "current") or target.tag == "clipPath" for p in shapes)
        if len(shapes) != len(parts) or not plain:
            return ()
        return tuple(segment for shape in shapes for segment in apply(shape.matrix, shape.path))

    def shape(self, node: SvgNode) -> Path:
        """The outline of a shape in its own coordinates; empty, with a finding, when it is malformed."""
        try:
            return _outline(node.tag, node.attributes)
        except PathDataError as problem:
            self.findings.append(error("svg-value", node.where, element=node.tag, value=problem))
            return ()


def _outline(tag: str, attributes: dict[str, str]) -> Path:
    def length(name: str, default: float = 0.0) -> float:
        """An attribute as a number; PathDataError where it is no length or is too large."""
        if name not in attributes:
            return default
        match = _LENGTH.match(attributes[name])
        if match is None or abs(float(match.group(1))) > LARGEST:
            raise PathDataError(f"{name}={attributes[name][:20]}")
        return float(match.group(1))

    if tag == "path":
        return parse_path(attributes.get("d", ""))
    if tag == "rect":
        rx, ry = length("rx", -1), length("ry", -1)
        rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
        return rounded_rect(Rect(length("x"), length("y"), length("width"), length("height")), rx, ry)
    if tag == "circle":
        return ellipse(length("cx"), length("cy"), length("r"), length("r"))
    if tag == "ellipse":
        return ellipse(length("cx"), length("cy"), length("rx"), length("ry"))
    if tag == "line":
        return (("M", length("x1"), length("y1")), ("L", length("x2"), length("y2")))
    points = attributes.get("points", "").strip()
    path = parse_path(f"M{points}") if points else ()
    return (*path, ("Z",)) if path and tag == "polygon" else path
