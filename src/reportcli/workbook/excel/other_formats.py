"""xls and xlsb through calamine in a child process: a panic or a hang there is a finding here."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from reportcli.model.diagnostic import Findings, error, warning
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.named_ranges import NamedRange
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.refusals import too_large
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.excel.xlsx import Wanted

SECONDS = 60
MEMORY = 1 << 30
MAX_CELLS = 1_000_000
_CHILD = Path(__file__).with_name("calamine_child.py")


class OtherFile:
    """A workbook of another format. The child process runs when cells are first wanted."""

    def __init__(self, data: bytes, suffix: str, input_id: str) -> None:
        self.data, self.suffix, self.input = data, suffix, input_id
        self._lines: list[str] = []

    def read(self, wanted: Wanted) -> RawBook:
        """What calamine can give: values without error types, formulas, number formats or hidden rows."""
        if not self._lines:
            with tempfile.TemporaryDirectory(prefix="reportcli-") as folder:
                copy = Path(folder) / f"workbook.{self.suffix}"
                copy.write_bytes(self.data)
                self._lines = _run(copy, self.input)
        book = _book(self._lines, wanted, self.input)
        book.hides_currencies = True
        book.diagnostics.append(warning("workbook-limited", SheetRef(self.input), kind=self.suffix))
        return book

    def first_rows(self, names: Collection[str]) -> list[RawSheet]:
        """These sheets, as the child process has read them."""
        return [sheet for sheet in _book(self._lines, lambda name: name in names, self.input).sheets
                if sheet.name in names]  # fmt: skip

    def named_ranges(self) -> dict[str, NamedRange]:
        """None is known."""
        return {}


def _run(path: Path, input_id: str) -> list[str]:
    arguments = [str(path), str(MAX_CELLS), str(MEMORY), json.dumps(sys.path)]
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


def _book(lines: list[str], wanted: Wanted, input_id: str) -> RawBook:
    """The lines of the child: `{"sheets": [[name, hidden]]}`, then of each sheet `{"sheet": name}` and a line
    `[row, [[column, kind, text]]]` for every row that holds something; `{"problem": …}` ends them.
    """
    by_name: dict[str, RawSheet] = {}
    rows: ScannedRows | None = None
    for line in lines:
        item = json.loads(line)
        if isinstance(item, list):
            if rows is not None:
                number, cells = item
                rows[number] = {column: Cell(kind, text) for column, kind, text in cells}
        elif "sheets" in item:
            by_name = {name: RawSheet(name, hidden=hidden) for name, hidden in item["sheets"]}
        elif "sheet" in item:
            rows = ScannedRows() if wanted(item["sheet"]) else None
            if rows is not None:
                by_name[item["sheet"]].rows = rows
        else:
            raise too_large(input_id, MAX_CELLS)
    return RawBook([*by_name.values()])
