"""Processes for pictures begin before a placement is known, where the files are new; what they prepare is
remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from reportcli.paint.image_prefetch import image_preparer
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.pdf.image_preparer import ImagePreparer
from reportcli.pdf.images import PictureRequest
from reportcli.pdf.remembered_pictures import RememberedPictures

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc" / "ISOcoated_v2_300_bas.icc"
PRESS = replace(PRINT, icc=ICC)


class Kept:
    """Blobs in memory."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.entries.get((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> None:
        self.entries[kind, key] = data


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.new("RGB", (40, 30), (200, 40, 40)).save(path)
    return path


@pytest.fixture
def begun() -> list[str]:
    """One entry for each time that processes were asked for."""
    return []


@pytest.fixture
def preparer_of(begun: list[str]) -> Iterator[Callable[[RememberedPictures], ImagePreparer]]:
    def processes(work: Callable[[bytes], bytes], ready: Callable[[], None]) -> None:
        begun.append("asked")

    made: list[ImagePreparer] = []

    def prepare(known: RememberedPictures) -> ImagePreparer:
        made.append(image_preparer(PRESS, known, processes))
        return made[-1]

    yield prepare
    for one in made:
        one.close()


Preparers = Callable[[RememberedPictures], ImagePreparer]


def test_processes_begin_early_once_for_the_same_files(
    photo: Path, preparer_of: Preparers, begun: list[str]
) -> None:
    kept = Kept()
    known = RememberedPictures(kept, lambda path: hashlib.sha256(Path(path).read_bytes()).hexdigest())
    preparer_of(known).begin_processes([str(photo)])
    assert begun == ["asked"]
    preparer_of(known).begin_processes([str(photo)])
    assert begun == ["asked"]
    photo.write_bytes(photo.read_bytes() + b" ")
    preparer_of(known).begin_processes([str(photo)])
    assert begun == ["asked", "asked"]


def test_without_a_photo_none_begin(preparer_of: Preparers, begun: list[str]) -> None:
    preparer_of(RememberedPictures(Kept(), lambda path: None)).begin_processes([])
    assert not begun


def test_a_picture_is_remembered_by_a_process_that_began_before_its_file_was_read(
    photo: Path, preparer_of: Preparers
) -> None:
    """It knows the file by its key; one that has changed since is not remembered."""
    kept = Kept()
    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    run, process = RememberedPictures(kept, lambda path: digest), RememberedPictures(kept, lambda path: None)
    preparer = preparer_of(run)
    request = PictureRequest(str(photo), (100.0, 75.0), (0.0, 0.0, 1.0, 1.0))
    picture = preparer.begin(request).coming.picture()
    key = run.key(request, preparer._rules, preparer.converter)
    kept.entries.clear()
    process.keep_picture(key, request, picture)
    assert run.picture(key) == picture
    kept.entries.clear()
    photo.write_bytes(photo.read_bytes() + b" ")
    process.keep_picture(key, request, picture)
    assert run.picture(key) is None
