"""What `reportcli new` refuses: a language or a layout that is not there, a folder that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportcli.cli.app import app
from reportcli.cli.new import _write
from reportcli.cli.options.given import FAILED
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.refs import SheetRef


def refused(folder: Path, lang: str = "en", layout: str = "base") -> Diagnostic:
    """The one finding, which the command prints whole."""
    with pytest.raises(Findings) as raised:
        _write(folder, lang, layout=layout, source=None)
    (found,) = raised.value.diagnostics
    asked = ["new", str(folder), "--lang", lang, "--layout", layout, "--ui-lang", "en"]
    done = CliRunner().invoke(app, asked, standalone_mode=False)
    assert done.return_value == FAILED and wording(found, "message", "en") in done.output
    assert found.where == SheetRef(folder.name)
    return found


def test_a_language_without_a_template(tmp_path: Path) -> None:
    found = refused(tmp_path / "r", lang="pt")
    assert (found.code, found.args["lang"]) == ("starter-no-language", "pt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("layout", "near"), [("bsae", "base"), ("zzzzzz", "")])
def test_a_layout_that_is_not_there(tmp_path: Path, layout: str, near: str) -> None:
    found = refused(tmp_path / "r", layout=layout)
    assert (found.code, found.args["nearest"]) == ("starter-no-layout", near)
    assert "base" in found.args["names"]
    assert wording(found, "help", "en") == (f"Did you mean “{near}”?" if near else "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file/r", "r" * 300])
def test_a_folder_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    found = refused(tmp_path / name)
    assert found.code == "starter-unwritable" and found.args["reason"]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
