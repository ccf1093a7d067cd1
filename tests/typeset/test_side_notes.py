"""Side notes stand beside what follows them, below one another, and within their frame."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import LAYOUT
from reportcli import blocks as b
from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import LayoutFolder, load_layout
from typeset.test_blocks import document
from typeset.typeset_builders import codes, lines, master, text

SIDES = [
    master(
        side=side,
        frames=[b.FrameSpec("main", 10, 10, 60, 180), b.FrameSpec("side", 75, 10, 35, 180, "error", False)],
    )
    for side in ("left", "right")
]


def note(path: str, count: int, gap: float = 6.0) -> b.Into:
    body = lines(count, path=f"{path}-text", measure=35)
    return b.Into(path=path, frame="side", children=(body,), beside=True, gap=gap)


def tops(*blocks: b.Block) -> dict[str, float]:
    made = document(*blocks, masters=SIDES)
    assert codes(made) == []
    found: dict[str, float] = {}
    for one in made.pages[0].placed:
        found.setdefault(one.block, one.box.y)
    return found


def test_a_note_stands_as_high_as_what_follows_it() -> None:
    found = tops(lines(3, path="a", measure=60), note("n", 2), text("b", path="b"))
    assert found["n-text"] == found["b"] == 10 + 3 * 12


def test_notes_never_overlap() -> None:
    found = tops(note("n", 3), text("a", path="a"), note("m", 2), text("b", path="b"))
    assert found["n-text"] == 10 and found["m-text"] >= 10 + 3 * 12 + 6


def test_a_note_at_the_foot_moves_up_into_its_frame() -> None:
    found = tops(lines(13, path="a", measure=60), note("n", 4), text("b", path="b"))
    assert found["n-text"] == pytest.approx(190 - 4 * 12, abs=12)
    assert found["n-text"] + 4 * 12 <= 190


@pytest.mark.parametrize(
    ("written", "code", "key"),
    [
        ("{at: top, left: 2 mm}", "layout-place-point-and-edge", "left"),
        ("{anchor: top}", "layout-place-without-point", "anchor"),
        ("{left: 0, dx: 2 mm}", "layout-place-without-point", "dx"),
        ("{at: topp}", "layout-unknown-choice", ""),
    ],
)
def test_a_place_has_either_a_point_or_distances(tmp_path: Path, written: str, code: str, key: str) -> None:
    home = tmp_path / "layouts" / "tiny"
    home.mkdir(parents=True)
    section = f"  - section: {{id: s, title: S}}\n    do:\n      - {{place: {written}, do: [{{text: x}}]}}\n"
    (home / "layout.yaml").write_text(f"{LAYOUT}sections:\n{section}", encoding="utf-8")
    files = ProjectFiles(tmp_path, tmp_path / "layouts")
    found = [one for one in load_layout(LayoutFolder("tiny", home), files).diagnostics if one.code == code]
    assert [(one.args.get("key", ""), one.where.start.line) for one in found if one.where] == [
        (key, len(LAYOUT.splitlines()) + 4)
    ]
