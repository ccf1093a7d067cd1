"""The bibliography of base: sorted or numbered, cited by id, with links that lead to the sources."""

from __future__ import annotations

import pikepdf
import pytest
from openpyxl import load_workbook

from build.tiny_project import Project
from reportcli.pdf.marked_text import marked_texts

SOURCES = (
    "[{'id': 'zed', 'author': 'Zed, A.', 'year': '2001', 'title': 'Last', 'url': 'https://example.org/z'},"
    " {'id': 'late', 'author': 'Abel, B.', 'year': '2012', 'title': 'Second', 'journal': 'Journal 3, 4–9',"
    " 'doi': '10.1000/xyz.123'},"
    " {'id': 'early', 'author': 'Abel, B.', 'year': '1999', 'title': 'First', 'publisher': 'Press'}]"
)
FIGURES = '      - {text: "Figures", style: title, level: auto}\n'


@pytest.mark.parametrize(
    ("numeric", "cited", "entries"),
    [
        (
            "false",
            "See Abel, B. 2012",
            [
                "Abel, B. (1999). First. Press.",
                "Abel, B. (2012). Second. Journal 3, 4–9. doi:10.1000/xyz.123",
                "Zed, A. (2001). Last. https://example.org/z",
            ],
        ),
        (
            "true",
            "See 2",
            [
                "[1] Zed, A. (2001). Last.",
                "[2] Abel, B. (2012). Second.",
                "[3] Abel, B. (1999). First. Press.",
            ],
        ),
    ],
)
def test_sources_are_sorted_or_numbered_cited_and_linked(
    project: Project, numeric: str, cited: str, entries: list[str]
) -> None:
    what = "" if numeric == "true" else ", 'title'"
    project.edit_layout(
        FIGURES,
        f"{FIGURES}      - {{text: \"See {{{{ ref('late'{what}) }}}}.\"}}\n"
        f'      - bibliography: {{sources: "{SOURCES}", numeric: {numeric}}}\n',
    )
    outcome = project.build(profiles=("screen",))
    assert [one for one in outcome.diagnostics if one.severity != "note"] == []
    with pikepdf.open(project.pdf.with_name("2024-screen.pdf")) as pdf:
        whole = "".join(text for page in pdf.pages for text in marked_texts(page.obj).values())
        links = {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.obj.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        }
    read = "".join(whole.split())
    places = [read.index("".join(words.split())) for words in (cited, *entries)]
    assert places == sorted(places)
    assert links == {"https://example.org/z", "https://doi.org/10.1000/xyz.123"}


CONTRACT = """\
tables:
  sources:
    sheet: {en: Sources}
    key: id
    columns:
      id: {type: code, required: true, en: Id}
      author: {type: text, required: true, en: Author}
      year: {type: text, required: true, en: Year}
      title: {type: text, required: true, en: Title}
      doi: {type: text, en: DOI}
"""


def test_they_come_from_a_sheet_with_the_columns_that_it_has(project: Project) -> None:
    (project.workbook.parent / "contract.yaml").write_text(CONTRACT, "utf-8")
    book = load_workbook(project.workbook)
    sheet = book.create_sheet("Sources")
    rows = (
        ("Id", "Author", "Year", "Title", "DOI"),
        ("b", "Bode, C.", "2020a", "Trees", "10.1000/trees"),
        ("a", "Abel, B.", "2012", "Pears", None),
    )
    for row in rows:
        sheet.append(row)
    book.save(project.workbook)
    project.edit_layout(FIGURES, f"{FIGURES}      - bibliography: {{sources: sources}}\n")
    outcome = project.build(profiles=("screen",))
    assert [one for one in outcome.diagnostics if one.severity != "note"] == []
    with pikepdf.open(project.pdf.with_name("2024-screen.pdf")) as pdf:
        read = "".join(
            "".join(text for page in pdf.pages for text in marked_texts(page.obj).values()).split()
        )
    assert "Abel,B.(2012).Pears.Bode,C.(2020a).Trees.doi:10.1000/trees" in read
