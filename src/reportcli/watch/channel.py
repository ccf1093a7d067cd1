"""What is said to every open page: the last word of each kind, and nothing that a newer one replaces."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Sequence

from reportcli.model.value_class import dataclass

QUIET = 15.0  # seconds after which a line without meaning shows that both ends are there
PIECE = 1 << 18  # bytes that are handed to the connection at once


@dataclass(frozen=True, slots=True)
class Word:
    """What was said, as a line of JSON, and the bytes that follow it; number: of all words."""

    number: int
    line: str
    attached: Sequence[bytes]


class Channel:
    """Takes what is to be said, by kind; `listen` gives each page what it has not heard."""

    def __init__(self) -> None:
        self._last: dict[str, Word] = {}
        self._said = 0
        self._news = asyncio.Event()
        self._open = True
        self._heard: dict[object, int] = {}
        self._waiting: list[tuple[int, Callable[[], None]]] = []

    def say(
        self,
        kind: str,
        data: object,
        attached: Sequence[bytes] = (),
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        """Says it to every page that listens now or later, until something newer of its kind.

        attached: follow the line as they are; it says how long each is. heard: called when every page that
        listens has been sent it.
        """
        self._said += 1
        self._last.pop(kind, None)
        said = {"kind": kind, **_object(data)}
        if attached:
            said["attached"] = [len(one) for one in attached]
        self._last[kind] = Word(self._said, f"{json.dumps(said, ensure_ascii=False)}\n", attached)
        self._waiting.append((self._said, heard))
        self._tell()
        self._wake()

    def close(self) -> None:
        """Ends every listening, when all is said."""
        self._open = False
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    def _tell(self) -> None:
        """Calls who waits for a word that all pages have been sent."""
        least = min(self._heard.values(), default=self._said)
        done = [heard for number, heard in self._waiting if number <= least]
        self._waiting = [(number, heard) for number, heard in self._waiting if number > least]
        for heard in done:
            heard()

    async def listen(self, quiet: float = QUIET) -> AsyncGenerator[str | bytes, None]:
        """Lines of JSON, one an event, each with what is attached to it; an empty line where nothing has been
        said for a while.
        """
        page = object()
        self._heard[page] = 0
        try:
            async for said in self._words(page, quiet):
                yield said
        finally:
            del self._heard[page]
            self._tell()

    async def _words(self, page: object, quiet: float) -> AsyncGenerator[str | bytes, None]:
        while True:
            news = self._news
            fresh = [word for word in self._last.values() if word.number > self._heard[page]]
            for word in fresh:
                yield word.line
                for data in word.attached:
                    for start in range(0, len(data), PIECE):
                        yield data[start : start + PIECE]
                self._heard[page] = word.number
                self._tell()
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
