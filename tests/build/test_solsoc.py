"""The sample report as delivered: built once, then looked at. Fonts, images, prose, another name, a draft."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from build.tiny_project import ROOT, silent
from page_text import shown_text
from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, Op, PagedDocument, PathOp
from reportcli.paint.page_selection import select_pages
from reportcli.pipeline import Outcome, Request, build
from reportcli.preflight import judge
from structure_text import tree_text

SAMPLE = ROOT / "sample_data/solsoc"
OTHER = "Solidarnia"


@dataclass(frozen=True, slots=True)
class Built:
    """A build of the sample: its file, the placed pages, what was found."""

    pdf: Path
    document: PagedDocument
    outcome: Outcome


def built(workbook: Path, pdf: Path, **options: object) -> Built:
    placed: list[PagedDocument] = []

    def keep(document: PagedDocument, wanted: frozenset[int] | None) -> PagedDocument:
        placed.append(document)
        return select_pages(document, wanted)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportcli.run.delivery.select_pages", keep)
        outcome = build(Request(workbook, pdf, **options), silent)  # type: ignore[arg-type]
    assert outcome.written, [(one.code, str(one.where)) for one in outcome.diagnostics]
    return Built(pdf, placed[0], outcome)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(SAMPLE / "2024.xlsx", tmp_path_factory.mktemp("solsoc") / "2024.pdf")


@pytest.fixture(scope="session")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same workbook under another organisation's name, in a project of its own; print only some pages."""
    folder = tmp_path_factory.mktemp("renamed")
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    shutil.copytree(SAMPLE, folder / "report", ignore=shutil.ignore_patterns("*.pdf", "*.json"))
    workbook = folder / "report/2024.xlsx"
    book = load_workbook(workbook)
    for row in book["Organisation"].iter_rows(min_row=2, max_col=2):
        if row[0].value == "Nom":
            row[1].value = OTHER
    book.save(workbook)
    return built(workbook, folder / "report/2024.pdf", pages=frozenset({1, 2}))


def leaves(ops: tuple[Op, ...]) -> list[Op]:
    found: list[Op] = []
    for op in ops:
        found += leaves(op.ops) if isinstance(op, GroupOp) else [op]
    return found


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]


# ---- the file


def test_it_is_a_whole_report_without_errors(sample: Built) -> None:
    assert [one.code for one in sample.outcome.diagnostics if one.severity == "error"] == []
    assert 48 <= len(sample.document.pages) <= 60 and len(sample.document.pages) % 4 == 0
    with pikepdf.open(sample.pdf) as pdf:
        assert len(pdf.pages) == len(sample.document.pages)
        for page in pdf.pages:
            trim = [float(side) for side in page.obj["/TrimBox"]]
            bleed = [float(side) for side in page.obj["/BleedBox"]]
            assert abs(trim[2] - trim[0] - 595.28) < 0.1 and abs(trim[3] - trim[1] - 841.89) < 0.1
            assert abs(trim[0] - bleed[0] - 8.504) < 0.01


def test_all_fonts_are_embedded_and_subset(sample: Built) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        composite = [font for font in fonts(pdf) if font.Subtype == "/Type0"]
        assert composite and all(font.Encoding == "/Identity-H" for font in composite)
        simple = {"/Type1", "/TrueType", "/Type3", "/MMType1"}
        assert [font for font in fonts(pdf) if str(font.Subtype) in simple] == []
        for font in composite:
            (descendant,) = font.DescendantFonts
            descriptor = descendant.FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
            assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName)), descriptor.FontName
            assert "/ToUnicode" in font


def test_charts_and_map_hold_no_image(sample: Built) -> None:
    kinds: dict[str, list[Op]] = {"chart": [], "map": []}
    for page in sample.document.pages:
        for placed in page.placed:
            last = re.sub(r"[-~]\d+$", "", placed.block.rsplit("/", 1)[-1])
            if last in kinds:
                kinds[last] += leaves(placed.ops)
    for kind, ops in kinds.items():
        assert sum(isinstance(op, PathOp) for op in ops) > 5, kind
        assert not any(isinstance(op, ImageOp) for op in ops), kind


def test_our_own_preflight_finds_nothing(sample: Built) -> None:
    assert [(one.code, dict(one.args)) for one in judge(Path(sample.pdf), "print", measure=False)] == []


# ---- prose


def letters(text: str) -> str:
    """Letters and digits alone, one form each: what is left when hyphens, spaces and quotes are set."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def paragraphs() -> list[tuple[str, str]]:
    """Of every text: its plain paragraphs, as far as they hold no marks, links or expressions."""
    found = []
    for path in sorted((SAMPLE / "texts").glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        for block in re.split(r"\n\s*\n", text):
            plain = re.sub(r"(?<!\*)\*{1,2}([^*]+)\*{1,2}", r"\1", block.strip())
            if plain and not re.search(r"^[#>:|\-]|^\d+\.|\{\{|\[|\]|\^|`|<", plain, re.MULTILINE):
                found.append((path.name, plain))
    return found


def footnotes() -> list[str]:
    """The notes of the texts as they are printed, without marks of Markdown."""
    texts = [path.read_text("utf-8") for path in sorted((SAMPLE / "texts").glob("*.md"))]
    found = [note for text in texts for note in re.findall(r"^\[\^\w+\]:\s*(.+)$", text, re.MULTILINE)]
    return [re.sub(r"[<>*]", "", note) for note in found]


def test_the_prose_comes_back_letter_for_letter(sample: Built) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([tool, "-raw", sample.pdf, "-"], capture_output=True, check=True)
    printed = done.stdout.decode("utf-8").replace("\u00ad\n", "").replace("-\n", "")
    left_out = furniture(sample)
    lines = [line.strip("\f ") for line in printed.splitlines()]
    text = letters("\n".join(line for line in lines if line not in left_out and not line.startswith("©")))
    for note in footnotes():  # credits and notes stand between the halves of a paragraph that goes on
        text = re.sub(rf"\d{re.escape(letters(note))}", "", text)
    wanted = paragraphs()
    assert len(wanted) > 60
    assert [(name, part[:60]) for name, part in wanted if letters(part) not in text] == []


def furniture(made: Built) -> set[str]:
    """Running heads and folios: they stand between the halves of a paragraph that goes on overleaf."""
    heads = {
        shown_text(placed.ops).strip()
        for page in made.document.pages
        for placed in page.placed
        if placed.artifact in ("Header", "Footer") and placed.node < 0
    }
    return heads | {page.folio for page in made.document.pages}


def test_the_tree_holds_all_prose(sample: Built) -> None:
    lines = (line.strip() for line in tree_text(sample.pdf).splitlines())
    text = letters(" ".join(line for line in lines if line.startswith("“")))
    lost = [(name, part[:60]) for name, part in paragraphs() if letters(part) not in text]
    assert lost == []


# ---- another name


def test_another_name_is_printed_where_the_name_belongs(sample: Built, renamed: Built) -> None:
    """Furniture, cover, titles: wherever the layout prints the name; texts and addresses may keep the old."""
    old = shown(sample.document)
    new = shown(renamed.document)
    name = load_workbook(SAMPLE / "2024.xlsx")["Organisation"]
    assert [row[1].value for row in name.iter_rows(max_col=2) if row[0].value == "Nom"] == ["Solsoc"]
    printed = {block for block, text in old.items() if "Solsoc" in text}
    changed = {block for block, text in new.items() if OTHER in text}
    assert len(changed) > 10
    left = {block: new[block] for block in printed if "Solsoc" in new.get(block, "")}
    assert {block: text[:80] for block, text in left.items() if not of_prose(block, text)} == {}


def test_layouts_name_no_organisation() -> None:
    for path in (ROOT / "layouts").rglob("*.yaml"):
        values = re.sub(r"#.*", "", path.read_text("utf-8"))
        assert not re.search(r"solsoc|solidarité socialiste", values, re.IGNORECASE), path


def shown(document: PagedDocument) -> dict[str, str]:
    """What every block shows, by its path."""
    found: dict[str, str] = {}
    for page in document.pages:
        for placed in page.placed:
            text = shown_text(placed.ops)
            if any(isinstance(op, GlyphsOp) for op in leaves(placed.ops)):
                found[placed.block] = found.get(placed.block, "") + text
    return found


def of_prose(block: str, text: str) -> bool:
    """Whether a text is written in the workbook or in `texts/`, where the old name may stand."""
    return "/prose" in block or letters(text) in written()


_WRITTEN: list[str] = []


def written() -> str:
    if not _WRITTEN:
        parts = [path.read_text("utf-8") for path in sorted((SAMPLE / "texts").glob("*.md"))]
        book = load_workbook(SAMPLE / "2024.xlsx")
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                if row[0] != "Nom":
                    parts += [value for value in row if isinstance(value, str)]
        _WRITTEN.append(letters(" ".join(part.replace("*", "") for part in parts)))
    return _WRITTEN[0]
