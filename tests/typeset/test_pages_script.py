"""The page script finds what it is there to find."""

import importlib.util
import pickle
from dataclasses import replace
from pathlib import Path

from typeset_builders import BODY, chapter, composer, lines, master, pt, report, text

from reportcli import blocks as b
from reportcli.model.style import Paint
from reportcli.typeset import typeset

SCRIPT = Path(__file__).parents[2] / "tools" / "pages.py"
spec = importlib.util.spec_from_file_location("pages_script", SCRIPT)
assert spec is not None and spec.loader is not None
pages = importlib.util.module_from_spec(spec)
import sys  # noqa: E402

sys.modules["pages_script"] = pages
spec.loader.exec_module(pages)


def remarks(*children, kind, **more):
    document = typeset(report(chapter(*children, **more)), composer_factory=composer)
    figures, _ = pages.measure(document)
    return [remark for page in figures for remark in page.remarks[kind]]


def test_clean_pages_have_no_remarks():
    document = typeset(report(chapter(lines(14, path="a"), lines(12, path="b"))), composer_factory=composer)
    figures, body = pages.measure(document)
    assert body == "body"
    assert [kind for page in figures for kind, found in page.remarks.items() if found] == []


def test_widows_and_orphans():
    loose = replace(BODY, orphans=1, widows=1)
    assert remarks(lines(16, loose), kind="widows") == ["text: one line after the break"]
    assert remarks(lines(14, loose, "a"), lines(3, loose, "z"), kind="orphans") == [
        "z: one line before the break"
    ]


def test_body_lines_off_the_grid():
    off = replace(BODY, on_grid=False)
    shape = b.Shape(path="s", height=pt(5))
    assert remarks(shape, lines(5, off), kind="baselines") == ["text: 5.00 pt off the baseline grid"]


def test_edges_off_the_columns():
    shape = b.Shape(path="s", height=pt(5), width=pt(40), fill=Paint("x"))
    # columns of 22 and gutters of 4: its right edge at 50, the nearest column ends at 58
    assert remarks(shape, text("a"), kind="edges") == ["s: right edge 2.8 mm off the grid"]


def test_holes_and_short_last_pages():
    tall = b.Shape(path="tall", height=pt(150), fill=Paint("x"))
    assert remarks(lines(4), tall, kind="holes") == ["frame main: 47 mm empty at its foot"]
    # a stated break ends a section: its emptiness is planned, but not under a third of the frame
    stated = (lines(4), b.Break(path="x"), lines(8, path="b"))
    assert remarks(*stated, kind="holes") == []
    assert remarks(*stated, kind="short") == ["frame main ends its section 27% full"]


def test_overset_is_on_its_page():
    tight = [
        master(side=s, frames=[b.FrameSpec("main", 10, 10, 100, 36, "error")]) for s in ("left", "right")
    ]
    assert remarks(lines(5), masters=tight, kind="overset") == ["text 8.5 mm"]


def test_ladders_and_gaps():
    document = typeset(report(chapter(lines(4))), composer_factory=composer)
    page = document.pages[0]
    stacked = replace(page.placed[0], hyphens=(True, True, True, False), gaps=(1.0, 2.5, 1.0, 1.0))
    changed = replace(
        document,
        chapters=(replace(document.chapters[0], pages=(replace(page, placed=(stacked,)),)),),
    )
    figures, _ = pages.measure(changed)
    assert figures[0].remarks["ladders"] == ["text: 3 hyphens stacked"]
    assert figures[0].remarks["gaps"] == ["text: word gap 2.5 times normal"]


def test_the_script_prints_a_table(tmp_path, capsys):
    document = typeset(report(chapter(lines(20))), composer_factory=composer)
    file = tmp_path / "document.pickle"
    file.write_bytes(pickle.dumps(document))
    assert pages.main([str(file)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split()[:4] == ["page", "lines", "fill", "edges"]
    assert table[3].split()[:2] == ["all", "20"]
    assert pages.main([]) == 2


def test_holes_at_the_foot_of_columns_and_ragged_columns():
    tall = b.Shape(path="tall", height=pt(120), fill=Paint("x"))
    story = (lines(6, path="a", measure=45), tall, lines(30, path="z", measure=45))
    columns = b.Columns(path="c", children=story, count=2, gap=10)
    assert remarks(columns, kind="holes")[0] == "column 1: 38 mm empty at its foot"
    assert remarks(columns, kind="ragged")[0] == "columns end 9.0 lines apart"
    floating = b.Columns(
        path="c", children=(story[0], replace(tall, floats="top"), story[2]), count=2, gap=10
    )
    assert remarks(floating, kind="holes") == remarks(floating, kind="ragged") == []


def test_the_script_refuses_half_a_command():
    assert pages.main(["--build"]) == 2
    assert pages.main(["--draw", "x"]) == 2
