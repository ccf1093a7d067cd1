"""From leaves to Placed: operations moved to the page, numbers rounded, lines of one paragraph joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reportcli.model.display import (
    GlyphsOp,
    GroupOp,
    ImageOp,
    LateOp,
    Op,
    Path,
    PathOp,
    Placed,
    Segment,
)
from reportcli.model.geometry import Rect
from reportcli.model.value_class import replace
from reportcli.typeset.breaking.items import Leaf

DECIMALS = 3


def to_display(leaves: Iterable[Leaf], index: Mapping[int, int]) -> tuple[Placed, ...]:
    """Placed boxes in the same order; index: structure node numbers by identity."""
    return tuple(_placed(leaf, index) for leaf in joined(leaves) if any(ops for ops, _, _ in leaf.parts))


def joined(leaves: Iterable[Leaf]) -> list[Leaf]:
    """Neighbouring lines of the same element as one leaf; those of a link stay apart, each active alone."""
    result: list[Leaf] = []
    run: list[Leaf] = []
    for leaf in leaves:
        if run and not _same(run[-1], leaf):
            result.append(_join(run))
            run = []
        run.append(leaf)
    if run:
        result.append(_join(run))
    return result


def _same(a: Leaf, other: Leaf) -> bool:
    return (
        bool(a.baselines)
        and bool(other.baselines)
        and a.node is other.node
        and a.node is not None
        and a.link == other.link
        and a.lang == other.lang
        and a.z == other.z
        and a.block == other.block
        and other.baselines[0] >= a.baselines[-1]
        and (a.link is None or other.baselines[0] == a.baselines[-1])
        and abs(other.box.x - a.box.x) < max(a.box.width, other.box.width) + 1
        and not other.continued
    )


def _join(run: list[Leaf]) -> Leaf:
    if len(run) == 1:
        return run[0]
    first = run[0]
    left, top = min(leaf.box.x for leaf in run), min(leaf.box.y for leaf in run)
    right, bottom = max(leaf.box.right for leaf in run), max(leaf.box.bottom for leaf in run)
    contents = "".join(leaf.contents or "" for leaf in run) if first.link else None
    lines: dict[float, tuple[float, bool]] = {}
    for leaf in run:
        for baseline, gap, hyphen in zip(leaf.baselines, leaf.gaps, leaf.hyphens, strict=True):
            lines[baseline] = (gap, hyphen)
    return replace(
        first,
        parts=tuple(part for leaf in run for part in leaf.parts),
        box=Rect(left, top, right - left, bottom - top),
        contents=contents,
        baselines=tuple(lines),
        gaps=tuple(gap for gap, _ in lines.values()),
        hyphens=tuple(hyphen for _, hyphen in lines.values()),
    )


def _placed(leaf: Leaf, index: Mapping[int, int]) -> Placed:
    ops = tuple(moved(op, dx, dy) for part, dx, dy in leaf.parts for op in part)
    box = Rect(_r(leaf.box.x), _r(leaf.box.y), _r(leaf.box.width), _r(leaf.box.height))
    return Placed(
        box,
        ops,
        index[id(leaf.node)] if leaf.node is not None else -1,
        leaf.artifact,
        leaf.block,
        leaf.lang,
        leaf.link,
        leaf.contents,
        leaf.z,
        tuple(_r(b) for b in leaf.baselines),
        leaf.style,
        leaf.continued,
        tuple(_r(gap) for gap in leaf.gaps),
        leaf.hyphens,
        leaf.hidden,
    )


@lru_cache(maxsize=4096)
def _r(value: float) -> float:
    """Rounded once for the cells of a row, which stand at one height, and then one number in memory."""
    return round(value, DECIMALS) + 0.0  # never -0.0


def moved(op: Op, dx: float, dy: float) -> Op:
    """The operation moved to the page, its numbers rounded."""
    if isinstance(op, GlyphsOp):
        return GlyphsOp(
            op.font,
            op.size,
            _r(op.x + dx),
            _r(op.y + dy),
            op.glyphs,
            op.paint,
            _r(op.width),
            op.fact,
            op.reads,
        )
    if isinstance(op, LateOp):
        return replace(op, x=_r(op.x + dx), y=_r(op.y + dy), width=_r(op.width))
    if isinstance(op, PathOp):
        path = _path(op.path, dx, dy)
        return PathOp(path, op.fill, op.stroke, op.even_odd, op.fact, op.gradient, op.blur)
    if isinstance(op, ImageOp):
        rect = Rect(_r(op.rect.x + dx), _r(op.rect.y + dy), _r(op.rect.width), _r(op.rect.height))
        clip = _path(op.clip, dx, dy) if op.clip else None
        return ImageOp(op.image, rect, op.crop, clip, op.grey, op.tint, op.inks)
    return _group(op, dx, dy)


def _group(op: GroupOp, dx: float, dy: float) -> GroupOp:
    if op.transform is None:
        clip = _path(op.clip, dx, dy) if op.clip else None
        return replace(op, ops=tuple(moved(inner, dx, dy) for inner in op.ops), clip=clip)
    a, b, c, d, e, f = op.transform
    return replace(op, transform=(a, b, c, d, _r(e + dx), _r(f + dy)))


def _path(path: Path, dx: float, dy: float) -> Path:
    n = DECIMALS  # rounding stands in line: a map has a hundred thousand points
    result: list[Segment] = []
    for segment in path:
        if len(segment) == 3:
            kind, x, y = segment
            result.append((kind, round(x + dx, n) + 0.0, round(y + dy, n) + 0.0))
        elif len(segment) == 7:
            _, x1, y1, x2, y2, x, y = segment
            curve = (_r(x1 + dx), _r(y1 + dy), _r(x2 + dx), _r(y2 + dy), _r(x + dx), _r(y + dy))
            result.append((segment[0], *curve))
        else:
            result.append(segment)
    return tuple(result)
