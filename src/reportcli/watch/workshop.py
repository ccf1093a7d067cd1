"""The workshop itself: sets the report again, keeps the last pages that were good, and says what is new."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles
from reportcli.messages import catalogue
from reportcli.model.blobs import Blobs
from reportcli.model.diagnostic import Findings, error
from reportcli.model.languages import FALLBACK
from reportcli.request import Outcome, Request
from reportcli.run.preview import Preview
from reportcli.session import Session
from reportcli.watch.by_hand import ByHand
from reportcli.watch.changes import Change, changes
from reportcli.watch.channel import Channel
from reportcli.watch.disk import Look, Seen, look, seen_by, since
from reportcli.watch.drawn.pictures import Looking, PagePictures
from reportcli.watch.findings import listed
from reportcli.watch.places import Places, places_of
from reportcli.watch.saves import Events, Pace, next_save
from reportcli.watch.stages import StageTimes
from reportcli.watch.unused import Unused
from reportcli.watch.view import Data, View, view_data, view_of

SEEN_FIRST = 4  # of the pages that are looked at, whose pictures go with the news
REST = 0.15  # seconds that findings wait for pictures to be sent


class Workshop:
    """One report that is watched. Everything of it runs in one event loop, and what is heavy in two threads
    beside it: one sets and paints, the other draws pictures.
    """

    def __init__(self, request: Request, blobs: Blobs | None, lang: str | None, channel: Channel) -> None:
        """blobs: what runs remember; lang: of messages, None for that of the workbook."""
        self._request = request
        self._stages = StageTimes()
        self._session = Session(self._stages, blobs)
        self._lang = lang
        self._channel = channel
        self._setting = ThreadPoolExecutor(1, "setting")
        self.pictures = PagePictures(self._setting)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._asked = asyncio.Event()
        self._seen = Seen(frozenset({str(request.workbook.resolve())}))
        self._observed: Observations | None = None
        self.language = lang or FALLBACK
        self.view: View | None = None
        self.places: Places | None = None
        self.files: ProjectFiles | None = None
        self.looking = Looking()
        self.by_hand = ByHand()

    # ---- following

    async def follow(self, events: Events, pace: Pace) -> None:
        """Sets the report, then again after every save and every change of a switch, for ever."""
        self._loop = asyncio.get_running_loop()
        with Unused() as unused:
            looked: Look | None = None
            while True:
                before = looked if looked is not None else await asyncio.to_thread(look, self._seen)
                self._asked.clear()
                await self._in_setting(self._set)
                before = await asyncio.to_thread(since, before, self._seen, self._observed)
                if unused.is_much():
                    await self._in_setting(unused.give_back)
                looked = await self._until_changed(before, events, pace, unused)

    async def _until_changed(self, before: Look, events: Events, pace: Pace, unused: Unused) -> Look | None:
        """Waits for a save, and gives how all looks then; None where it was a switch."""
        saved = asyncio.create_task(next_save(self._seen, before, events, pace))
        waiting: set[asyncio.Task[object]] = {saved, asyncio.create_task(self._asked.wait())}
        try:
            done, _ = await asyncio.wait(waiting, timeout=pace.idle, return_when=asyncio.FIRST_COMPLETED)
            if not done:
                await self._in_setting(unused.give_back)
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            return saved.result() if saved.done() else None
        finally:
            for task in waiting:
                task.cancel()
            for task in waiting:
                with suppress(asyncio.CancelledError):
                    await task

    def switch(
        self,
        *,
        profile: str | None = None,
        edition: str | None = None,
        draft: bool | None = None,
        waivers: bool | None = None,
    ) -> None:
        """Another profile or edition from now on; as a draft or not; with waivers or without."""
        asked = self._request
        self._request = replace(
            asked,
            profiles=asked.profiles if profile is None else (profile,),
            lang=asked.lang if edition is None else edition,
            draft=asked.draft if draft is None else draft,
            waivers=asked.waivers if waivers is None else waivers,
        )
        self._asked.set()

    def close(self) -> None:
        """Ends the threads, when what they are at is done."""
        self._setting.shutdown(wait=False, cancel_futures=True)
        self.pictures.close()

    # ---- setting, in its thread

    def _set(self) -> object:
        request, shown = self._request, self.view
        self._say("work", {"busy": True})
        self._stages.begin()
        try:
            outcome = self._session.preview(request, self._on_pages)
        except Exception as fault:
            problem = f"{type(fault).__name__}: {fault}"[:200]
            outcome = Outcome([error("watch-fault", None, problem=problem)])
        self._after(request, outcome, stale=self.view is shown)
        return None

    def _on_pages(self, preview: Preview) -> None:
        """New pages are announced, with the pictures of those in the middle of the window; others that are
        looked at follow. Nothing else is done meanwhile: Python would not let these be sent.
        """
        old, view = self.view, view_of(self.view.number + 1 if self.view else 1, preview)
        before = ((), ()) if old is None or not _comparable(old, view) else (old.pages, old.digests)
        new = changes(*before, view.pages, view.digests)
        self.view, self.places = view, None
        self.language = self._spoken(preview.examined.workbook.language)
        self.files = preview.examined.files
        looking = self.looking
        first, later = _looked_at(looking, {change.page for change in new})
        listed, drawn = self._drawn(view, first, looking)
        changed = _changed(new if old is not None and before[1] else [])
        data = {**view_data(view), "changed": changed, "pictures": listed, "coming": later}
        sent = self._say("pages", {**data, "took": self._stages.took()}, drawn)
        if later:
            listed, drawn = self._drawn(view, later, looking)
            sent = self._say("pictures", {"pictures": listed}, drawn)
        if drawn:
            sent.wait(REST)

    def _drawn(self, view: View, pages: Iterable[int], looking: Looking) -> tuple[list[Data], list[bytes]]:
        """Pictures of pages, and what each shows; one that cannot be painted has none, and is asked for."""
        listed: list[Data] = []
        drawn: list[bytes] = []
        for page in pages:
            with suppress(Findings):
                drawn.append(self.pictures.draw_ahead(view, page, looking))
                name = {"page": page, "id": view.digests[page - 1]}
                listed.append({**name, "scale": looking.scale, "look": looking.look})
        return listed, drawn

    def _after(self, request: Request, outcome: Outcome, *, stale: bool) -> None:
        """Findings, and whether the pages are those of what is on the disk."""
        if not stale:  # else the run may not have come to what says the language
            self.language = self._spoken(outcome.language)
        if outcome.files is not None:
            observed = outcome.files.observations()
            seen, self._observed = seen_by(observed, request.workbook), observed
            self._seen = self._seen | seen if stale else seen
        self._place()
        words = catalogue(self.language)["_interface"]
        listing = [one for one in outcome.diagnostics if outcome.codes.lists(one)]
        said = listed(listing, self.places, self.language, words)
        refused = outcome.failed(request.strict)
        self._say("findings", {**said, "stale": stale, "refused": refused, "waived": len(outcome.waived)})
        self._say("work", {"busy": False, "took": self._stages.took()})

    def _spoken(self, language: str) -> str:
        return (self._lang or language).split("-")[0]

    def _say(self, kind: str, data: Data, attached: list[bytes] | None = None) -> threading.Event:
        """Says it; what is given is set when every page has been sent it."""
        data, sent = {**data, "lang": self.language}, threading.Event()
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._channel.say, kind, data, attached or (), sent.set)
        return sent

    async def _in_setting(self, work: Callable[[], object]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._setting, work)

    async def current_places(self) -> Places | None:
        """The places of the pages that are shown; None where there are none."""
        if self.places is None and self.view is not None:
            await self._in_setting(self._place)
        return self.places

    def _place(self) -> None:
        if self.places is None and self.view is not None:
            self.places = places_of(self.view.preview)


def _changed(new: Iterable[Change]) -> list[Data]:
    return [{"page": change.page, "boxes": [list(box) for box in change.boxes]} for change in new]


def _looked_at(looking: Looking, differs: Set[int]) -> tuple[list[int], list[int]]:
    """Of the pages that differ those that are looked at: in the middle of the window, and the others."""
    pages = [page for page in looking.pages if page in differs] if looking.scale else []
    middle = looking.pages[:SEEN_FIRST]
    return [page for page in pages if page in middle], [page for page in pages if page not in middle]


def _comparable(old: View, new: View) -> bool:
    """Whether two views show the same edition in the same way, so that what differs has been edited."""
    was, now = old.preview.request, new.preview.request
    return (was.profiles, was.lang, was.draft) == (now.profiles, now.lang, now.draft)
