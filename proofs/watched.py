"""What `proofs/watch.py` stands on: a copy of the sample, the server as a process, saves of every kind."""

from __future__ import annotations

import http.client
import io
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[1]
SHEET, CELL = "Récolte de fonds", "B2"
STATED = 25850


class Report:
    """The Solsoc sample in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path = folder
        shutil.copytree(ROOT / "sample_data" / "solsoc", folder / "report")
        shutil.copytree(ROOT / "layouts" / "solsoc", folder / "layouts" / "solsoc")
        self.workbook = folder / "report" / "2024.xlsx"
        self.layout = folder / "layouts" / "solsoc" / "layout.yaml"
        self._plain = self.workbook.read_bytes()

    def with_amount(self, amount: int) -> bytes:
        """The workbook with another amount in one cell and nothing else changed, as a program saves it."""
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._plain)) as old,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            name = _part(old)
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == name:
                    data, count = re.subn(rb"<v>%d</v>" % STATED, b"<v>%d</v>" % amount, data)
                    assert count == 1, f"{SHEET}!{CELL} is not {STATED} in {name}"
                new.writestr(entry, data)
        return stream.getvalue()

    def replace(self, data: bytes) -> float:
        """A save as Excel does it: beside a lock file, into a file of another name, which takes the place.

        Gives the moment at which the save was complete, in seconds since 1970.
        """
        lock = self.workbook.with_name("~$2024.xlsx")
        lock.write_bytes(b"somebody")
        fresh = self.workbook.with_name("7A1B22C0")
        fresh.write_bytes(data)
        fresh.replace(self.workbook)
        done = time.time()
        lock.unlink()
        return done

    def in_steps(self, data: bytes, pause: float) -> float:
        """A save in place that takes its time."""
        with self.workbook.open("wb") as file:
            for start in range(0, len(data), len(data) // 5 + 1):
                file.write(data[start : start + len(data) // 5 + 1])
                file.flush()
                time.sleep(pause)
        return time.time()


def _part(book: zipfile.ZipFile) -> str:
    """The name of the sheet's file in the package."""
    listed = book.read("xl/workbook.xml").decode()
    number = re.search(rf'<sheet [^>]*name="{SHEET}"[^>]*r:id="(\w+)"', listed)
    assert number is not None, listed[:400]
    links = book.read("xl/_rels/workbook.xml.rels").decode()
    for link in re.findall(r"<Relationship [^>]*>", links):
        if f'Id="{number[1]}"' in link:
            target = re.search(r'Target="/?(?:xl/)?([^"]+)"', link)
            assert target is not None
            return f"xl/{target[1]}"
    raise AssertionError(number[1])


class Watched(Protocol):
    """A report in a folder of its own."""

    @property
    def folder(self) -> Path: ...
    @property
    def workbook(self) -> Path: ...


class Server:
    """`reportcli watch` in a process of its own, with an editor that writes down how it was called."""

    def __init__(self, report: Watched, cache: Path, *options: str) -> None:
        self.called = report.folder / "called"
        editor = report.folder / "editor"
        writes = f"open({str(self.called)!r}, 'w').write(chr(10).join(sys.argv[1:]))"
        editor.write_text(f"#!{sys.executable}\nimport sys\n{writes}\n")
        editor.chmod(0o755)
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUNBUFFERED": "1",
            "REPORTCLI_CACHE_DIR": str(cache),
        }
        command = [sys.executable, "-m", "reportcli", "watch", str(report.workbook), *options]
        self.log = (report.folder / "server.log").open("w")
        self.process = subprocess.Popen(
            [*command, "--editor", str(editor)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        assert self.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/#(\S+)", self.process.stdout.readline())
        assert found is not None
        self.address, self.port, self.token = found[0], int(found[1]), found[2]

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> int:
        """The status of a request, with `host`, `origin` or `token` instead of what the page would send."""
        own = {
            "Host": headers.get("host", f"127.0.0.1:{self.port}"),
            "Origin": headers.get("origin", f"http://127.0.0.1:{self.port}"),
            "X-Reportcli-Token": headers.get("token", self.token),
        }
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request(method, path, body, {name: value for name, value in own.items() if value})
        status = link.getresponse().status
        link.close()
        return status

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """Resident memory in MiB (Linux)."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", text)
        return int(found[1]) / 1024 if found else 0.0

    @property
    def handles(self) -> int:
        """Open files (Linux)."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def stop(self) -> int:
        """Interrupts it as Ctrl+C does; gives its exit code."""
        self.process.send_signal(2)
        code = self.process.wait(30)
        self.log.close()
        return code


HEARD = """
() => {
  // the moment at which a page whose look has changed has been painted, by number of page
  window.painted = {};
  new MutationObserver((changes) => {
    for (const change of changes) {
      const figure = change.target;
      requestAnimationFrame(() => setTimeout(() => {
        window.painted[figure.dataset.number] = Date.now() / 1000;
      }));
    }
  }).observe(document.getElementById("spreads"), { subtree: true, attributeFilter: ["data-drawn"] });
}
"""


def painted_after(page: Any, number: int, saved: float, within: float = 30) -> float:
    """Seconds from a save to the frame that shows it on a page."""
    page.wait_for_function(
        "([number, saved]) => (window.painted[number] ?? 0) > saved",
        arg=[number, saved],
        timeout=within * 1000,
    )
    return float(page.evaluate("(number) => window.painted[number]", number)) - saved
