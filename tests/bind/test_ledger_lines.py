"""The ledger's file is what Python's encoder makes of its entries, character by character."""

import json
from typing import Any

import pytest

from bind.test_ledger_edges import CHAR, LINE, SHAPE, A, document, fact, glyphs, report, words
from reportcli import blocks as b
from reportcli.ledger.write import build_ledger, ledger_bytes, ledger_file, ledger_stream, written_lists
from reportcli.model.display import PagedDocument, Placed, PlacedPage
from reportcli.model.fact import Fact
from reportcli.model.geometry import Rect
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef, TextFile

PEOPLE = TextFile("people.csv")
PEOPLE.headings = {2: 'the "name"\n'}
IN_TEXT = CellRef("book", PEOPLE, 3, 2)
QUOTED = CellRef('a "book"', "Ça\\va\t", 7, 28)
ODD = 'é "quoted" \\ \x07\u2028'


def pages() -> PagedDocument:
    boxes = (Rect(-0.001, 0.0, 1.0, 2.345), Rect(-0.001, 0.0, 1.0, 2.345), Rect(1, 2, 1e-7, 123456.789))
    placed = [Placed(box, (SHAPE, glyphs(0)), block=path) for box in boxes for path in ("s/a", "s/b")]
    return document(
        PlacedPage("right", 'i"', "text", tuple(placed)), PlacedPage("left", "", "text", tuple(placed[:1]))
    )


def contents() -> b.Report:
    runs = tuple(Run(ODD, CHAR, "fr", where=where) for where in (A, IN_TEXT, QUOTED))
    figure = b.PrintedFact(fact("6", A, IN_TEXT), ODD, LINE, "s/a")
    blocks = (words("s/a", *runs, span=LINE, source=QUOTED), words("s/b", *runs[:1], source=IN_TEXT))
    return report(figure, children=blocks)


def test_every_line_is_what_the_encoder_writes() -> None:
    inputs, output = {"b": "2", "a": "1"}, {"r.pdf": "ff"}
    made = build_ledger(contents(), pages(), inputs, output)
    assert len(made["texts"]) == 4 and len(made["blocks"]) == 2 and len(made["facts"]) == 1
    data = ledger_bytes(ledger_stream(contents(), pages(), inputs, output))
    lines = data.decode().split("\n")
    for name in ("facts", "texts", "blocks"):
        begin = lines.index(f'  "{name}": [') + 1
        written = [line.removesuffix(",").strip() for line in lines[begin : begin + len(made[name])]]
        assert written == [json.dumps(entry, ensure_ascii=False) for entry in made[name]]
    assert data == ledger_bytes(made)


def test_a_box_of_a_page_stands_once() -> None:
    first = build_ledger(contents(), pages(), {})["blocks"][0]
    boxes = [place["box"] for place in first["places"]]
    assert boxes == [[-0.0, 0.0, 1.0, 2.3], [1, 2, 0.0, 123456.8], [-0.0, 0.0, 1.0, 2.3]]


def test_lists_that_were_written_elsewhere_are_the_same_file() -> None:
    inputs: Any = {"a": "1"}
    whole = ledger_file(contents(), pages(), inputs, {"r.pdf": "ff"}, parts={"a"})
    lists = written_lists(contents(), pages())
    assert whole == ledger_file(contents(), pages(), inputs, {"r.pdf": "ff"}, parts={"a"}, lists=lists)
    assert whole == ledger_bytes(ledger_stream(contents(), pages(), inputs, {"r.pdf": "ff"}, parts={"a"}))


@pytest.mark.parametrize("facts", [(), (b.PrintedFact(Fact(fact("1").value, "EUR"), "1", LINE, "s"),)])
def test_a_ledger_without_pages_is_json(facts: tuple[b.PrintedFact, ...]) -> None:
    made = json.loads(ledger_file(report(*facts), document(), {}, {}, parts=frozenset()))
    assert [made["texts"], made["blocks"], len(made["facts"])] == [[], [], len(facts)]
