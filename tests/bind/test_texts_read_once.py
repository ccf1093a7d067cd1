"""A text of the layout is taken apart once, for however many records it is printed."""

from __future__ import annotations

from pathlib import Path

from bind.tiny import DATE, codes, layout, workbook
from reportcli.bind import inline_markdown
from reportcli.bind.report import bind
from reportcli.blocks import Text
from reportcli.blocks.walk import blocks_of
from reportcli.inputs.markdown import reader
from reportcli.model.refs import Where

TABLE = """\
  - section: {id: s, title: S}
    do:
      - table: key_figures
        as: row
        columns: [{cell: "{{ row.id }} *is* {{ row.label }}, {{ row.id }}"}]
"""


def test_a_cell_that_every_record_prints(tmp_path: Path, monkeypatch) -> None:
    for cached in (reader._inline_of_layout, inline_markdown._places):
        cached.cache_clear()
    taken: list[str] = []
    make = reader._inline

    def counted(text: str, where: Where | None) -> object:
        taken.append(text)
        return make(text, where)

    monkeypatch.setattr(reader, "_inline", counted)
    rows = [{"id": f"k{number}", "label": f"L{number}"} for number in range(5)]
    made = bind(layout(tmp_path, TABLE), workbook({"key_figures": rows}), edition_lang=None, date=DATE)
    assert codes(made) == []
    cells = [block for block in blocks_of(made) if isinstance(block, Text) and len(block.runs) == 3]
    assert ["".join(run.text for run in cell.runs) for cell in cells] == [
        f"k{number} is L{number}, k{number}" for number in range(5)
    ]
    assert len(taken) == 1
    # each expression has its own columns of the line, for every record
    columns = sorted(
        {where.start.column for where, words in made.texts if not words and where.start.line == 35}
    )
    assert columns == [27, 45, 62]
