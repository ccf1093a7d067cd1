"""Proof: every file of a corpus of real workbooks gives a report or a clear message, in a minute and 2 GiB.

    python proofs/corpus.py [folder]              (default: ../shared/corpus)
    python proofs/corpus.py --spoilt WORKBOOK [N] [SEED]

Each file is given to `reportcli build` in a process of its own, and read twice in another: against the base
contract, and against a contract sketched from the file itself (each sheet a table, its fullest early row the
header), so that the table layer meets real data too. A line a file: the three outcomes, seconds, peak memory.
Exit 1 when a traceback, the clock or the memory ended one of them, or a failure left no message.

--spoilt spoils one cell of a good workbook after another with a wrong type, form or reference (an error
value, a word in a number, the thirtieth of February, a key that nobody has, a formula that was never
computed): nothing may break, and a finding must name that very cell.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
SECONDS, MEMORY = 60, 2 << 30
SKIPPED = {".csv"}


def main(folder: Path) -> int:
    files = sorted(path for path in folder.iterdir() if path.suffix not in SKIPPED and path.is_file())
    failed = 0
    for path in files:
        outcome = f"build: {build_one(path)} | read: {run_one(path)}"
        failed += "FAILED" in outcome
        print(f"{path.name[:58]:58}  {outcome}", flush=True)
    print(f"{len(files)} files, {failed} failed")
    return 1 if failed or not files else 0


def build_one(path: Path) -> str:
    """`reportcli build` of one file: pages, or the codes of the errors that it told."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "out.pdf"
        command = [sys.executable, "-X", "utf8", __file__, "--build", str(path), str(pdf)]
        started = time.perf_counter()
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return f"FAILED more than {SECONDS} s"
        used = f"{time.perf_counter() - started:.1f} s"
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            return f"FAILED exit {done.returncode}: {done.stderr.strip().splitlines()[-2:]}"
        told = json.loads(done.stdout)
        peak = done.stderr.strip().splitlines()[-1]
        errors = sorted({one["code"] for one in told["findings"] if one["severity"] == "error"})
        if pdf.is_file() != (done.returncode == 0) or (done.returncode == 1 and not errors):
            return f"FAILED exit {done.returncode} without a word"
        head = f"{told['pages']} pages" if done.returncode == 0 else ", ".join(errors)
        return f"{head} {used} {peak}"


def build_child(path: str, pdf: str) -> int:
    """The command itself, under the limit of memory; the peak on the last line of stderr."""
    limit_memory()
    from reportcli.cli import main as command

    sys.argv = ["reportcli", "build", path, "--layout", "base", "-o", pdf, "--format", "json"]
    code = command()
    print(f"{peak_memory()} MiB", file=sys.stderr)
    return code


def run_one(path: Path) -> str:
    """One file in a child process with limits of time and memory."""
    command = [sys.executable, "-X", "utf8", __file__, "--child", str(path)]
    started = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"FAILED more than {SECONDS} s"
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        return f"FAILED exit {done.returncode}: {done.stderr.strip().splitlines()[-1:]}"
    told = json.loads(done.stdout)
    return f"{told['base']} | {told['own']} | {seconds:.1f} s {told['peak']} MiB"


def child(path: Path) -> None:
    """Reads the file both ways and prints what came of it."""
    limit_memory()
    from reportcli.workbook.contract.reader import load_contract

    text = (ROOT / "layouts/base/contract.yaml").read_text(encoding="utf-8")
    base = outcome(path, load_contract([(text, "layouts/base/contract.yaml")]))
    own = outcome(path, sketch(path))
    print(json.dumps({"base": base, "own": own, "peak": peak_memory()}))


def outcome(path: Path, contract: object) -> str:
    """Records read and the codes of the findings, or the code that ended the reading."""
    from reportcli.messages import wording
    from reportcli.model.diagnostic import Findings, Severity
    from reportcli.workbook.contract.contract import Contract
    from reportcli.workbook.read import read_workbook

    assert isinstance(contract, Contract)
    try:
        book = read_workbook(path, contract)
        findings = book.diagnostics
        head = f"{sum(len(table) for table in book.tables.values())} records"
    except Findings as refused:
        findings, head = refused.diagnostics, "refused"
    for finding in findings:
        for lang in ("en", "fr"):
            assert not wording(finding, "message", lang).startswith(finding.code), (
                f"no wording for {finding.code}"
            )
    counts = Counter(finding.code for finding in findings if finding.severity is not Severity.NOTE)
    listed = ", ".join(f"{code} {count}" if count > 1 else code for code, count in sorted(counts.items()))
    return f"{head}: {listed}" if listed else head


def sketch(path: Path) -> object:
    """A contract that takes every sheet for a table and the fullest of its first rows for the header."""
    from reportcli.model.diagnostic import Findings
    from reportcli.workbook.contract.contract import Column, Contract, TableSpec
    from reportcli.workbook.excel.workbook_file import reader_of
    from reportcli.workbook.names import fold

    try:
        book = reader_of(path.read_bytes(), path.name).read(lambda _: True)
    except Findings:
        return Contract({})
    tables, seen = {}, set()
    for number, sheet in enumerate(book.sheets, 1):
        if fold(sheet.name) in seen:
            continue
        seen.add(fold(sheet.name))
        rows = [sheet.rows[row] for row in sorted(sheet.rows)[:20]]
        header = max(rows, key=len, default={})
        titles = dict.fromkeys(fold(cell.text[:300]) for cell in header.values() if cell.kind == "s")
        columns = {f"c{i}": title for i, title in enumerate(titles) if title} or {"c0": "value"}
        numeric = numeric_columns(sheet, header)
        tables[f"t{number}"] = TableSpec(
            f"t{number}",
            {
                name: Column(name, "money" if title in numeric else "text", aliases={"en": (title,)})
                for name, title in columns.items()
            },
            optional=True,
            aliases={"en": (sheet.name,)},
        )
    return Contract(tables)


def numeric_columns(sheet: object, header: dict) -> set[str]:  # type: ignore[type-arg]
    """Headers above mostly numbers."""
    from reportcli.workbook.excel.raw_sheet import RawSheet
    from reportcli.workbook.names import fold

    assert isinstance(sheet, RawSheet)
    found = set()
    for column, cell in header.items():
        kinds = [row[column].kind for row in sheet.rows.values() if column in row]
        if kinds.count("n") * 2 > len(kinds):
            found.add(fold(cell.text[:300]))
    return found


NUMBER = ("#REF!", "douze", "12 34 ?", date(2024, 2, 1), "=A1/0")
WRONG = {
    **dict.fromkeys(("integer", "number", "money", "percent", "year"), NUMBER),
    "date": ("31/02/2024", "#N/A", "bientôt", "=TODAY("),
    "month": ("13/2024", "#N/A", "bientôt"),
    "boolean": ("peut-être", "#VALUE!", 7),
    "ref": ("nulle part", "#REF!", 12345),
    "choice": ("autre chose", "#NAME?"),
    "email": ("nom@@lieu", "nom lieu.be"),
    "url": ("http//sans point", "www . be"),
    "phone": ("appelez-nous", "12"),
}


def spoilt(workbook: Path, count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """(cell, what was written, what came of it) for so many cells of typed columns; "" when it was named."""
    import openpyxl
    from mutants import examined, fate, state, targets_of

    book, chance = openpyxl.load_workbook(workbook), random.Random(seed)
    targets = [one for one in targets_of(examined(workbook)[0]) if one.kind in WRONG]
    base = state(workbook)
    for target in chance.sample(targets, min(count, len(targets))):
        cell = book[target.cell.sheet].cell(target.cell.row, target.cell.column)
        before, form = cell.value, cell.number_format
        cell.value = wrong = chance.choice(WRONG[target.kind])
        book.save(workbook)
        cell.value, cell.number_format = before, form
        try:
            came = fate(target, base, state(workbook))
        except Exception as broken:
            came = f"{type(broken).__name__}: {broken}"
        yield target.cell.a1, str(wrong), "" if came == "caught" else came


def spoil(path: Path, count: int, seed: int) -> int:
    """Spoils a copy of the workbook, tells what was not named."""
    from mutants import copied

    failed = number = 0
    with tempfile.TemporaryDirectory() as folder:
        for cell, wrong, came in spoilt(copied(path, Path(folder)), count, seed):
            number += 1
            failed += bool(came)
            if came:
                print(f"{cell}: {wrong!r}: {came}", flush=True)
    print(f"{number} spoilt cells, {number - failed} named at the cell, {failed} failed")
    return 1 if failed or not number else 0


def limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def peak_memory() -> int:
    try:
        import resource
    except ImportError:
        return -1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--build"]:
        sys.exit(build_child(*sys.argv[2:4]))
    elif sys.argv[1:2] == ["--spoilt"]:
        numbers = [int(argument) for argument in sys.argv[3:5]]
        sys.exit(spoil(Path(sys.argv[2]).resolve(), *(numbers + [100, 2024][len(numbers) :])))
    else:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/corpus"))
