"""Change a cell, a colour, a margin, the order of sections, a component: build, and see the page change."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf

from build.tiny_project import Project, picture
from structure_text import tree_text

MM = 72 / 25.4


def text(project: Project) -> str:
    outcome = project.build()
    assert not outcome.diagnostics, outcome.diagnostics
    return tree_text(project.pdf)


def streams(pdf: Path) -> str:
    with pikepdf.open(pdf) as file:
        return "\n".join(page.Contents.read_bytes().decode("latin-1") for page in file.pages)


def fact(project: Project, printed: str) -> dict[str, Any]:
    """The ledger's entry of one printed number."""
    facts = json.loads(project.ledger.read_text("utf-8"))["facts"]
    (found,) = [one for one in facts if one["printed"] == printed]
    return dict(found)


def test_a_cell(project: Project) -> None:
    before = text(project)
    project.set("Key figures", "B2", 4321)
    after = text(project)
    assert "“1,234”" in before and "“4,321”" in after
    assert after == before.replace("1,234", "4,321")
    assert fact(project, "4,321")["cells"] == [
        {"input": "report/2024.xlsx", "sheet": "Key figures", "cell": "B2"}
    ]


def test_a_text(project: Project) -> None:
    before = text(project)
    project.text.write_text("Another story.\n\n{{ figure('pears') }} pears of it.\n", "utf-8")
    after = text(project)
    assert "the whole street" in before and "the whole street" not in after
    assert "“Another story.”" in after and "56" in after


def test_a_colour(project: Project) -> None:
    project.build()
    before = streams(project.pdf)
    project.edit_layout("[10, 90, 85, 2]", "[80, 10, 0, 3]")
    project.build()
    after = streams(project.pdf)
    old, new = re.compile(r"0?\.1 0?\.9 0?\.85 0?\.02 k"), re.compile(r"0?\.8 0?\.1 0 0?\.03 k")
    assert old.search(before) and not new.search(before)
    assert new.search(after) and not old.search(after)


def test_a_margin(project: Project) -> None:
    project.build()
    (before,) = fact(project, "1,234")["places"]
    project.edit_layout(
        "page: A5,", "page: A5, margins: {top: 26 mm, bottom: 24 mm, inner: 20 mm, outer: 21 mm},"
    )
    assert not project.build().diagnostics
    (after,) = fact(project, "1,234")["places"]
    assert before["page"] == after["page"] == 2  # a left page: the outer margin is its left one
    assert round(after["box"][0] - before["box"][0], 1) == round(5 * MM, 1)


def test_the_order_of_sections(project: Project) -> None:
    before = text(project)
    whole = project.layout.read_text("utf-8")
    head, garden, figures = re.split(r"(?=^  - section: )", whole, flags=re.MULTILINE)
    project.layout.write_text(head + figures + garden, "utf-8")
    after = text(project)
    assert before.index("Our garden") < before.index("1,234")
    assert after.index("1,234") < after.index("Our garden")
    assert [page["page"] for page in fact(project, "1,234")["places"]] == [1]


def test_a_component(project: Project) -> None:
    before = text(project)
    own = project.layout.parent / "components/key-figure.yaml"
    own.parent.mkdir()
    own.write_text(
        "params:\n"
        "  figure: {type: fact}\n"
        "  label: {type: text}\n"
        '  icon: {type: text, default: ""}\n'
        'body: [{text: "{{ label }} without number", style: body}]\n',
        "utf-8",
    )
    after = text(project)
    assert "1,234" in before and "1,234" not in after
    assert "members without number" in after


def test_a_picture(project: Project) -> None:
    project.build()
    before = project.pdf.read_bytes()
    picture(project, (10, 20, 200))
    assert not project.build().diagnostics
    assert project.pdf.read_bytes() != before
