"""Whole files: what is no workbook, what is damaged, what is a bomb; and what other tools stumble over."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportcli.model.diagnostic import Diagnostic, Findings, Severity
from reportcli.workbook.excel import other_formats, package, sheet_scan, workbook_file, xlsx
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.rich_text import SharedStrings
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.read_layout_name import read_layout_name
from workbook.books import (
    STRICT,
    STRICT_RELATIONS,
    codes,
    finding,
    make,
    pack,
    parts,
    read,
    rows,
    tiny_contract,
)

TABLE = rows(["Code", "Nom"], ["be", "Belgique"])


def refused(path: Path) -> Diagnostic:
    with pytest.raises(Findings) as raised:
        read(path)
    return raised.value.diagnostics[-1]


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
BOF = struct.pack("<HHHH", 0x0809, 16, 0x0600, 5) + b"\0" * 12


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook-empty-file"),
        (b"\0\0\r\n", "workbook-empty-file"),
        (b"hello world\n", "workbook-unknown"),
        (b"\xff\xd8\xff\xe0 JFIF", "workbook-unknown"),
        (b"%PDF-1.7\n", "workbook-pdf"),
        (b"<html><table></table></html>", "workbook-html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "workbook-html"),
        (b'<?xml version="1.0"?><x/>', "workbook-xml"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "workbook-spreadsheetml",
        ),
        (b"\xef\xbb\xbfCode;Nom\r\nbe;Belgique\r\n", "workbook-csv"),
        ("Code;Libell\u00e9\n1;\u00e9t\u00e9\n".encode("cp1252"), "workbook-csv"),
        (b"sep=;\nCode;Nom\n", "workbook-csv"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-encrypted"),
        (OLE + BOF + struct.pack("<HH", 0x2F, 4) + b"\0" * 64, "workbook-encrypted"),
        (b"PK\x03\x04 broken", "workbook-damaged"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(write(tmp_path / "w.xlsx", data)).code == code


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"Index/Document.iwa": b"x"}, "workbook-numbers"),
        ({"word/document.xml": b"x"}, "workbook-unknown"),
        ({"[Content_Types].xml": b"x"}, "workbook-damaged"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "workbook-encrypted",
        ),
    ],
)
def test_other_zip_files_are_named(tmp_path: Path, entries: dict[str, bytes], code: str) -> None:
    assert refused(pack(tmp_path / "w.xlsx", entries)).code == code


def test_an_encrypted_zip_entry(tmp_path: Path) -> None:
    path = pack(tmp_path / "w.xlsx", parts(TABLE))
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert refused(write(path, bytes(data))).code == "workbook-encrypted"


def test_a_missing_file_and_its_nearest_name(tmp_path: Path) -> None:
    make(tmp_path / "2024.xlsx", {"Pays": []})
    found = refused(tmp_path / "2042.xlsx")
    assert (found.code, found.args["nearest"]) == ("workbook-missing", "2024.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "2024.xlsx"
    folder.mkdir()
    assert refused(folder).code in ("workbook-is-folder", "workbook-locked")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = make(tmp_path / "w.xlsx", {"Pays": []})
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refused(path).code == "workbook-locked"


def test_a_link_that_leads_out_of_the_project(tmp_path: Path) -> None:
    outside = make(tmp_path / "out.xlsx", {"Pays": [["Code", "Nom"], ["be", "Belgique"]]})
    inside = tmp_path / "project"
    inside.mkdir()
    try:
        (inside / "w.xlsx").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    assert refused(inside / "w.xlsx").code == "file-outside"


# bombs


def test_white_space_that_unpacks_to_megabytes(tmp_path: Path) -> None:
    found = refused(pack(tmp_path / "w.xlsx", parts(TABLE + " " * (20 << 20))))
    assert (found.code, found.args["most"]) == ("workbook-bomb", "200 x")


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 10)
    entries = parts(TABLE) | {f"xl/media/{n}.png": "" for n in range(10)}
    assert refused(pack(tmp_path / "w.xlsx", entries)).code == "workbook-bomb"


@pytest.mark.parametrize("limit", ["MAX_TOTAL", "MAX_PART"])
def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(package, limit, 400)
    assert refused(pack(tmp_path / "w.xlsx", parts(TABLE * 9))).code == "workbook-bomb"


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_scan, "MAX_CELLS", 3)
    assert refused(pack(tmp_path / "w.xlsx", parts(TABLE))).code == "workbook-too-large"


def test_entities_are_refused(tmp_path: Path) -> None:
    entries = parts(TABLE)
    entries["xl/worksheets/sheet1.xml"] = (
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + entries["xl/worksheets/sheet1.xml"]
    )
    found = refused(pack(tmp_path / "w.xlsx", entries))
    assert (found.code, found.args["reason"]) == ("workbook-damaged", "document type")


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData><row",
        '<sheetData><row r="0"><c r="A0"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="x"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>',
    ],
)
def test_damaged_sheets(tmp_path: Path, sheet: str) -> None:
    assert refused(pack(tmp_path / "w.xlsx", parts(sheet))).code == "workbook-damaged"


def test_a_damaged_entry(tmp_path: Path) -> None:
    path = pack(tmp_path / "w.xlsx", parts(TABLE))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = (
            archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 30 + len("xl/worksheets/sheet1.xml")
        )
    data[start + 10 : start + 20] = b"\xff" * 10
    assert refused(write(path, bytes(data))).code == "workbook-damaged"


# what other tools stumble over


def test_strict_open_xml(tmp_path: Path) -> None:
    book = read(pack(tmp_path / "w.xlsx", parts(TABLE, main=STRICT, relations=STRICT_RELATIONS)))
    assert [record.name for record in book.records("countries")] == ["Belgique"]


def test_prefixed_elements(tmp_path: Path) -> None:
    import re

    entries = parts(TABLE)
    sheet = re.sub(r"<(/?)(\w)", r"<\1x:\2", entries["xl/worksheets/sheet1.xml"])
    entries["xl/worksheets/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x=")
    assert len(read(pack(tmp_path / "w.xlsx", entries)).records("countries")) == 1


def test_backslashes_in_the_zip(tmp_path: Path) -> None:
    path = pack(tmp_path / "w.xlsx", parts(TABLE), backslashes=True)
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].orig_filename.count("/") == 0
    assert len(read(path).records("countries")) == 1


def test_cells_without_an_address(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row><c t="str"><v>Code</v></c><c t="str"><v>Nom</v></c></row>'
        '<row><c t="str"><v>be</v></c><c t="str"><v>Belgique</v></c></row></sheetData>'
    )
    (record,) = read(pack(tmp_path / "w.xlsx", parts(sheet))).records("countries")
    assert (record.id, record.name.ref.a1) == ("be", "Pays!B2")


def test_damaged_fills_do_not_matter(tmp_path: Path) -> None:
    styles = (
        '<styleSheet><fills count="1"><fill/></fills>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>'
    )
    sheet = rows(["Libellé", "Part"], ["un", '<c r="B2" s="1"><v>0.5</v></c>'])
    book = read(pack(tmp_path / "w.xlsx", parts(sheet, name="Dons", styles=styles)))
    assert codes(book) == []
    assert book.records("gifts")[0].share.decimals == 2


def test_damaged_styles_are_told(tmp_path: Path) -> None:
    book = read(pack(tmp_path / "w.xlsx", parts(TABLE, styles="<styleSheet><cellXfs>")))
    assert finding(book, "styles-damaged").severity is Severity.WARNING
    assert len(book.records("countries")) == 1


def test_a_style_number_that_does_not_exist(tmp_path: Path) -> None:
    sheet = rows(["Libellé", "Montant"], ["un", '<c r="B2" s="99"><v>5</v></c>'])
    assert read(pack(tmp_path / "w.xlsx", parts(sheet, name="Dons"))).records("gifts")[0].amount.value == 5


# formats that calamine reads


ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def ods(path: Path, lines: list[list[str]]) -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, line))}</table:table-row>" for line in lines)
    return pack(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Pays">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        },
    )


@pytest.fixture
def by_calamine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads ODS as the formats that we leave to calamine."""
    monkeypatch.setattr(
        workbook_file, "reader_of", lambda data, name, _: other_formats.OtherFile(data, "ods", name)
    )


@pytest.mark.usefixtures("by_calamine")
def test_what_calamine_reads_and_what_it_cannot_tell_is_told(tmp_path: Path) -> None:
    book = read(ods(tmp_path / "w.ods", [["Code", "Nom"], ["be", "Belgique"]]))
    assert finding(book, "workbook-limited").args["kind"] == "ods"
    (record,) = book.records("countries")
    assert (record.name, record.name.ref.a1) == ("Belgique", "Pays!B2")


CHILDREN: list[tuple[str, str]] = [
    ("import sys; sys.exit('PanicException: no entry')", "workbook-engine-failed"),
    ("import os; os.abort()", "workbook-engine-failed"),
    ("import time; time.sleep(30)", "workbook-engine-slow"),
    ("import sys; sys.exit('Password protected')", "workbook-encrypted"),
]


@pytest.mark.usefixtures("by_calamine")
@pytest.mark.parametrize(("program", "code"), CHILDREN)
def test_an_engine_that_falls_takes_nobody_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: str
) -> None:
    child = tmp_path / "child.py"
    child.write_text(program, encoding="utf-8")
    monkeypatch.setattr(other_formats, "_CHILD", child)
    monkeypatch.setattr(other_formats, "SECONDS", 1)
    assert refused(ods(tmp_path / "w.ods", [["Code"]])).code == code


@pytest.mark.usefixtures("by_calamine")
def test_the_child_counts_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_formats, "MAX_CELLS", 1)
    assert refused(ods(tmp_path / "w.ods", [["Code", "Nom"]])).code == "workbook-too-large"


# the name of the layout, before any contract


@pytest.mark.parametrize(
    "names", [("Organisation", "Mise en page", "Langue"), ("ORGANISATIE", "Opmaak", "Taal")]
)
def test_the_layout_that_a_workbook_names(tmp_path: Path, names: tuple[str, str, str]) -> None:
    sheet, layout, language = names
    path = make(
        tmp_path / "w.xlsx", {"Pays": [], sheet: [["Clé", "Valeur"], [layout, "solar"], [language, "fr-BE"]]}
    )
    assert read_layout_name(WorkbookFile(path)) == "solar"


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK\x03\x04")])
def test_looking_for_the_layout_never_raises(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    path = make(tmp_path / "w.xlsx", {"Pays": []})
    spoil(path)
    assert read_layout_name(WorkbookFile(path)) is None


def test_a_workbook_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout's name and the tables come from one opening; a sheet is scanned when it is first wanted."""
    sheets = {"Pays": [["Code", "Nom"], ["be", "Belgique"]], "Organisation": [["Mise en page", "solar"]]}
    path = make(tmp_path / "w.xlsx", sheets)
    scanned: list[str] = []
    scan = sheet_scan.scan_data

    def counted(input_id: str, data: bytes, sheet: RawSheet, strings: SharedStrings) -> None:
        scanned.append(sheet.name)
        scan(input_id, data, sheet, strings)

    monkeypatch.setattr(xlsx, "scan_data", counted)
    file = WorkbookFile(path)
    assert read_layout_name(file) == "solar" and scanned == ["Organisation"]
    path.unlink()
    workbook = read_file(file, tiny_contract())
    assert [str(record.name) for record in workbook.records("countries")] == ["Belgique"]
    assert read_layout_name(file) == "solar" and sorted(scanned) == ["Organisation", "Pays"]


def test_openpyxl_is_not_imported_for_reading(tmp_path: Path) -> None:
    import subprocess

    path = make(tmp_path / "w.xlsx", {"Pays": [["Code", "Nom"], ["be", "Belgique"]]})
    program = (
        "import sys; from pathlib import Path; from reportcli.workbook.contract.reader import load_contract;"
        "from reportcli.workbook.read import read_workbook;"
        "t = 'tables: {a: {optional: true, sheet: {fr: Pays}, columns: {id: {fr: Code}}}}';"
        "c = load_contract([(t, 'c')]);"
        f"read_workbook(Path({str(path)!r}), c);"
        "print([m for m in ('openpyxl', 'PIL', 'python_calamine') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"
