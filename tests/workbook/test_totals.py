"""Rows that are totals: by label in any column, by their amounts alone, and notes below them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Border, Font, Side

from reportcli.model.diagnostic import Severity
from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold
from reportcli.workbook.tables.rows.labels import Says, label_says
from reportcli.workbook.tables.rows.sum_hints import adds_rows
from reportcli.workbook.tables.rows.totals import TotalFinder
from workbook.books import codes, finding, make, pack, parts, read, rows, tiny_contract

WORDS = Words(
    total=frozenset(map(fold, ["total", "totaal", "total général", "gesamt", "summe"])),
    subtotal=frozenset(map(fold, ["sous-total", "sous total", "subtotaal", "zwischensumme"])),
)
SUBTOTALS = "words: {subtotal: [sous-total, sous total]}"
COUNTRIES = [["Code", "Nom"], ["BE", "Belgique"], ["CD", "Congo"]]


def gifts(tmp_path: Path, *lines: Any) -> Any:
    """The workbook of one sheet of gifts."""
    sheets = {"Pays": COUNTRIES, "Dons": list(lines)}
    return read(make(tmp_path / "w.xlsx", sheets), tiny_contract(SUBTOTALS))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Total", Says.SURELY),
        ("TOTAL 2024 :", Says.SURELY),
        ("Total général", Says.SURELY),
        ("Total (EUR)", Says.SURELY),
        ("Sous-total personnel", Says.SURELY),
        ("Zwischensumme", Says.SURELY),
        ("Subtotaal giften", Says.SURELY),
        ("Total des produits", Says.BEGINS),
        ("Summe Einnahmen", Says.BEGINS),
        ("Bedrag totaal", Says.BEGINS),
        ("TotalEnergies SE", Says.NOTHING),
        ("Le total des heures que nos équipes ont données", Says.NOTHING),
        ("Subsides", Says.NOTHING),
        ("", Says.NOTHING),
    ],
)
def test_what_a_label_says(text: str, says: Says) -> None:
    """Words for totals alone are sure; others beside them leave a doubt; a name is none."""
    assert label_says(text, WORDS) is says


@pytest.mark.parametrize("label", ["Total", "Total des dons", "Sous-total"])
def test_a_total_with_its_code_is_an_error_and_no_record(tmp_path: Path, label: str) -> None:
    """The sum of its group, under the code of the group: it would be one more part."""
    head = ["Pays", "Libellé", "Montant"]
    rows = [["BE", "un", 500], ["BE", "deux", 300], ["BE", label, 800], ["CD", "trois", 70]]
    book = gifts(tmp_path, head, *rows)
    found = finding(book, "total-among-rows")
    assert (found.severity, found.where.a1, found.args["amount"]) == (Severity.ERROR, "Dons!B4", "800")
    assert [record.label for record in book.records("gifts")] == ["un", "deux", "trois"]


def test_a_subtotal_between_rows_is_an_error_whatever_its_amount(tmp_path: Path) -> None:
    """The word is sure: a wrong amount makes it no record."""
    book = gifts(tmp_path, ["Libellé", "Montant"], ["un", 5], ["Sous-total", 9], ["deux", 6], ["trois", 7])
    assert finding(book, "total-among-rows").where.a1 == "Dons!A3"
    assert len(book.records("gifts")) == 3


@pytest.mark.parametrize("label", ["Totalkosten aller Projekte", "Totaalbedrag giften"])
def test_a_word_that_begins_as_one_for_a_total_needs_no_digits(tmp_path: Path, label: str) -> None:
    """Two amounts of one digit: with another word, chance."""
    rows = [["un", 4], ["deux", 5], [label, 9]]
    assert codes(gifts(tmp_path, ["Libellé", "Montant"], *rows)) == ["totals-row"]
    assert codes(gifts(tmp_path, ["Libellé", "Montant"], *rows[:2], ["Overall", 9])) == []
    assert codes(gifts(tmp_path, ["Libellé", "Montant"], *rows[:2], [label, 8])) == []


def test_amounts_that_are_typed_as_text_are_added_up_too(tmp_path: Path) -> None:
    """As every amount of a text file is; a note below the total has no number either way."""
    rows = [["un", "5.200,50"], ["deux", "1.800,25"], ["Total", "7.000,75"], ["Source: Marc", None]]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    assert {"totals-row", "text-below-table"} <= {*codes(book)}
    assert [record.label for record in book.records("gifts")] == ["un", "deux"]
    rows = [["un", "5.200,50"], ["deux", "1.800,25"], ["Ensemble", "7.000,75"]]
    assert finding(gifts(tmp_path, ["Libellé", "Montant"], *rows), "row-equals-sum").where.a1 == "Dons!B4"


def test_numbers_that_are_no_amounts_hide_no_total(tmp_path: Path) -> None:
    """The last row is the sum in money; its order is none."""
    rows = [["un", 5200, 1], ["deux", 1800, 2], ["trois", 3000, 3], ["Summa summarum", 10000, 4]]
    book = gifts(tmp_path, ["Libellé", "Montant", "Personnes"], *rows)
    assert finding(book, "row-equals-sum").where.a1 == "Dons!B5"


def test_a_sum_without_a_label_is_a_warning(tmp_path: Path) -> None:
    """Amounts alone leave a doubt: the row stays."""
    rows = [["un", 5200], ["deux", 1800], ["trois", 3000], ["Ensemble", 10000]]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    found = finding(book, "row-equals-sum")
    assert (found.severity, found.where.a1) == (Severity.WARNING, "Dons!B5")
    assert len(book.records("gifts")) == 4


def test_amounts_of_several_columns_that_add_up_count_together(tmp_path: Path) -> None:
    """A small count beside a sum of money is a sum as well: the row has no label that says so."""
    head = ["Libellé", "Montant", "Personnes"]
    rows = [["Vendite", 100, 10], ["Doni", 200, 20], ["Altro", 50, 5], ["Somma", 350, 35]]
    assert finding(gifts(tmp_path, head, *rows), "row-equals-sum").where.a1 == "Dons!B5"
    rows[-1][2] = 36  # the column is known: its amounts differ
    assert "row-equals-sum" not in codes(gifts(tmp_path, head, *rows))


@pytest.mark.parametrize(
    "amounts",
    [[5, 5], [500, 500], [0, 0, 0], [1, 2, 3, 6], [100, 200, 300], [50, 50, 100], [7], [1200, 1300, 2600]],
    ids=str,
)
def test_amounts_that_add_up_by_chance_are_no_totals(tmp_path: Path, amounts: list[int]) -> None:
    """Equal pairs, zeros, small counts, two round parts, one row."""
    rows = [[f"don {number}", amount] for number, amount in enumerate(amounts)]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    assert not {"row-equals-sum", "total-among-rows", "row-says-total"} & {*codes(book)}


def test_a_label_that_speaks_of_a_total_without_being_one(tmp_path: Path) -> None:
    """A donor may be called so: the row stays, with a warning where its amount is no sum."""
    rows = [["un", 500], ["Total Belgium", 310], ["trois", 75]]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    assert finding(book, "row-says-total").where.a1 == "Dons!A3"
    assert len(book.records("gifts")) == 3


def test_figures_of_several_units_are_not_added(tmp_path: Path) -> None:
    """A figure may be a total of what stands beside it: only the word alone makes it none."""
    head = ["Libellé", "Valeur", "Unité"]
    rows = [
        ["hommes", 120, "personnes"],
        ["femmes", 138, "personnes"],
        ["total des membres", 258, "personnes"],
    ]
    book = gifts(tmp_path, head, *rows)
    assert len(book.records("gifts")) == 3
    assert not {"row-equals-sum", "total-among-rows", "row-says-total"} & {*codes(book)}


def test_a_table_may_keep_its_totals(tmp_path: Path) -> None:
    """Statements are made of lines and totals: the contract says so."""
    columns = "{label: {fr: Libellé}, amount: {type: money, fr: Montant}}"
    own = f"tables: {{lines: {{keeps_totals: true, sheet: {{fr: Lignes}}, columns: {columns}}}}}"
    rows = [["Libellé", "Montant"], ["un", 5000], ["deux", 6000], ["Total", 11000]]
    book = read(make(tmp_path / "w.xlsx", {"Lignes": rows}), tiny_contract(own))
    assert (len(book.records("lines")), codes(book)) == (3, [])


def test_notes_under_a_total_are_reported_once(tmp_path: Path) -> None:
    """A note two rows under a total row: neither is a record, each has one finding."""
    rows = [["un", 5], ["deux", 6], ["Total", 11], [], ["Source: comptes 2024"], ["Chiffres provisoires"]]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    assert codes(book) == ["text-below-table", "totals-row"]
    assert finding(book, "text-below-table").where.a1 == "Dons!A6"
    assert len(book.records("gifts")) == 2


def test_a_note_under_a_table_is_no_record(tmp_path: Path) -> None:
    """A text alone where records never are: after a blank row, or begun as notes are."""
    rows = [["un", 5], ["deux", 6], ["Source : comptes 2024"]]
    book = gifts(tmp_path, ["Libellé", "Montant"], *rows)
    assert (codes(book), len(book.records("gifts"))) == (["text-below-table"], 2)
    alone = gifts(tmp_path, ["Libellé", "Montant"], ["un", 5], ["deux", None], ["trois", 7])
    assert (codes(alone), len(alone.records("gifts"))) == ([], 3)


def test_each_amount_is_added_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Subtotals of many groups: how often a cell is looked at does not grow with the number of totals."""
    looked: list[int] = []
    real = TotalFinder.number

    def counted(self: TotalFinder, row: int, at: int) -> Decimal | None:
        looked.append(row)
        return real(self, row, at)

    monkeypatch.setattr(TotalFinder, "number", counted)
    rows: list[list[Any]] = []
    for number in range(100):
        rows += [["BE", "un", 500 + number], ["BE", "deux", 300], ["BE", "Sous-total", 800 + number]]
    book = gifts(tmp_path, ["Pays", "Libellé", "Montant"], *rows)
    assert len(book.tables["gifts"].records) == 200
    assert len(looked) <= 8 * len(rows)


def test_a_total_of_a_long_table_is_compared(tmp_path: Path) -> None:
    """A label that only begins as a total is one where its amount adds up, in a table of any length."""
    rows = [["BE", f"don {number}", 2] for number in range(2100)]
    book = gifts(tmp_path, ["Pays", "Libellé", "Montant"], *rows, ["", "Total des dons", 4200])
    assert len(book.tables["gifts"].records) == 2100
    assert finding(book, "totals-row").severity is Severity.WARNING


def test_a_subtotal_in_the_middle_without_a_word_for_it_is_reported(tmp_path: Path) -> None:
    head = ["Libellé", "Montant"]
    rows = [["Reims", 2343563], ["Lille", 1356811], ["Ensemble", 3700374], ["Nice", 1230104], ["Metz", 77]]
    found = finding(gifts(tmp_path, head, *rows), "row-equals-sum")
    assert found.where.a1 == "Dons!B4" and found.severity is Severity.WARNING


def test_rounded_amounts_in_the_middle_may_add_up_by_chance(tmp_path: Path) -> None:
    rows = [["Reims", 1000], ["Lille", 2500], ["Nice", 3500], ["Metz", 900]]
    assert "row-equals-sum" not in codes(gifts(tmp_path, ["Libellé", "Montant"], *rows))


TOGETHER = "words: {together: [both, ensemble, les deux, all]}"


def three(tmp_path: Path, amounts: list[Any], label: str | None, edit: Any = None) -> list[Any]:
    """What a table of two gifts and a third row finds of that row: place and remedy."""
    rows = [["Pays", "Libellé", "Montant"], ["BE", "un", amounts[0]], ["BE", "deux", amounts[1]]]
    sheets = {"Pays": COUNTRIES, "Dons": [*rows, ["BE", label, amounts[2]]]}
    book = read(make(tmp_path / "w.xlsx", sheets, edit), tiny_contract(TOGETHER))
    found = [one for one in book.diagnostics if one.code == "row-equals-sum"]
    return [(one.where.a1, one.args.get("remedy", "")) for one in found]  # type: ignore[union-attr]


@pytest.mark.parametrize("label", ["Both", "Les deux ensemble", "All gifts", None])
def test_a_word_for_several_things_or_no_word_at_all_leaves_no_room_for_chance(
    tmp_path: Path, label: str | None
) -> None:
    """Two amounts of one digit, whose sum a word or the want of one calls a total."""
    assert three(tmp_path, [4, 5, 9], label) == [("Dons!C4", "")]
    assert three(tmp_path, [4, 5, 8], label) == []
    assert three(tmp_path, [4, 5, 9], "trois") == []


def test_two_round_amounts_may_be_a_third_by_chance(tmp_path: Path) -> None:
    """Three digits at either end, two at the foot: a doubt that asks for nothing but a look."""
    assert three(tmp_path, [45000, 6200, 51200], "autre") == [("Dons!C4", "chance")]
    assert three(tmp_path, [12000, 13000, 25000], "autre") == [("Dons!C4", "chance")]
    assert three(tmp_path, [51200, 45000, 6200], "autre") == [("Dons!C2", "chance")]
    assert three(tmp_path, [25000, 12000, 13000], "autre") == []
    assert three(tmp_path, [10000, 20000, 30000], "autre") == []


@pytest.mark.parametrize("look", [{"font": Font(bold=True)}, {"border": Border(top=Side("thin"))}], ids=str)
def test_bold_type_or_a_line_above_looks_like_a_total(tmp_path: Path, look: dict[str, Any]) -> None:
    """One digit is enough then; where every row is bold, it says nothing."""

    def styled(book: Any, *places: str) -> None:
        for place in places:
            for key, value in look.items():
                setattr(book["Dons"][place], key, value)

    amounts = [10000, 20000, 30000]
    assert three(tmp_path, amounts, "autre", lambda book: styled(book, "C4")) == [("Dons!C4", "chance")]
    assert three(tmp_path, amounts, "autre", lambda book: styled(book, "C2", "C3", "C4")) == []


@pytest.mark.parametrize(
    ("formula", "adds"),
    [
        ("=C2+C3", True),
        ("=+$C$2+$C$3", True),
        ("=SUM(C2:C3)", True),
        ("=sum(C2,C3)", True),
        ("=SUBTOTAL(9,C2:C3)", True),
        ("=C2*2", False),
        ("=C2", False),
        ("=SUM(D2:D3)", False),
        ("=C2-C3", False),
        ("=SUM(C2:C4)", False),
        (None, False),
    ],
)
def test_a_formula_that_adds_up_other_rows(formula: str | None, adds: bool) -> None:
    assert adds_rows(formula, 3, 4, {2, 3, 4, 5}) is adds


def test_a_row_that_is_worked_out_of_others_is_reported_wherever_it_stands(tmp_path: Path) -> None:
    """In the middle, of one digit, under a name of its own."""
    lines = [("un", "4"), ("deux", "5"), ("Marc", "9"), ("trois", "7"), ("quatre", "6")]
    sheet = [["Libellé", "Montant"]]
    for at, (label, amount) in enumerate(lines, 2):
        formula = "<f>B2+B3</f>" if label == "Marc" else ""
        sheet.append([label, f'<c r="B{at}">{formula}<v>{amount}</v></c>'])
    book = read(pack(tmp_path / "w.xlsx", parts(rows(*sheet), name="Dons")))
    assert finding(book, "row-equals-sum").where.a1 == "Dons!B4"


SUMMARIES = SUBTOTALS[:-1] + ", summary: [moyenne, average, median], part: [dont, of which, davon]}"


def summed(tmp_path: Path, *lines: Any) -> Any:
    """The workbook of one sheet of gifts, with words for averages and parts."""
    sheets = {"Dons": [["Libellé", "Montant"], *lines]}
    return read(make(tmp_path / "w.xlsx", sheets), tiny_contract(SUMMARIES))


@pytest.mark.parametrize(("label", "amount"), [("Moyenne", 116.67), ("Average gift", 117), ("Median", 100)])
def test_a_row_that_sums_the_others_up_is_reported(tmp_path: Path, label: str, amount: float) -> None:
    book = summed(tmp_path, ["un", 100], ["deux", 200], ["trois", 50], [label, amount])
    found = finding(book, "row-is-summary")
    assert (found.where.a1, found.severity) == ("Dons!A5", Severity.WARNING)


def test_a_row_that_is_a_part_of_another_is_reported(tmp_path: Path) -> None:
    book = summed(tmp_path, ["Dons", 100], ["dont en ligne", 60], ["Subsides", 30])
    assert finding(book, "row-is-part").where.a1 == "Dons!A3"


def test_rows_that_are_set_off_below_their_whole_are_parts_of_it(tmp_path: Path) -> None:
    lines = [["Dons", 100], ["- en ligne", 60], ["– à la fête", 30], ["Subsides", 30]]
    book = summed(tmp_path, *lines)
    assert [one.where.a1 for one in book.diagnostics if one.code == "row-is-part"] == ["Dons!A3", "Dons!A4"]
    (tmp_path / "b").mkdir()
    more = summed(tmp_path / "b", ["Dons", 100], ["- en ligne", 160], ["-5 à 5 ans", 20])
    assert "row-is-part" not in codes(more)


@pytest.mark.parametrize(("label", "amount"), [("Check", 0), ("Contrôle des sommes", 0)])
def test_a_row_that_checks_the_others_is_reported(tmp_path: Path, label: str, amount: int) -> None:
    words = SUMMARIES.replace("average", "average, check, contrôle")
    lines = [["Libellé", "Montant"], ["un", 100], ["deux", 200], [label, amount]]
    book = read(make(tmp_path / "w.xlsx", {"Dons": lines}), tiny_contract(words))
    assert finding(book, "row-is-summary").where.a1 == "Dons!A4"


@pytest.mark.parametrize(
    ("row", "left"), [(["Total", "8"], True), (["Total", 8], True), (["Total", "Anna"], False)]
)
def test_a_count_under_a_list_of_people_is_no_person(tmp_path: Path, row: list[Any], left: bool) -> None:
    lines = [["Code", "Nom"], ["be", "Belgique"], ["cd", "Congo"], row]
    book = read(
        make(tmp_path / "w.xlsx", {"Pays": lines, "Dons": []}), tiny_contract("words: {total: [total]}")
    )
    assert ("totals-row" in codes(book)) is left
    assert len(book.records("countries")) == (2 if left else 3)


def test_the_label_of_a_part_may_stand_behind_a_code(tmp_path: Path) -> None:
    words = "words: {part: [dont]}"
    rows = [["Pays", "Libellé", "Montant"], ["BE", "Dons", 100], ["BE", "dont en ligne", 60]]
    path = make(tmp_path / "w.xlsx", {"Pays": COUNTRIES, "Dons": rows})
    assert finding(read(path, tiny_contract(words)), "row-is-part").where.a1 == "Dons!B3"


@pytest.mark.parametrize("label", ["Moyenne Garonne", "Average", "Donthe Abbey", "Dons"])
def test_names_that_only_look_so_are_nothing(tmp_path: Path, label: str) -> None:
    assert codes(summed(tmp_path, ["un", 100], ["deux", 200], ["trois", 50], [label, 77])) == []
