"""A file that looks as it did is not read again; whatever changes it changes its looks."""

import os
from pathlib import Path

import pytest

from reportcli.inputs import known_digests
from reportcli.inputs.known_digests import KnownDigests
from reportcli.inputs.project_files import ProjectFiles

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no time of the last change")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"first")
    return path


def read(folder: Path, digests: KnownDigests, path: Path) -> tuple[str | None, int]:
    """The digest of a file, and how often it was read."""
    files, count = ProjectFiles(folder, folder, digests=digests), 0
    original = files.read_bytes

    def counted(*arguments: object) -> bytes:
        nonlocal count
        count += 1
        return original(*arguments)  # type: ignore[arg-type]

    files.read_bytes = counted  # type: ignore[method-assign, assignment]
    files.facts("size", path, lambda: len(path.read_bytes()))
    return files.digest(str(path)), count


def test_a_file_of_old_is_read_once(tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_digests, "APART", 0)
    digests = KnownDigests()
    first = read(tmp_path, digests, photo)
    assert first[1] == 1
    assert read(tmp_path, digests, photo) == (first[0], 0)


def test_other_words_of_the_same_size_and_time_are_read(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_digests, "APART", 0)
    digests = KnownDigests()
    before, stat = read(tmp_path, digests, photo), photo.stat()
    while photo.stat().st_ctime_ns == stat.st_ctime_ns:
        photo.write_bytes(b"other")
        os.utime(photo, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (photo.stat().st_size, photo.stat().st_mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    now = read(tmp_path, digests, photo)
    assert now[1] == 1 and now[0] != before[0]


def test_a_file_that_has_just_been_changed_is_read_each_time(tmp_path: Path, photo: Path) -> None:
    digests = KnownDigests()
    assert [read(tmp_path, digests, photo)[1] for _ in range(2)] == [1, 1]


def test_a_file_that_is_gone_is_not_known(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_digests, "APART", 0)
    digests = KnownDigests()
    read(tmp_path, digests, photo)
    photo.unlink()
    files = ProjectFiles(tmp_path, tmp_path, digests=digests)
    assert files.facts("size", photo, lambda: -1) == -1
    assert files.digest(str(photo)) is None
