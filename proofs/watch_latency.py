"""Latencies of `proofs/watch.py`: from the moment at which a save is complete to the frame that shows it."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import indent

from watch_cases import PAGE, Proof
from watched import painted_after

TEXT = "Communication digitale"
TABLE = """\
- table: fundraising
  as: row
  style: plain
  columns:
    - {{width: 1 fr, header: Opération {number}, cell: "{{{{ row.label }}}}", row-header: true}}
    - {{width: auto, align: decimal, header: Montant, cell: "{{{{ row.amount }}}}"}}
"""
BEFORE = re.compile(r"^( *)- columns: \[\{prose: communication-digitale\}\]\n", re.MULTILINE)


def of_numbers(proof: Proof, saves: int) -> str:
    """A cell that prints twice on the page in the window."""
    proof.show(PAGE)
    prepared = [proof.report.with_amount(31_000 + 37 * number) for number in range(saves + 2)]
    return _measured(proof, PAGE, saves, (lambda data=data: proof.report.replace(data) for data in prepared))


def of_texts(proof: Proof, saves: int) -> str:
    """A paragraph that takes other lines, so that what follows moves."""
    file = proof.report.folder / "report" / "texts" / "communication-digitale.md"
    whole = file.read_text("utf-8")

    def save(number: int) -> float:
        first, rest = whole.split("\n\n", 1)
        return _saved(file, f"{first} {'Encore un mot de plus. ' * (1 + number % 3)}{number}\n\n{rest}")

    try:
        return _measured(proof, _page_of(proof, TEXT), saves, _each(save, saves))
    finally:
        _put_back(proof, file, whole)


def of_tables(proof: Proof, saves: int) -> str:
    """A table that is new in the layout each time: it is there, it is not, it is another."""
    file = proof.report.folder / "layouts" / "solsoc" / "components" / "networks-and-publications.yaml"
    whole = file.read_text("utf-8")
    place = BEFORE.search(whole)
    assert place is not None
    head, tail = whole[: place.start()], whole[place.start() :]

    def save(number: int) -> float:
        return _saved(file, head + indent(TABLE.format(number=number), place[1]) + tail)

    try:
        page = _page_of(proof, TEXT)
        return _measured(proof, page, saves, _each(save, saves), after=lambda: _put_back(proof, file, whole))
    finally:
        _put_back(proof, file, whole)


def _each(save: Callable[[int], float], saves: int) -> Iterator[Callable[[], float]]:
    return (lambda number=number: save(number) for number in range(saves + 2))


def _saved(file: Path, text: str) -> float:
    """A save as editors do it; gives the moment at which it was complete."""
    fresh = file.with_name(f".{file.name}.swp")
    fresh.write_text(text, "utf-8")
    fresh.replace(file)
    return time.time()


def _put_back(proof: Proof, file: Path, whole: str) -> None:
    if file.read_text("utf-8") != whole:
        view = proof.page.evaluate("() => import('/own/pages.js').then((own) => own.shown.view)")
        _saved(file, whole)
        proof.page.wait_for_function(
            "(view) => import('/own/pages.js').then((own) => own.shown.view > view)", arg=view
        )
        proof.state("ready")
        proof.drawn()


def _page_of(proof: Proof, words: str) -> int:
    proof.look(words)
    return int(proof.data(f"/api/search?q={words}")["results"][0]["page"])


def _measured(
    proof: Proof,
    page: int,
    saves: int,
    each: Iterator[Callable[[], float]],
    after: Callable[[], None] = lambda: None,
) -> str:
    """The latencies of saves, but for the first two. each: saves, and gives the moment; after: puts back."""
    took, worked = [], []
    for number, save in enumerate(each):
        proof.state("ready")
        proof.page.wait_for_timeout(700)  # memory has been given back
        before = proof.server.cpu
        latency = painted_after(proof.page, page, save())
        if number >= 2:
            took.append(latency * 1000)
            worked.append((proof.server.cpu - before) * 1000)
        after()
    took.sort()
    return (
        f"median {statistics.median(took):.0f} ms of {saves} saves (least {took[0]:.0f}, half of them "
        f"{took[len(took) // 4]:.0f} to {took[-1 - len(took) // 4]:.0f}, most {took[-1]:.0f}), "
        f"{statistics.median(worked):.0f} ms of them processor time of the server; "
        f"{proof.page.get_attribute('#state', 'title')}; "
        f"server {proof.server.memory:.0f} MiB, {proof.server.handles} open files"
    )
