"""Paths of a layout in a box of 0 to 1, at the size of a block."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.path_data import parse_path
from reportcli.graphics.transforms import PathDataError, apply
from reportcli.model.diagnostic import error
from reportcli.model.display import Path
from reportcli.model.geometry import Rect
from reportcli.model.refs import BlockPart
from reportcli.typeset.chapter_state import ChapterState


def unit_path(state: ChapterState, block: b.Block, data: str, rect: Rect) -> Path:
    """SVG path data of a 0..1 box in a rectangle; nothing and a finding where it cannot be read."""
    try:
        unit = parse_path(data)
    except PathDataError as problem:
        ends = {"remedy": "ends", "command": problem.command, "count": problem.count}
        args = {"problem": str(problem), **(ends if problem.command else {})}
        finding = error("bad-path", block=block.path, **args)
        state.report(finding, BlockPart(block.path, "value"))
        return ()
    return tuple(apply((rect.width, 0.0, 0.0, rect.height, rect.x, rect.y), unit))
