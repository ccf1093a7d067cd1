"""`reportcli preflight` and `reportcli read` as they are called; and PDFs of other producers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from paint.sample_document import CMYK_ICC, SRGB_ICC, sample_document
from preflight.foreign import FOREIGN, produce
from preflight.seeded import ROOT
from reportcli.cli.app import app
from reportcli.deliver.finish import finish
from reportcli.messages import catalogue
from reportcli.paint import painted
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import judge

READING = """\
--- Page 1
Heading 1: Éditorial
L’association a soutenu 1\u202f234 personnes efficaces, dit-elle ; voir [Link: le site] \
ou la note ci-dessous.1
  Note: 1 Une note.
Contents, 1 entries
  Suite[Link: 2]
--- Page 2
Heading 1: Finances
Table, 2 rows, 2 columns
  Row 1: Année
  Row 2: 2024 | Année: 12
End of table
Picture: Un dégradé.
Caption: Légende
List, 1 items
  • Un point
Picture: Logo.
English text. (in en-GB)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    document = sample_document(folder)
    made = {}
    for profile in (replace(PRINT, icc=CMYK_ICC), replace(SCREEN, icc=SRGB_ICC)):
        made[profile.name] = folder / f"{profile.name}.pdf"
        made[profile.name].write_bytes(finish(painted(document, profile), document, profile))
    return made


def call(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], standalone_mode=False)
    code = result.return_value if result.exception is None else result.exit_code
    return code, result.output


def test_a_sound_file_passes(files: dict[str, Path]) -> None:
    code, output = call("preflight", files["screen"], "--format", "json", "--strict")
    assert code == 0
    assert json.loads(output)["findings"] == []
    assert json.loads(output)["pages"] == 2


def test_a_screen_file_is_refused_for_print_with_page_and_clause(files: dict[str, Path]) -> None:
    code, output = call("preflight", files["screen"], "--for", "print", "--format", "json")
    assert code == 1
    findings = {one["code"]: one["args"] for one in json.loads(output)["findings"]}
    assert findings["preflight-annotation"]["page"] == "1"
    assert "PDF/X-4" in findings["preflight-annotation"]["clause"]


def test_what_cannot_be_measured_is_said_and_counts_when_strict(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    code, output = call("preflight", files["print"], "--format", "json")
    assert code == 0
    assert [one["code"] for one in json.loads(output)["findings"]] == ["preflight-not-checked"]
    assert call("preflight", files["print"], "--format", "json", "--strict")[0] == 1


def test_no_pdf_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    for command in ("preflight", "read"):
        code, output = call(command, path)
        assert code == 1
        assert "preflight-unreadable" in output


def test_reading_says_what_a_screen_reader_would(files: dict[str, Path]) -> None:
    code, output = call("read", files["screen"])
    assert code == 0
    assert output == READING


def test_every_finding_of_the_rules_has_words_in_both_languages() -> None:
    source = "".join(path.read_text() for path in (ROOT / "src/reportcli/preflight").rglob("*.py"))
    codes = set(re.findall(r'"(preflight-[a-z0-9-]+)"', source))
    assert len(codes) > 60
    for lang in ("en", "fr"):
        assert codes <= {
            code for code, words in catalogue(lang).items() if {"message", "help"} <= words.keys()
        }


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return produce(tmp_path_factory.mktemp("foreign"))


@pytest.mark.parametrize(("producer", "purpose", "code", "page"), FOREIGN)
def test_files_of_other_producers_are_judged(
    foreign: dict[str, Path], producer: str, purpose: str, code: str, page: str
) -> None:
    if producer not in foreign:
        pytest.skip(f"{producer} is not installed")
    found = judge(foreign[producer], purpose, measure=False)
    assert any(one.code == code and one.args.get("page", "") == page for one in found), found
