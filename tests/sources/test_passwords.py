"""Workbooks with a password: opened by the variable that sources.yaml names, which nothing prints."""

from __future__ import annotations

import io
import pickle
import sys
from pathlib import Path

import pytest

from build.tiny_project import make as tiny_project
from command_line import reportcli
from reportcli.inputs.secrets import Secrets
from reportcli.request import Request
from reportcli.workbook.excel import encrypted
from reportcli.workbook.excel.file_kind import OLE
from sources.reports import errors, found, report
from workbook.books import make

PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le").ljust(2000, b"\0")
"""Enough of a protected workbook to be known as one."""
STATED = "gifts: {file: b.xlsx, password: PAYROLL}\n"
SECRET = "corr3ct horse"


def locked(folder: Path) -> bytes:
    """A workbook of two gifts that SECRET protects."""
    office = pytest.importorskip("msoffcrypto.format.ooxml")
    plain = make(folder / "plain.xlsx", {"Dons": [["Libellé", "Montant"], ["a", 1.5], ["b", 2]]})
    opened = io.BytesIO()
    office.OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt(SECRET, opened)
    return opened.getvalue()


def test_a_protected_workbook_is_opened_with_its_password(tmp_path: Path) -> None:
    files = {"b.xlsx": locked(tmp_path)}
    book = report(tmp_path, sources=STATED, files=files, secrets=Secrets({"PAYROLL": SECRET}))
    assert not errors(book), book.diagnostics
    assert [str(one.amount.sources[0]) for one in book.records("gifts")] == [
        "[b.xlsx]Dons!B2",
        "[b.xlsx]Dons!B3",
    ]


def test_another_password_opens_nothing(tmp_path: Path) -> None:
    files = {"b.xlsx": locked(tmp_path)}
    book = report(tmp_path, sources=STATED, files=files, secrets=Secrets({"PAYROLL": "wrong"}))
    assert errors(book) == ["source-password-wrong"]
    assert not book.records("gifts")


def test_a_file_that_asks_for_billions_of_rounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"b.xlsx": locked(tmp_path)}
    monkeypatch.setattr(encrypted, "MOST_ROUNDS", 10)
    book = report(tmp_path, sources=STATED, files=files, secrets=Secrets({"PAYROLL": SECRET}))
    assert errors(book) == ["workbook-damaged"]


def test_a_password_that_is_not_stated_or_not_set(tmp_path: Path) -> None:
    book = report(tmp_path, sources="gifts: b.xlsx\n", files={"b.xlsx": PROTECTED})
    assert errors(book) == ["source-encrypted"]
    unset = report(tmp_path, sources=STATED, files={"b.xlsx": PROTECTED})
    (said,) = found(unset, "source-password-unset")
    assert (said.args["variable"], str(said.where)) == ("REPORTCLI_SOURCE_PAYROLL", "b.xlsx")


def test_without_the_package_the_finding_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    files = {"b.xlsx": PROTECTED}
    book = report(tmp_path, sources=STATED, files=files, secrets=Secrets({"PAYROLL": SECRET}))
    assert errors(book) == ["source-decryption-missing"]


def test_a_damaged_protected_workbook_is_a_finding(tmp_path: Path) -> None:
    pytest.importorskip("msoffcrypto")
    files = {"b.xlsx": PROTECTED}
    book = report(tmp_path, sources=STATED, files=files, secrets=Secrets({"PAYROLL": SECRET}))
    assert errors(book) == ["workbook-damaged"]


@pytest.mark.parametrize("stated", [SECRET, "payroll", "3", "[a]"])
def test_what_is_no_name_of_a_variable_is_not_shown(tmp_path: Path, stated: str) -> None:
    book = report(
        tmp_path, sources=f"gifts:\n  file: b.xlsx\n  password: {stated}\n", files={"b.xlsx": PROTECTED}
    )
    (said,) = found(book, "source-password-name")
    assert str(said.where) == "sources.yaml:3:13"
    assert said.excerpt is None
    assert SECRET not in str(book.diagnostics)


def test_a_password_is_written_nowhere() -> None:
    secrets = Secrets.of_environment({"REPORTCLI_SOURCE_PAYROLL": SECRET, "PATH": "/bin"})
    assert (secrets.get("PAYROLL"), secrets.get("PATH")) == (SECRET, None)
    assert SECRET not in repr(Request(Path("w.xlsx"), secrets=secrets))
    with pytest.raises(TypeError):
        pickle.dumps(secrets)


def test_the_variable_reaches_the_source(tmp_path: Path) -> None:
    project = tiny_project(tmp_path, lambda book: book.remove(book["Key figures"]))
    folder = project.workbook.parent
    (folder / "b.xlsx").write_bytes(PROTECTED)
    (folder / "sources.yaml").write_text("key_figures: {file: b.xlsx, password: PAYROLL}\n", "utf-8")
    unset = reportcli("check", project.workbook)
    assert "source-password-unset" in unset.stderr
    done = reportcli("check", project.workbook, env={"REPORTCLI_SOURCE_PAYROLL": SECRET})
    assert "source-password-unset" not in done.stderr
    assert SECRET not in done.stderr + done.stdout
