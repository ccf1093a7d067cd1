"""Tables from text files: dialects and encodings found or stated, and what is refused at its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportcli.inputs.limits import CSV_COLUMNS
from sources.reports import errors, found, gifts, places

PLAIN = "Libellé;Montant;Personnes\nStock;1234,50;3\nÉté;2,00;10\n"


def values(folder: Path, text: str | bytes, *stated: str) -> list[tuple[str, object]]:
    book = gifts(folder, text, *stated)
    assert not errors(book), [(one.code, str(one.where), one.args) for one in book.diagnostics]
    return [(str(one.label), one.amount and one.amount.value) for one in book.records("gifts")]


WANTED = [("Stock", Decimal("1234.50")), ("Été", Decimal("2.00"))]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("utf-8"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode("utf-8"),
        PLAIN.replace("\n", "\r").encode("utf-8"),
        PLAIN.rstrip("\n").encode("utf-8"),
        PLAIN.replace(";", "\t").encode("utf-8"),
        PLAIN.replace(";", "|").encode("utf-8"),
        PLAIN.replace(",", ".").replace(";", ",").encode("utf-8"),
        PLAIN.encode("cp1252") + b"\x1a",
        PLAIN.encode("utf-8") + b"\x1a",
        b"sep=;\r\n" + PLAIN.replace("\n", "\r\n").encode("cp1252"),
        "\n\n".join(PLAIN.splitlines()).encode("utf-8"),
        b"Export du 3 janvier;;\n" + PLAIN.encode("utf-8"),
        "".join(f"{line};;\n" for line in PLAIN.splitlines()).encode("utf-8"),
        '"Libellé","Montant","Personnes"\n"Stock","1.234,50","3"\n"Été","2,00","10"\n'.encode(),
        '"Libellé", "Montant", "Personnes"\n"Stock", "1 234,50", "3"\n"Été", "2,00", "10"\n'.encode(),
        "Libellé;Montant;Note\nStock;1234,50;a, b, c, d\nÉté;2,00;e, f, g\n".encode(),
    ],
)
def test_a_dialect_and_an_encoding_are_found(tmp_path: Path, data: bytes) -> None:
    assert values(tmp_path, data) == WANTED


@pytest.mark.parametrize(
    ("data", "stated"),
    [
        (PLAIN.encode("utf-16-le"), ["encoding: utf-16-le"]),
        (PLAIN.encode("cp850"), ["encoding: cp850"]),
        (PLAIN.encode("mac-roman"), ["encoding: macintosh"]),
        (PLAIN.encode(), ["delimiter: semicolon", "decimal: ','"]),
        (PLAIN.replace(";", "~").encode(), ["delimiter: '~'"]),
        ("Libellé;Montant\n'Stock';'1''234,50'\nÉté;2,00\n".encode(), ['quote: "\'"', 'thousands: "\'"']),
        ("Libellé;Montant\nStock;1,234.50\nÉté;2.00\n".encode(), ["decimal: '.'", "thousands: ','"]),
    ],
)
def test_what_is_stated_is_used(tmp_path: Path, data: bytes, stated: list[str]) -> None:
    assert values(tmp_path, data, *stated) == WANTED


def test_what_was_found_is_said_and_what_is_stated_is_not(tmp_path: Path) -> None:
    book = gifts(tmp_path, PLAIN.encode("cp1252"))
    (said,) = found(book, "source-understood")
    assert (said.args["delimiter"], said.args["encoding"], said.args["decimal"]) == (";", "windows-1252", ",")
    assert str(said.where) == "gifts.csv"
    stated = gifts(tmp_path, PLAIN.encode(), "delimiter: ';'", "encoding: utf-8", "decimal: ','")
    assert not found(stated, "source-understood")
    assert not found(stated, "number-as-text")
    whole = gifts(tmp_path, "Libellé;Personnes\na;3\n", "delimiter: ';'", "encoding: utf-8")
    assert not found(whole, "source-understood")


def test_a_value_knows_its_line_and_header(tmp_path: Path) -> None:
    book = gifts(tmp_path, 'Libellé;Montant\n"deux\nlignes";5,10\nfin;x\n')
    first, _ = book.records("gifts")
    assert str(first.label) == "deux\nlignes"
    assert [str(one) for one in first.amount.sources] == ["gifts.csv:2:Montant"]
    assert places(book, "not-a-number") == ["gifts.csv:4:Montant"]


def test_a_number_alone_takes_the_decimal_sign_of_its_file(tmp_path: Path) -> None:
    text = "Libellé;Montant;Valeur;Unité\na;12,50;1.234;kg\n"
    (record,) = gifts(tmp_path, text).records("gifts")
    assert record.value.value == Decimal(1234)
    assert places(gifts(tmp_path, "Libellé;Valeur\na;1.234\n"), "ambiguous-number") == ["gifts.csv:2:Valeur"]


def test_a_number_that_contradicts_the_source_is_refused(tmp_path: Path) -> None:
    for wrong in ("1234.5", "1,234.50", "12.34,5"):
        book = gifts(tmp_path, f"Libellé;Montant\na;{wrong}\n", "decimal: ','")
        assert errors(book), wrong
    book = gifts(tmp_path, "Libellé;Montant\na;1234.5\n", "decimal: ','")
    assert places(book, "source-number-marks") == ["gifts.csv:2:Montant"]
    assert not errors(gifts(tmp_path, "Libellé;Montant\na;1 234,5 €\nb;-1.234.567\n", "decimal: ','"))


def test_codes_keep_their_zeros_and_quoted_words_their_marks(tmp_path: Path) -> None:
    (record,) = gifts(tmp_path, 'Libellé,Compte\n"a ""b"", c",0042\n').records("gifts")
    assert (str(record.label), str(record.account)) == ('a "b", c', "0042")


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "source-empty", "gifts.csv"),
        (b"\xef\xbb\xbf\r\n \r\n", "source-empty", "gifts.csv"),
        (b"Libell\0;Montant\n", "source-not-text", "gifts.csv:1:1"),
        (b"Montant\na\n\0\0\n", "source-not-text", "gifts.csv:3:1"),
        (PLAIN.encode("utf-16-le"), "source-not-text", "gifts.csv:1:1"),
        (PLAIN.encode() + b"caf\xe9;1;1\n", "source-encoding-mixed", "gifts.csv:4:1"),
        (b"Nom;Montant\n\x81\x8d;1\n", "source-encoding-unknown", "gifts.csv:2:1"),
        (b"\xff\xfea\0b", "source-encoding-unknown", "gifts.csv:1:1"),
        ('Libellé;Montant\n"a;1\nb;2\n'.encode(), "source-quote-open", "gifts.csv:2:1"),
        ('Libellé;Montant\na;1\n"b;2\n"c";3\n'.encode(), "source-quote-goes-on", "gifts.csv:3:1"),
        ('Libellé;Montant\n"a"b;1\n'.encode(), "source-quote-goes-on", "gifts.csv:2:1"),
        ((";" * CSV_COLUMNS + "\n").encode(), "source-too-large", "gifts.csv:1:1"),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_line_and_nothing_of_it_is_read(
    tmp_path: Path, data: bytes, code: str, place: str
) -> None:
    book = gifts(tmp_path, data)
    assert errors(book) == [code]
    assert places(book, code) == [place]
    assert not book.records("gifts")


def test_an_encoding_that_is_stated_and_is_not_the_files(tmp_path: Path) -> None:
    book = gifts(tmp_path, PLAIN.encode("cp1252"), "encoding: utf-8")
    assert places(book, "source-not-in-encoding") == ["gifts.csv:1:1"]
    assert found(book, "source-not-in-encoding")[0].related[0].code == "source-named-here"


@pytest.mark.parametrize(
    ("line", "place", "fields"), [("b;1;2;3", "gifts.csv:3:4", "4"), ("b;1", "gifts.csv:3:Montant", "2")]
)
def test_a_record_of_more_or_fewer_fields_is_refused_and_left_out(
    tmp_path: Path, line: str, place: str, fields: str
) -> None:
    book = gifts(tmp_path, f"Libellé;Montant;Personnes\na;1;1\n{line}\nc;2;2\n")
    (said,) = found(book, "source-row-ragged")
    assert (str(said.where), said.args["found"], said.args["wanted"]) == (place, fields, "3")
    assert [str(one.label) for one in book.records("gifts")] == ["a", "c"]


def test_headers_alone_and_headers_twice(tmp_path: Path) -> None:
    assert not gifts(tmp_path, "Libellé;Montant\n").records("gifts")
    assert places(gifts(tmp_path, "Libellé;Montant;Montant\na;1;2\n"), "duplicate-column") == [
        "gifts.csv:1:Montant"
    ]


def test_a_file_of_other_headers_is_refused(tmp_path: Path) -> None:
    assert errors(gifts(tmp_path, "x;y\n1;2\n")) == ["header-not-found"]


def test_a_file_with_too_many_fields_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportcli.sources.delimited.reader.CSV_CELLS", 5)
    book = gifts(tmp_path, "Libellé;Montant\na;1\nb;2\n")
    assert places(book, "source-too-large") == ["gifts.csv:3:1"]
    assert not book.records("gifts")


def test_a_large_file_is_read_as_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Libellé;Montant;Compte\n"
        + "".join(f'"d {i}";{i % 7},{i % 30:02};{i:04}\n' for i in range(40))
        + "x;a;1\n"
    )
    small = gifts(tmp_path, text)
    monkeypatch.setattr("reportcli.sources.delimited.reader.LARGE", 10)
    large = gifts(tmp_path, text)
    assert large.diagnostics == small.diagnostics
    facts = [
        (str(one.label), one.amount and (one.amount.value, one.amount.sources), one.account)
        for one in large.records("gifts")
    ]
    assert facts == [
        (str(one.label), one.amount and (one.amount.value, one.amount.sources), one.account)
        for one in small.records("gifts")
    ]
    assert places(large, "not-a-number") == ["gifts.csv:42:Montant"]
