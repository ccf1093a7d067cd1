"""What a run reports in the end: causes without consequences, alike findings as one, by who mends them."""

from __future__ import annotations

from pathlib import Path

from reportcli.cli.output.github import workflow_commands
from reportcli.cli.output.run_report import RunReport
from reportcli.model.diagnostic import Diagnostic, Related, Severity, error, note, warning
from reportcli.model.refs import CellRef, Position, SheetRef, Span, Where
from reportcli.request import Outcome
from reportcli.run.menders import by_mender, listed_places, mender
from reportcli.run.settled import settled


def cell(a1: str, sheet: str = "Gifts") -> CellRef:
    return CellRef("2024.xlsx", sheet, int(a1[1:]), ord(a1[0]) - 64)


def sums(where: CellRef, *others: CellRef) -> Diagnostic:
    related = tuple(Related("cell-related", other) for other in others)
    return Diagnostic("parts-miss-total", Severity.WARNING, where, {}, related)


def line(number: int, file: str = "layouts/own/layout.yaml") -> Span:
    return Span(file, Position(number, 3), Position(number, 9))


def blank(where: Where) -> Diagnostic:
    return Diagnostic("cell-blank", Severity.ERROR, where, {"column": "amount"}, follows=(where,))


def test_a_blank_that_is_a_refused_cell_is_left_out_and_any_other_stays() -> None:
    refused = error("not-a-number", cell("C3"))
    assert settled([refused, blank(cell("C3")), blank(cell("C4"))]) == [refused, blank(cell("C4"))]
    assert settled([refused, blank(SheetRef("2024.xlsx", "Gifts"))]) == [refused]
    assert settled([blank(cell("C3"))]) == [blank(cell("C3"))]


def test_sums_over_a_refused_cell_wait_for_it() -> None:
    refused = error("not-a-number", cell("C3"))
    over = sums(cell("D2", "Charts"), cell("C2"), cell("C4"))
    within, elsewhere = sums(cell("B9"), cell("C9")), sums(cell("D2", "Charts"), cell("C2", "Costs"))
    assert settled([refused, over, within, elsewhere]) == [refused, within, elsewhere]
    assert settled([over, within]) == [over, within]


def test_what_is_said_of_the_whole_report_waits_for_its_parts() -> None:
    unused = note("record-unused", cell("A2"))
    assert settled([unused, error("no-such-icon", cell("B2"))]) == [error("no-such-icon", cell("B2"))]
    assert settled([unused, warning("negative-figure", cell("B2"))])[0] == unused


def test_more_than_three_alike_of_a_column_are_one_and_three_are_not() -> None:
    credits = [warning("photo-without-credit", cell(f"C{row}"), photo=row) for row in range(2, 33)]
    (one,) = settled(credits)
    assert one.where == cell("C2") and len(one.alike) == 30
    assert listed_places(one) == "Gifts!C2, C3, C4, C5, C6, C7, C8, C9, … (31)"
    assert settled(credits[:3]) == credits[:3]


def test_alike_are_only_those_with_the_same_remedy() -> None:
    names = [
        warning("name-spelled-otherwise", cell(f"A{n}"), stated="x", nearest=f"X{n}") for n in range(2, 9)
    ]
    assert settled(names) == names


def test_one_line_of_a_layout_has_one_finding_of_a_kind() -> None:
    found = [warning("contrast-low", line(4), page=page) for page in range(1, 12)]
    (one, other) = settled([*found, warning("contrast-low", line(5), page=1)])
    assert (listed_places(one), len(one.alike)) == ("layouts/own/layout.yaml:4:3 (× 11)", 10)
    assert other.where == line(5)


def test_findings_stand_by_who_mends_them_the_gravest_last() -> None:
    found = [
        error("layout-unknown-key", line(2)),
        warning("negative-figure", cell("C2")),
        note("numerals-unbound", line(2, "texts/a.md")),
        warning("printer-x", line(1, "printer.yaml")),
        warning("preflight-resolution"),
    ]
    assert [mender(one) for one in found] == ["layout", "workbook", "texts", "printer", "printer"]
    assert [name for name, _ in by_mender(found)] == ["texts", "printer", "workbook", "layout"]


def test_paths_are_those_of_the_working_directory(tmp_path: Path, monkeypatch: object) -> None:
    (tmp_path / "reports" / "texts").mkdir(parents=True)
    (tmp_path / "reports" / "texts" / "a.md").touch()
    outcome = Outcome(folders=(tmp_path / "reports", tmp_path / "shipped"))
    report = RunReport(outcome, command="check", lang="en", failed=False)
    monkeypatch.chdir(tmp_path)  # type: ignore[attr-defined]
    assert report.path("texts/a.md") == "reports/texts/a.md"
    finding = note("numerals-unbound", line(2, "texts/a.md"))
    assert "file=reports/texts/a.md," in workflow_commands([finding], "en", report.path)
    (tmp_path / "shipped" / "base").mkdir(parents=True)
    (tmp_path / "shipped" / "base" / "x.yaml").touch()
    assert report.path("layouts/base/x.yaml") == "shipped/base/x.yaml"


def test_what_a_crowded_chart_looks_like_is_not_said_again() -> None:
    crowded, elsewhere = error("chart-crowded", line(7)), error("text-over-text", line(9))
    looks = [
        error("text-over-text", line(7)),
        warning("text-out-of-frame", line(7)),
        warning("labels-near", line(7)),
    ]
    assert settled([crowded, *looks, elsewhere]) == [crowded, elsewhere]
    assert settled(looks) == looks


def test_labels_that_a_blank_cell_leaves_out_differ_by_it() -> None:
    differ = error("chart-categories-differ", Span("layout.yaml", Position(7, 1), Position(8, 40)))
    own = Diagnostic(
        "cell-blank", Severity.ERROR, cell("B3"), {}, (Related("evaluated-here", line(8, "layout.yaml")),)
    )
    assert settled([own, differ]) == [own]
    other = Diagnostic(
        "cell-blank", Severity.ERROR, cell("B3"), {}, (Related("evaluated-here", line(9, "layout.yaml")),)
    )
    assert settled([other, differ]) == [other, differ]


def test_amounts_of_a_column_of_two_currencies_cannot_be_added() -> None:
    """That is said at the column; other units that do not fit stay."""
    mixed = error("mixed-currencies", cell("C2"), found="USD (C2), EUR (C3)")
    sum_, other = (error("expression-units", line(9), problem=units) for units in ("EUR ≠ USD", "kg ≠ EUR"))
    assert settled([mixed, sum_]) == [mixed]
    assert settled([sum_]) == [sum_]
    assert other in settled([mixed, error("expression-units", line(12), problem="GBP ≠ EUR"), other])


def test_a_note_at_a_cell_that_is_in_error_waits_for_it() -> None:
    noted, refused = note("number-as-text", cell("C2")), error("mixed-currencies", cell("C2"))
    assert settled([noted, refused]) == [refused]
    assert settled([noted, error("mixed-currencies", cell("C3"))])[0] == noted


def test_a_key_that_stands_twice_is_said_with_the_one_that_is_looked_for() -> None:
    twice = error("duplicate-key", cell("A3", "Themes"), found="grow", other="A2", column="Id")
    lost = [error("dangling-reference", cell(f"A{n}"), found="learn", sheet="Themes") for n in (4, 5)]
    block = error("id-twice", line(4), id="theme-grow")
    (one,) = settled([block, twice, *lost])
    assert (one.code, one.args["remedy"], one.args["named"]) == ("duplicate-key", "named", "learn")
    elsewhere = error("dangling-reference", cell("B4"), found="SN", sheet="Countries")
    assert settled([twice, elsewhere]) == [twice, elsewhere]


def test_of_several_findings_of_one_cell_the_one_that_says_most_stays() -> None:
    hidden, below = error("format-not-understood", cell("C4")), warning("negative-figure", cell("C4"))
    parts = error("chart-negative", cell("C4"))
    assert settled([below, hidden, parts]) == [hidden]
    assert settled([below, parts]) == [parts]
    assert settled([below, error("chart-negative", cell("C5"))])[0] == below
    share = warning("share-differs", cell("E3"))
    whole = Diagnostic(
        "shares-miss-hundred",
        Severity.WARNING,
        cell("E2"),
        related=(Related("cell-related", cell("E3")),),
    )
    assert settled([whole, share]) == [share] and settled([whole]) == [whole]


def test_a_blank_that_a_merged_cell_covers_is_left_out() -> None:
    merged = error("merged-cells", cell("C2"), range="Gifts!C2:D3")
    assert settled([merged, blank(cell("D3")), blank(cell("C4"))]) == [merged, blank(cell("C4"))]


def test_sums_over_a_row_that_is_no_record_are_left_out() -> None:
    row, over = warning("row-is-part", cell("B3")), sums(cell("D2", "Charts"), cell("C3"))
    assert settled([row, over]) == [row] and settled([over]) == [over]


def test_type_that_a_doubtful_column_makes_smaller_is_not_said() -> None:
    small = Diagnostic("type-shrunk", Severity.NOTE, line(61), follows=(cell("B2"), cell("B3")))
    header = warning("multiple-in-header", cell("B1"))
    assert settled([header, small]) == [header]
    assert settled([warning("multiple-in-header", cell("C1")), small])[1:] == [small]
    assert settled([error("no-such-icon", cell("F2")), small]) == [error("no-such-icon", cell("F2"))]


def test_a_text_that_is_refused_is_not_empty_too() -> None:
    empty = warning("text-without-words", cell("A3", "Texts"), name="season")
    refused = error("word-equation", line(1, "texts/season.docx"))
    assert settled([empty, refused]) == [refused]
    assert settled([empty, error("word-equation", line(1, "texts/other.docx"))])[0] == empty
