"""`doctor`, `cells` and completion: what a user meets around a build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from command_line import ROOT, reportcli
from reportcli.cli.environment import doctor, tested
from reportcli.messages import LANGUAGES, catalogue

# doctor


def states(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    return {one.word: one.state for one in doctor.examined()}


def test_a_good_machine_has_nothing_bad() -> None:
    done = reportcli("doctor", "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 0 and data["ok"] is True
    assert {"python", "libraries", "natives", "assets"} <= {one["what"] for one in data["findings"]}
    assert [one for one in data["findings"] if one["state"] == "bad"] == []


def test_every_line_has_a_mend_in_every_language() -> None:
    words = [catalogue(lang)["_doctor"] for lang in LANGUAGES]
    for word in (
        *doctor.JUDGES.values(),
        "library-missing",
        "libraries-differ",
        "native-broken",
        "asset-missing",
    ):
        assert all(f"{word}-mend" in one for one in words), word
    one = doctor.Finding("bad", "library-missing", {"name": "openpyxl", "tested": "3", "file": "c.txt"})
    assert doctor.line(one, catalogue("en")["_doctor"]) == (
        "bad     openpyxl is not installed – install it: pip install -c c.txt openpyxl"
    )


def test_a_library_that_is_missing_or_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    real = tested._version
    seen = {"openpyxl": "", "pillow": "1.0"}
    monkeypatch.setattr(tested, "_version", lambda name: seen.get(name, real(name)))
    found = {one.word: one for one in doctor._libraries()}
    assert found["library-missing"].state == "bad" and found["library-missing"].args["name"] == "openpyxl"
    assert found["libraries-differ"].state == "look"
    assert "pillow 1.0 (" in str(found["libraries-differ"].args["named"])


def test_a_library_that_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "NATIVE", ("no_such_library",))
    (found,) = doctor._natives()
    assert found.state == "bad" and "ModuleNotFoundError" in str(found.args["problem"])


def test_the_surroundings_in_doubt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(doctor, "SHIPPED", ("no-such-folder",))
    monkeypatch.setenv("REPORTCLI_NO_CACHE", "1")
    monkeypatch.setenv("REPORTCLI_STRCT", "1")
    found = states(monkeypatch)
    assert found["asset-missing"] == "bad"
    for word in ("judge-gs", "judge-qpdf", "judge-poppler", "cache-off", "variable"):
        assert found[word] == "look", word
    monkeypatch.delenv("REPORTCLI_NO_CACHE")
    monkeypatch.delenv("REPORTCLI_STRCT")
    (tmp_path / "reportcli.toml").write_text("strct = 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert states(monkeypatch)["settings-wrong"] == "bad"


def test_doubts_fail_only_when_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert reportcli("doctor").returncode == 0
    done = reportcli("doctor", "--strict", "--ui-lang", "de")
    assert done.returncode == 1 and "installieren Sie Ghostscript" in done.stdout


def test_the_tested_set_is_that_of_the_checkout() -> None:
    assert tested.tested_versions()["reportlab"] == "5.1.0"
    assert {"openpyxl", "lxml"} <= {one.name for one in tested.libraries()}


# cells


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Figures"
    for row in (
        ["Id", "Amount"],
        ["one", 1234.5],
        ["two|2", 0.05],
        [None, "=SUM(B2:B3)"],
        ["line\nbreak", None],
    ):
        sheet.append(row)
    sheet["B2"].number_format = '#,##0 "€"'
    sheet["B3"].number_format = "0%"
    book.create_sheet("Other")["A1"] = "x"
    book.save(tmp_path / "2024.xlsx")
    return tmp_path / "2024.xlsx"


def test_a_workbook_as_tables_of_cells(book: Path) -> None:
    assert reportcli("cells", book).stdout == (
        "## Figures\nId | Amount\none | 1234.5 [1,235 €]\ntwo\\|2 | 0.05 [5%]\n | =SUM(B2:B3)\n"
        "line\\nbreak\n\n"
        "## Other\nx\n\n"
    )
    assert reportcli("cells", book, "--sheet", "other").stdout == "## Other\nx\n\n"


def test_no_workbook_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "2024.xlsx").write_bytes(b"no workbook")
    done = reportcli("cells", tmp_path / "2024.xlsx")
    assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_shows_what_changed_in_a_workbook(book: Path) -> None:
    """As CONTRIBUTING says: .gitattributes names the driver, the configuration its command."""
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "*.xlsx diff=reportcli" in attributes
    (book.parent / ".gitattributes").write_text("*.xlsx diff=reportcli\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "GIT_CONFIG_GLOBAL": os.devnull}

    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
        command += ["-c", f'diff.reportcli.textconv="{sys.executable}" -m reportcli cells', *words]
        done = subprocess.run(
            command, cwd=book.parent, capture_output=True, encoding="utf-8", env=environment, check=True
        )
        return done.stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")
    from openpyxl import load_workbook

    changed = load_workbook(book)
    changed["Figures"]["B2"] = 1300
    changed.save(book)
    shown = git("diff")
    assert "-one | 1234.5 [1,235 €]" in shown and "+one | 1300 [1,300 €]" in shown


# completion


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with the program `reportcli` of this checkout."""
    script = tmp_path / "bin/reportcli"
    script.parent.mkdir()
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT / 'src')!r})\n"
        "from reportcli.cli import script\nscript()\n",
        "utf-8",
    )
    script.chmod(0o755)
    return script.parent


def shell(program: Path, *command: str) -> str:
    path = f"{program}{os.pathsep}{os.environ['PATH']}"
    home = {"HOME": str(program), "ZDOTDIR": str(program), "XDG_CONFIG_HOME": str(program)}
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path, **home},
        check=False,
        timeout=60,
    )
    return done.stdout


needs = lambda name: pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")  # noqa: E731


@needs("bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["reportcli", "bu"], ["build"]),
        (["reportcli", "build", "--for", "s"], ["screen"]),
        (["reportcli", "build", "--format", "j"], ["json", "junit"]),
        (["reportcli", "check", "--ignore", "photo-without-c"], ["photo-without-credit"]),
        (["reportcli", "explain", "page-unk"], ["page-unknown"]),
    ],
)
def test_bash_completes(program: Path, words: list[str], offered: list[str]) -> None:
    script = (
        'eval "$(reportcli --show-completion)"\n'
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}\n"
        "_reportcli_completion reportcli; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    assert shell(program, "bash", "--norc", "-c", script).split() == offered


@needs("zsh")
def test_zsh_completes(program: Path) -> None:
    script = (
        'compdef() { :; }\n_arguments() { print -r -- "$@"; }\neval "$(reportcli --show-completion)"\n'
        "words=(reportcli build --for s); CURRENT=4; _reportcli_completion"
    )
    assert '"screen"' in shell(program, "zsh", "-f", "-c", script)


@needs("fish")
def test_fish_completes(program: Path) -> None:
    script = "reportcli --show-completion | source\ncomplete -C 'reportcli bu'"
    assert shell(program, "fish", "--no-config", "-c", script).startswith("build\t")
