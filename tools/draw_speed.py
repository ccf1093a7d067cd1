#!/usr/bin/env python3
"""The figures of `bench/long.py` as a picture: docs/speed.json to docs/speed.svg.

python tools/draw_speed.py

The data: {"machine", "runs": as bench/long.py --json writes them, "before": the same of an earlier state}.
"""

from __future__ import annotations

import json
import math
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH, HEIGHT = 900, 400
TONES = {"reportcli": "#b3261e", "before": "#e0a8a3", "typst": "#2b5f8a", "weasyprint": "#6b8e23"}
STAGES = ("start", "load", "read", "bind", "check", "typeset", "measure", "paint", "preflight", "deliver")
SHADES = (
    "#8c8c8c",
    "#a6a6a6",
    "#c0a16b",
    "#d8b365",
    "#f6e8c3",
    "#5ab4ac",
    "#01665e",
    "#8c510a",
    "#bf812d",
    "#7a5195",
)
Run = dict[str, Any]
AXIS = (70, 350, 330, 300)  # left, bottom, width, height of the panel of the scaling
SIZES = (40, 100, 400, 1000, 2100)  # pages
SECONDS = (1, 3, 10, 30, 100, 300, 1000)


def place(pages: float, seconds: float) -> tuple[float, float]:
    """A point of the scaling, both axes logarithmic."""
    left, bottom, width, height = AXIS
    across = math.log(pages / SIZES[0]) / math.log(SIZES[-1] / SIZES[0])
    up = math.log(seconds / SECONDS[0]) / math.log(SECONDS[-1] / SECONDS[0])
    return left + width * across, bottom - height * up


def text(x: float, y: float, words: str, anchor: str = "start", size: int = 11) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'


def grid() -> list[str]:
    made = [text(AXIS[0], 24, "Processor seconds by pages, nothing cached", size=13)]
    for pages in SIZES:
        x, _ = place(pages, 1)
        made.append(f'<line x1="{x:.0f}" x2="{x:.0f}" y1="50" y2="350" stroke="#ddd"/>')
        made.append(text(x, 366, f"{pages:,}", "middle"))
    for seconds in SECONDS:
        _, y = place(SIZES[0], seconds)
        made.append(f'<line x1="70" x2="400" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>')
        made.append(text(62, y + 4, f"{seconds:,}", "end"))
    return made


def curve(runs: list[Run], name: str) -> list[str]:
    """The points of one program, joined, with its name at the last."""
    points = sorted((one["pages"], one["cpu"]) for one in runs if "pages" in one)
    if not points:
        return []
    placed = [place(max(SIZES[0], pages), seconds) for pages, seconds in points]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    tone = TONES[name]
    x, y = placed[-1]
    label = text(x + 8, y + 4, name) if len(points) == 1 else text(x - 6, y - 8, name, "end")
    return [
        f'<polyline points="{joined}" fill="none" stroke="{tone}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{tone}"/>' for x, y in placed),
        f'<g fill="{tone}">{label}</g>',
    ]


def bars(found: dict[str, list[Run]]) -> list[str]:
    """Where the time goes: stages of our runs, before and now, in milliseconds of a page."""
    rows = [
        (f"{one['size']:,} {one['kind']}{', before' if when == 'before' else ''}", one)
        for one in found["runs"]
        if one["kind"] != "ledger" and one.get("stages")
        for when, one in (("before", same(found["before"], one)), ("now", one))
        if one is not None and one.get("stages")
    ]
    per_page = [sum(one["stages"].values()) / one["pages"] * 1000 for _, one in rows]
    scale, made = 230 / max(per_page, default=1), [text(470, 24, "Milliseconds of a page, by stage", size=13)]
    for number, ((name, one), whole) in enumerate(zip(rows, per_page, strict=True)):
        x, y = 600.0, 46 + number * 24
        made.append(text(592, y + 12, name, "end"))
        for stage, shade in zip(STAGES, SHADES, strict=True):
            width = one["stages"].get(stage, 0.0) / one["pages"] * 1000 * scale
            made.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="16" fill="{shade}"/>')
            x += width
        made.append(text(x + 5, y + 12, f"{whole:.0f}"))
    for number, (stage, shade) in enumerate(zip(STAGES, SHADES, strict=True)):
        x, y = 480 + number % 5 * 84, 352 + number // 5 * 18
        made.append(
            f'<rect x="{x}" y="{y}" width="10" height="10" fill="{shade}"/>{text(x + 14, y + 9, stage)}'
        )
    return made


def same(runs: list[Run], wanted: Run) -> Run | None:
    key = ("kind", "size", "program")
    return next((one for one in runs if all(one[name] == wanted[name] for name in key)), None)


def picture(found: dict[str, list[Run]]) -> str:
    """The whole picture."""
    parts = grid()
    for name in ("typst", "weasyprint", "reportcli"):
        parts += curve(
            [one for one in found["runs"] if (one["kind"], one["program"]) == ("pages", name)], name
        )
    parts += curve([one for one in found["before"] if one["kind"] == "pages"], "before")
    parts += bars(found)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'fill="#222">\n<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    data = json.loads((DOCS / "speed.json").read_text("utf-8"))
    (DOCS / "speed.svg").write_text(picture(data), "utf-8")
