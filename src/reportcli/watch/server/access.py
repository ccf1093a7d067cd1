"""Who may ask: this machine's browser, from the page that this server gave, with the token of this run.

Another page that is open in the same browser can send requests to the loopback address, or have a name of its
own point there. The first is told by `Origin` and `Sec-Fetch-Site` (Fetch Standard), the second by `Host`
(RFC 9110, 7.2); neither knows the token, which no address that is logged or kept holds: it comes in the
fragment, which browsers do not send, and goes back in a header.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from reportcli.model.value_class import dataclass

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

HEADER = "x-reportcli-token"
GUARDED = "/api/"
OWN = ("same-origin", "none")  # of Sec-Fetch-Site: the page itself, an address typed by hand

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a request must say. port: of this server; token: of this run."""

    port: int
    token: str

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> int | None:
        """The status that a request is refused with; None where it may pass. headers: by small letters."""
        hosts = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost")}
        origin = headers.get("origin")
        if headers.get("host", "").lower() not in hosts:
            return 421
        if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
            return 403
        if method not in ("GET", "HEAD") and (method != "POST" or origin is None):
            return 403 if method == "POST" else 405
        if not path.startswith(GUARDED):  # the page's own files, the same for everybody
            return None
        if headers.get("sec-fetch-site", "none") not in OWN:
            return 403
        return None if self._knows(headers.get(HEADER, "")) else 401

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())


class Guard:
    """Stands before an application: refuses, and puts the headers on every answer."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One connection by ASGI 3; nothing but HTTP passes."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._rules.refusal(scope["method"], scope["path"], headers)
        answer = _Answer(send)
        if refused is not None:
            await answer.bare(refused)
            return
        try:
            await self._app(scope, receive, answer.send)
        except Exception:  # a fault of ours: the page is refused, nobody sees where it happened
            await answer.bare(500)


class _Answer:
    """One answer, with the headers of all."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *added]}
        await self._send(message)

    async def bare(self, status: int) -> None:
        """Nothing but a status, unless something has been answered already."""
        if not self._begun:
            await self.send({"type": "http.response.start", "status": status, "headers": []})
            await self.send({"type": "http.response.body", "body": b""})
