# ruff: noqa: E501 (the XML of cells reads better on one line)
"""OpenDocument sheets: what a cell shows is what is read, as of every other workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportcli.number_formats import show
from reportcli.workbook.excel.ods.formulas import as_typed, file_of
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.workbook_file import WorkbookFile
from workbook.books import codes, finding, pack, read, tiny_contract

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
DIGITS = '<number:number number:min-integer-digits="1"{}/>'
GROUPED = DIGITS.format(' number:decimal-places="2" number:grouping="true"')
WHOLE = DIGITS.format(' number:decimal-places="0"')


def number(name: str, body: str, kind: str = "number") -> str:
    """A data style, and a style of cells of the same name that calls it."""
    return (
        f'<number:{kind}-style style:name="N{name}">{body}</number:{kind}-style>'
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
    )


def text(words: str) -> str:
    return f"<number:text>{words}</number:text>"


def value(shown: float | str, style: str = "", kind: str = "float", more: str = "") -> str:
    name = f' table:style-name="{style}"' if style else ""
    return (
        f'<table:table-cell{name} office:value-type="{kind}" office:value="{shown}"{more}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def words(said: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{said}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def ods(path: Path, *rows: str, styles: str = "", before: str = "", after: str = "") -> Path:
    body = f'<table:table table:name="Dons">{before}{"".join(rows)}{after}</table:table>'
    return pack(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f"<office:document-content {NAMES} {CALC}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        },
    )


def opened(path: Path) -> tuple[RawBook, RawSheet]:
    book = WorkbookFile(path).book(lambda name: True)
    return book, book.sheets[0]


@pytest.mark.parametrize(
    ("body", "kind", "number_shown", "shown"),
    [
        (DIGITS.format(""), "number", "0.25", "0.25"),
        (GROUPED, "number", "1234.5", "1,234.50"),
        (GROUPED + text(" k€"), "number", "45", "45.00 k€"),
        (text("~ ") + WHOLE, "number", "45", "~ 45"),
        (DIGITS.format(' number:decimal-places="1"') + text(" %"), "percentage", "0.125", "12.5 %"),
        (WHOLE + text("%"), "number", "12", "12%"),
        (DIGITS.format(' number:decimal-places="1" number:display-factor="1000000"') + text("M"), "number",
         "2500000", "2.5M"),
        (DIGITS.format(' number:decimal-places="3" number:min-decimal-places="1"'), "number", "0.25", "0.25"),
        (DIGITS.format(' number:decimal-places="2" number:min-decimal-places="0" number:decimal-replacement="--"'),
         "number", "12", "12.00"),
        ('<number:number number:min-integer-digits="6"/>', "number", "42", "000042"),
        ('<number:number number:decimal-places="0" number:min-integer-digits="6"><number:embedded-text '
         'number:position="3">-</number:embedded-text></number:number>', "number", "123456", "123-456"),
        ('<number:scientific-number number:decimal-places="2" number:min-exponent-digits="2"/>', "number",
         "1234567", "1.23E+06"),
        (text('a "b" ') + WHOLE, "number", "3", 'a "b" 3'),
    ],
)  # fmt: skip
def test_a_number_style_shows_what_its_cell_shows(
    tmp_path: Path, body: str, kind: str, number_shown: str, shown: str
) -> None:
    book, sheet = opened(
        ods(tmp_path / "w.ods", row(value(number_shown, "a")), styles=number("a", body, kind))
    )
    cell = sheet.cell(1, 1)
    assert cell is not None
    assert show(Decimal(cell.text), book.format(cell.style)).text == shown


def test_a_style_for_other_values_is_a_section(tmp_path: Path) -> None:
    negative = f'<number:number-style style:name="Nb">{text("(")}{WHOLE}{text(")")}</number:number-style>'
    maps = '<style:map style:condition="value()&gt;=0" style:apply-style-name="Nb"/>'
    styles = negative + number("a", text("-") + WHOLE + maps)
    book, sheet = opened(ods(tmp_path / "w.ods", row(value(5, "a"), value(-5, "a")), styles=styles))
    shown = [show(Decimal(cell.text), book.format(cell.style)).text for cell in sheet.rows[1].values()]
    assert shown == ["(5)", "-5"]


def test_the_currency_of_the_cell_takes_the_place_of_its_sign(tmp_path: Path) -> None:
    body = "<number:currency-symbol>$</number:currency-symbol>" + GROUPED
    cell = value(5, "a", "currency", ' office:currency="CAD"')
    book, _ = opened(ods(tmp_path / "w.ods", row(cell), styles=number("a", body, "currency")))
    assert book.formats[-1] == "[$CAD]#,##0.00"


def test_thousands_in_the_format_of_an_amount_count(tmp_path: Path) -> None:
    path = ods(tmp_path / "w.ods", row(words("Libellé"), words("Montant")), row(words("un"), value(45, "a")),
               styles=number("a", GROUPED + text(" k€")))  # fmt: skip
    book = read(path)
    assert book.records("gifts")[0].amount.value == 45000
    assert codes(book) == ["amount-in-multiples"]


def test_dates_and_times_are_numbers_of_days(tmp_path: Path) -> None:
    moment = '<table:table-cell office:value-type="date" office:date-value="{}"><text:p>x</text:p></table:table-cell>'
    time = '<table:table-cell office:value-type="time" office:time-value="PT26H30M00S"><text:p>x</text:p></table:table-cell>'
    cells = [moment.format(day) for day in ("2024-03-05", "2024-03-05T12:00:00", "1850-01-01")]
    book, sheet = opened(ods(tmp_path / "w.ods", row(*cells, time)))
    found = [(cell.kind, cell.text, book.format(cell.style)) for cell in sheet.rows[1].values()]
    assert found == [
        ("n", "45356", "yyyy-mm-dd"),
        ("n", "45356.5", "yyyy-mm-dd hh:mm"),
        ("d", "1850-01-01", "General"),
        ("n", "1.104166666667", "[h]:mm:ss"),
    ]


def test_errors_formulas_and_yes_or_no(tmp_path: Path) -> None:
    error = words("#DIV/0!", ' table:formula="of:=1/0" calcext:value-type="error"')
    old = value(0, more=' table:formula="of:=[.A1]"').replace("<text:p>0", "<text:p>#REF!")
    unknown = '<table:table-cell table:formula="of:=SUM([.A1:.B2];1)"/>'
    yes = '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
    shown = value(1, more=' table:formula="of:=TRUE()"').replace("<text:p>1", "<text:p>TRUE")
    _, sheet = opened(ods(tmp_path / "w.ods", row(error, old, unknown, yes, shown)))
    found = [(cell.kind, cell.text, cell.formula) for cell in sheet.rows[1].values()]
    assert found == [
        ("e", "#DIV/0!", "1/0"),
        ("e", "#REF!", "A1"),
        ("n", "", "SUM(A1:B2,1)"),
        ("b", "1", None),
        ("b", "1", "TRUE()"),
    ]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("of:=IF([.A1]>1;\"x;y\";[$'My sheet'.B2])", "IF(A1>1,\"x;y\",'My sheet'!B2)"),
        ("oooc:=[.A1]+[Other.$B$2:Other.C3]", "A1+Other!$B$2:Other!C3"),
        ("of:=['file:///home/x/Budget%202.ods'#$Sheet1.A1]", "[Budget 2.ods]Sheet1!A1"),
        ("of:=SUM([#REF!])", "SUM(#REF!)"),
    ],
)
def test_formulas_are_written_as_spreadsheets_write_them(written: str, typed: str) -> None:
    assert as_typed(written) == typed
    assert file_of(written) == ("Budget 2.ods" if "file:" in written else "")


def test_what_is_hidden_merged_or_filtered_is_known(tmp_path: Path) -> None:
    flat = '<style:style style:name="flat" style:family="table-row"><style:table-row-properties style:row-height="0mm"/></style:style>'
    rows = (
        row(words("a", ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>"),
        row(words("b"), more=' table:visibility="filter"'),
        row(words("c"), more=' table:style-name="flat" table:number-rows-repeated="2"'),
        row('<table:table-cell/>', more=' table:number-rows-repeated="1048571"'),
    )  # fmt: skip
    before = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    _, sheet = opened(ods(tmp_path / "w.ods", *rows, styles=flat, before=before))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3, 4}, [(2, 2)])
    assert [tuple(area) for area in sheet.merges] == [(1, 1, 1, 2)]
    assert sorted(sheet.rows) == [1, 2, 3, 4]


def test_looks_of_cells_and_words(tmp_path: Path) -> None:
    properties = {
        "struck": 'style:text-line-through-style="solid"',
        "white": 'fo:color="#ffffff"',
    }
    styles = "".join(
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {said}/></style:style>'
        for name, said in properties.items()
        for family in ("table-cell", "text")
    )
    styles += '<style:style style:name="low" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>'
    spans = '15<text:span text:style-name="struck">14</text:span> CO<text:span text:style-name="low">2</text:span><text:span text:style-name="white"> x</text:span>'
    note = "<office:annotation><text:p>a comment</text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string">{note}<text:p>{spans}</text:p><text:p>b<text:s text:c="2"/>c</text:p></table:table-cell>'
    book, sheet = opened(
        ods(tmp_path / "w.ods", row(cell, value(1, "struck"), value(1, "white")), styles=styles)
    )
    cells = sheet.rows[1]
    assert (cells[1].text, sheet.struck) == ("15 CO₂ x\nb  c", {(1, 1): "14"})
    assert sheet.pale == {(1, 1): "x"}
    assert (cells[2].style in book.struck, cells[3].style in book.unseen) == (True, True)


def test_conditional_styles_are_rules(tmp_path: Path) -> None:
    white = '<style:style style:name="white" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>'
    mapped = (
        '<style:style style:name="m" style:family="table-cell"><style:map style:condition="cell-content()&gt;3" '
        'style:apply-style-name="white"/></style:style>'
    )
    rules = (
        '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Dons.B2:Dons.B9">'
        '<calcext:condition calcext:apply-style-name="white" calcext:value="between(1,5)"/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )
    heads = row(words("Libellé"), words("Montant"))
    ruled = ods(tmp_path / "a.ods", heads, row(words("un"), value(4)), styles=white, after=rules)
    styled = ods(tmp_path / "b.ods", heads, row(words("un"), value(4, "m")), styles=white + mapped)
    bar = rules.replace(
        '<calcext:condition calcext:apply-style-name="white" calcext:value="between(1,5)"/>',
        '<calcext:data-bar calcext:show-value="false"/>',
    )
    barred = ods(tmp_path / "c.ods", heads, row(words("un"), value(4)), after=bar)
    assert finding(read(ruled), "rule-hides").where.a1 == "Dons!B2"
    assert finding(read(barred), "rule-hides").where.a1 == "Dons!B2"
    assert finding(read(styled), "rule-hides").where.a1 == "Dons!B2"


def test_tables_that_are_no_sheets_are_left_out(tmp_path: Path) -> None:
    changes = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell "
        'office:value-type="float" office:value="9"/></table:previous></table:cell-content-change></table:tracked-changes>'
    )
    copy = "<table:table table:name=\"'file:///b.ods'#X\"><table:table-source/><table:table-row><table:table-cell/></table:table-row></table:table>"
    path = ods(tmp_path / "w.ods", row(words("a")), before="", after="")
    body = ZipFile(path).read("content.xml").decode()
    body = body.replace("<office:spreadsheet>", "<office:spreadsheet>" + changes).replace(
        "</office:spreadsheet>", copy + "</office:spreadsheet>"
    )
    again = pack(
        tmp_path / "v.ods",
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body},
    )
    book, sheet = opened(again)
    assert [each.name for each in book.sheets] == ["Dons"]
    assert sheet.rows[1][1].text == "a"


def test_other_prefixes_stand_for_the_same(tmp_path: Path) -> None:
    path = ods(tmp_path / "w.ods", row(value("1.5", "a")), styles=number("a", GROUPED))
    body = ZipFile(path).read("content.xml").decode()
    for old, new in (
        ("table:", "t:"),
        ("xmlns:table", "xmlns:t"),
        ("office:", "o:"),
        ("xmlns:office", "xmlns:o"),
    ):
        body = body.replace(old, new)
    body = body.replace("tc:opendocument:xmlns:t:", "tc:opendocument:xmlns:table:").replace(
        "tc:opendocument:xmlns:o:", "tc:opendocument:xmlns:office:"
    )
    again = pack(
        tmp_path / "v.ods",
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body},
    )
    book, sheet = opened(again)
    assert (sheet.rows[1][1].text, book.format(sheet.rows[1][1].style)) == ("1.5", "#,##0.00")


def test_a_date_of_an_ods_is_printed_as_a_date(tmp_path: Path) -> None:
    contract = tiny_contract("tables: {gifts: {columns: {day: {type: date, fr: Jour}}}}")
    moment = '<table:table-cell office:value-type="date" office:date-value="2024-03-05"><text:p>5/3/24</text:p></table:table-cell>'
    path = ods(tmp_path / "w.ods", row(words("Libellé"), words("Montant"), words("Jour")),
               row(words("un"), value(4), moment))  # fmt: skip
    assert str(read(path, contract).records("gifts")[0].day) == "2024-03-05"
