"""What the start page asks: the reports of its folder, and what is done with them, by Starlette."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reportcli.inputs.limits import FILE_BYTES
from reportcli.messages import catalogue
from reportcli.model.languages import codes
from reportcli.watch.server import opening
from reportcli.watch.server.app import own_files
from reportcli.watch.server.sent import sent_object
from reportcli.watch.start.desk import DESIGNS, Desk, NotDoneError
from reportcli.watch.start.previews import Previews


def application(desk: Desk, previews: Previews, lang: str) -> Starlette:
    """The ASGI application, before `access.Guard`. lang: of the page."""
    asked = Answers(desk, previews, lang)
    files = own_files()
    orders = {
        "check": asked.check,
        "build": asked.build,
        "mark": asked.mark,
        "new": asked.new,
        "drop": asked.drop,
        "open": asked.open,
        "show": asked.show,
    }
    return Starlette(
        routes=[
            Route("/", lambda _: files["start.html"]),
            *(Route(f"/own/{name}", lambda _, file=file: file) for name, file in files.items()),
            Route("/api/words", asked.words),
            Route("/api/reports", asked.reports),
            *(Route(f"/api/{name}", answer, methods=["POST"]) for name, answer in orders.items()),
        ]
    )


class Answers:
    """The answers to a page that the guard has let through. One thing is done at a time."""

    def __init__(self, desk: Desk, previews: Previews, lang: str) -> None:
        self._desk = desk
        self._previews = previews
        self._lang = lang
        self._doing = asyncio.Lock()

    async def words(self, _: Asked) -> Response:
        """The words of the page; languages and designs of new reports."""
        data = {"lang": self._lang, "words": catalogue(self._lang)["_watch"], "profiles": []}
        return JSONResponse({**data, "languages": list(codes()), "designs": list(DESIGNS)})

    async def reports(self, _: Asked) -> Response:
        """The workbooks of the folder, and its name."""
        found = await asyncio.to_thread(self._desk.reports)
        return JSONResponse({"folder": str(self._desk.folder), "reports": found})

    async def check(self, asked: Asked) -> Response:
        """The findings of a workbook."""
        return await self._named(asked, self._desk.check)

    async def build(self, asked: Asked) -> Response:
        """Writes the PDF."""
        return await self._named(asked, self._desk.build)

    async def mark(self, asked: Asked) -> Response:
        """Writes the copy with findings as comments."""
        return await self._named(asked, self._desk.mark)

    async def open(self, asked: Asked) -> Response:
        """Opens a file in its program; 501 where nothing opens it."""
        return await self._named(asked, self._opened)

    async def show(self, asked: Asked) -> Response:
        """The address of the workshop of a workbook."""
        return await self._named(asked, self._shown)

    async def new(self, asked: Asked) -> Response:
        """Begins a report."""
        sent = await sent_object(asked)
        name, lang, design = sent.get("name"), sent.get("lang"), sent.get("design")
        if not isinstance(name, str) or lang not in codes() or not isinstance(design, str):
            return Response(status_code=400)
        return await self._done(lambda: self._desk.new(name, str(lang), design))

    async def drop(self, asked: Asked) -> Response:
        """Takes a workbook: its name in `name`; `replace=1` where one of that name is to be replaced."""
        name, parts, size = asked.query_params.get("name", ""), [], 0
        async for part in asked.stream():
            size += len(part)
            if size > FILE_BYTES:
                return Response(status_code=413)
            parts.append(part)
        replace = asked.query_params.get("replace") == "1"
        return await self._done(lambda: {"name": self._desk.take(name, b"".join(parts), replace=replace)})

    def _opened(self, name: str) -> dict[str, object]:
        path = self._desk.file(name)
        try:
            opening.start(opening.program_call(path), path)
        except opening.NotOpenedError as refused:
            raise NotDoneError(refused.status) from None
        return {"opened": name}

    def _shown(self, name: str) -> dict[str, object]:
        address = self._previews.address(self._desk.request(name).workbook)
        if not address:
            raise NotDoneError(502)
        return {"address": address}

    async def _named(self, asked: Asked, work: Callable[[str], dict[str, object]]) -> Response:
        name = (await sent_object(asked)).get("name")
        if not isinstance(name, str):
            return Response(status_code=400)
        return await self._done(lambda: work(name))

    async def _done(self, work: Callable[[], dict[str, object]]) -> Response:
        async with self._doing:
            try:
                return JSONResponse(await asyncio.to_thread(work))
            except NotDoneError as refused:
                return Response(status_code=refused.status)
