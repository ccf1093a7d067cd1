"""The server: on the loopback address alone, with a port and a token of its own, until it is stopped."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from reportcli.model.blobs import Blobs
from reportcli.model.diagnostic import Findings, error
from reportcli.model.value_class import dataclass
from reportcli.request import Request
from reportcli.watch.channel import Channel
from reportcli.watch.saves import Pace, system_events
from reportcli.watch.server.access import Guard, Rules
from reportcli.watch.server.app import application
from reportcli.watch.workshop import Workshop

LOOPBACK = "127.0.0.1"
GRACE = 2  # seconds that open answers have when the server is stopped


@dataclass(frozen=True, slots=True)
class Served:
    """How a report is watched. port: 0 for any that is free; opens: the browser too; lang: of messages;
    editor: as in `opening.editor_call`.
    """

    request: Request
    blobs: Blobs | None = None
    port: int = 0
    opens: bool = False
    lang: str | None = None
    editor: str | None = None


def serve(served: Served, say: Callable[[str], None]) -> None:
    """Serves until it is interrupted. say: is given the address, which holds the token in its fragment.

    Raises Findings where the port is not free.
    """
    listening = bound(served.port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    address = f"http://{LOOPBACK}:{port}/#{token}"
    say(address)
    with until_ended(), tempfile.TemporaryDirectory(prefix="reportcli-") as folder:
        if served.opens:
            open_browser(address, Path(folder))
        asyncio.run(_run(served, listening, Rules(port, token)))


@contextmanager
def until_ended() -> Iterator[None]:
    """What is inside ends in order by Ctrl+C, and as well when the process is ended or its terminal closed:
    what it has started would else go on without it.
    """
    ends = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {one: signal.signal(one, signal.default_int_handler) for one in ends}
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def bound(port: int) -> socket.socket:
    """A socket that listens on the loopback address. Raises Findings."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # the port of a server that has just ended; on Windows it would take a used one
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # a browser that is quicker than the server waits
    except OSError as problem:
        listening.close()
        raise Findings([error("watch-port", None, port=port, why=problem.strerror or problem)]) from None
    return listening


def open_browser(address: str, folder: Path) -> bool:
    """Opens the browser by a file that leads on to the address: the list of running programs, which others on
    the machine may see, then holds no token. folder: which nobody else can read.
    """
    file = folder / "open.html"
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={address}"><title>reportcli</title>',
        encoding="utf-8",
    )
    file.chmod(0o600)
    try:
        return webbrowser.open(file.as_uri())
    except webbrowser.Error:
        return False


async def _run(served: Served, listening: socket.socket, rules: Rules) -> None:
    channel = Channel()
    workshop = Workshop(served.request, served.blobs, served.lang, channel)
    server = _Server(configured(Guard(application(workshop, channel, served.editor), rules)), channel)
    following = asyncio.create_task(workshop.follow(system_events, Pace()))
    following.add_done_callback(lambda _: server.end())  # it ends by a fault alone, which is raised below
    try:
        await server.serve(sockets=[listening])
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        workshop.close()


def configured(app: Guard) -> uvicorn.Config:
    """How every page of ours is served: nothing is logged, no name of a server, no sockets of the web."""
    return uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE,
    )


class _Server(uvicorn.Server):
    """Says to the pages that it ends, which would else listen on."""

    def __init__(self, config: uvicorn.Config, channel: Channel) -> None:
        super().__init__(config)
        self._channel = channel

    def end(self) -> None:
        """Ends as after an interrupt."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the answers that have no end."""
        self._channel.close()
        await super().shutdown(sockets)
