"""A batch: editions apart from one another, made once, taken up where a run ended, the same by any worker."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from batch.gardens import EDITIONS, GARDENS, HARVESTS, gardens
from batch.held_values import foreign, held
from command_line import reportcli
from reportcli.batch import local as pools
from reportcli.batch.done import Done, Worker
from reportcli.batch.maker import Maker
from reportcli.batch.run import Batch, Wanted, local, run
from reportcli.request import Request

CANARIES = {
    "elm": ("Garden Zanthoxyl", "1111.5", "North"),
    "oak": ("Garden Quercophil", "7373.25", "South"),
    "fir": ("Garden Abietinum",),
    "ash": ("Garden Fraxinella", "9797.75", "West"),
}
"""What only the rows of a garden hold."""
ALL = Wanted()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report and its editions for screens, which enclose tables, made by one process."""
    folder = tmp_path_factory.mktemp("gardens")
    batch(gardens(folder, editions=f"{EDITIONS}profiles: [screen]\n"))
    return folder


def batch(workbook: Path, wanted: Wanted = ALL, make_all: object = None) -> Batch:
    folder = workbook.parent / "out"
    maker = Maker(Request(workbook, profiles=(), folder=folder))
    chosen: Callable[..., Iterator[Done]] = make_all if callable(make_all) else local(1)
    return run(maker, folder, wanted, chosen)


def files_of(folder: Path, name: str) -> list[Path]:
    return sorted((folder / "out").glob(f"{name}-en*"))


def test_each_edition_has_its_files(made: Path) -> None:
    names = {path.name for path in files_of(made, "elm")}
    assert names == {"elm-en-screen.pdf", "elm-en-screen.ledger.json"}
    assert not files_of(made, "fir")  # its cell says that it has no report


def test_an_edition_holds_its_own_values(made: Path) -> None:
    for name in ("elm", "oak", "ash"):
        found = {value for _, value in foreign(files_of(made, name), CANARIES[name][:2])}
        assert found == set(CANARIES[name][:2])


def test_an_edition_holds_no_value_of_another_record(made: Path) -> None:
    for name in ("elm", "oak", "ash"):
        others = [value for other, values in CANARIES.items() if other != name for value in values]
        assert foreign(files_of(made, name), others) == []


def test_totals_are_of_all_records(made: Path) -> None:
    for name in ("elm", "oak", "ash"):
        ledger = made / f"out/{name}-en-screen.ledger.json"
        assert "18,313.5" in held(
            ledger.name, ledger.read_bytes()
        )  # pears of all four gardens, of which one has no edition


def test_the_manifest_says_what_was_read_and_made(made: Path) -> None:
    manifest = json.loads((made / "out/manifest.json").read_text("utf-8"))
    first = manifest["editions"][0]
    assert [one["name"] for one in manifest["editions"]] == ["elm-en", "oak-en", "ash-en"]
    assert "2024.xlsx" in manifest["inputs"] and "editions.yaml" in manifest["inputs"]
    assert set(first["outputs"]) == {path.name for path in files_of(made, "elm")}
    assert (first["copies"], first["pages"], first["state"]) == (20, 2, "made")
    assert not (made / "out/manifest.part.jsonl").exists()


def test_the_ledger_says_that_its_digest_is_of_some_rows(made: Path) -> None:
    data = json.loads((made / "out/elm-en-screen.ledger.json").read_text("utf-8"))
    assert [one["name"] for one in data["inputs"] if one.get("part")] == ["2024.xlsx"]
    assert data["title"] == "Garden Zanthoxyl in its year 2024"
    said = reportcli("why", made / "out/elm-en-screen.pdf", "20").stdout
    assert "of the rows of this edition" in said


def test_a_total_leads_to_no_row_of_another(made: Path) -> None:
    data = json.loads((made / "out/elm-en-screen.ledger.json").read_text("utf-8"))
    cells = {(one["sheet"], one["cell"]) for fact in data["facts"] for one in fact["cells"]}
    harvests = {cell.lstrip("ABC") for sheet, cell in cells if sheet == "Harvests"}
    assert harvests == {"2", "3", "8"}
    total = next(one for one in data["facts"] if one["printed"].startswith("18,313.5"))
    assert total["cells"] == [] and total["declared_at"] == ["editions.yaml:5:9"]


def only_planned(maker: Maker, names: Sequence[str], folder: Path) -> Iterator[Done]:
    """Makes nothing: the names stand for what would be made."""
    for name in names:
        yield Done(name=name, key="k", outputs={}, inputs={}, counts={})


def changed(folder: Path, **what: object) -> list[str]:
    """The editions that a run would make after a change of the report."""
    states = {"editions": f"{EDITIONS}profiles: [screen]\n", **what}
    workbook = gardens(folder, **states)  # type: ignore[arg-type]
    kept = (folder / "out/manifest.json").read_bytes()
    done = batch(workbook, make_all=only_planned).done
    (folder / "out/manifest.json").write_bytes(kept)
    return [one.name for one in done if not one.kept]


def test_a_second_run_makes_what_has_changed(made: Path) -> None:
    assert changed(made) == []
    assert changed(made, rows=(GARDENS[0], ("oak", "Garden Roburian", "yes", 5, "South"), *GARDENS[2:])) == [
        "oak-en"
    ]
    more = (*HARVESTS[:-1], ("ash", "Plums", 6))
    assert changed(made, harvests=more) == ["elm-en", "oak-en", "ash-en"]  # a total of all has changed
    assert changed(made, rows=(*GARDENS, ("yew", "Garden Taxine", "yes", 1, "East"))) == ["yew-en"]
    copies = (("elm", "Garden Zanthoxyl", "yes", 20, "North"), *GARDENS[1:])
    assert changed(made, rows=copies) == []


def test_a_file_that_is_not_as_it_was_made_is_made_again(made: Path) -> None:
    path = made / "out/oak-en-screen.pdf"
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    try:
        assert changed(made) == ["oak-en"]
    finally:
        path.write_bytes(whole)


def test_a_run_that_was_cut_short_is_taken_up(made: Path, tmp_path: Path) -> None:
    workbook = gardens(tmp_path)

    def cut(maker: Maker, names: Sequence[str], folder: Path) -> Iterator[Done]:
        yield Worker(maker).done(names[0], folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(workbook, make_all=cut)
    journal = tmp_path / "out/manifest.part.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"name": "oak-en", "key": "half')  # as a power cut leaves it
    done = batch(workbook, make_all=only_planned).done
    assert [(one.name, one.kept) for one in done] == [("elm-en", True), ("oak-en", False), ("ash-en", False)]
    assert not journal.exists()


def test_an_edition_that_fails_stops_no_other_and_leaves_no_file(tmp_path: Path) -> None:
    rows = (GARDENS[0], ("oak", "Garden Quercophil", "yes", "many", "South"))
    harvests = [("elm", "Pears", 3), ("oak", "Pears", "heavy"), ("oak", "Beans", 3), ("elm", "Beans", 4)]
    workbook = gardens(
        tmp_path, rows=rows, harvests=harvests, editions=EDITIONS.replace("totals: [by_crop]\n", "")
    )
    done = {one.name: one for one in batch(workbook).done}
    assert done["oak-en"].failed and not done["elm-en"].failed
    assert [path.name for path in files_of(tmp_path, "oak")] == []
    assert "not-a-number" in {one.code for one in done["oak-en"].diagnostics}
    assert "not-a-number" not in {one.code for one in done["elm-en"].diagnostics}


def test_processes_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    workbook = gardens(tmp_path, editions=f"{EDITIONS}profiles: [screen]\n")
    batch(workbook, Wanted(only=("elm-en", "oak-en")), local(2))
    mine, theirs = (json.loads((one / "out/manifest.json").read_text("utf-8")) for one in (tmp_path, made))
    assert mine["editions"] == theirs["editions"][:2]


def test_a_process_that_ends_takes_no_other_edition_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = gardens(tmp_path)

    def falls(self: Worker, name: str, folder: Path) -> Done:
        if name == "oak-en":
            os._exit(9)
        return Done(name=name, key="k", outputs={}, inputs={}, counts={})

    monkeypatch.setattr(Worker, "done", falls)
    done = batch(workbook, make_all=local(2)).done
    assert [(one.name, one.failed) for one in done] == [
        ("elm-en", False),
        ("oak-en", True),
        ("ash-en", False),
    ]
    assert [one.code for one in done[1].diagnostics] == ["edition-worker-lost"]
    assert not pools._WORKER


def test_a_fault_of_ours_is_the_editions_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = gardens(tmp_path)
    monkeypatch.setattr(Maker, "make", lambda self, one: 1 / 0)
    done = batch(workbook).done
    assert [one.diagnostics[0].code for one in done] == ["edition-fault"] * 3
    assert "ZeroDivisionError" in done[0].diagnostics[0].args["problem"]


def test_only_and_sample_choose(tmp_path: Path) -> None:
    workbook = gardens(tmp_path)
    asked = Wanted(only=("e*", "ash-en"))
    assert [one.name for one in batch(workbook, asked, only_planned).done] == ["elm-en", "ash-en"]
    sampled = batch(workbook, Wanted(sample=2), only_planned).done
    assert len(sampled) == 2 and "elm-en" in {one.name for one in sampled}  # it has the most rows
    said = reportcli("batch", workbook, "--only", "yew", "--ui-lang", "en")
    assert said.returncode == 1 and "[editions-only-unknown]" in said.stderr
