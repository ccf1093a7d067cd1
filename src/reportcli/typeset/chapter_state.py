"""What every part of typesetting works with: the composer with its memo, findings, the page's grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from reportcli.blocks import Block, PageMaster
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM, Length, Rect
from reportcli.model.inline import Inline
from reportcli.model.style import ParagraphStyle
from reportcli.typeset.context import ChapterContext, Composer, Width
from reportcli.typeset.structure_tree import Key, Node

T = TypeVar("T")


PARENTS = {"LI": "L", "LBody": "LI"}  # elsewhere they are plain divisions (ISO 32000-1, 14.8.4.3.3)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a block inherits: its structure parent (None inside decoration), language, copyfitting factor."""

    node: Node | None
    lang: str
    factor: float = 1.0
    own: bool = False  # the only paragraph inside: its content belongs to `node` itself
    step: float = 0.0  # of the baseline grid
    columns: tuple[float, float] = (0.0, 0.0)  # grid column width and gutter
    room: float | None = None  # height of the container where it is stated, for heights in %
    safe: tuple[Rect, ...] = ()  # where words may stand off trim and spine, from the place's content corner


@dataclass(slots=True)
class Setter:
    """Mutable state of one chapter's typesetting."""

    context: ChapterContext
    composer: Composer
    findings: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)
    order: int = 0  # flow entry that is being measured, for reading order
    sequence: int = 0
    note_nodes: dict[str, Node] = field(default_factory=dict)
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict)
    alive: list[object] = field(default_factory=list)  # what memo keys name by identity
    unlisted: set[str] = field(default_factory=set)  # headings of sections without a bookmark, by path

    def key(self) -> Key:
        self.sequence += 1
        return (self.order, self.sequence)

    def node(self, scene: Scene, tag: str, block: Block | None = None, **attributes: object) -> Node | None:
        """A structure element under the scene's, None inside decoration."""
        if scene.node is None:
            return None
        if PARENTS.get(tag, scene.node.tag) != scene.node.tag:
            tag = "Div"
        keep = bool(attributes.pop("keep", False))
        if block is not None:
            attributes.setdefault("block", block.path)
            attributes.setdefault("alt", block.alt)
            attributes.setdefault("actual_text", block.actual_text)
            attributes.setdefault("id", block.id)
            if block.lang and block.lang != scene.lang:
                attributes.setdefault("lang", block.lang)
        return scene.node.child(tag, self.key(), keep, **attributes)

    def find(self, finding: Diagnostic, block: str) -> None:
        """Collects a finding once per code and block."""
        self.findings.setdefault((finding.code, block), replace(finding, block=block))

    def compose(self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, block: Block) -> Any:
        """Lines of a paragraph; the same paragraph at the same width is composed once."""
        if not isinstance(width, float):
            composed = self.composer.compose(runs, style, width)
            self.lacking(composed.missing, block)
            return composed
        key = ("compose", id(runs), id(style), round(width, 3))
        composed = self.memo.get(key)
        if composed is None:
            composed = self.remember(key, self.composer.compose(runs, style, width), runs, style)
        self.lacking(composed.missing, block)
        return composed

    def natural(self, runs: Sequence[Inline], style: ParagraphStyle) -> tuple[float, float]:
        key = ("natural", id(runs), id(style))
        if key not in self.memo:
            self.remember(key, self.composer.natural(runs, style), runs, style)
        known: tuple[float, float] = self.memo[key]
        return known

    def once(self, key: tuple[object, ...], make: Callable[[], T], *named: object) -> T:
        """What `make` gives, made once under a key; its findings are told again each time, since copyfitting
        forgets those of the sizes that it gives up."""
        if key not in self.memo:
            outer, self.findings = self.findings, {}
            try:
                value = make()
            finally:
                own, self.findings = self.findings, outer
            self.remember(key, (value, own), *named)
        known: tuple[T, dict[tuple[str, str], Diagnostic]] = self.memo[key]
        for place, finding in known[1].items():
            self.findings.setdefault(place, finding)
        return known[0]

    def remember(self, key: tuple[object, ...], value: Any, *named: object) -> Any:
        """Keeps a value under a key that names objects by identity."""
        self.memo[key] = value
        self.alive.extend(named)
        return value

    def lacking(self, missing: Iterable[Any], block: Block) -> None:
        """Characters without a glyph, once each per block, at their cell or at the block."""
        for entry in missing:
            finding: Diagnostic = entry.diagnostic()
            if finding.where is None:
                finding = replace(finding, where=getattr(block, "source", None) or block.span)
            self.findings.setdefault(
                (finding.code, f"{block.path} {finding.args['code']}"), replace(finding, block=block.path)
            )


def resolve(length: Length, container: float | None, scene: Scene) -> float | None:
    """Points, or None for auto and fr (and % of something whose size is not known)."""
    if length.unit == "pt":
        return length.value
    if length.unit == "%" and container is not None:
        return container * length.value / 100
    if length.unit == "col":
        column, gutter = scene.columns
        return length.value * column + max(length.value - 1, 0) * gutter
    return None


def grid_columns(master: PageMaster, page_width: float) -> tuple[float, float]:
    """Width of a grid column and of the gutter."""
    measure = page_width - master.margin.left - master.margin.right
    count = max(master.columns, 1)
    return (measure - (count - 1) * master.gutter) / count, master.gutter


def millimetres(points: float) -> str:
    return f"{points / MM:.1f}"
