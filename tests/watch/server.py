"""A workshop without a network: its application is called as the server calls it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from reportcli.request import Request
from reportcli.watch.channel import Channel
from reportcli.watch.saves import Pace
from reportcli.watch.server.access import Guard, Rules
from reportcli.watch.server.app import application
from reportcli.watch.workshop import Workshop

TOKEN = "a-token-that-nobody-guesses"
PORT = 8123
OWN = {"host": f"127.0.0.1:{PORT}", "origin": f"http://127.0.0.1:{PORT}", "x-reportcli-token": TOKEN}
QUICK = Pace(slow=0.02, still=0.002, patience=0.05)


@dataclass
class Answered:
    """What the server has answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def data(self) -> Any:
        return json.loads(self.body)


class Memory:
    """Remembers in this process."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.held.get((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> None:
        self.held[kind, key] = data


async def asked_of(
    app: Guard, path: str, body: object = None, headers: dict[str, str] | None = None, method: str = ""
) -> Answered:
    """One request by ASGI; a POST where there is a body."""
    sent = json.dumps(body).encode() if body is not None else b""
    where, _, query = path.partition("?")
    given = OWN if headers is None else headers
    scope = {
        "type": "http",
        "method": method or ("POST" if body is not None else "GET"),
        "path": unquote(where),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    answered = Answered()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answered.status = message["status"]
            answered.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answered.body += message.get("body", b"")

    await app(scope, receive, send)
    return answered


class Page:
    """A page that is open: asks the application, and hears what is said."""

    def __init__(self, workbook: Path, lang: str | None = "en") -> None:
        self.channel = Channel()
        self.workshop = Workshop(Request(workbook), Memory(), lang, self.channel)
        self.app = Guard(application(self.workshop, self.channel), Rules(PORT, TOKEN))
        self.heard: list[dict[str, Any]] = []
        self.pushed: list[bytes] = []

    async def ask(
        self, path: str, body: object = None, headers: dict[str, str] | None = None, method: str = ""
    ) -> Answered:
        """One request by ASGI; a POST where there is a body."""
        return await asked_of(self.app, path, body, headers, method)

    async def hears(self, kind: str, more: Callable[[dict[str, Any]], bool] | None = None) -> dict[str, Any]:
        """The next event of a kind, also one that was said before and not yet waited for."""
        while True:
            for number, event in enumerate(self.heard):
                if event["kind"] == kind and (more is None or more(event)):
                    del self.heard[: number + 1]
                    return event
            await asyncio.sleep(0.005)

    async def listen(self) -> None:
        async for line in self.channel.listen():
            if isinstance(line, bytes):
                self.pushed.append(line)
            elif line.strip():
                self.heard.append(json.loads(line))


async def no_events(_folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[object]:
    """A drive that reports nothing: what changes is found by looking."""
    await stop.wait()
    if not stop.is_set():
        yield None


def with_page(workbook: Path, test: Callable[[Page], Awaitable[None]], lang: str | None = "en") -> None:
    """Runs a test beside a workshop that follows its report."""

    async def run() -> None:
        page = Page(workbook, lang)
        tasks = [
            asyncio.create_task(page.workshop.follow(no_events, QUICK)),
            asyncio.create_task(page.listen()),
        ]
        try:
            await asyncio.wait_for(test(page), 60)
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task
            page.workshop.close()

    asyncio.run(run())
