"""A page hears the last word of each kind, also one that comes late."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from unittest.mock import Mock

from reportcli.watch.channel import PIECE, Channel


async def heard(channel: Channel, count: int) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    async for line in channel.listen():
        lines.append(json.loads(line))
        if len(lines) == count:
            break
    return lines


def test_who_comes_late_hears_what_still_holds() -> None:
    async def run() -> None:
        channel = Channel()
        channel.say("pages", {"view": 1})
        channel.say("findings", {"count": 3})
        channel.say("pages", {"view": 2})
        assert await heard(channel, 2) == [{"kind": "findings", "count": 3}, {"kind": "pages", "view": 2}]

    asyncio.run(run())


def test_what_is_attached_follows_its_line_and_who_waits_knows_when_it_is_sent() -> None:
    async def run() -> None:
        channel, sent = Channel(), Mock()
        data = bytes(range(256)) * (PIECE // 128)
        listening = channel.listen()
        channel.say("pages", {"view": 1}, [data], sent)
        sent.assert_called_once()  # nobody listens
        channel.say("pages", {"view": 2}, [data, b"x"], sent)
        line = await anext(listening)
        assert json.loads(line) == {"kind": "pages", "view": 2, "attached": [len(data), 1]}
        channel.say("work", {}, heard=(later := Mock()))
        pieces = [await anext(listening) for _ in range(3)]
        assert b"".join(map(_bytes, pieces)) == data + b"x"
        later.assert_not_called()
        await anext(listening)
        await listening.aclose()
        later.assert_called_once()

    asyncio.run(run())


def _bytes(said: str | bytes) -> bytes:
    assert isinstance(said, bytes)
    return said


def test_two_pages_hear_the_same_and_both_end() -> None:
    async def run() -> None:
        channel = Channel()
        both = [asyncio.create_task(heard(channel, 9)) for _ in range(2)]
        await asyncio.sleep(0)
        channel.say("pages", {"view": 1})
        channel.close()
        assert await asyncio.gather(*both) == [[{"kind": "pages", "view": 1}]] * 2

    asyncio.run(run())


def test_silence_is_broken_by_an_empty_line() -> None:
    async def run() -> None:
        async for line in Channel().listen(quiet=0.001):
            assert line == "\n"
            return

    asyncio.run(run())


def test_whoever_stops_listening_as_something_is_said_does_stop() -> None:
    async def run() -> None:
        channel = Channel()
        listening = asyncio.create_task(heard(channel, 9))
        for _ in range(5):
            await asyncio.sleep(0)
        channel.say("pages", {"view": 1})
        listening.cancel()
        await asyncio.wait({listening}, timeout=5)
        assert listening.cancelled()

    asyncio.run(run())
