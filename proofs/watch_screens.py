"""More cases of `proofs/watch.py`: screens, tabs, and the judgement of axe-core."""

from __future__ import annotations

from watch_cases import Proof
from watched import HEARD


def small_and_large(proof: Proof) -> str:
    for width, height in ((360, 640), (320, 256), (1280, 800)):  # 320 × 256: 1280 × 1024 at 400 %
        proof.page.set_viewport_size({"width": width, "height": height})
        proof.page.wait_for_timeout(250)
        wide = proof.page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} at {width}"
    return "nothing runs out of 320 px"


def turned_and_reloaded(proof: Proof) -> str:
    proof.page.keyboard.press("Escape")
    for _ in range(25):
        proof.page.keyboard.press("ArrowRight")
        proof.drawn()
    held = proof.page.locator(".page[data-drawn]").count()
    assert 0 < held <= 30, held
    proof.page.reload()
    proof.state("ready")
    proof.page.evaluate(HEARD)
    proof.drawn()
    fresh = proof.page.context.browser.new_context().new_page()
    fresh.goto(proof.server.address.partition("#")[0])
    fresh.wait_for_selector('#state[data-state="refused-link"]')
    fresh.close()
    return f"{held} pictures are held; the tab goes on, another one without the token does not"


def axe(proof: Proof) -> str:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        return "not run: axe-playwright-python is not installed"
    found: list[str] = []
    for scheme in ("light", "dark"):
        proof.page.emulate_media(color_scheme=scheme)
        for prepare in ("() => 0", "() => document.getElementById('keys-open').click()"):
            proof.page.evaluate(prepare)
            results = Axe().run(proof.page)
            for one in results.response["violations"]:
                found.append(f"{scheme} {one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}")
        proof.page.keyboard.press("Escape")
    proof.page.emulate_media(color_scheme="light")
    assert found == [], found
    return f"{len(results.response['passes'])} rules passed, none violated, light and dark"
