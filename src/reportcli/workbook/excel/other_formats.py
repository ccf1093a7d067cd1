"""xls, xlsb and ods through calamine in a child process: a panic or a hang there is a finding here."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.cells import Book, Cell, Sheet
from reportcli.workbook.excel.xlsx import Wanted

SECONDS = 60
MEMORY = 1 << 30
MAX_CELLS = 1_000_000
_CHILD = Path(__file__).with_name("calamine_child.py")


def read_other(data: bytes, suffix: str, wanted: Wanted, input_id: str) -> Book:
    """What calamine can give: values without error types, formulas, number formats or hidden rows."""
    with tempfile.TemporaryDirectory(prefix="reportcli-") as folder:
        copy = Path(folder) / f"workbook.{suffix}"
        copy.write_bytes(data)
        lines = _run(copy, None, input_id)
    return _book(lines, wanted, input_id)


def _run(path: Path, names: list[str] | None, input_id: str) -> list[str]:
    arguments = [str(path), str(MAX_CELLS), str(MEMORY), json.dumps(names), json.dumps(sys.path)]
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD), *arguments]
    where = SheetRef(input_id)
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Findings([error("workbook-engine-slow", where, seconds=SECONDS)]) from None
    except OSError as problem:
        raise Findings([error("workbook-engine-failed", where, reason=problem.strerror or "")]) from None
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        reason = last[0][:160] if last else f"exit {done.returncode}"
        code = "workbook-encrypted" if "password" in reason.casefold() else "workbook-engine-failed"
        raise Findings([error(code, where, reason=reason)])
    return done.stdout.decode("utf-8").splitlines()


def _book(lines: list[str], wanted: Wanted, input_id: str) -> Book:
    book = Book([], exact=False)
    by_name: dict[str, Sheet] = {}
    rows: dict[int, dict[int, Cell]] | None = None
    for line in lines:
        item = json.loads(line)
        if isinstance(item, list):
            if rows is not None:
                number, cells = item
                rows[number] = {column: Cell(kind, text) for column, kind, text in cells}
        elif "sheets" in item:
            by_name = {name: Sheet(name, hidden=hidden) for name, hidden in item["sheets"]}
            book.sheets = list(by_name.values())
        elif "sheet" in item:
            rows = {} if wanted(item["sheet"]) else None
            if rows is not None:
                by_name[item["sheet"]].rows = rows
        else:
            raise Findings([error("workbook-too-large", SheetRef(input_id), most=MAX_CELLS)])
    return book
