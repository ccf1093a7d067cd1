# ruff: noqa: E501 (the XML of rules reads better on one line)
"""What a reader of the sheet sees of a text: struck through, white on white, raised, typed with an =."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from workbook.books import codes, finding, make, pack, read
from workbook.test_traps import gifts


def runs(*parts: str | tuple[str, str]) -> CellRichText:
    """A text of runs: plain, or (look, text) with strike, superscript or subscript."""
    fonts = {"strike": InlineFont(strike=True)}
    blocks = [
        part
        if isinstance(part, str)
        else TextBlock(fonts.get(part[0]) or InlineFont(vertAlign=part[0]), part[1])
        for part in parts
    ]
    return CellRichText(*blocks)


@pytest.mark.parametrize(
    ("text", "read_as", "told"),
    [
        (runs("Entrance ", ("strike", "12 euro "), "9 euro"), "Entrance 9 euro", ["struck-words"]),
        (runs("5 × 10", ("superscript", "6"), " trees"), "5 × 10⁶ trees", []),
        (runs("10", ("superscript", "-3"), " m"), "10⁻³ m", []),
        (runs("CO", ("subscript", "2")), "CO₂", []),
        (runs("1", ("superscript", "er"), " janvier"), "1er janvier", []),
    ],
)
def test_runs_of_a_text(tmp_path: Path, text: Any, read_as: str, told: list[str]) -> None:
    book = gifts(tmp_path, ["Libellé", "Montant"], [text, 1])
    assert (str(book.records("gifts")[0].label), codes(book)) == (read_as, told)


def test_the_words_that_were_left_out_are_named_at_their_cell(tmp_path: Path) -> None:
    found = finding(gifts(tmp_path, ["Libellé"], [runs("a ", ("strike", "b"))]), "struck-words")
    assert (found.where.a1, found.args["found"]) == ("Dons!A2", "b")


def test_a_figure_with_a_raised_power_is_no_number(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Variation"], ["un", runs("10", ("superscript", "6"))])
    assert (codes(book), book.records("gifts")[0].loose) == (["not-a-number"], None)


def styled(tmp_path: Path, *, fill: str = "", **font: Any) -> Any:
    """Four gifts, the cells of the last two in this font and fill."""

    def edit(book: Any) -> None:
        for row in (4, 5):
            for cell in book["Dons"][row]:
                cell.font = Font(**font)
                if fill:
                    cell.fill = PatternFill("solid", fgColor=fill)

    lines = [["Libellé", "Montant"], *(["un", number] for number in range(4))]
    return gifts(tmp_path, *lines, edit=edit)


def test_struck_rows_are_reported_once_a_row(tmp_path: Path) -> None:
    book = styled(tmp_path, strike=True)
    assert [(d.code, d.where.a1) for d in book.diagnostics] == [
        ("struck-through", "Dons!A4"),
        ("struck-through", "Dons!A5"),
    ]
    assert len(book.records("gifts")) == 4


@pytest.mark.parametrize(
    ("colour", "fill", "unseen"),
    [
        ("FFFFFFFF", "", True),
        ("FFFFFFFF", "FFFFFFFF", True),
        ("FFFFFFFF", "FF123456", False),
        ("FF000000", "", False),
        ("FF336699", "FF336699", True),
        ("FF336699", "FF99CCFF", False),
        ("FF000000", "FF000000", True),
    ],
)
def test_white_on_white_is_reported(tmp_path: Path, colour: str, fill: str, unseen: bool) -> None:
    assert ("white-on-white" in codes(styled(tmp_path, fill=fill, color=colour))) is unseen


def test_struck_cells_of_a_large_sheet_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportcli.workbook.excel import large_sheets

    monkeypatch.setattr(large_sheets, "LARGE", 20)
    monkeypatch.setattr(large_sheets, "LEAST_CELL", 1)

    def edit(book: Any) -> None:
        book["Dons"]["B30"].font = Font(strike=True)

    lines = [["Libellé", "Montant"], *([f"g{number}", number] for number in range(40))]
    assert finding(gifts(tmp_path, *lines, edit=edit), "struck-through").where.a1 == "Dons!B30"


def test_runs_of_a_large_sheet_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportcli.workbook.excel import large_sheets

    monkeypatch.setattr(large_sheets, "LARGE", 20)
    monkeypatch.setattr(large_sheets, "LEAST_CELL", 1)
    lines: list[list[Any]] = [["Libellé", "Montant"], *([f"g{number}", number] for number in range(40))]
    lines[30][0] = runs("10", ("superscript", "6"), ("strike", " g"))
    book = gifts(tmp_path, *lines)
    assert str(book.records("gifts")[29].label) == "10⁶"
    assert finding(book, "struck-words").where.a1 == "Dons!A31"


@pytest.mark.parametrize("text", ["=A2", "=SUM(B2:B9)", "=1+1", "=-$B$2", "=Dons!A1", "= 12*3"])
def test_a_formula_that_is_text_is_reported(tmp_path: Path, text: str) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["A2"].data_type = "s"

    found = finding(gifts(tmp_path, ["Libellé"], [text], edit=edit), "formula-as-text")
    assert (found.where.a1, found.args["found"]) == ("Dons!A2", text)


@pytest.mark.parametrize("text", ["=> 2025", "== fin ==", "= plus de dons", "a =A2"])
def test_another_text_with_an_equals_sign_is_none(tmp_path: Path, text: str) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["A2"].data_type = "s"

    assert codes(gifts(tmp_path, ["Libellé"], [text], edit=edit)) == []


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [(21234567, "General", True), (21234567, "000000000", False), ("021234567", "@", False)],
)
def test_a_phone_number_kept_as_a_number_is_reported(
    tmp_path: Path, value: Any, code: str, told: bool
) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = code

    book = read(make(tmp_path / "w.xlsx", {"Dons": [["Libellé", "Téléphone"], ["un", value]]}, edit))
    assert ("phone-as-number" in codes(book)) is told


@pytest.mark.parametrize(
    ("colour", "fill", "unseen"),
    [
        ("FFF2F2F2", "", True),
        ("FFFFFF99", "", True),
        ("FFD0D0D0", "", False),
        ("FFFFFFFF", "FFFFF2CC", True),
        ("FF808080", "", False),
        ("FFFF0000", "", False),
    ],
)
def test_pale_on_pale_is_reported(tmp_path: Path, colour: str, fill: str, unseen: bool) -> None:
    assert ("white-on-white" in codes(styled(tmp_path, fill=fill, color=colour))) is unseen


def test_a_tint_of_the_theme_is_seen_as_it_is(tmp_path: Path) -> None:
    for theme, tint, unseen in (
        (0, 0, True),
        (0, -0.05, True),
        (0, -0.5, False),
        (1, 0.95, True),
        (4, 0, False),
    ):
        book = styled(tmp_path, color=Color(theme=theme, tint=tint))
        assert ("white-on-white" in codes(book)) is unseen, (theme, tint)


def ruled(tmp_path: Path, rule: Any, *lines: Any) -> list[tuple[str, str]]:
    """Code and place of the findings of gifts whose cells B2 to B9 have a rule of conditional formatting."""

    def edit(book: Any) -> None:
        book["Dons"].conditional_formatting.add("B2:B9", rule)

    rows = lines or (["un", 1200], ["deux", 12], ["trois", 1])
    book = gifts(tmp_path, ["Libellé", "Montant", "Statut"], *rows, edit=edit)
    return [(one.code, one.where.a1) for one in book.diagnostics]


WHITE, STRUCK = {"font": Font(color="FFFFFFFF")}, {"font": Font(strike=True)}
DARK = {**WHITE, "fill": PatternFill(bgColor="FF123456")}
EACH = [("rule-hides", f"Dons!B{row}") for row in (2, 3, 4)]
HUNDRED = {"operator": "greaterThan", "formula": ["100"]}


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (CellIsRule(**HUNDRED, **WHITE), [("rule-hides", "Dons!B2")]),
        (CellIsRule(**HUNDRED, **STRUCK), [("rule-strikes", "Dons!B2")]),
        (CellIsRule(**HUNDRED, **DARK), []),
        (CellIsRule(**HUNDRED, font=Font(color="FFFF0000", bold=True)), []),
        (CellIsRule(operator="equal", formula=["0"], **WHITE), []),
        (FormulaRule(formula=['$A2="deux"'], **STRUCK), [("rule-strikes", "Dons!B3")]),
        (FormulaRule(formula=["MOD(ROW(),2)=0"], **WHITE), [("rule-may-change", "Dons!B2")]),
        (FormulaRule(formula=["MOD(ROW(),2)=0"], fill=PatternFill(bgColor="FFEEEEEE")), []),
        (IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False), EACH),
        (IconSetRule("3Arrows", "percent", [0, 33, 67]), []),
    ],
)  # fmt: skip
def test_what_conditional_formatting_makes_of_a_cell(tmp_path: Path, rule: Any, told: list[Any]) -> None:
    assert ruled(tmp_path, rule) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('#,##0.0,"k"', ["rule-shows-otherwise"]),
        (";;;", ["rule-hides"]),
        ("#,##0.00", []),
        ("0%", ["rule-shows-otherwise"]),
    ],
)
def test_a_number_format_of_a_rule(tmp_path: Path, code: str, told: list[str]) -> None:
    look = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=code))
    rule = Rule(type="cellIs", operator="greaterThan", formula=["100"], dxf=look)
    assert [one for one, _ in ruled(tmp_path, rule)] == told


ICONS = '<x14:cfRule type="iconSet" id="{1}"><x14:iconSet iconSet="3Stars" showValue="0" custom="1"><x14:cfvo type="percent"><xm:f>33</xm:f></x14:cfvo></x14:iconSet></x14:cfRule>'
BAR = '<x14:cfRule type="dataBar" id="{1}"><x14:dataBar minLength="0" maxLength="100"/></x14:cfRule>'
OTHER = '<x14:cfRule type="{}" operator="greaterThan" id="{{2}}"><xm:f>{}</xm:f><x14:dxf><font><strike/><color rgb="FF000000"/></font></x14:dxf></x14:cfRule>'
PALE = '<x14:cfRule type="cellIs" operator="greaterThan" id="{3}"><xm:f>100</xm:f><x14:dxf><font><color theme="0"/></font></x14:dxf></x14:cfRule>'


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (ICONS, EACH),
        (BAR, []),
        (OTHER.format("cellIs", "100"), [("rule-strikes", "Dons!B2")]),
        (OTHER.format("expression", "Autre!$A$1&gt;3"), [("rule-may-change", "Dons!B2")]),
        (PALE, [("rule-hides", "Dons!B2")]),
    ],
)
def test_a_rule_of_excel_2010_counts_too(tmp_path: Path, rule: str, told: list[Any]) -> None:
    names = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    area = f"<x14:conditionalFormatting>{rule}<xm:sqref>B2:B9</xm:sqref></x14:conditionalFormatting>"
    more = f'<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" {names}><x14:conditionalFormattings>{area}</x14:conditionalFormattings></ext></extLst></worksheet>'
    gifts(tmp_path, ["Libellé", "Montant", "Statut"], ["un", 1200], ["deux", 12], ["trois", 1])
    with ZipFile(tmp_path / "w.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts = {name: data.replace(b"</worksheet>", more.encode()) for name, data in parts.items()}
    found = read(pack(tmp_path / "x14.xlsx", parts)).diagnostics
    assert [(one.code, one.where.a1) for one in found] == told


@pytest.mark.parametrize(
    ("colour", "ground", "told"),
    [("FFFFFFFF", "", ["(draft)"]), ("FFFFFFFF", "FF123456", []), ("FF990000", "", [])],
)
def test_words_of_a_cell_that_are_not_seen_are_named(
    tmp_path: Path, colour: str, ground: str, told: list[str]
) -> None:
    text = CellRichText("Gifts ", TextBlock(InlineFont(color=Color(rgb=colour)), "(draft)"))

    def edit(book: Any) -> None:
        if ground:
            book["Dons"]["A2"].fill = PatternFill("solid", fgColor=ground)

    book = gifts(tmp_path, ["Libellé", "Montant"], [text, 1], edit=edit)
    assert str(book.records("gifts")[0].label) == "Gifts (draft)"
    assert [one.args["found"] for one in book.diagnostics if one.code == "white-on-white"] == told
