"""Files are found and opened inside the project and the package only."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import OutsideError, ProjectFiles
from reportcli.inputs.project_root import project_root
from reportcli.inputs.regular_file import NotRegularError, TooLargeError, open_regular
from reportcli.model.diagnostic import Diagnostic


@pytest.fixture
def project(tmp_path: Path) -> ProjectFiles:
    root = tmp_path / "project"
    (root / "layouts").mkdir(parents=True)
    (root / "a.md").write_text("é", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    package = tmp_path / "package"
    (package / "base").mkdir(parents=True)
    (package / "base" / "layout.yaml").write_text("x: 1", encoding="utf-8")
    return ProjectFiles(root, package)


def test_names_and_hashes(project: ProjectFiles) -> None:
    assert project.name(project.root / "layouts" / ".." / "a.md") == "a.md"
    assert project.name(project.package / "base" / "layout.yaml") == "layouts/base/layout.yaml"
    project.read_bytes(project.root / "a.md")
    assert project.hashes == {"a.md": hashlib.sha256("é".encode()).hexdigest()}


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "C:\\x", "..\\secret.txt", "", "a\0b", "A.MD"],
)
def test_find_never_leaves(project: ProjectFiles, name: str) -> None:
    assert project.find(project.root, name) is None


def test_outside_is_refused(project: ProjectFiles) -> None:
    with pytest.raises(OutsideError):
        project.read_bytes(project.root.parent / "secret.txt")
    finding = project.read_text(project.root.parent / "secret.txt", 100)
    assert finding.code == "file-outside" and str(project.root.parent) not in str(finding.args)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_are_refused(project: ProjectFiles) -> None:
    (project.root / "link.md").symlink_to(project.root.parent / "secret.txt")
    (project.root / "loop.md").symlink_to(project.root / "loop.md")
    (project.root / "folder").symlink_to(project.root.parent)
    for name, refusal in (("link.md", "file-outside"), ("loop.md", "file-unreadable")):
        assert project.usable(project.root, name) is None
        stands = project.find(project.root, name)  # not left out: whoever reads it gets a finding
        assert stands is not None
        read = project.read_text(stands, 100)
        assert isinstance(read, Diagnostic) and read.code == refusal
    assert project.find(project.root, "folder/secret.txt") is None
    assert [p.name for p in project.files(project.root, ".md")] == ["a.md", "link.md", "loop.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_pipes_and_devices_are_refused_without_waiting(project: ProjectFiles) -> None:
    os.mkfifo(project.root / "pipe.md")
    stands = project.find(project.root, "pipe.md")
    assert stands is not None and project.usable(project.root, "pipe.md") is None
    read = project.read_text(stands, 100)
    assert isinstance(read, Diagnostic) and (read.code, str(read.where)) == (
        "file-not-regular",
        "pipe.md:1:1",
    )
    with pytest.raises(NotRegularError):
        open_regular(Path(os.devnull))
    with pytest.raises(IsADirectoryError):
        open_regular(project.root)


def test_limits_and_encodings(project: ProjectFiles) -> None:
    path = project.root / "b.md"
    path.write_bytes(b"ok\n\xe9t\xe9")
    finding = project.read_text(path, 100)
    assert (finding.code, finding.args["line"]) == ("file-not-utf8", "2")
    with pytest.raises(TooLargeError):
        project.read_bytes(path, 3)
    assert project.read_text(path, 3).code == "file-too-large"
    assert project.read_text(project.root / "none.md", 3).code == "file-unreadable"
    path.write_bytes(b"\xef\xbb\xbfx")
    assert project.read_text(path, 100) == "x"


def test_project_root(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "data" / "2024").mkdir(parents=True)
    assert project_root(tmp_path / "data" / "2024") == tmp_path.resolve()
    assert project_root(tmp_path / "layouts" / "..") == tmp_path.resolve()


def test_nearest() -> None:
    assert nearest("partagraph", ["paragraph", "prose"]) == "paragraph"
    assert nearest("space_after", ["space-after", "space-before"]) == "space-after"
    assert nearest("zzz", ["paragraph"]) == ""


def test_a_file_that_was_read_is_known_by_any_path_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.jpg").write_bytes(b"a")
    files = ProjectFiles(tmp_path, tmp_path)
    files.read_bytes(tmp_path / "media" / "a.jpg")
    monkeypatch.chdir(tmp_path / "media")
    digest = files.digest(str((tmp_path / "media" / "a.jpg").resolve()))
    assert digest is not None
    assert files.digest("a.jpg") == files.digest("../media/a.jpg") == digest
    assert files.digest("b.jpg") is None
