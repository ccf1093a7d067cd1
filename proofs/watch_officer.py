"""More cases of `proofs/watch.py`: what an officer asks of the page."""

from __future__ import annotations

from watch_cases import PAGE, Proof
from watched import CELL, SHEET, painted_after


def sheet_is_followed(proof: Proof) -> str:
    """A sheet is chosen: all that it prints is outlined and listed; typed in the search as well."""
    page = proof.page
    proof.show(PAGE)
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.wait_for_selector(f"#sheet option[value='{SHEET}']", state="attached")
    page.select_option("#sheet", SHEET)
    page.wait_for_selector(".of-sheet")
    page.keyboard.press("Escape")
    outlined = page.locator(f'.page[data-number="{PAGE}"] .of-sheet').count()
    listed = page.locator("#detail .results button").count()
    assert outlined >= 5 and listed >= outlined, (outlined, listed)
    page.keyboard.press("l")
    page.select_option("#sheet", "")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('.of-sheet')")
    page.fill("#sought", "Accounts!")
    page.press("#sought", "Enter")
    page.wait_for_selector("#detail h2:has-text('Accounts')")
    page.fill("#sought", f"{SHEET}!")
    page.press("#sought", "Enter")
    page.wait_for_selector(".of-sheet")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.select_option("#sheet", "")
    page.keyboard.press("Escape")
    return f"{listed} places of {SHEET}, {outlined} of them outlined on page {PAGE}"


def paragraph_of_text(proof: Proof) -> str:
    """A paragraph of a text file that is clicked says its file and line, and the editor opens there."""
    page = proof.page
    page.keyboard.press("Escape")
    proof.show(PAGE)
    blocks = proof.data(f"/api/places/{PAGE}")["blocks"]
    block = next(one for one in blocks if one["words"].startswith("Rami Massad"))
    proof.click(PAGE, block["box"], (0.5, 0.2))
    page.wait_for_selector("#detail .words:has-text('Rami Massad')")
    named = page.locator("#detail .where").all_inner_texts()
    place = next(one for one in named if ".md:" in one)
    proof.server.called.unlink(missing_ok=True)
    page.click(f"#detail .where:has-text('{place}')")
    page.wait_for_selector(f"#answer:has-text('{place.split(':')[0]}')")
    proof.show(PAGE)
    painted_after(page, PAGE, proof.report.replace(proof.report.with_amount(28_888)))
    proof.state("ready")
    proof.page.wait_for_timeout(400)
    assert page.inner_text("#detail h2") == f"{SHEET}!{CELL}", "what was asked for last stays"
    return f"{place}, opened"


def findings_lead(proof: Proof) -> str:
    """A finding is opened: its place is in the window and outlined, its words say what to do."""
    page = proof.page
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    groups = page.locator("#findings h2").all_inner_texts()
    first = page.locator("#findings details:has(.go) >> nth=0")
    first.locator("summary").click()
    assert first.locator(".help").inner_text()
    number = first.locator(".go").inner_text().split()[-1]
    page.wait_for_selector(".finding-box")
    shown = page.evaluate("() => import('/own/pages.js').then((own) => own.current().folio)")
    assert shown == number, (shown, number)
    return f"{len(groups)} groups: {', '.join(groups)}; page {number}"


def switched(proof: Proof) -> str:
    """The pages of another profile, and findings without waivers; then back."""
    page = proof.page
    page.select_option("#profile", "screen")
    page.wait_for_function("() => import('/own/pages.js').then((own) => own.shown.profile === 'screen')")
    proof.drawn()
    proof.state("ready")
    page.select_option("#profile", "print")
    page.wait_for_function("() => import('/own/pages.js').then((own) => own.shown.profile === 'print')")
    proof.state("ready")
    counts = []
    for waived in (False, True):
        before = page.inner_text("#tab-findings")
        page.keyboard.press("Escape")
        page.keyboard.press("l")
        page.set_checked("#waivers", waived)
        page.keyboard.press("Escape")
        page.wait_for_function(
            "(text) => document.getElementById('tab-findings').innerText !== text", arg=before
        )
        proof.state("ready")
        counts.append(page.inner_text("#tab-findings"))
    return f"{counts[0]} without waivers, {counts[1]} with them"
