"""What is bound again after a change, and that a report with known parts is the one bound without."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build.tiny_project import Project
from reportcli.bind.parts import apart
from reportcli.bind.parts import known as known_module
from reportcli.bind.parts.exact import exact
from reportcli.blocks import Report
from reportcli.cache.codec import encoded
from reportcli.cache.disk import FORMAT, DiskBlobs, checksum
from reportcli.cache.lasting import LastingBlobs
from reportcli.cache.layouts import KnownLoads
from reportcli.cache.parts import KnownParts
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.layout.printed_names import printed_names
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.request import Request
from reportcli.run.loading import bind, load
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file

MORE = """\
  - section: {id: more, title: More, master: text, starts: next}
    do:
      - each: key_figures | sort("order")
        as: one
        do:
          - key-figure: {figure: one.value, label: "{{ one.label }}", icon: leaf}
      - {text: "{{ figure('pears') }} pears[^a]", style: title, if: organisation.year}
"""


@pytest.fixture
def lasting(tmp_path: Path) -> LastingBlobs:
    return LastingBlobs(DiskBlobs(tmp_path / "of-its-own"))


@pytest.fixture
def larger(project: Project) -> Project:
    """The tiny project with a third chapter, which prints records in their order and looks for an icon."""
    project.layout.write_text(project.layout.read_text("utf-8") + MORE, "utf-8")
    return project


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are bound, by the path of their place and their kind."""
    real, seen = apart.bound, list[str]()

    def counted(report, node, here):  # type: ignore[no-untyped-def]
        made = real(report, node, here)
        seen.append(made.chapter if not here.path else f"{here.path}/{node.kind}")
        return made

    monkeypatch.setattr(known_module, "bound", counted)
    return seen


def report_of(project: Project, blobs: Blobs) -> Report:
    request = Request(project.workbook)
    files = ProjectFiles(project_root(project.workbook.parent), package_layouts(), blobs)
    file = WorkbookFile(project.workbook, files)
    loads = KnownLoads(blobs)
    layout, contract = load(request, file, loads)
    loaded = loads.made_from(layout, files, project.workbook)
    workbook = read_file(file, contract, printed_names(layout))
    known = None if blobs is NO_BLOBS else KnownParts(blobs)
    report = bind(request, layout, workbook, known=known, loaded=loaded)
    if isinstance(blobs, LastingBlobs):
        blobs.write()
    return report


def form(report: Report) -> list[bytes]:
    """A report by its fields, with all places; what has no order is put into one."""
    used = [sorted(map(repr, one)) for one in (report.used.columns, report.used.words, report.used.wanted)]
    return [
        exact(report.chapters),
        exact(list(report.facts.items())),
        exact(report.diagnostics),
        exact(report.images, report.assets, report.metadata),
        exact(sorted(map(repr, report.texts))),
        exact(used),
    ]


def a_figure(project: Project) -> None:
    project.set("Key figures", "B2", 99)


def a_name(project: Project) -> None:
    project.set("Organisation", "B2", "Friends of Gardens")


def a_row_above(project: Project) -> None:
    book = load_workbook(project.workbook)
    book["Key figures"].insert_rows(1)
    book.save(project.workbook)


def a_text(project: Project) -> None:
    project.text.write_text("Another story.\n", "utf-8")


def an_icon(project: Project) -> None:
    """The layout has a drawing of its own for a name that was found in the layers below it."""
    folder = project.layout.parent / "icons"
    folder.mkdir(exist_ok=True)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
    (folder / "leaf.svg").write_text(drawing, "utf-8")


def a_cell_that_no_page_prints(project: Project) -> None:
    project.set("Photos", "C2", "A. Gardener")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (a_figure, {"figures", "more"}),
        (a_name, {"garden", "figures", "more"}),  # heads of pages name the organisation
        (a_row_above, {"figures", "more"}),
        (a_text, {"garden"}),
        (an_icon, {"garden", "figures", "more"}),  # loading lists the drawings of a layout
        (a_cell_that_no_page_prints, set()),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_parts_that_read_a_change_are_bound_again(
    larger: Project,
    lasting: LastingBlobs,
    blobs: DiskBlobs,
    bound: list[str],
    change: Callable[[Project], None],
    again: set[str],
) -> None:
    report_of(larger, lasting)
    report_of(larger, blobs)
    change(larger)
    bound.clear()
    warm = report_of(larger, blobs)
    assert {path.split("/")[0] for path in bound} == again
    bound.clear()
    lively = report_of(larger, lasting)
    assert {path.split("/")[0] for path in bound} == again
    assert form(warm) == form(lively) == form(report_of(larger, NO_BLOBS))


def test_components_of_a_changed_part_are_known_the_second_time(
    larger: Project, lasting: LastingBlobs, bound: list[str]
) -> None:
    report_of(larger, lasting)
    a_figure(larger)
    report_of(larger, lasting)
    larger.set("Key figures", "B3", 77)
    bound.clear()
    report = report_of(larger, lasting)
    calls = [path for path in bound if "/" in path]
    assert len(calls) == 2  # of the two chapters, the one with the changed figure
    assert form(report) == form(report_of(larger, NO_BLOBS))


def test_an_entry_that_is_no_part_is_bound_again(
    larger: Project, blobs: DiskBlobs, bound: list[str], tmp_path: Path
) -> None:
    before = form(report_of(larger, blobs))
    for entry in (tmp_path / "cache" / FORMAT / "part").iterdir():
        data = encoded("no part")
        entry.write_bytes(checksum(entry, data) + data)
    bound.clear()
    assert form(report_of(larger, blobs)) == before
    assert len(bound) == 3


def test_random_edits_give_the_report_that_is_bound_without_known_parts(
    larger: Project, lasting: LastingBlobs, blobs: DiskBlobs
) -> None:
    chance = random.Random(12)
    for _ in range(6):
        chance.choice([_cell, _cell, _order, _row, _note])(larger, chance)
        lasting.live.next_run()
        plain = form(report_of(larger, NO_BLOBS))
        assert form(report_of(larger, lasting)) == plain
        assert form(report_of(larger, blobs)) == plain


def _cell(project: Project, chance: random.Random) -> None:
    project.set("Key figures", f"{chance.choice('BD')}{chance.choice('23')}", chance.randint(1, 999))


def _order(project: Project, chance: random.Random) -> None:
    project.set("Key figures", "F2", chance.randint(1, 3))


def _row(project: Project, chance: random.Random) -> None:
    book = load_workbook(project.workbook)
    book[chance.choice(["Key figures", "Photos", "Organisation"])].insert_rows(1)
    book.save(project.workbook)


def _note(project: Project, chance: random.Random) -> None:
    note = chance.choice(["[^a]", ""])
    project.text.write_text(f"A story{note}.\n\n[^a]: A note.\n", "utf-8")
