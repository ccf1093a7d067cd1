"""The glossary and the index of base: letters, order, entries that others refer to, lists of pages."""

from __future__ import annotations

import pikepdf

from build.tiny_project import Project
from reportcli.pdf.marked_text import marked_texts
from reportcli.preflight.limits import Limits
from reportcli.preflight.run import judge
from reportcli.preflight.structure import Structure

ENTRIES = (
    "[{'term': 'Zeal', 'meaning': 'Great energy.'},"
    " {'id': 'equity', 'term': 'Équité', 'meaning': 'Fairness.'},"
    " {'term': 'Echo', 'meaning': 'A sound that comes back.'}]"
)


def test_terms_stand_under_their_letters_and_are_referred_to(project: Project) -> None:
    project.edit_layout(
        '      - {text: "Figures", style: title, level: auto}',
        '      - {text: "Figures", style: title, level: auto}\n'
        "      - {text: \"See page {{ ref('equity', 'page') }}.\"}\n"
        f'      - glossary: {{terms: "{ENTRIES}"}}',
    )
    outcome = project.build(profiles=("screen",))
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    file = project.pdf.with_name("2024-screen.pdf")
    with pikepdf.open(file) as pdf:
        whole = "".join(text for page in pdf.pages for text in marked_texts(page.obj).values())
    read = "".join(whole.split())
    places = [read.index(words) for words in ("EEchoAsound", "ÉquitéFairness", "ZZealGreat")]
    assert places == sorted(places)
    with pikepdf.open(file) as pdf:
        assert [node.role for node in Structure(pdf).nodes].count("Link") == 1


def test_an_index_names_each_page_once_and_leads_there(project: Project) -> None:
    entries = (
        "[{'term': 'pears', 'at': ['first', 'again', 'tiles']}, {'term': 'apples', 'at': ['tiles', 'gone']}]"
    )
    project.edit_layout(
        "      - prose: welcome",
        "      - {text: First, id: first}\n      - {text: Again, id: again}\n      - prose: welcome",
    )
    project.edit_layout("        id: tiles", f'        id: tiles\n      - index: {{entries: "{entries}"}}')
    outcome = project.build(profiles=("screen",))
    (found,) = [one for one in outcome.diagnostics if one.severity == "error"]
    assert (found.code, found.args["target"]) == ("link-target-unknown", "gone") and found.where is not None
    project.edit_layout("'tiles', 'gone'", "'tiles'")
    outcome = project.build(profiles=("screen",))
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    file = project.pdf.with_name("2024-screen.pdf")
    with pikepdf.open(file) as pdf:
        whole = "".join(text for page in pdf.pages for text in marked_texts(page.obj).values())
        links = [len(page.obj.get("/Annots", [])) for page in pdf.pages]
    read = "".join(whole.split())
    assert "Aapples2Ppears1,2" in read
    assert links[-1] == 3
    assert [one.code for one in judge(file, None, Limits(), measure=False)] == []
