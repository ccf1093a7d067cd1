"""The glossary of base: letters, order, and entries that others refer to."""

from __future__ import annotations

import pikepdf

from build.tiny_project import Project
from reportcli.pdf.marked_text import marked_texts
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
