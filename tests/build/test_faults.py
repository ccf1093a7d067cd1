"""Spoil something: everything that is wrong is told in one run, at its place; the last good files stay."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from build.tiny_project import Project, as_json, decoration
from reportcli.messages import wording
from reportcli.model.diagnostic import Severity
from structure_text import tree_text

TIGHT = (
    "style: credit}\n"
    "      - place: {reference: margin, left: 0, width: 40 mm, bottom: 0, height: 8 mm}\n"
    "        do: [{text: 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen', style: body}]"
)


def spoil_workbook(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    project.set("Key figures", "B3", "#REF!")
    project.set("Organisation", "B3", None)
    project.text.unlink()
    project.picture.unlink()


WORKBOOK_FAULTS = {
    ("not-a-number", "Key figures!B2"),
    ("error-cell", "Key figures!B3"),
    ("required-blank", "Organisation!B3"),
    ("text-file-missing", "Texts!C2"),
    ("media-file-missing", "Photos!B2"),
}


FRENCH = {
    "Key figures": "Chiffres clés", "Texts": "Textes", "Key": "Clé", "Value": "Valeur", "Id": "Code",
    "Unit": "Unité", "Label": "Libellé", "Icon": "Icône", "Order": "Ordre", "Title": "Titre",
    "File": "Fichier", "Credit": "Crédit", "Alternative text": "Texte alternatif",
}  # fmt: skip


def places(found: object) -> set[tuple[str, str]]:
    return {(one.code, str(one.where)) for one in found if one.severity is Severity.ERROR}  # type: ignore[attr-defined]


def test_all_faults_in_one_run(project: Project) -> None:
    project.build()
    good = project.pdf.read_bytes(), project.ledger.read_bytes()
    spoil_workbook(project)
    project.edit_layout("style: credit}", TIGHT)
    project.edit_layout("style: title, level: auto}\n      - prose", "style: tittle}\n      - prose")
    project.edit_layout("columns: 2", "colums: 2")
    outcome = project.build()
    assert places(outcome.diagnostics) == WORKBOOK_FAULTS | {
        ("layout-unknown-paragraph", "layouts/tiny/layout.yaml:11:50"),
        ("layout-unknown-key", "layouts/tiny/layout.yaml:24:9"),
        ("overset", "layouts/tiny/layout.yaml:16:21"),
    }
    assert outcome.written == [] and outcome.failed(False)
    assert (project.pdf.read_bytes(), project.ledger.read_bytes()) == good


def test_a_refused_cell_is_the_error_and_its_echo_is_left_out(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    project.edit_layout('label: "{{ one.label }}"', 'label: "{{ one.value | money }}"')
    found = as_json(project.run("--format", "json"))["findings"]
    assert not [one for one in found if one["code"] in ("cell-blank", "number-of-blank")]
    errors = [(one["code"], one["where"].get("cell")) for one in found if one["severity"] == "error"]
    assert errors == [("not-a-number", "Key figures!B2")]


def test_a_layout_that_cannot_be_read_hides_nothing(project: Project) -> None:
    spoil_workbook(project)
    project.edit_layout('rgb: "#c8352b"', "rgb: #c8352b")
    found = places(project.build().diagnostics)
    assert found == WORKBOOK_FAULTS | {("yaml-swallowed-hash", "layouts/tiny/layout.yaml:6:41")}


def test_an_unknown_layout_is_told_at_its_cell(project: Project) -> None:
    project.set("Organisation", "B7", "tiney")
    project.set("Key figures", "B2", "many")
    found = places(project.build().diagnostics)
    assert ("layout-unknown", "Organisation!B7") in found
    assert ("not-a-number", "Key figures!B2") in found


def test_a_layout_that_extends_nothing_there_is_told_alone(project: Project) -> None:
    own = project.layout.parents[1] / "own"
    own.mkdir()
    (own / "layout.yaml").write_text("extends: tiney\n", "utf-8")
    (own / "contract.yaml").write_text("tables:\n  rooms:\n    columns: {at: {type: ref(photos)}}\n", "utf-8")
    project.set("Organisation", "B7", "own")
    found = places(project.build().diagnostics)
    assert ("layout-unknown", "layouts/own/layout.yaml:1:10") in found
    assert {code for code, _ in found} == {"layout-unknown"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_fault_says_what_was_found_and_how_to_mend_it(project: Project, lang: str) -> None:
    spoil_workbook(project)
    project.edit_layout("style: credit}", TIGHT)
    for one in project.build().diagnostics:
        if one.severity is Severity.ERROR:
            assert "{" not in wording(one, "message", lang)
            assert wording(one, "help", lang), one.code


def test_json_of_faults(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    project.edit_layout("style: credit}", "style: credti}")
    done = project.run("--format", "json")
    assert done.returncode == 1 and done.stderr == ""
    data = as_json(done)
    assert (data["schema"], data["ok"], data["written"]) == (2, False, [])
    by_code = {one["code"]: one for one in data["findings"]}
    cell = by_code["not-a-number"]
    assert list(cell) == [
        "code",
        "severity",
        "where",
        "mender",
        "block",
        "message",
        "expected",
        "help",
        "says",
        "mend",
        "args",
        "count",
        "alike",
        "related",
    ]
    assert cell["where"] == {
        "cell": "Key figures!B2", "sheet": "Key figures", "row": 2, "column": 2, "input": "report/2024.xlsx",
    }  # fmt: skip
    assert "many" in cell["message"] == cell["says"]
    line = by_code["layout-unknown-paragraph"]
    assert line["where"]["file"] == "layouts/tiny/layout.yaml"
    assert (line["where"]["line"], line["where"]["column"]) == (14, 53)
    assert "credit" in line["help"] == line["mend"]


def test_text_of_faults_shows_line_and_caret(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    project.edit_layout("style: credit}", "style: credti}")
    done = project.run()
    assert done.returncode == 1 and done.stdout == ""
    assert "Key figures!B2" in done.stderr
    assert "layouts/tiny/layout.yaml:14:53" in done.stderr
    excerpt = next(line for line in done.stderr.splitlines() if " 14 | " in line)
    caret = done.stderr.splitlines()[done.stderr.splitlines().index(excerpt) + 1]
    assert excerpt[caret.index("^") :].startswith("credti")
    assert "expected" in done.stderr and "to mend" in done.stderr
    assert "Traceback" not in done.stderr and not project.pdf.exists()


# ---- drafts


def test_a_draft_is_always_written_and_marked(project: Project) -> None:
    project.build()
    good = project.pdf.read_bytes()
    spoil_workbook(project)
    project.edit_layout("style: credit}", TIGHT)
    done = project.run("--draft", "--format", "json")
    assert done.returncode == 1
    names = [Path(name).name for name in as_json(done)["written"]]
    assert names == ["2024-draft.pdf", "2024-draft.ledger.json"]
    assert project.pdf.read_bytes() == good
    with pikepdf.open(project.draft) as pdf:
        assert len(pdf.pages) == 2
    assert "Lorem ipsum" in tree_text(project.draft) and "DRAFT" not in tree_text(project.draft)
    first, second = decoration(project.draft)
    assert "DRAFT" in first and "DRAFT" in second
    assert "does not fit: +14.0 mm" in first and "does not fit" not in second


def test_where_nothing_can_be_laid_out_it_is_said_that_there_is_no_draft(project: Project) -> None:
    project.layout.write_text("sections: [\n", "utf-8")
    outcome = project.build(draft=True)
    told = [one for one in outcome.diagnostics if one.code == "draft-impossible"]
    assert len(told) == 1 and told[0].severity is Severity.NOTE and outcome.failed(strict=False)
    assert not project.draft.exists()
    assert "draft-impossible" not in [one.code for one in project.build().diagnostics]


def test_a_draft_shows_where_a_picture_is_missing(project: Project) -> None:
    project.edit_layout("image: photos.garden,", "image: photos.garden, alt: The garden,")
    project.picture.unlink()
    outcome = project.build(draft=True)
    errors = [one.code for one in outcome.diagnostics if one.severity is Severity.ERROR]
    assert errors == ["media-file-missing"]
    assert "The garden" in tree_text(project.draft)
    with pikepdf.open(project.draft) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert "/Image" not in [str(one.get("/Subtype")) for one in streams]


def test_a_sound_draft_is_marked_too(project: Project) -> None:
    outcome = project.build(draft=True)
    assert not outcome.diagnostics and outcome.written[0] == project.draft
    assert not project.pdf.exists()
    assert ["DRAFT" in text for text in decoration(project.draft)] == [True, True]
    project.build()
    assert ["DRAFT" in text for text in decoration(project.pdf)] == [False, False]


def test_the_mark_speaks_the_workbooks_language(project: Project) -> None:
    book = load_workbook(project.workbook)
    for sheet in book:
        sheet.title = FRENCH.get(sheet.title, sheet.title)
        for cell in sheet[1]:
            cell.value = FRENCH.get(cell.value, cell.value)
    book.save(project.workbook)
    outcome = project.build(draft=True)
    assert outcome.language == "fr"
    assert "ÉPREUVE" in decoration(project.draft)[0]
