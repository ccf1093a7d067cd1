#!/usr/bin/env python3
"""The rooms of src/ drawn from their imports: docs/rooms.svg (a test says when it is stale).

python tools/draw_rooms.py              writes the picture
python tools/draw_rooms.py --measure    writes docs/contributing/rooms.md: modules, lines, fan-in, fan-out
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "reportcli"
PICTURE = ROOT / "docs" / "rooms.svg"
PAGE = ROOT / "docs" / "contributing" / "rooms.md"
HEAD = "| room | modules | lines | fan-in | fan-out |"
BOX, GAP, LAYER = (104, 30), 14, 62


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    return {_name(path): path for path in sorted(SRC.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = ("reportcli", *path.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def imports() -> dict[str, set[str]]:
    """Of each module the modules that it imports, TYPE_CHECKING and imports inside functions counted."""
    known = modules()
    found: dict[str, set[str]] = defaultdict(set)
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportcli"):
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    found[name].add(full if full in known else str(node.module))
            elif isinstance(node, ast.Import):
                found[name] |= {alias.name for alias in node.names if alias.name in known}
    return found


def room(module: str) -> str:
    """The room of a module: the package or single module right below `reportcli`."""
    return module.split(".")[1] if "." in module else "reportcli"


def arrows() -> dict[str, set[str]]:
    """Which rooms each room imports."""
    found: dict[str, set[str]] = {room(name): set() for name in modules()}
    for name, targets in imports().items():
        found[room(name)] |= {room(target) for target in targets} - {room(name), "reportcli"}
    return {name: targets for name, targets in found.items() if name not in ("reportcli", "__main__")}


def layers(links: dict[str, set[str]]) -> list[list[str]]:
    """Rooms by the longest way down from them: each imports only what stands below. Fails on a circle."""
    depth: dict[str, int] = {}

    def down(name: str, above: tuple[str, ...]) -> int:
        if name in above:
            raise SystemExit(f"a circle: {' -> '.join((*above, name))}")
        if name not in depth:
            depth[name] = 1 + max((down(target, (*above, name)) for target in links[name]), default=-1)
        return depth[name]

    for name in sorted(links):
        down(name, ())
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in sorted(depth):
        rows[depth[name]].append(name)
    return rows[::-1]


def reduced(links: dict[str, set[str]]) -> dict[str, set[str]]:
    """Without the arrows that a longer way already says."""

    def reached(name: str) -> set[str]:
        return set().union(*({target} | reached(target) for target in links[name])) if links[name] else set()

    return {
        name: {one for one in targets if not any(one in reached(other) for other in targets - {one})}
        for name, targets in links.items()
    }


def picture(links: dict[str, set[str]]) -> str:
    rows = layers(links)
    width = max(len(row) for row in rows) * (BOX[0] + GAP) + GAP
    place = {}
    for y, row in enumerate(rows):
        left = (width - len(row) * (BOX[0] + GAP) + GAP) / 2
        for x, name in enumerate(row):
            place[name] = (left + x * (BOX[0] + GAP), GAP + y * LAYER)
    height = GAP * 2 + (len(rows) - 1) * LAYER + BOX[1]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        "<title>The rooms of reportcli: each imports only what stands below it</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for name, targets in sorted(reduced(links).items()):
        for target in sorted(targets):
            (x, y), (u, v) = place[name], place[target]
            ends = f'x1="{x + BOX[0] / 2:g}" y1="{y + BOX[1]:g}" x2="{u + BOX[0] / 2:g}" y2="{v:g}"'
            lines.append(f'<line {ends} stroke="#9aa5b1" stroke-width="1"/>')
    for name, (x, y) in sorted(place.items()):
        box = f'x="{x:g}" y="{y:g}" width="{BOX[0]}" height="{BOX[1]}" rx="4"'
        lines.append(f'<rect {box} fill="#eef3f8" stroke="#34495e"/>')
        middle = f'x="{x + BOX[0] / 2:g}" y="{y + 20:g}" text-anchor="middle"'
        lines.append(f'<text {middle} font-family="sans-serif" font-size="13" fill="#1b2733">{name}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def table(links: dict[str, set[str]]) -> str:
    """Modules and lines of each room; fan-in: rooms that import it; fan-out: rooms that it imports."""
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, path in modules().items():
        count[room(name)][0] += 1
        count[room(name)][1] += path.read_text(encoding="utf-8").count("\n")
    lines = [HEAD, "|---|---|---|---|---|"]
    for row in layers(links):
        for name in row:
            into = sum(name in targets for targets in links.values())
            files, length = count[name]
            lines.append(f"| `{name}` | {files} | {length:,} | {into} | {len(links[name])} |")
    files, length = (sum(one[at] for one in count.values()) for at in (0, 1))
    lines.append(f"| all | {files:,} | {length:,} | | |")
    return "\n".join(lines) + "\n"


def main() -> None:
    links = arrows()
    if "--measure" in sys.argv:
        before, _, _ = PAGE.read_text(encoding="utf-8").partition(HEAD)
        PAGE.write_text(before + table(links), encoding="utf-8")
    else:
        PICTURE.write_text(picture(links), encoding="utf-8")


if __name__ == "__main__":
    main()
