"""What forbids writing a file: told before or when it is written, with the last file left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.deliver.atomic_write import obstacles, write_atomic
from reportcli.model.diagnostic import Findings


def test_a_full_disk_is_told_and_the_last_file_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "2024.pdf"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Findings) as found:
        write_atomic(target, b"new")
    (finding,) = found.value.diagnostics
    assert finding.code == "output-not-written"
    assert finding.args == {"file": "2024.pdf", "why": "No space left on device"}
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("2024.pdf", b"old")]


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    target = tmp_path / f"{'x' * 300}.pdf"
    assert obstacles({target: b"%PDF"}, lambda path: False) == []
    with pytest.raises(Findings) as found:
        write_atomic(target, b"new")
    assert [finding.code for finding in found.value.diagnostics] == ["output-not-written"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_the_report_is_made_from_is_not_written_over(tmp_path: Path) -> None:
    source, fresh = tmp_path / "photo.pdf", tmp_path / "2024.pdf"
    (finding,) = obstacles({source: b"%PDF", fresh: b"%PDF"}, lambda path: path == source)
    assert (finding.code, finding.args) == ("output-is-input", {"file": "photo.pdf"})


@pytest.mark.parametrize(
    ("name", "there", "data", "kept"),
    [
        ("notes.docx", b"PK\x03\x04 a letter", b"%PDF-1.6", True),
        ("notes.txt", b"notes", b"%PDF-1.6", True),
        ("2024.ledger.json", b'{"schema": 2}', b"%PDF-1.6", True),
        ("2024.pdf", b"%PDF-1.4", b"%PDF-1.6", False),
        ("2024.ledger.json", b'{"schema": 2}', b'{"schema": 3}', False),
        ("2024.pdf", b"", b"%PDF-1.6", False),
        ("new.pdf", None, b"%PDF-1.6", False),
    ],
)
def test_a_file_is_replaced_by_one_of_its_own_kind_only(
    tmp_path: Path, name: str, there: bytes | None, data: bytes, kept: bool
) -> None:
    target = tmp_path / name
    if there is not None:
        target.write_bytes(there)
    found = [(one.code, one.args) for one in obstacles({target: data}, lambda _: False)]
    assert found == ([("output-of-another-kind", {"file": name})] if kept else [])
