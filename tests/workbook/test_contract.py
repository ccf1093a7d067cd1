"""The contract: the base one is sound, an organisation's adds to it, and every mistake has a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.model.diagnostic import Severity
from reportcli.model.refs import Span
from reportcli.workbook.contract.contract import Contract, without_organisation
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.names import fold
from reportcli.workbook.read_layout_name import KEYS, LANGUAGE, SHEETS
from workbook.books import CONTRACT, codes, finding, make, read

BASE = Path(__file__).parents[2] / "layouts/base/contract.yaml"


def base() -> Contract:
    return load_contract([(BASE.read_text(encoding="utf-8"), "layouts/base/contract.yaml")])


def one(text: str) -> tuple[str, int, dict[str, str]]:
    """Code, line and arguments of the one finding."""
    (finding,) = load_contract([(text, "contract.yaml")]).diagnostics
    assert isinstance(finding.where, Span)
    return finding.code, finding.where.start.line, dict(finding.args)


def test_the_base_contract_is_sound() -> None:
    contract = base()
    assert contract.diagnostics == ()
    assert contract.sheet_names()["chiffres cles"] == "key_figures"
    assert contract.tables["partners"].columns["country"].target == "countries"
    assert contract.words.months["aout"] == 8
    assert "oui" in contract.words.yes


def test_the_layout_is_looked_for_by_the_names_of_the_base_contract() -> None:
    organisation = base().tables["organisation"]
    sheets = {fold(s) for group in organisation.aliases.values() for s in group} | {"organisation"}
    assert sheets <= SHEETS
    aliases = organisation.columns["layout"].aliases
    assert {fold(s) for group in aliases.values() for s in group} | {"layout"} == KEYS
    aliases = organisation.columns["language"].aliases
    assert {fold(s) for group in aliases.values() for s in group} | {"language"} == LANGUAGE


def test_a_second_contract_adds_tables_columns_and_spellings() -> None:
    first = "tables:\n  a:\n    sheet: {fr: Un}\n    columns:\n      x: {type: text, fr: Ixe}\n"
    second = (
        "currency: CHF\ntables:\n  a:\n    columns:\n      y: {type: money}\n      x: {required: true}\n"
        "  b:\n    columns:\n      z: {type: date}\n"
    )
    contract = load_contract([(first, "base.yaml"), (second, "own.yaml")])
    assert contract.diagnostics == ()
    assert list(contract.tables) == ["a", "b"]
    assert list(contract.tables["a"].columns) == ["x", "y"]
    x = contract.tables["a"].columns["x"]
    assert (x.required, x.aliases["fr"], contract.currency) == (True, ("Ixe",), "CHF")


HEAD = "tables:\n  a:\n    columns:\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "args"),
    [
        ("tabels: {}\n", "contract-unknown-key", 1, {"key": "tabels", "nearest": "tables"}),
        (HEAD + "      x: {typ: text}\n", "contract-unknown-key", 4, {"nearest": "type"}),
        (HEAD + "      x: {type: mony}\n", "contract-bad-value", 4, {"found": "mony", "nearest": "money"}),
        (HEAD + "      x: {type: ref(b)}\n", "contract-bad-value", 4, {"option": "ref", "found": "b"}),
        (HEAD + "      x: {type: ref(a)}\n", "contract-ref-needs-key", 4, {"table": "a"}),
        (HEAD + "      x: {type: number, unit_from: y}\n", "contract-bad-value", 4, {"option": "unit_from"}),
        (HEAD + "      x: {type: text, unit: EUR}\n", "contract-option-needs-number", 4, {"option": "unit"}),
        (HEAD + "      x: {type: choice}\n", "contract-no-choices", 4, {}),
        (HEAD + "      x: {type: text, choices: {a: b}}\n", "contract-choices-need-choice", 4, {}),
        (HEAD + "      x: {required: perhaps}\n", "contract-wrong-type", 4, {"key": "required"}),
        (
            HEAD + "      x: {fr: Nom}\n      y: {fr: NOM}\n",
            "contract-ambiguous",
            5,
            {"first": "x", "second": "y"},
        ),
        (HEAD + "      X-1: {type: text}\n", "contract-name", 4, {"name": "X-1"}),
        ("tables:\n  a:\n    doc: nothing\n", "contract-no-columns", 2, {"table": "a"}),
        ("tables:\n  a:\n    key: k\n    columns: {x: {}}\n", "contract-bad-value", 2, {"option": "key"}),
        (
            "tables:\n  a:\n    form: wide\n    columns: {x: {}}\n",
            "contract-bad-value",
            3,
            {"option": "form"},
        ),
        ("words:\n  months: {fr: [mars]}\n", "contract-months", 2, {"lang": "fr"}),
        ("- a\n- b\n", "contract-not-mapping", 1, {}),
    ],
)
def test_mistakes_have_a_place(text: str, code: str, line: int, args: dict[str, str]) -> None:
    found_code, found_line, found = one(text)
    assert (found_code, found_line) == (code, line)
    assert args.items() <= found.items()


def test_the_excerpt_is_the_line() -> None:
    (finding,) = load_contract([(HEAD + "      x: {type: mony}\n", "contract.yaml")]).diagnostics
    assert finding.excerpt == "      x: {type: mony}"


def test_broken_yaml_is_told_by_its_reader_and_the_rest_is_kept() -> None:
    contract = load_contract([(HEAD + "      x: {type: text}\n", "base.yaml"), ("tables: [\n", "own.yaml")])
    assert list(contract.tables) == ["a"]
    assert contract.diagnostics
    assert all(isinstance(d.where, Span) and d.where.file == "own.yaml" for d in contract.diagnostics)


def test_a_reference_to_a_table_that_is_not_there_is_told_and_stops_nothing(tmp_path: Path) -> None:
    rooms = "tables:\n  rooms:\n    columns:\n      id: {type: code}\n      at: {type: ref(towns)}\n"
    contract = load_contract([(rooms, "contract.yaml")])
    book = read(make(tmp_path / "b.xlsx", {"Rooms": [["id", "at"], ["a", "gent"]]}), contract)
    assert [finding.code for finding in contract.diagnostics] == ["contract-bad-value"]
    assert book.records("rooms")[0].at == "gent"


def test_a_contract_that_no_report_can_be_read_by() -> None:
    bare = load_contract([("tables:\n  rooms:\n    columns: {id: {type: code}}\n", "contract.yaml")])
    assert [finding.code for finding in without_organisation(bare)] == ["contract-without-organisation"]
    assert without_organisation(base()) == []


# ---- what an organisation changes of base


def test_a_table_that_an_organisation_drops_has_no_sheet_and_no_rows(tmp_path: Path) -> None:
    contract = load_contract([(CONTRACT, "base.yaml"), ("tables: {gifts: null}\n", "contract.yaml")])
    assert contract.diagnostics == ()
    sheets = {"Pays": [["Code", "Nom"], ["BE", "Belgique"]], "Dons": [["Libellé", "Montant"], ["un", 5]]}
    book = read(make(tmp_path / "w.xlsx", sheets), contract)
    assert (len(book.tables["gifts"]), codes(book)) == (0, ["sheets-not-read"])
    assert finding(book, "sheets-not-read").severity is Severity.NOTE


DROPPED = "tables: {gifts: {columns: {amount: null, label: null}}}\n"


def test_a_column_that_an_organisation_drops_is_blank(tmp_path: Path) -> None:
    """Layouts find it; no header is its own, it is required no more, and no template has it."""
    contract = load_contract([(CONTRACT, "base.yaml"), (DROPPED, "contract.yaml")])
    assert contract.diagnostics == ()
    sheets = {"Pays": [["Code", "Nom"]], "Dons": [["Pays", "Montant", "amount"], [None, 5, 6], ["BE", 7, 8]]}
    book = read(make(tmp_path / "w.xlsx", sheets), contract)
    assert [record.amount for record in book.records("gifts")] == [None]
    assert {*codes(book)} == {"column-not-read", "reference-to-empty"}
    assert contract.tables["gifts"].columns["amount"].derived
    again = "tables: {gifts: {columns: {amount: {fr: Somme}}}}\n"
    contract = load_contract([(CONTRACT, "a.yaml"), (DROPPED, "b.yaml"), (again, "c.yaml")])
    columns = contract.tables["gifts"].columns
    assert [columns[name].dropped for name in ("amount", "label", "share")] == [False, True, False]


def test_the_header_of_a_dropped_column_is_free(tmp_path: Path) -> None:
    own = "tables: {gifts: {columns: {amount: null, hours: {type: number, fr: Montant}}}}\n"
    contract = load_contract([(CONTRACT, "base.yaml"), (own, "contract.yaml")])
    assert contract.diagnostics == ()
    book = read(make(tmp_path / "w.xlsx", {"Dons": [["Libellé", "Montant"], ["un", 5]]}), contract)
    assert (book.records("gifts")[0].hours.value, codes(book)) == (5, [])


def test_the_key_of_a_table_is_not_dropped() -> None:
    text = "tables: {countries: {columns: {id: null}}, gifts: {columns: {nothing: null}}}\n"
    contract = load_contract([(CONTRACT, "base.yaml"), (text, "contract.yaml")])
    assert {one.code for one in contract.diagnostics} == {"contract-wrong-type", "contract-bad-value"}


def test_a_later_contract_may_take_a_dropped_table_up_again() -> None:
    again = "tables: {gifts: {sheet: {fr: Cadeaux}, columns: {label: {type: text, fr: Nom}}}}\n"
    sources = [(CONTRACT, "a.yaml"), ("tables: {gifts: null}\n", "b.yaml"), (again, "c.yaml")]
    contract = load_contract(sources)
    assert (contract.diagnostics, contract.tables["gifts"].dropped) == ((), False)


def test_a_table_that_is_not_there_cannot_be_dropped() -> None:
    contract = load_contract([(CONTRACT, "base.yaml"), ("tables: {gift: null}\n", "contract.yaml")])
    assert [one.code for one in contract.diagnostics] == ["contract-wrong-type"]
