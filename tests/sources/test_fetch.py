"""Tables of SQLite databases: fetched once, read by builds from sources.lock/ alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook as Book

from build.tiny_project import Project, make
from command_line import reportcli
from reportcli.model.diagnostic import Findings
from reportcli.sources.database import sqlite
from reportcli.sources.database.sqlite import answer_of

QUERY = "select id, value, label from figures order by value desc"
STATED = f'key_figures: {{database: books.db, query: "{QUERY}", owner: Ann}}\n'
ROWS = [("members", 1234, "members"), ("pears", 56.25, 'pears; "ripe"\nand raw'), ("none", None, None)]


def database(path: Path, rows: Sequence[tuple[object, ...]] = ROWS) -> Path:
    with closing(sqlite3.connect(path)) as base:
        base.execute("drop table if exists figures")
        base.execute("create table figures (id text, value, label text)")
        base.executemany("insert into figures values (?, ?, ?)", rows)
        base.commit()
    return path


def without_figures(book: Book) -> None:
    del book["Key figures"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make(tmp_path, without_figures)
    database(made.workbook.parent / "books.db", ROWS[:2])
    (made.workbook.parent / "sources.yaml").write_text(STATED, "utf-8")
    return made


def test_a_table_is_fetched_and_built_without_its_database(project: Project) -> None:
    folder = project.workbook.parent
    assert "source-not-fetched" in reportcli("check", project.workbook).stderr
    done = reportcli("fetch", project.workbook)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "key_figures: 2 rows, new"
    (folder / "books.db").unlink()
    built = project.run("--quiet")
    assert built.returncode == 0, built.stderr
    assert "sources.lock/key_figures.csv:2:value" in reportcli("why", project.pdf, "1,234").stdout
    assert "(Ann)" in reportcli("tables", project.workbook).stdout


def test_a_fetch_is_the_same_twice_and_check_says_what_changed(project: Project) -> None:
    folder = project.workbook.parent
    assert reportcli("fetch", project.workbook, "--check").returncode == 1
    assert not (folder / "sources.lock").exists()
    reportcli("fetch", project.workbook)
    before = {path.name: path.read_bytes() for path in (folder / "sources.lock").iterdir()}
    again = reportcli("fetch", project.workbook)
    assert again.stdout.startswith("key_figures: 2 rows, unchanged")
    assert {path.name: path.read_bytes() for path in (folder / "sources.lock").iterdir()} == before
    assert reportcli("fetch", project.workbook, "--check").returncode == 0
    database(folder / "books.db", ROWS[:1])
    changed = reportcli("fetch", project.workbook, "--check")
    assert (changed.returncode, changed.stdout) == (1, "key_figures: 1 rows, changed\n")


def test_a_lock_that_is_not_what_was_asked_or_fetched_is_refused(project: Project) -> None:
    folder = project.workbook.parent
    reportcli("fetch", project.workbook)
    (folder / "sources.yaml").write_text(STATED.replace("value desc", "value"), "utf-8")
    assert "source-asked-otherwise" in reportcli("check", project.workbook).stderr
    (folder / "sources.yaml").write_text(STATED, "utf-8")
    path = folder / "sources.lock/key_figures.csv"
    path.write_text(path.read_text("utf-8").replace("1234", "4321"), "utf-8")
    assert "source-lock-changed" in reportcli("check", project.workbook).stderr
    (folder / "sources.lock/lock.json").write_text("[]", "utf-8")
    assert "source-not-fetched" in reportcli("check", project.workbook).stderr


@pytest.mark.parametrize(
    "stated", ["database: books.db", "query: select 1", "database: a.db, query: select 1, file: a.csv"]
)
def test_a_source_says_database_and_query(project: Project, stated: str) -> None:
    (project.workbook.parent / "sources.yaml").write_text(f"key_figures: {{{stated}}}\n", "utf-8")
    assert "source-database-form" in reportcli("check", project.workbook).stderr


@pytest.mark.parametrize("name", ["none.db", "../../outside.db", "."])
def test_a_database_that_is_not_there_or_not_ours(project: Project, name: str) -> None:
    database(project.folder.parent / "outside.db")
    stated = STATED.replace("books.db", name)
    (project.workbook.parent / "sources.yaml").write_text(stated, "utf-8")
    done = reportcli("fetch", project.workbook)
    assert done.returncode == 1
    assert not (project.workbook.parent / "sources.lock").exists()


def test_what_stands_in_the_way_of_the_lock_is_a_finding(project: Project) -> None:
    (project.workbook.parent / "sources.lock").write_text("mine", "utf-8")
    done = reportcli("fetch", project.workbook)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert (project.workbook.parent / "sources.lock").read_text("utf-8") == "mine"


def test_nothing_to_fetch_is_said(project: Project) -> None:
    (project.workbook.parent / "sources.yaml").unlink()
    done = reportcli("fetch", project.workbook)
    assert (done.returncode, "database" in done.stdout) == (0, True)


def refused(path: Path, query: str) -> str:
    with pytest.raises(Findings) as found:
        answer_of(path, query, None)
    (said,) = found.value.diagnostics
    return said.code


@pytest.mark.parametrize(
    "query",
    [
        "delete from figures",
        "insert into figures values (1, 2, 3)",
        "attach database 'other.db' as other",
        "pragma journal_mode",
        "create table t (a)",
        "select load_extension('x')",
        "select 1; select 2",
        "select nothing from figures",
        "begin",
        "vacuum into 'copy.db'",
        "",
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    ],
)
def test_nothing_but_a_select_that_ends_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(sqlite, "MOST_STEPS", 50)
    path = database(tmp_path / "books.db")
    before = path.read_bytes()
    assert refused(path, query) == "source-database-unreadable"
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["books.db"]


def test_a_file_that_is_no_database_and_one_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.db").write_text("no database " * 100, "utf-8")
    assert refused(tmp_path / "text.db", "select 1 from t") == "source-database-unreadable"
    monkeypatch.setattr(sqlite, "WAIT", 0.0)
    path = database(tmp_path / "books.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("begin exclusive")
        assert refused(path, QUERY) == "source-database-unreadable"


def test_answers_are_bounded_and_hold_texts_and_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = database(tmp_path / "books.db")
    answer = answer_of(path, "select value, label from figures union all select 1e16, 0.1 order by 1", None)
    assert answer.columns == ("value", "label")
    assert answer.rows == [("", ""), ("56.25", ROWS[1][2]), ("1234", "members"), ("10000000000000000", "0.1")]
    assert refused(path, "select x'00ff' as raw") == "source-database-value"
    assert refused(path, "select 1e999 as much") == "source-database-value"
    monkeypatch.setattr(sqlite, "CSV_CELLS", 5)
    assert refused(path, QUERY) == "source-database-large"
