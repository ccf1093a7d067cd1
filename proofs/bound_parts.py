"""Reports bound with known parts are those bound without, over random edits of a sample.

Usage: python proofs/bound_parts.py [--edits 500] [--seed 1] [--sample pls]

The edits of `proofs/cached.py`; nothing is typeset, so that there can be many. After each edit the report
is bound with what one process remembers, with what lies in a cache on the disk, and with nothing known. The
three must be equal in all that a report holds: blocks, figures with their cells, findings, what was printed.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

from cached import Edits, reported

from reportcli.bind.parts.exact import exact
from reportcli.blocks import Report
from reportcli.cache.disk import DiskBlobs
from reportcli.cache.lasting import LastingBlobs
from reportcli.cache.layouts import KnownLoads
from reportcli.cache.parts import KnownParts
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.layout.printed_names import printed_names
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.diagnostic import Findings
from reportcli.request import Request
from reportcli.run.editions import editions
from reportcli.run.loading import bind, load
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file


def reports(request: Request, blobs: Blobs) -> list[Report]:
    """The report of every edition; none where the run cannot come so far."""
    files = ProjectFiles(project_root(request.workbook.parent), package_layouts(), blobs)
    found: list[Report] = []
    with suppress(Findings):
        loads = KnownLoads(blobs)
        tables = loads.tables(request.workbook)
        file = WorkbookFile(request.workbook, files, known=None if tables is None else tables.sheets)
        layout, contract = load(request, file, loads)
        loaded = loads.made_from(layout, files, request.workbook)
        workbook = read_file(file, contract, printed_names(layout), known=tables)
        known = None if blobs is NO_BLOBS else KnownParts(blobs)
        found += [
            bind(one, layout, edition, known=known, loaded=loaded)
            for one, edition in editions(request, workbook)
        ]
    return found


def differences(first: Report, second: Report) -> list[str]:
    """The fields in which two reports differ; what has no order is put into one."""

    def form(value: object) -> bytes:
        return exact(sorted(map(repr, value)) if isinstance(value, frozenset) else value)

    return [
        field.name
        for field in fields(first)
        if field.name != "used" and form(getattr(first, field.name)) != form(getattr(second, field.name))
    ] + [
        f"used.{field.name}"
        for field in fields(first.used)
        if form(getattr(first.used, field.name)) != form(getattr(second.used, field.name))
    ]


def proved(sample: str, edits: int, seed: int) -> tuple[int, list[str]]:
    """Number of edits that gave a report, and what differed."""
    with tempfile.TemporaryDirectory() as folder:
        made = Edits(Path(folder), sample, seed)
        blobs = DiskBlobs(Path(folder) / "cache")
        warm = LastingBlobs(blobs)
        bound, wrong = 0, []
        for number in range(edits):
            name = made.next()
            warm.live.next_run()
            plain = reports(made.request, NO_BLOBS)
            live = reports(made.request, warm)
            warm.write()
            disk = reports(made.request, blobs)
            bound += bool(plain)
            if number % 10 == 9:
                print(f"{number + 1} edits, {len(wrong)} differ", file=sys.stderr, flush=True)
            for kind, others in (("session", live), ("disk", disk)):
                if len(others) != len(plain):
                    wrong.append(f"edit {number + 1} ({name}), {kind}: other editions")
                for one, other in zip(plain, others, strict=False):
                    different = differences(one, other)
                    if different:
                        wrong.append(f"edit {number + 1} ({name}), {kind}: {', '.join(different)}")
        return bound, wrong


if __name__ == "__main__":
    sys.exit(reported(__doc__, proved, "bound"))
