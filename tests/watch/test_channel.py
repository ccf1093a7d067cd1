"""A page hears the last word of each kind, also one that comes late."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from reportcli.watch.channel import Channel


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
