"""Proof: the workshop in a real browser.

    python proofs/watch.py [--saves 20] [--chromium /usr/bin/chromium]

Needs `pip install -e ".[watch]" playwright` and Chromium (Debian: apt-get install chromium); with
axe-playwright-python the page is also judged by axe-core. Works on a copy of the Solsoc sample. Latency is
from the moment at which the save is complete to the frame that shows it: the callback after the frame in
which the new picture was drawn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "proofs")]

from watch_cases import Proof  # noqa: E402
from watch_hand import as_a_draft, beside_the_last, focus_is_moved, plate_by_plate, read_and_seen  # noqa: E402
from watch_latency import of_numbers, of_tables, of_texts  # noqa: E402
from watch_officer import findings_lead, paragraph_of_text, sheet_is_followed, switched  # noqa: E402
from watch_screens import axe, small_and_large, turned_and_reloaded  # noqa: E402
from watch_start import without_a_terminal  # noqa: E402
from watched import Report, Server  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        report = Report(Path(folder) / "project")
        server = Server(report, Path(folder) / "cache")
        browser = driver.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        elsewhere: list[str] = []
        own = f"http://127.0.0.1:{server.port}/"
        page.on(
            "request",
            lambda request: None if request.url.startswith((own, "blob:")) else elsewhere.append(request.url),
        )
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda problem: wrong.append(str(problem)))
        proof = Proof(report, server, page)
        try:
            proof.case("the pages open", proof.opens)
            proof.case("a cell is edited on the disk, the new number is seen", proof.new_number)
            proof.case("broken YAML: message and stale mark, then mended", proof.broken_and_mended)
            proof.case("a figure that is clicked reads its cell", proof.figure_reads_its_cell)
            proof.case(
                "a block that is clicked reads its line, and the editor opens", proof.block_reads_its_line
            )
            proof.case("a focus is moved by hand, and taken back", lambda: focus_is_moved(proof))
            proof.case("reading order and contrast", lambda: read_and_seen(proof))
            proof.case("beside the PDF that was delivered last", lambda: beside_the_last(proof))
            proof.case("plates, and as in print", lambda: plate_by_plate(proof))
            proof.case("as a draft", lambda: as_a_draft(proof))
            proof.case("keyboard alone", proof.by_keys_alone)
            proof.case("forged requests", proof.forged_requests)
            proof.case("files outside the project", proof.outside_the_root)
            proof.case("half-saved workbook", proof.half_saved)
            proof.case("small screens and 400 % zoom", lambda: small_and_large(proof))
            proof.case("turned to the end, loaded again", lambda: turned_and_reloaded(proof))
            proof.case("axe-core", lambda: axe(proof))
            proof.case("a paragraph of a text leads to its line", lambda: paragraph_of_text(proof))
            proof.case("a sheet says where it has gone", lambda: sheet_is_followed(proof))
            proof.case("findings lead to their place and say the mend", lambda: findings_lead(proof))
            proof.case("another profile, and waivers", lambda: switched(proof))
            proof.case(
                "without a terminal",
                lambda: without_a_terminal(browser, Path(folder), ROOT / "sample_data" / "pls" / "2024.xlsx"),
            )
            proof.case("latency of a number", lambda: of_numbers(proof, options.saves))
            proof.case("latency of a text", lambda: of_texts(proof, options.saves))
            proof.case("latency of a new table", lambda: of_tables(proof, options.saves))
            proof.case(
                "nothing is asked of elsewhere, no error in the console", lambda: _none(elsewhere + wrong)
            )
            proof.case("the server ends", proof.ends)
        finally:
            browser.close()
            if server.process.poll() is None:
                server.process.kill()
            said = (report.folder / "server.log").read_text()
        proof.case("the server's log is empty", lambda: _none([said] if said else []))
    print(f"{proof.failed} failed" if proof.failed else "all hold")
    return int(proof.failed > 0)


def _none(found: list[str]) -> None:
    assert found == [], found[:5]


if __name__ == "__main__":
    sys.exit(main())
