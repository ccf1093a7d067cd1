"""What is said to every open page: the last word of each kind, and nothing that a newer one replaces."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

QUIET = 15.0  # seconds after which a line without meaning shows that both ends are there


class Channel:
    """Takes what is to be said, by kind; `listen` gives each page what it has not heard."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, str]] = {}
        self._said = 0
        self._news = asyncio.Event()
        self._open = True

    def say(self, kind: str, data: object) -> None:
        """Says it to every page that listens now or later, until something newer of its kind."""
        self._said += 1
        self._last.pop(kind, None)
        self._last[kind] = self._said, json.dumps({"kind": kind, **_object(data)}, ensure_ascii=False)
        self._wake()

    def close(self) -> None:
        """Ends every listening, when all is said."""
        self._open = False
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def listen(self, quiet: float = QUIET) -> AsyncIterator[str]:
        """Lines of JSON, one an event; an empty one where nothing has been said for a while."""
        heard = 0
        while True:
            news = self._news
            fresh = [(number, line) for number, line in self._last.values() if number > heard]
            for number, line in fresh:
                heard = number
                yield f"{line}\n"
            if fresh:
                continue
            if not self._open:
                return
            try:
                async with asyncio.timeout(quiet):  # wait_for may lose a cancellation
                    await news.wait()
            except TimeoutError:
                yield "\n"


def _object(data: object) -> dict[str, object]:
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {"data": data}
