"""Rules of the house: nothing of an organisation in src, no Python in layouts, wording only in catalogues."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
FRENCH = re.compile(r"\b(le|la|les|des|une|est|dans|pour|avec|n’est|sont|vous)\b", re.IGNORECASE)


def strings(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


COLOUR_STANDARD = "src/reportcli/graphics/svg/style.py"  # the colour names that SVG defines, for artwork read


def test_src_knows_no_organisation_and_no_colour() -> None:
    names = re.compile(r"solsoc|pour la solidarit|\bPLS\b|#[0-9a-f]{6}\b", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        if path != ROOT / COLOUR_STANDARD
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if names.search(line)
    ]
    assert found == []


def test_src_holds_no_french_sentence() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text[:60]}"
        for path in SOURCES
        for line, text in strings(path)
        if len(FRENCH.findall(text)) >= 3
    ]
    assert found == []


def test_layouts_hold_no_python() -> None:
    assert [path for path in (ROOT / "layouts").rglob("*") if path.suffix in {".py", ".pyc", ".so"}] == []


def test_every_third_party_folder_has_its_licence() -> None:
    for folder in ("fonts", "icons", "flags", "map", "icc"):
        names = " ".join(path.name for path in (ROOT / "layouts/base" / folder).iterdir())
        assert re.search(r"licen[sc]e|OFL|copying|public.domain", names, re.IGNORECASE), folder
        assert f"layouts/base/{folder}" in (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")


def test_no_registry_host_is_named() -> None:
    hosts = re.compile("pypi" + r"\.org|npm" + r"js\.(org|com)|files\.python" + "hosted", re.IGNORECASE)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".yaml", ".json"} and path.is_file():
            assert not hosts.search(path.read_text(encoding="utf-8", errors="replace")), name


def codes(lang: str) -> set[str]:
    files = (ROOT / "src/reportcli/messages" / lang).glob("*.toml")
    return {code for path in files for code in tomllib.loads(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("lang", ["fr"])
def test_catalogues_speak_of_the_same_codes(lang: str) -> None:
    assert codes(lang) == codes("en")


def test_help_imports_nothing_heavy() -> None:
    probe = (
        "import sys; sys.argv=['reportcli','--help']\n"
        "from reportcli.cli import main\n"
        "main()\n"
        "heavy={'numpy','matplotlib','reportlab','openpyxl','pydantic','jinja2','uharfbuzz','pikepdf','PIL'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stderr.strip() == "[]"


def test_pictures_are_opened_within_their_limit() -> None:
    """Pillow warns on standard error of many pixels, and reads them all: `opened_picture` has our limit."""
    own = {
        "src/reportcli/inputs/pictures.py",
        "src/reportcli/preflight/rules/total_ink.py",
    }  # plates are ours
    opening = {
        path.relative_to(ROOT).as_posix() for path in SOURCES if "Image.open(" in path.read_text("utf-8")
    }
    assert opening - own == set()


def test_dataclasses_are_those_that_cost_little_to_define() -> None:
    """The mending: `from reportcli.model.value_class import dataclass` beside `from dataclasses import …`."""
    own = ROOT / "src/reportcli/model/value_class.py"
    line = re.compile(r"^\s*(import dataclasses|from dataclasses import [^#\n]*\bdataclass\b)", re.MULTILINE)
    found = [path for path in SOURCES if path != own and line.search(path.read_text(encoding="utf-8"))]
    assert found == []
