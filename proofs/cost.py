"""Proof: what a check costs grows with its input, not with the square of it.

    python proofs/cost.py [--rows 1000,4000,16000,64000,200000] [--texts 4000,16000,64000] [--only KIND]

Tables of several kinds (with a key, without, people, partners) from few rows to many, and texts of
several kinds in one line or one word up to the limit, each in a whole `check`. Printed: seconds of processor
time beyond those of the same report without it, and the exponent (slope of the logarithms) of the last step.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from openpyxl import Workbook as Book  # noqa: E402

from build.tiny_project import Project, make  # noqa: E402
from reportcli.pipeline import Request, check  # noqa: E402

MOST_SECONDS = 200.0  # after which a kind is not tried larger
LEAST_SECONDS = 1.0  # below which the noise of the machine is larger than the cost
ALLOWED = 1.1
CONTRACT = """\
tables:
  donors:
    sheet: {en: Donors}
    KEY
    columns:
      id: {type: code, en: Id}
      name: {type: text, en: Name}
      amount: {type: money, en: Amount}
      day: {type: date, en: Day}
"""
TEXTS: dict[str, str] = {
    "lines": "Our garden fed the whole street in 2024, with 1 234 pears.\n\n",
    "one line": "Our garden fed the whole street in 2024, with 1 234 pears. ",
    "one word": "a",
    "hyphens": "a-b-",
    "dots": "a.b.",
    "addresses": "a@",
    "digits": "1234567890",
    "groups": "123 456 ",
    "open braces": "{{ ",
    "open notes": "[^",
    "open links": "[a](",
    "emphasis": "_a*",
    "names": "Anna Belle-Chose, ",
    "characters of Chinese": "\u4e2d",
}


def main() -> int:
    """Measures every kind and prints a line for each; 1 where an exponent is above what is allowed."""
    options = _options()
    _seconds(make)  # what is imported once
    base = _seconds(make)
    bad = 0
    kinds: list[tuple[str, list[int], Callable[[int], Callable[[Path], Project]]]] = []
    kinds += [(f"rows: {name}", options.rows, made) for name, made in TABLES.items()]
    kinds += [(f"text: {name}", options.texts, _text(unit)) for name, unit in TEXTS.items()]
    for name, sizes, made in kinds:
        if options.only not in name:
            continue
        costs: list[float] = []
        for size in sizes:
            costs.append(max(0.01, _seconds(made(size)) - base))
            if costs[-1] > MOST_SECONDS:
                break
        slope = _slope(costs, sizes)
        bad += slope is not None and slope > ALLOWED
        shown = " ".join(f"{cost:8.2f}" for cost in costs)
        print(f"{name:28} {shown}  {'' if slope is None else f'{slope:.2f}'}", flush=True)
    return 1 if bad else 0


def _options() -> argparse.Namespace:
    def sizes(text: str) -> list[int]:
        return [int(part) for part in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=sizes, default=sizes("1000,4000,16000,64000,200000"))
    parser.add_argument("--texts", type=sizes, default=sizes("4000,16000,64000,256000"))
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _slope(costs: list[float], sizes: list[int]) -> float | None:
    """Of the last step whose costs can be measured; None where all are too small."""
    steps = [
        math.log(after / before) / math.log(sizes[at + 1] / sizes[at])
        for at, (before, after) in enumerate(pairwise(costs))
        if before > LEAST_SECONDS
    ]
    return steps[-1] if steps else None


def _seconds(made: Callable[[Path], Project]) -> float:
    """Processor time of a check of a report."""
    with tempfile.TemporaryDirectory(prefix="reportcli-cost-") as folder:
        project = made(Path(folder))
        begun = time.process_time()
        check(Request(project.workbook), _silent)
        return time.process_time() - begun


@contextlib.contextmanager
def _silent(_: str) -> Iterator[None]:
    yield


def _text(unit: str) -> Callable[[int], Callable[[Path], Project]]:
    def sized(size: int) -> Callable[[Path], Project]:
        def made(folder: Path) -> Project:
            project = make(folder)
            project.text.write_text((unit * (size // len(unit) + 1))[:size], "utf-8")
            return project

        return made

    return sized


def _word(random_: random.Random) -> str:
    letters = (
        random_.choice("bcdfghklmnprstvz") + random_.choice("aeiou") for _ in range(random_.randint(2, 5))
    )
    return "".join(letters).title()


def _own_table(key: str) -> Callable[[int], Callable[[Path], Project]]:
    def sized(size: int) -> Callable[[Path], Project]:
        def fill(book: Book) -> None:
            sheet, random_ = book.create_sheet("Donors"), random.Random(size)
            sheet.append(["Id", "Name", "Amount", "Day"])
            for number in range(size):
                name = f"{_word(random_)} {_word(random_)}"
                day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
                sheet.append([f"d{number:06}", name, round(random_.random() * 10_000, 2), day])

        def made(folder: Path) -> Project:
            project = make(folder, fill)
            contract = CONTRACT.replace("    KEY\n", f"    {key}\n" if key else "")
            (project.layout.parent / "contract.yaml").write_text(contract, "utf-8")
            project.edit_layout("{{ photos.garden.credit }}", "{{ donors | sum('amount') }}")
            return project

        return made

    return sized


def _sheet(
    name: str, row: Callable[[int, random.Random], list[object]], head: list[str]
) -> Callable[[int], Callable[[Path], Project]]:
    def sized(size: int) -> Callable[[Path], Project]:
        def fill(book: Book) -> None:
            random_ = random.Random(size)
            sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
            if head:
                sheet.append(head)
            for number in range(size):
                sheet.append(row(number, random_))

        return lambda folder: make(folder, fill)

    return sized


def _person(number: int, random_: random.Random) -> list[object]:
    return [_word(random_), _word(random_), _word(random_)]


def _partner(number: int, random_: random.Random) -> list[object]:
    return ["be", f"{_word(random_)} {_word(random_)}"]


TABLES = {
    "with a key": _own_table("key: id"),
    "without a key": _own_table(""),
    "people": _sheet("People", _person, ["First name", "Last name", "Role"]),
    "partners": _sheet("Partners", _partner, ["Country", "Partner"]),
}


if __name__ == "__main__":
    sys.exit(main())
