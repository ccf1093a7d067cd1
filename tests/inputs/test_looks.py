"""What records say of the disk is held against it, and no place is looked at twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.inputs.looks import Looks
from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles


@pytest.fixture
def files(tmp_path: Path) -> ProjectFiles:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/heart.svg").write_text("<svg/>", "utf-8")
    return ProjectFiles(tmp_path, tmp_path / "package")


def seen_by(files: ProjectFiles, *names: str) -> Observations:
    """What looking for drawings, and reading one, sees."""
    apart = files.apart()
    for name in names:
        apart.find(files.root / "icons", name)
    apart.files(files.root / "icons", ".svg")
    apart.read_bytes(files.root / "icons/heart.svg")
    return apart.observations()


def test_each_place_is_looked_at_once(files: ProjectFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [seen_by(files, "heart.svg"), seen_by(files, "heart.svg", "star.svg")]
    real, looked = ProjectFiles.find, list[str]()

    def counted(self: ProjectFiles, folder: Path, name: str) -> Path | None:
        looked.append(name)
        return real(self, folder, name)

    monkeypatch.setattr(ProjectFiles, "find", counted)
    looks = Looks(files)
    assert all(looks.hold(seen) for seen in records * 3)
    assert looked.count("star.svg") == 1
    assert looked.count("heart.svg") == 2  # for itself, and in the listing


@pytest.mark.parametrize("change", ["another content", "no file", "one more"])
def test_what_is_another_now_does_not_hold(files: ProjectFiles, change: str) -> None:
    seen, unlike = seen_by(files, "heart.svg", "star.svg"), seen_by(files, "heart.svg")
    assert Looks(files).hold(seen)
    path = files.root / "icons/heart.svg"
    if change == "another content":
        path.write_text("<svg></svg>", "utf-8")
    elif change == "no file":
        path.unlink()
    else:
        path.with_name("star.svg").write_text("<svg/>", "utf-8")
    now = ProjectFiles(files.root, files.package)
    looks = Looks(now)
    assert not looks.hold(seen)
    assert not looks.hold(seen)
    assert not looks.hold(unlike)


def test_what_was_seen_counts_as_seen_here(files: ProjectFiles) -> None:
    seen = seen_by(files, "heart.svg")
    other = ProjectFiles(files.root, files.package)
    other.saw(seen)
    assert other.observations() == seen
    assert list(other.hashes) == ["icons/heart.svg"]
