"""Views on pages: printed as tables are, and traced to the cells under them."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from openpyxl import Workbook as Book

from build.tiny_project import Project, make
from command_line import reportcli
from reportcli.cache.disk import DiskBlobs
from reportcli.request import Request
from reportcli.session import Session

CONTRACT = """\
tables:
  gifts:
    sheet: {en: Gifts, nl: Giften}
    columns:
      region: {type: text, en: Region, nl: Streek}
      amount: {type: money, en: Amount, nl: Bedrag}
views:
  by_region:
    from: gifts
    group: region
    key: region
    columns: {total: sum(amount), part: share(total)}
    sort: -total
assertions:
  - {assert: "sum(by_region | column('total')) == sum(gifts | column('amount'))"}
"""
GIFTS = [["Region", "Amount"], ["North", 100.25], ["South", 40], ["North", 10.5]]
PRINTED = """\
      - each: by_region
        as: one
        do: [{text: "{{ one.region }}: {{ one.total }}, {{ one.part | percent(1) }}"}]
"""


def with_gifts(book: Book) -> None:
    sheet = book.create_sheet("Gifts")
    for row in GIFTS:
        sheet.append(row)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make(tmp_path, with_gifts)
    (made.workbook.parent / "contract.yaml").write_text(CONTRACT, "utf-8")
    at = '      - {text: "Figures", style: title, level: auto}\n'
    made.edit_layout(at, at + PRINTED)
    return made


def test_a_figure_of_a_view_is_traced_to_its_cells(project: Project) -> None:
    done = project.run("--quiet")
    assert done.returncode == 0, done.stderr
    why = reportcli("why", project.pdf, "110.75").stdout
    assert "Gifts!B2" in why and "Gifts!B4" in why and "sum" in why
    share = reportcli("why", project.pdf, "73.5").stdout
    assert "share" in share and "Gifts!B3" in share
    where = reportcli("where", project.workbook, "Gifts!B4").stdout
    assert "110.75" in where
    assert "North" in reportcli("where", project.workbook, "Gifts!A2").stdout


def test_what_a_printed_view_reads_counts_as_printed(project: Project) -> None:
    project.set("Gifts", "B4", "ten")
    done = reportcli("check", project.workbook)
    assert done.returncode == 1
    assert "error  Gifts!B4  [not-a-number]" in done.stderr
    project.edit_layout(PRINTED, "")
    (project.workbook.parent / "contract.yaml").write_text(CONTRACT.partition("assertions")[0], "utf-8")
    assert "warning  Gifts!B4  [not-a-number]" in reportcli("check", project.workbook).stderr


def test_a_promise_about_a_view_is_kept(project: Project) -> None:
    text = CONTRACT.replace("== sum(gifts", "== 1 + sum(gifts")
    (project.workbook.parent / "contract.yaml").write_text(text, "utf-8")
    assert "assertion-fails" in reportcli("check", project.workbook).stderr


def test_each_edition_groups_by_its_own_words(project: Project) -> None:
    project.set("Organisation", "B6", "en-GB, nl")
    for cell, value in {"C1": "Region (nl)", "C2": "Noord", "C3": "Zuid", "C4": "Noord"}.items():
        project.set("Gifts", cell, value)
    shown = reportcli("check", project.workbook, "--lang", "nl", "--coverage")
    assert "view-" not in shown.stderr
    done = project.run("--quiet", "--lang", "nl", "--draft")
    draft = project.workbook.parent / "2024-nl-draft.pdf"
    assert draft.is_file(), done.stderr
    assert "Noord: " in reportcli("read", draft).stdout


def test_the_command_shows_a_view(project: Project) -> None:
    lines = reportcli("tables", project.workbook, "by_region").stdout.splitlines()
    assert lines[1].split()[:3] == ["North", "110.75", "EUR"]
    listed = reportcli("tables", project.workbook).stdout.splitlines()
    assert [line.split() for line in listed][-1] == ["by_region", "2", "3", "=", "gifts"]


def test_a_contract_with_views_that_was_kept_is_the_same(project: Project) -> None:
    session = Session(lambda _: nullcontext(), DiskBlobs(project.folder / "cache"))
    assert session.build(Request(project.workbook)).written
    project.set("Gifts", "B4", 20)
    assert session.build(Request(project.workbook)).written
    assert "Gifts!B4" in reportcli("why", project.pdf, "120.25").stdout


def test_a_view_feeds_a_table_and_a_chart(project: Project) -> None:
    blocks = """\
      - table: by_region
        as: row
        columns:
          - {header: Region, cell: "{{ row.region }}", row-header: true}
          - {header: Amount, cell: "{{ row.total | money }}"}
      - chart: bar
        data: {each: by_region, as: one, label: "{{ one.region }}", value: one.total}
        height: 40 mm
        alt: Gifts by region, as bars
"""
    project.edit_layout(PRINTED, PRINTED + blocks)
    done = project.run("--quiet")
    assert done.returncode == 0, done.stderr
    read = reportcli("read", project.pdf).stdout
    assert "Gifts by region, as bars" in read
    assert read.count("North") >= 3
    assert reportcli("why", project.pdf, "40").stdout.count("Gifts!B3") >= 1
