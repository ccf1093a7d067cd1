"""More cases of `proofs/watch.py`: what is set by hand, what readers get, the last PDF beside the pages."""

from __future__ import annotations

import shutil
from typing import Any

from watch_cases import CANVAS, PAGE, Proof

DRAWN = "([n, id]) => document.querySelector(`.page[data-number='${{n}}']`).dataset.drawn {} id"
DRAWN_AS = "(n) => import('/own/pages.js').then((own) => own.pages.get(n).drawn)"
GO = "(n) => import('/own/pages.js').then((own) => own.goTo({page: n}, false))"
NONE_DRAWN = "() => !document.querySelector('.layer .stop-name, .layer .contrast-name')"
OPENER = "layouts/solsoc/overrides.yaml"


def focus_is_moved(proof: Proof) -> str:
    """A picture is clicked, its focus pointed at, one line written; then taken back."""
    page, file = proof.page, proof.report.folder / OPENER
    number, box = picture_that_is_cropped(proof)
    before = _identity(proof, number)
    proof.click(number, box)
    page.wait_for_selector("#detail .hand")
    page.click("#detail .hand button.go")
    proof.click(number, box, (0.2, 0.3))
    page.wait_for_selector("#answer:has-text('overrides.yaml:')")
    (line,) = file.read_text("utf-8").splitlines()
    assert line.startswith("- {record: {table: photos, key: ") and "focal: [" in line, line
    page.wait_for_function(DRAWN.format("!=="), arg=[number, before])
    assert _identity(proof, number) != before
    proof.state("ready")
    page.click("#undo")
    page.wait_for_function(DRAWN.format("==="), arg=[number, before])
    assert not file.exists()
    return f"page {number}: {line}; taken back"


def picture_that_is_cropped(proof: Proof) -> tuple[int, list[float]]:
    """A picture of the sample that is cropped: its page and box."""
    for number in range(3, 12):
        for one in proof.data(f"/api/places/{number}")["blocks"]:
            block = proof.data(f"/api/block/{number}/{one['at']}")
            if block["settings"] and "focal" in block["settings"] and one["box"][2] > 150:
                proof.look(f"{block['where']['file']}:{block['where']['line']}")
                proof.page.evaluate(GO, number)
                proof.drawn()
                return number, one["box"]
    raise AssertionError("no picture")


def _identity(proof: Proof, number: int) -> str:
    return str(proof.page.get_attribute(f'.page[data-number="{number}"]', "data-drawn"))


def read_and_seen(proof: Proof) -> str:
    """What a screen reader says is listed, reading order and contrast are drawn; an answer that comes when
    its layer is off again draws nothing.
    """
    proof.page.keyboard.press("Escape")
    proof.page.keyboard.press("a")
    proof.page.wait_for_selector("#detail .reading button")
    stops = proof.page.locator("#detail .reading button").count()
    _layers(proof, "reading", "contrast")
    proof.page.wait_for_selector(".layer .stop-name")
    proof.page.wait_for_selector(".layer .contrast-name")
    _layers(proof, "reading", "contrast")
    proof.page.wait_for_function(NONE_DRAWN)
    late = _late_answers(proof)
    assert proof.page.evaluate(NONE_DRAWN), "a late answer has drawn a layer that is off"
    return f"{stops} stops on a page, nothing drawn of {late} late answers"


def _late_answers(proof: Proof) -> int:
    """Switches contrast on and off on pages not looked at before, while its answers are held back; gives how
    many came afterwards.
    """
    held: list[Any] = []
    proof.page.route("**/api/contrast/*", lambda route: held.append(route))
    proof.page.evaluate(GO, PAGE - 15)
    proof.drawn()
    _layers(proof, "contrast")
    for _ in range(100):
        if held:
            break
        proof.page.wait_for_timeout(50)
    _layers(proof, "contrast")
    for route in held:
        route.continue_()
    proof.page.wait_for_timeout(1000)
    proof.page.unroute("**/api/contrast/*")
    assert held, "no answer was held back"
    return len(held)


def _layers(proof: Proof, *names: str) -> None:
    proof.page.keyboard.press("Escape")
    proof.page.keyboard.press("l")
    for name in names:
        proof.page.click(f'#layers input[value="{name}"]')
    proof.page.keyboard.press("Escape")


def beside_the_last(proof: Proof) -> str:
    """The delivered PDF is laid over the pages up to a line."""
    page = proof.page
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.wait_for_selector("#answer:has-text('reportcli build')")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    shutil.copy(proof.report.folder / "fresh.pdf", proof.report.workbook.with_suffix(".pdf"))
    page.keyboard.press("d")
    page.wait_for_selector("canvas.old[data-scale]")
    page.wait_for_timeout(300)
    laid = page.locator("canvas.old[data-scale]").count()
    page.focus("#old")
    page.keyboard.press("Home")
    assert page.evaluate("() => document.getElementById('spreads').style.getPropertyValue('--old')") == "0"
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert page.locator("canvas.old").count() == 0
    return f"{laid} pages laid over"


def as_a_draft(proof: Proof) -> str:
    """The switches of the set-up: a draft, and back."""
    page = proof.page
    for wanted in (True, False):
        page.keyboard.press("Escape")
        page.keyboard.press("l")
        page.set_checked("#draft", wanted)
        page.keyboard.press("Escape")
        page.wait_for_function(f"() => document.getElementById('draft').checked === {str(wanted).lower()}")
        page.wait_for_timeout(400)
        proof.state("ready")
    return "set as a draft, and back"


def plate_by_plate(proof: Proof) -> str:
    """Inks are shown as in print and plate by plate: other pictures, and the first again afterwards."""
    page = proof.page
    page.keyboard.press("Escape")
    proof.show(PAGE)
    first = page.evaluate(CANVAS, PAGE)
    shown = []
    for look in ("proof", "cyan", "black", "screen"):
        page.keyboard.press("Escape")
        page.keyboard.press("l")
        page.select_option("#look", look)
        page.keyboard.press("Escape")
        _until_shown_as(proof, look)
        shown.append(page.evaluate(CANVAS, PAGE))
    assert shown[-1] == first
    assert all(one != other for at, one in enumerate(shown) for other in shown[:at])
    return f"{len(shown)} looks"


def _until_shown_as(proof: Proof, look: str) -> None:
    """Waits until the page of the cell is drawn so: a soft proof puts four plates of each page together."""
    for _ in range(150):
        if str(proof.page.evaluate(DRAWN_AS, PAGE)).endswith(f" {look}"):
            return
        proof.page.wait_for_timeout(100)
    raise AssertionError(f"not shown as {look}")
