"""The cases of `proofs/watch.py`: what a person does with the page, and what others may not do."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from watched import CELL, HEARD, SHEET, Report, Server, painted_after

CANVAS = """
(number) => new Promise((give) => {
  const canvas = document.querySelector(`.page[data-number="${number}"] canvas`);
  canvas.toBlob(async (blob) => give([...new Uint8Array(await blob.arrayBuffer())]));
})
"""  # the bytes of a page's picture
SEEN = """
() => [...document.querySelectorAll(".page")].every((page) => {
  const { bottom, top } = page.getBoundingClientRect();
  return bottom < 0 || top > innerHeight || page.dataset.drawn;
})
"""  # whether every page in the window has its picture
PAGE = 50  # of the sample, which prints the cell twice


class Proof:
    """The report, the server and the open page; what fails is counted."""

    def __init__(self, report: Report, server: Server, page: Any) -> None:
        self.report, self.server, self.page = report, server, page
        self.failed = 0

    def case(self, name: str, proof: Callable[[], str | None]) -> None:
        """Runs one case and says how it went."""
        try:
            said = proof()
            print(f"  ok    {name}{f': {said}' if said else ''}", flush=True)
        except Exception as problem:
            self.failed += 1
            print(f"  FAIL  {name}: {type(problem).__name__} {str(problem)[:600]}", flush=True)

    # ---- helpers

    def state(self, name: str) -> None:
        self.page.wait_for_selector(f'#state[data-state="{name}"]', timeout=20_000)

    def show(self, number: int) -> None:
        """Brings the page of the cell into the window and waits for its picture."""
        self.look(f"{SHEET}!{CELL}")
        self.page.wait_for_selector(f'.page[data-number="{number}"][data-drawn]')

    def look(self, text: str) -> None:
        """Searches for a text and waits for the pictures of what comes into the window."""
        self.page.fill("#sought", text)
        self.page.press("#sought", "Enter")
        self.page.wait_for_selector(f"#detail h2:has-text('{text}')")
        self.drawn()

    def drawn(self) -> None:
        """Waits for all pictures in the window."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function("() => import('/own/pages.js').then((pages) => pages.isDrawn())")
        self.page.wait_for_function(SEEN, timeout=60_000)

    def click(self, number: int, box: list[float], at: tuple[float, float] = (0.5, 0.5)) -> None:
        """Clicks into a box of a page."""
        sheet = self.page.locator(f'.page[data-number="{number}"] .sheet').bounding_box()
        width = self.page.evaluate(
            "() => Number(document.getElementById('spreads').style.getPropertyValue('--zoom'))"
        )
        x, y = (box[0] + at[0] * box[2]) * width, (box[1] + at[1] * box[3]) * width
        self.page.mouse.click(sheet["x"] + x, sheet["y"] + y)

    def data(self, path: str) -> Any:
        """Data of the server, asked for by the page itself."""
        return self.page.evaluate("(path) => import('/own/link.js').then((link) => link.askData(path))", path)

    # ---- cases

    def opens(self) -> str:
        self.page.goto(self.server.address)
        self.page.wait_for_selector(".page[data-drawn]", timeout=60_000)
        self.state("ready")
        assert "#" not in self.page.url, self.page.url
        assert self.page.context.cookies() == []
        self.page.evaluate(HEARD)
        return f"{self.page.locator('.page').count()} pages"

    def new_number(self) -> str:
        self.show(PAGE)
        saved = self.report.replace(self.report.with_amount(26_111))  # the first of a cache that was empty
        painted_after(self.page, PAGE, saved)
        self.state("ready")
        self.page.wait_for_timeout(500)
        before = self.page.evaluate("() => document.getElementById('desk').scrollTop")
        asked: list[str] = []
        self.page.on("request", lambda request: asked.append(request.url))
        saved = self.report.replace(self.report.with_amount(26_731))
        took = painted_after(self.page, PAGE, saved)
        places = self.data(f"/api/places/{PAGE}")
        assert [one["printed"] for one in places["figures"] if "26.731" in one["printed"]], places["figures"]
        pictures = [url for url in asked if "/api/page/" in url]
        assert pictures == [], pictures
        assert self.page.evaluate("() => document.getElementById('desk').scrollTop") == before
        assert self.page.locator(f'.page[data-number="{PAGE}"] .flash.new').count() > 0
        self.equals_build()
        return f"on the page after {took * 1000:.0f} ms, its picture came with the news, no other travelled"

    def equals_build(self) -> None:
        """The picture on the screen is that of the page in a freshly built PDF."""
        import pypdfium2
        from PIL import Image, ImageChops

        pdf = self.report.folder / "fresh.pdf"
        command = [
            sys.executable,
            "-m",
            "reportcli",
            "build",
            str(self.report.workbook),
            "-o",
            str(pdf),
            "--no-cache",
            "-q",
        ]
        subprocess.run(command, check=True, cwd=self.report.folder)
        shown = bytes(self.page.evaluate(CANVAS, PAGE))
        picture = Image.open(io.BytesIO(shown)).convert("RGB")
        scale = self.page.evaluate("() => import('/own/pages.js').then((pages) => pages.scale())")
        fresh = pypdfium2.PdfDocument(pdf)[PAGE - 1].render(scale=scale).to_pil().convert("RGB")
        assert picture.size == fresh.size, (picture.size, fresh.size)
        box = ImageChops.difference(picture, fresh).getbbox()
        assert box is None, f"the page differs from a fresh build within {box}"

    def broken_and_mended(self) -> str:
        whole = self.report.layout.read_text("utf-8")
        self.report.layout.write_text(whole.replace("sections:", "sections: [", 1), "utf-8")
        self.state("is-stale")
        text = self.page.inner_text("#stale")
        assert "layout.yaml:" in text, text
        assert self.page.locator("#spreads.old .page[data-drawn]").count() > 0
        self.report.layout.write_text(whole, "utf-8")
        self.state("ready")
        assert not self.page.is_visible("#stale") and self.page.locator("#spreads.old").count() == 0
        return " ".join(text.split())[:110]

    def figure_reads_its_cell(self) -> str:
        self.show(PAGE)
        places = self.data(f"/api/places/{PAGE}")
        figure = max(
            (one for one in places["figures"] if "26.731" in one["printed"]), key=lambda one: one["box"][3]
        )
        self.click(PAGE, figure["box"])
        self.page.wait_for_selector("#detail .number")
        text = self.page.inner_text("#detail")
        assert f"{SHEET}!{CELL}" in text and "26.731" in text, text
        assert self.page.locator("#detail button.go").count() >= 2, "its other place"
        return f"{figure['printed']} → {SHEET}!{CELL}"

    def block_reads_its_line(self) -> str:
        places = self.data(f"/api/places/{PAGE}")
        said = ((one, " ".join(one["words"].split())) for one in places["blocks"])
        block = next(one for one, words in said if words.startswith("Résultats de la récolte"))
        self.click(PAGE, block["box"], (0.05, 0.5))
        self.page.wait_for_selector("#detail .words:has-text('Résultats de la récolte')")
        place = self.page.inner_text("#detail dd .where >> nth=0")
        file, line, _ = place.rsplit(":", 2)
        assert file.startswith("layouts/solsoc/") and int(line) > 0, place
        self.server.called.unlink(missing_ok=True)
        self.page.click("#detail dd .where >> nth=0")
        for _ in range(100):
            if self.server.called.exists() and self.server.called.read_text():
                break
            time.sleep(0.05)
        opened = self.server.called.read_text().split("\n")
        assert opened == [str(self.report.folder / file)], opened
        return f"{place}, opened"

    def by_keys_alone(self) -> str:
        keys = self.page.keyboard
        self.page.evaluate("() => document.activeElement.blur()")
        keys.press("/")
        assert self.page.evaluate("() => document.activeElement.id") == "sought"
        keys.press("Control+A")
        keys.type(f"{SHEET}!{CELL}")
        keys.press("Enter")
        self.page.wait_for_selector("#detail .results button")
        keys.press("Escape")
        keys.press("Enter")  # the desk has the focus: what stands on this page
        self.page.wait_for_selector("#detail dl button.go")
        keys.press("Tab")
        keys.press("Enter")
        self.page.wait_for_selector("#detail .number")
        for key in "clf":
            keys.press("Escape")
            keys.press(key)
        assert self.page.evaluate("() => document.activeElement.id") == "findings"
        keys.press("Escape")
        keys.press("c")
        keys.press("?")
        assert self.page.is_visible("#keys")
        keys.press("Escape")
        reached = set()
        for _ in range(60):
            keys.press("Tab")
            reached.add(
                self.page.evaluate("() => document.activeElement.id || document.activeElement.tagName")
            )
        wanted = {"desk", "sought", "smaller", "fit", "larger", "contact", "profile", "keys-open"}
        assert wanted <= reached, wanted - reached
        return f"{len(reached)} stops"

    def forged_requests(self) -> str:
        ask = self.server.ask
        own = ask("GET", "/api/search?q=1")
        assert own == 200, own
        refused = {
            "other host": ask("GET", "/api/search?q=1", host="evil.example"),
            "other port": ask("GET", "/api/search?q=1", host="127.0.0.1:1"),
            "host of the page itself": ask("GET", "/", host="evil.example"),
            "other origin": ask("POST", "/api/open", "{}", origin="http://evil.example"),
            "no origin": ask("POST", "/api/open", "{}", origin=""),
            "no token": ask("GET", "/api/events", token=""),
            "other token": ask("GET", f"/api/places/{PAGE}", token="x" * 32),
        }
        assert set(refused.values()) == {401, 403, 421}, refused
        return ", ".join(f"{name} {status}" for name, status in refused.items())

    def outside_the_root(self) -> str:
        secret = self.report.folder.parent / "secret.yaml"
        secret.write_text("a: 1")
        statuses = {}
        for name in (
            "../secret.yaml",
            "report/../../secret.yaml",
            str(secret),
            "/etc/passwd",
            "layouts/../../secret.yaml",
        ):
            statuses[name] = self.server.ask("POST", "/api/open", f'{{"file": "{name}"}}')
        assert set(statuses.values()) == {403}, statuses
        assert self.server.ask("POST", "/api/open", '{"file": "report/media/none.jpg"}') == 404
        return f"{len(statuses)} names refused"

    def half_saved(self) -> str:
        self.show(PAGE)
        bad: list[str] = []
        self.page.expose_function("sawStale", lambda at: bad.append(at))
        self.page.evaluate(
            "() => new MutationObserver(() => { const at = document.getElementById('state').dataset.state;"
            "if (at !== 'ready' && at !== 'busy') window.sawStale(at); })"
            ".observe(document.getElementById('state'), { attributes: true })"
        )
        saved = self.report.in_steps(self.report.with_amount(27_777), 0.15)
        painted_after(self.page, PAGE, saved - 0.3)
        self.state("ready")
        assert bad == [], bad
        places = self.data(f"/api/places/{PAGE}")
        assert any("27.777" in one["printed"] for one in places["figures"])
        return "a workbook that is written for 0.75 s shows no error on the way"

    def ends(self) -> str:
        code = self.server.stop()
        assert code == 0, code
        self.state("lost")
        return "exit 0 while a page listens; the page says that there is no connection"
