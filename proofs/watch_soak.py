"""Proof: after many saves of every kind, also faulty ones, the workshop shows what a fresh run gives.

    python proofs/watch_soak.py [--saves 1000] [--seed 1]

A tiny report is saved again and again: cells, texts, layout, picture; half a workbook, YAML that cannot be
read, files and folders that are gone, each until the next save. After every save the findings of the server
are those of a fresh run in this process, without a cache, and it is stale when that gives no pages; after
every twentieth every page has the same picture as from a fresh run, point by point. Memory and open files are
read after fifty saves and at the end. A failure names its save and seed, which do the same
again. Needs the extra reportcli[watch]; Linux for memory and files.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import io
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "proofs"), str(ROOT / "tests")]

import pypdfium2  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402
from watched import Server  # noqa: E402

from build.tiny_project import Project, make, picture  # noqa: E402
from reportcli.request import Outcome, Request  # noqa: E402
from reportcli.run.preview import Preview  # noqa: E402
from reportcli.session import Session  # noqa: E402
from reportcli.watch.drawn.pictures import PDF_BYTES, PICTURE_BYTES  # noqa: E402

WARM, COMPARED = 50, 20
KEPT = (PDF_BYTES + PICTURE_BYTES) >> 20  # MiB of pictures and pages that the server keeps at most
PATIENCE = 180  # seconds that a save may take to be seen, on a machine that others use
FOLLOWS = 30  # seconds in which another run would follow a save that was seen half
WORDS = ["garden", "pear", "street", "fruit", "winter", "members", "figure", "neighbour", "spring", "harvest"]


class Heard:
    """What the server says, as a page hears it."""

    def __init__(self, server: Server) -> None:
        self.last: dict[str, dict[str, Any]] = {}
        self.sent: dict[str, bytes] = {}
        self.runs = 0
        self._server = server
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        answer = self.answer("/api/events")
        for line in answer:
            if line.strip():
                event = json.loads(line)
                sent = [answer.read(length) for length in event.get("attached", ())]
                for one, data in zip(event.get("pictures", ()), sent, strict=True):
                    self.sent[one["id"]] = data
                self.last[event["kind"]] = event
                if event["kind"] == "work" and not event["busy"]:
                    self.runs += 1

    def look_at(self, *pages: int) -> None:
        """Looks at pages, whose pictures then come by themselves."""
        link = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=120)
        body = json.dumps({"pages": pages, "scale": 1, "look": "screen"})
        own = f"http://127.0.0.1:{self._server.port}"
        link.request("POST", "/api/looking", body, {"X-Reportcli-Token": self._server.token, "Origin": own})
        assert link.getresponse().status == 204
        link.close()

    def picture(self, number: int, digest: str) -> bytes:
        """A page at one pixel a point, as it came or as it is asked for."""
        return self.sent.get(digest) or self.answer(f"/api/page/{number}/{digest}?scale=1").read()

    def answer(self, path: str) -> http.client.HTTPResponse:
        link = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=120)
        link.request("GET", path, headers={"X-Reportcli-Token": self._server.token})
        return link.getresponse()

    def settled(self, runs: int) -> None:
        """Waits for a run after `runs`, and until no other begins."""
        until = time.monotonic() + PATIENCE
        while self.runs <= runs or self.last["work"]["busy"]:
            if time.monotonic() > until:
                raise AssertionError("the save was not seen")
            time.sleep(0.01)


class Saves:
    """Saves of every kind. Each gives its name; what was spoilt is whole again before the next."""

    def __init__(self, project: Project, chance: random.Random) -> None:
        self.project, self.chance = project, chance
        self.mend: Callable[[], object] | None = None

    def one(self) -> str:
        if self.mend is not None:
            mend, self.mend = self.mend, None
            mend()
            return "mended"
        kinds = [self.cell] * 4 + [self.text] * 3 + [self.layout] * 2 + [self.photo, self.spoil, self.remove]
        kind = self.chance.choice(kinds)
        return kind() or kind.__name__

    def cell(self) -> None:
        self.project.set("Key figures", self.chance.choice(["B2", "B3"]), self.chance.randrange(1, 10**6))

    def text(self) -> None:
        lengths = [self.chance.randrange(5, 90) for _ in range(self.chance.randrange(1, 30))]
        lines = [" ".join(self.chance.choices(WORDS, k=length)) for length in lengths]
        self.project.text.write_text("\n\n".join(f"{line.capitalize()}." for line in lines), "utf-8")

    def layout(self) -> None:
        text = self.project.layout.read_text("utf-8")
        old = text[text.index("height: ") :].split(" mm")[0]
        self.project.layout.write_text(text.replace(old, f"height: {self.chance.randrange(20, 90)}"), "utf-8")

    def photo(self) -> None:
        picture(self.project, (self.chance.randrange(256), self.chance.randrange(256), 60))

    def spoil(self) -> str:
        """A file of which half is there, or nothing that can be read."""
        path = self.chance.choice(
            [self.project.workbook, self.project.layout, self.project.text, self.project.picture]
        )
        data = path.read_bytes()
        self.mend = lambda: path.write_bytes(data)
        path.write_bytes(self.chance.choice([data[: len(data) // 2], b"\xff\xfe: [", b""]))
        return f"spoilt {path.suffix}"

    def remove(self) -> str:
        path = self.chance.choice(
            [self.project.workbook, self.project.layout, self.project.text, self.project.picture.parent]
        )
        away = path.with_name(f"{path.name}.away")
        self.mend = lambda: away.rename(path)
        path.rename(away)
        return f"removed {path.suffix or 'folder'}"


@contextlib.contextmanager
def silent(_stage: str) -> Iterator[None]:
    yield


def compared(heard: Heard, project: Project, pictures: bool) -> None:
    """The server's last word is that of a fresh run."""
    fresh: list[Preview] = []
    outcome: Outcome = Session(silent).preview(Request(project.workbook), fresh.append)
    said = heard.last["findings"]
    codes = Counter(one["code"] for group in said["groups"] for one in group["findings"])
    assert codes == Counter(one.code for one in outcome.diagnostics), (
        codes,
        [one.code for one in outcome.diagnostics],
    )
    assert said["stale"] == (not fresh), said["stale"]
    if fresh:
        pages = heard.last["pages"]["pages"]
        assert len(pages) == len(fresh[0].examined.document.pages)
        for number, page in enumerate(pages, start=1) if pictures else ():
            shown = Image.open(io.BytesIO(heard.picture(number, page["id"]))).convert("RGB")
            own = pypdfium2.PdfDocument(fresh[0].painted(number))[0].render(scale=1).to_pil().convert("RGB")
            assert ImageChops.difference(shown, own).getbbox() is None, f"page {number}"


def is_equal(heard: Heard, project: Project, *, pictures: bool) -> bool:
    """Whether the server's last word is that of a fresh run; raises AssertionError where it is not, and no
    other run follows: a save that takes longer than the server's patience is seen half, and then whole.
    """
    runs = heard.runs
    try:
        compared(heard, project, pictures=pictures)
    except AssertionError:
        until = time.monotonic() + FOLLOWS
        while heard.runs == runs:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        heard.settled(runs)
        return False
    return True


def soak(project: Project, server: Server, saves: int, seed: int) -> None:
    heard, chance = Heard(server), random.Random(seed)
    while "findings" not in heard.last:
        time.sleep(0.05)
    heard.look_at(*range(1, 13))
    kinds: Counter[str] = Counter()
    work, first = Saves(project, chance), (0.0, 0)
    for number in range(1, saves + 1):
        runs = heard.runs
        kind = work.one()
        kinds[kind] += 1
        try:
            heard.settled(runs)
            while not is_equal(heard, project, pictures=number % COMPARED == 0):
                kinds["seen while it was being written"] += 1
        except AssertionError:
            print(f"save {number} of seed {seed}: {kind}", flush=True)
            raise
        if number == WARM:
            first = server.memory, server.handles
        heard.sent.clear()
        if number % 50 == 0:
            print(f"  {number} saves: {server.memory:.0f} MiB, {server.handles} open files", flush=True)
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    print(f"memory {first[0]:.0f} → {server.memory:.0f} MiB, open files {first[1]} → {server.handles}")
    if saves >= 2 * WARM:
        assert server.memory < first[0] + KEPT, "memory grows"
        assert server.handles <= first[1] + 2, "files stay open"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = make(Path(folder) / "project")
        server = Server(project, Path(folder) / "cache")
        try:
            soak(project, server, options.saves, options.seed)
        finally:
            code = server.stop()
            said = (project.folder / "server.log").read_text()
        assert code == 0 and not said, (code, said[-1000:])
    print("all hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
