#!/usr/bin/env python3
"""Pictures of `reportcli watch` for the docs: docs/watch/*.jpg, from the Solsoc sample in real Chromium.

    python tools/watch_pictures.py [--chromium /usr/bin/chromium]

Needs what `proofs/watch.py` needs.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "proofs")]

from watch_cases import PAGE, Proof  # noqa: E402
from watch_hand import picture_that_is_cropped  # noqa: E402
from watched import SHEET, Report, Server  # noqa: E402

FOLDER = ROOT / "docs" / "watch"
SIZE = {"width": 1360, "height": 850}
FINANCES = 52  # the page with the charts of the accounts


def figure(proof: Proof) -> None:
    """A total of the finances that was clicked."""
    proof.page.evaluate("(page) => import('/own/pages.js').then((pages) => pages.goTo({ page }))", FINANCES)
    proof.drawn()
    places = proof.data(f"/api/places/{FINANCES}")
    total = max(places["figures"], key=lambda one: one["box"][3])
    proof.click(FINANCES, total["box"])
    proof.page.wait_for_selector("#detail .number")


def sheet(proof: Proof) -> None:
    """Where a sheet has gone."""
    proof.show(PAGE)
    proof.page.fill("#sought", f"{SHEET}!")
    proof.page.press("#sought", "Enter")
    proof.page.wait_for_selector(".of-sheet")
    proof.drawn()


def plan(proof: Proof) -> None:
    """Frames, columns and baselines over a spread, a block that was clicked; by night."""
    proof.page.evaluate("() => import('/own/sheets.js').then((own) => own.follow(''))")
    proof.page.emulate_media(color_scheme="dark")
    proof.look("Communication digitale")
    proof.page.click("#layers summary")
    for value in ("frames", "columns", "baselines"):
        proof.page.check(f"#layers input[value={value}]")
    proof.page.keyboard.press("Escape")
    number = proof.data("/api/search?q=Communication digitale")["results"][0]["page"]
    places = proof.data(f"/api/places/{number}")
    block = next(one for one in places["blocks"] if one["words"].startswith("Communication digitale"))
    proof.click(number, block["box"], (0.05, 0.5))
    proof.page.wait_for_selector("#detail .words:has-text('Communication digitale')")


def by_hand(proof: Proof) -> None:
    """A picture that was clicked, with what of it is set by hand; reading order on the other page."""
    proof.page.emulate_media(color_scheme="light")
    for value in ("frames", "columns", "baselines"):
        proof.page.evaluate("(name) => document.querySelector(`#layers input[value=${name}]`).click()", value)
    number, box = picture_that_is_cropped(proof)
    proof.page.evaluate("() => document.querySelector('#layers input[value=reading]').click()")
    proof.click(number, box)
    proof.page.wait_for_selector("#detail .hand")


def broken(proof: Proof) -> None:
    """A layout that was saved with a mistake: the last pages stay."""
    proof.page.evaluate("() => document.querySelector('#layers input[value=reading]').click()")
    text = proof.report.layout.read_text("utf-8")
    proof.report.layout.write_text(text.replace("sections:", "sections: [", 1), "utf-8")
    proof.state("is-stale")
    proof.page.click("#tab-findings")
    proof.page.click("#findings summary >> nth=0")


def contact(proof: Proof) -> None:
    """All spreads."""
    proof.page.keyboard.press("Escape")
    proof.page.keyboard.press("c")
    proof.drawn()


def start(page: Any, report: Report) -> None:
    """The start page of the sample's folder, after a check with a mistake."""
    command = [
        sys.executable,
        "-m",
        "reportcli",
        "start",
        str(report.workbook.parent),
        "--no-open",
        "--ui-lang",
        "en",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=report.folder)
    try:
        assert process.stdout is not None
        address = next(line for line in process.stdout if "http" in line).split()[-1]
        page.goto(address)
        page.click(".reports button >> nth=1")
        page.wait_for_selector("#groups details")
        page.click("#groups summary >> nth=0")
        taken(page, "start")
    finally:
        process.terminate()
        process.wait()


def taken(page: Any, name: str) -> None:
    """Keeps what the page looks like."""
    page.mouse.move(5, 400)
    page.wait_for_timeout(2600)  # what flashes has ended
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(FOLDER / f"{name}.jpg", quality=86, optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        report = Report(Path(folder) / "project")
        server = Server(report, Path(folder) / "cache", "--ui-lang", "en")
        browser = driver.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE).new_page()
        proof = Proof(report, server, page)
        proof.opens()
        proof.look("Communication digitale")
        contact(proof)
        taken(page, "spreads")
        page.keyboard.press("c")
        for show in (figure, sheet, plan, by_hand, broken):
            show(proof)
            taken(page, show.__name__)
        server.stop()
        start(browser.new_context(viewport={"width": 1180, "height": 760}).new_page(), report)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
