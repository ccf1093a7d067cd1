"""Nothing answers but to the page of this server, on this machine, with the token of this run."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reportcli.watch.server.access import Rules
from watch.server import OWN, PORT, TOKEN, Page

RULES = Rules(PORT, TOKEN)
FORGED = [
    ({"host": "127.0.0.1:9999"}, 421),  # another port
    ({"host": "evil.example"}, 421),  # a name that points here
    ({"host": ""}, 421),
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "null"}, 403),  # a sandboxed frame
    ({"origin": f"http://127.0.0.1:{PORT + 1}"}, 403),  # another program of this machine
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"x-reportcli-token": ""}, 401),
    ({"x-reportcli-token": TOKEN[:-1]}, 401),
]


@pytest.mark.parametrize(("forged", "status"), FORGED)
def test_what_comes_from_elsewhere_is_refused(forged: dict[str, str], status: int) -> None:
    for method in ("GET", "POST"):
        assert RULES.refusal(method, "/api/search", {**OWN, **forged}) == status


def test_an_order_says_where_it_comes_from() -> None:
    without = {name: value for name, value in OWN.items() if name != "origin"}
    assert RULES.refusal("POST", "/api/open", without) == 403
    assert RULES.refusal("GET", "/api/search", without) is None
    assert RULES.refusal("POST", "/api/open", OWN) is None
    assert RULES.refusal("DELETE", "/api/open", OWN) == 405


def test_the_own_page_is_for_whoever_finds_it_and_holds_nothing() -> None:
    assert RULES.refusal("GET", "/", {"host": f"localhost:{PORT}", "sec-fetch-site": "cross-site"}) is None
    assert RULES.refusal("GET", "/", {"host": "evil.example"}) == 421


def test_every_answer_carries_the_policy(tmp_path: Path) -> None:
    page = Page(tmp_path / "2024.xlsx")
    for path, status in (("/", 200), ("/api/search?q=1", 200), ("/nowhere", 404), ("/own/../../x", 404)):
        answered = asyncio.run(page.ask(path))
        assert answered.status == status
        policy = answered.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy
        assert answered.headers["cache-control"] == "no-store"
        assert answered.headers["x-content-type-options"] == "nosniff"
        assert answered.headers["referrer-policy"] == "no-referrer"
    refused = asyncio.run(page.ask("/api/search?q=1", headers={**OWN, "x-reportcli-token": "no"}))
    assert refused.status == 401 and refused.body == b""
    assert "content-security-policy" in refused.headers
    page.workshop.close()
