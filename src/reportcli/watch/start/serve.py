"""The server of the start page, as that of the workshop: loopback alone, a port and a token of its own."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn

from reportcli.watch.server.access import Guard, Rules
from reportcli.watch.server.serve import LOOPBACK, bound, configured, open_browser, until_ended
from reportcli.watch.start.app import application
from reportcli.watch.start.desk import Desk
from reportcli.watch.start.previews import Previews


def serve(desk: Desk, lang: str, say: Callable[[str], None], *, port: int = 0, opens: bool = True) -> None:
    """Serves until it is interrupted. say: is given the address; opens: the browser too.

    Raises Findings where the port is not free.
    """
    listening = bound(port)
    rules = Rules(listening.getsockname()[1], secrets.token_urlsafe(24))
    address = f"http://{LOOPBACK}:{rules.port}/#{rules.token}"
    say(address)
    previews = Previews()
    try:
        with until_ended(), tempfile.TemporaryDirectory(prefix="reportcli-") as folder:
            if opens:
                open_browser(address, Path(folder))
            guarded = Guard(application(desk, previews, lang), rules)
            asyncio.run(uvicorn.Server(configured(guarded)).serve(sockets=[listening]))
    finally:
        previews.close()
