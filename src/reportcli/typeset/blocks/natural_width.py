"""Natural widths: the least and the preferred width of a block, for `auto`."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli import blocks as b
from reportcli.typeset.blocks.widths import Natural
from reportcli.typeset.chapter_state import Scene, Setter, resolve
from reportcli.typeset.copyfitting import scaled, scaled_runs


def natural(setter: Setter, block: b.Block, scene: Scene, available: float) -> Natural:
    """(least, preferred) width in points, padding included. Blocks without one take `available`."""
    stated = resolve(block.width, available, scene)
    if stated is not None:
        return stated, stated
    low, high = _inner(setter, block, scene, available)
    if block.box is not None:
        edge = block.box.padding.left + block.box.padding.right
        return low + edge, high + edge
    return low, high


def _inner(setter: Setter, block: b.Block, scene: Scene, available: float) -> Natural:
    if isinstance(block, b.Text):
        return _text(setter, block, scene)
    if isinstance(block, (b.Icon, b.Qr)):
        return block.size, block.size
    if isinstance(block, b.Image):
        return _image(setter, block, scene, available)
    if isinstance(block, b.Stack):
        return widest(natural(setter, child, scene, available) for child in block.children)
    if isinstance(block, b.RowBlock):
        parts = [natural(setter, child, scene, available) for child in block.children]
        gaps = block.gap * max(len(parts) - 1, 0)
        return sum(p[0] for p in parts) + gaps, sum(p[1] for p in parts) + gaps
    if isinstance(block, b.List):
        inner = widest(
            natural(setter, child, scene, available) for item in block.items for child in item.children
        )
        return inner[0] + block.indent, inner[1] + block.indent
    if isinstance(block, (b.Place, b.Break, b.UseMaster, b.Into, b.Spoken)):
        return 0.0, 0.0
    return 0.0, available


def widest(parts: Iterable[Natural]) -> Natural:
    low = high = 0.0
    for least, preferred in parts:
        low, high = max(low, least), max(high, preferred)
    return low, high


def _text(setter: Setter, block: b.Text, scene: Scene) -> Natural:
    if scene.factor == 1.0:
        return _rounded_up(setter.natural(block.runs, block.style))
    style = scaled(block.style, scene.factor)
    runs = scaled_runs(block.runs, block.style, scene.factor)
    return _rounded_up(setter.composer.natural(runs, style))


def _rounded_up(width: Natural) -> Natural:
    """A hair more, so that rounding never breaks a line that fits exactly."""
    return width[0] + 0.01, width[1] + 0.01


def _image(setter: Setter, block: b.Image, scene: Scene, available: float) -> Natural:
    height = resolve(block.height, scene.room, scene)
    if height is None:
        return 0.0, available
    width = height * (block.ratio or aspect(setter, block))
    return width, width


def aspect(setter: Setter, block: b.Image) -> float:
    """Width over height of the picture itself."""
    picture = setter.context.images.get(block.image)
    return picture.width / picture.height if picture is not None and picture.height else 1.5
