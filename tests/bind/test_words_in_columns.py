"""Words of a page stay in their columns: long addresses and labels beside figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, workbook
from bind.tiny import layout as tiny_layout
from reportcli.bind.report import bind
from reportcli.blocks.positions import findings_of
from reportcli.model.display import GlyphsOp, Placed
from reportcli.model.refs import CellRef
from reportcli.typeset import typeset

SECTION = """\
sections:
  - section: {id: all, title: All}
    do:
      - table: charts
        as: row
        style: plain
        columns:
          - {width: WIDTH, header: "Id", cell: "{{ row.title }}"}
          - {width: auto, header: "Amount", align: right, cell: "{{ row.total }}"}
          - {width: 30 mm, header: "Text", cell: "the next column"}
"""
MAIL = "firstname.doublesurname@federation-of-associations.example.org"
HYPHENS = "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-" * 3
LABEL = "W" * 90


def right(placed: Placed) -> float:
    """Where the last glyph of a box ends, in points."""
    ends = [
        op.x + sum(glyph.advance for glyph in op.glyphs) * op.size / 1000
        for op in placed.ops
        if isinstance(op, GlyphsOp)
    ]
    return max(ends, default=placed.box.x)


@pytest.mark.parametrize("width", ["35 mm", "auto", "1 fr"])
@pytest.mark.parametrize("word", [MAIL, HYPHENS, LABEL])
def test_no_word_leaves_its_column(tmp_path: Path, width: str, word: str) -> None:
    rows = [{"id": "a", "title": word, "total": "1234567.89"}]
    extra = {"layout.yaml": LAYOUT + SECTION.replace("WIDTH", width)}
    report = bind(
        tiny_layout(tmp_path, SECTION, extra), workbook({"charts": rows}), edition_lang=None, date=DATE
    )
    document = typeset(report)
    boxes = [box for page in document.chapters[0].pages for box in page.placed if "/row-1" in box.block]
    lefts = {index: min(b.box.x for b in boxes if f"~{index}" in b.block) for index in (2, 3)}
    names = [box for box in boxes if box.block.endswith("/text")]
    assert names and all(right(box) <= lefts[2] + 0.05 for box in names)
    assert all(right(box) <= lefts[3] + 0.05 for box in boxes if "~2" in box.block)
    found = [(one.code, one.where.__class__) for one in findings_of(report, document)]
    assert found == ([("word-parted", CellRef)] if word == LABEL else [])
