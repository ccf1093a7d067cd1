"""Entries on the disk: whole or none, bounded, and never a reason to fail."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.disk import DiskBlobs, clean
from reportcli.cache.values import Digester
from reportcli.model.diagnostic import error
from reportcli.model.refs import CellRef
from reportcli.workbook.tables.record import CellText


def entry_of(folder: Path) -> Path:
    (entry,) = (path for path in folder.rglob("*") if path.is_file())
    return entry


def test_an_entry_comes_back_as_it_was_put(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    assert blobs.get("line", "a") is None
    blobs.put("line", "a", b"words")
    assert blobs.get("line", "a") == b"words"
    assert blobs.get("line", "b") is None and blobs.get("page", "a") is None
    assert blobs.hits == {"line": 1} and blobs.misses == {"line": 2, "page": 1}


@pytest.mark.parametrize("spoilt", [b"", b"short", b"\0" * 40])
def test_an_entry_that_is_not_whole_is_none(tmp_path: Path, spoilt: bytes) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("line", "a", b"words")
    entry_of(tmp_path).write_bytes(spoilt)
    assert blobs.get("line", "a") is None


def test_a_folder_that_takes_nothing_is_a_cache_of_nothing(tmp_path: Path) -> None:
    standing = tmp_path / "file"
    standing.write_text("in the way")
    blobs = DiskBlobs(standing)
    blobs.put("line", "a", b"words")
    assert blobs.get("line", "a") is None
    assert blobs.contents().entries == {}


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    DiskBlobs(tmp_path).put("line", "a", b"words")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_folder_stays_within_its_bound_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    roomy, blobs = DiskBlobs(tmp_path), DiskBlobs(tmp_path, most=10 * 1032)
    dated: set[Path] = set()
    for number in range(20):
        roomy.put("line", str(number), b"x" * 1000)  # where any of these names may ask for a sweep
        (new,) = {path for path in tmp_path.rglob("*") if path.is_file()} - dated
        os.utime(new, ns=(number, number))
        dated.add(new)
    blobs.get("line", "0")  # used again
    blobs.sweep()
    assert sum(blobs.contents().bytes.values()) <= 10 * 1032
    assert blobs.get("line", "0") is not None and blobs.get("line", "1") is None


def test_cleaning_removes_entries_and_nothing_else(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("line", "a", b"words")
    own = tmp_path / "letters/mine.txt"
    own.parent.mkdir()
    own.write_text("keep")
    assert clean(tmp_path) == 1
    assert own.exists() and blobs.get("line", "a") is None


def test_values_come_back_equal() -> None:
    finding = error("no-rows", CellRef("2024", "Parts", 3, 2), count=3)
    assert decoded(encoded([finding, {"a": (1.5, None)}])) == [finding, {"a": (1.5, None)}]


def test_a_text_that_knows_its_cell_is_kept_as_text() -> None:
    value = decoded(encoded(CellText("words", CellRef("2024", "Parts", 3, 2))))
    assert value == "words" and type(value) is str


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("echo harm",)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(Harmful()),
        pickle.dumps(Path.unlink),
        b"creportcli.deliver.atomic_write\nwrite_atomic\n.",
        b"creportcli.model.diagnostic\nerror\n(S'x'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"garbage",
        b"",
    ],
)
def test_nothing_but_values_is_made(data: bytes) -> None:
    with pytest.raises(NotAValue):
        decoded(data)


def test_an_entry_in_the_place_of_another_is_none(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("kind", "one", b"first")
    blobs.put("kind", "two", b"second")
    one, two = sorted(tmp_path.rglob("kind/*"))
    one.write_bytes(two.read_bytes())
    assert sorted(blobs.get("kind", key) or b"" for key in ("one", "two")) in (
        [b"", b"first"],
        [b"", b"second"],
    )


def test_a_text_of_a_cell_is_digested_as_it_comes_back() -> None:
    text = CellText("Garden", CellRef("2024.xlsx", "Texts", 2, 1))
    for value in (text, (text,), (text, 1, None), (text, (1.5, text)), (text, CellRef("x", "T", 1, 1))):
        kept: Any = decoded(encoded((value,)))
        assert Digester().digest(value) == Digester().digest(kept[0])
