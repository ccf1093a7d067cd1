"""Waits for saves: events of the operating system wake it, a slow look finds what they leave out.

Drives of a network, of another operating system or of a cloud give no events; there the slow look is all
there is. What counts is what files look like, so that a save is a save however a program does it: in place,
by replacing, in several steps.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reportcli.model.value_class import dataclass
from reportcli.watch.disk import Look, Seen, all_sealed, all_whole, changed_files, differs, look

ROUNDS = 1000  # of looks at files that change and change
Events = Callable[[Sequence[Path], asyncio.Event], AsyncIterator[object]]


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. slow: between looks where no event comes; still: how long files stay as they are before they
    count as saved; patience: for half a file to become a whole one; idle: without a save, after which unused
    memory is given back.
    """

    slow: float = 0.7
    still: float = 0.02
    patience: float = 1.5
    idle: float = 0.5


async def next_save(seen: Seen, before: Look, events: Events, pace: Pace) -> Look:
    """How all looks when what is on the disk is other than it was and at rest.

    before: how it looked when the run began whose pages are shown.
    """
    woken = asyncio.Event()
    stop = asyncio.Event()
    listening = asyncio.create_task(_listen(events(seen.folders(), stop), woken))
    try:
        while not differs(before, now := await asyncio.to_thread(look, seen)):
            with suppress(TimeoutError):
                async with asyncio.timeout(pace.slow):
                    await woken.wait()
            woken.clear()
        return await _at_rest(seen, before, now, pace)
    finally:
        stop.set()
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _listen(events: AsyncIterator[object], woken: asyncio.Event) -> None:
    with suppress(OSError, RuntimeError):  # there are no events to be had here: the slow look goes on
        async for _ in events:
            woken.set()


async def _at_rest(seen: Seen, before: Look, last: Look, pace: Pace) -> Look:
    """Waits until nothing changes any more and no changed file is half saved; a file that stays half, or
    gone, ends the patience, and so does one that never rests. Nothing is waited for where the end of every
    changed file says that it is whole. Gives how all looked then; last: how it looks now.
    """
    waited = 0.0
    if await asyncio.to_thread(all_sealed, changed_files(before, last)):
        return last
    for _ in range(ROUNDS):
        await asyncio.sleep(pace.still)
        now = await asyncio.to_thread(look, seen)
        if differs(last, now):
            waited, last = 0.0, now
            continue
        waited += pace.still
        if waited >= pace.patience or await asyncio.to_thread(all_whole, changed_files(before, now)):
            return now
    return last


async def system_events(folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[object]:
    """What the operating system reports of these folders."""
    from watchfiles import awatch

    changes = awatch(
        *folders, watch_filter=None, recursive=False, step=5, debounce=30, stop_event=stop, rust_timeout=1000
    )
    async for change in changes:
        yield change
