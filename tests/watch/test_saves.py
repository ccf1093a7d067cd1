"""A save counts when it is done: lock files, half files, files that are replaced."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build.tiny_project import Project
from reportcli.inputs.observations import Observations
from reportcli.watch.disk import Seen, differs, is_whole, look, since
from reportcli.watch.saves import Pace, next_save, system_events
from watch.server import QUICK, no_events


def seen(project: Project) -> Seen:
    media = str(project.picture.parent)
    files = {str(project.workbook), str(project.layout), str(project.text), str(project.picture)}
    return Seen(frozenset(files), frozenset({(media, "garden.png")}), frozenset({(media, "")}))


def test_what_lies_beside_does_not_count(project: Project) -> None:
    before = look(seen(project))
    for name in (
        "~$2024.xlsx",
        ".~lock.2024.xlsx#",
        "7A1B22C0",
        "2024.xlsx.tmp",
        ".garden.png.swp",
        "garden.png~",
    ):
        (project.workbook.parent / name).write_bytes(b"x")
        (project.picture.parent / name).write_bytes(b"x")
    (project.workbook.parent / "2024.pdf").write_bytes(b"x")
    assert not differs(before, look(seen(project)))


@pytest.mark.parametrize(
    "save",
    [
        lambda project: project.text.write_text("Other words.", "utf-8"),
        lambda project: project.text.unlink(),
        lambda project: project.picture.with_name("second.png").write_bytes(b"x"),
        lambda project: project.picture.rename(project.picture.with_name("other.png")),
        lambda project: shutil.rmtree(project.picture.parent),
    ],
)
def test_every_way_of_changing_a_file_counts(project: Project, save: Callable[[Project], object]) -> None:
    before = look(seen(project))
    save(project)
    assert differs(before, look(seen(project)))


def test_a_file_that_takes_the_place_of_another_counts_though_it_has_its_time_and_size(
    project: Project,
) -> None:
    before = look(seen(project))
    other = project.text.with_suffix(".new")
    shutil.copy2(project.text, other)
    other.replace(project.text)
    assert differs(before, look(seen(project)))


def test_a_save_while_the_report_is_read_for_the_first_time_counts(project: Project) -> None:
    """What a run has read is known by its content; a look from before it only knew the workbook."""
    before = look(Seen(frozenset({str(project.workbook)})))
    run = observed(project)
    assert not differs(since(before, seen(project), run), look(seen(project)))
    project.text.write_text("Other words.", "utf-8")
    assert differs(since(before, seen(project), run), look(seen(project)))
    run = observed(project)
    project.set("Key figures", "B2", 3)
    assert differs(since(before, seen(project), run), look(seen(project)))


def test_a_file_that_comes_just_after_the_report_has_looked_for_it_counts(project: Project) -> None:
    before, named = look(Seen(frozenset({str(project.workbook)}))), "overrides.yaml"
    missed = (str(project.layout.parent), named)
    run = observed(project, {missed: False})
    wanted = Seen(frozenset({str(project.workbook)}), frozenset({missed}))
    assert not differs(since(before, wanted, run), look(wanted))
    (project.layout.parent / named).mkdir()  # as find has it, that is no file
    assert not differs(since(before, wanted, run), look(wanted))
    (project.layout.parent / named).rmdir()
    (project.layout.parent / named).write_text("[]", "utf-8")
    assert differs(since(before, wanted, run), look(wanted))
    assert not differs(since(look(wanted), wanted, run), look(wanted)), "the run after it has seen it"


def test_a_file_that_comes_just_after_its_folder_was_listed_counts(project: Project) -> None:
    before = look(Seen(frozenset({str(project.workbook)})))
    place = (str(project.layout.parent), ".yaml")
    run = observed(project, listed={place: ("layout.yaml",)})
    wanted = Seen(frozenset({str(project.workbook)}), listed=frozenset({place}))
    (project.layout.parent / ".layout.yaml").write_text("[]", "utf-8")  # of an editor
    assert not differs(since(before, wanted, run), look(wanted))
    (project.layout.parent / "overrides.yaml").write_text("[]", "utf-8")
    assert differs(since(before, wanted, run), look(wanted))
    assert not differs(since(look(wanted), wanted, run), look(wanted)), "the run after it has seen it"


def observed(
    project: Project,
    found: Mapping[tuple[str, str], bool] | None = None,
    listed: Mapping[tuple[str, str], tuple[str, ...]] | None = None,
) -> Observations:
    read = {str(project.text): hashlib.sha256(project.text.read_bytes()).hexdigest()}
    return Observations(read, found or {}, listed or {}, {})


def test_half_a_workbook_is_not_whole(project: Project, tmp_path: Path) -> None:
    data = project.workbook.read_bytes()
    half = tmp_path / "half.xlsx"
    half.write_bytes(data[: len(data) // 2])
    assert is_whole(str(project.workbook)) and not is_whole(str(half))
    half.write_bytes(b"")
    assert not is_whole(str(half)) and not is_whole(str(tmp_path / "none.xlsx"))
    (tmp_path / "a.yaml").write_text("", "utf-8")
    assert not is_whole(str(tmp_path / "a.yaml")) and is_whole(str(project.layout))


async def waits(project: Project, steps: list[Callable[[], object]], pace: Pace) -> int:
    """How many steps were done when the save was reported."""
    before, done = look(seen(project)), 0
    waiting = asyncio.create_task(next_save(seen(project), before, no_events, pace))
    for step in steps:
        step()
        done += 1
        for _ in range(12):
            await asyncio.sleep(pace.still)
            if waiting.done():
                return done
    await asyncio.wait_for(waiting, 20)
    return done


def test_a_save_in_steps_is_one(project: Project) -> None:
    """Truncated, half, whole: nothing is reported before the end is there."""
    data, book = project.workbook.read_bytes(), project.workbook
    steps: list[Callable[[], object]] = [
        lambda: book.write_bytes(b""),
        lambda: book.write_bytes(data[:500]),
        lambda: book.unlink(),
        lambda: book.write_bytes(data),
    ]
    assert asyncio.run(waits(project, steps, Pace(slow=0.02, still=0.002, patience=30))) == len(steps)


def test_an_event_of_the_system_is_enough(project: Project) -> None:
    """No second look comes in time: what wakes it is the event."""

    async def run() -> None:
        pace, known = Pace(slow=600, still=0.002, patience=30), seen(project)
        waiting = asyncio.create_task(next_save(known, look(known), system_events, pace))
        while not waiting.done():  # it may not listen yet
            await asyncio.sleep(0.05)
            project.text.write_text(f"{time.monotonic_ns()}", "utf-8")
        await waiting

    asyncio.run(asyncio.wait_for(run(), 60))


def test_a_file_that_stays_gone_ends_the_patience(project: Project) -> None:
    assert asyncio.run(waits(project, [project.workbook.unlink], QUICK)) == 1
