"""What the server answers: the page's own files, and under /api/ what the workshop knows, by Starlette."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import resources

from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from reportcli.inputs.project_root import package_layouts
from reportcli.messages import catalogue
from reportcli.model.display import PagedDocument
from reportcli.request import PROFILES
from reportcli.watch import answers, search, sheets
from reportcli.watch.accessibility import Data, contrast_on, reading_on
from reportcli.watch.by_hand import NotSetError, setting_at
from reportcli.watch.channel import Channel
from reportcli.watch.drawn.bitmap import KIND
from reportcli.watch.drawn.pictures import LOOKS, Looking
from reportcli.watch.server import opening
from reportcli.watch.server.sent import sent_object
from reportcli.watch.view import overlay_data
from reportcli.watch.workshop import Workshop

MOST_LOOKING = 200  # pages that a browser shows at once
KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "otf": "font/otf",
}
FONTS = ("SourceSans3-Regular.otf", "SourceSans3-Semibold.otf")


def application(workshop: Workshop, channel: Channel, editor: str | None = None) -> Starlette:
    """The ASGI application, before `access.Guard`. editor: as in `opening.editor_call`."""
    asked = Answers(workshop, channel, editor)
    files = own_files()
    data = {
        "/api/events": asked.events,
        "/api/words": asked.words,
        "/api/page/{number:int}/{digest}": asked.picture,
        "/api/delivered/{number:int}": asked.delivered,
        "/api/places/{number:int}": asked.places,
        "/api/figure/{number:int}": asked.figure,
        "/api/block/{page:int}/{at:int}": asked.block,
        "/api/reading/{number:int}": asked.reading,
        "/api/contrast/{number:int}": asked.contrast,
        "/api/search": asked.search,
        "/api/sheets": asked.sheets,
        "/api/sheet": asked.sheet,
    }
    orders = {
        "/api/looking": asked.looking,
        "/api/switch": asked.switch,
        "/api/open": asked.open,
        "/api/set": asked.set,
        "/api/undo": asked.undo,
    }
    return Starlette(
        routes=[
            Route("/", lambda _: files["index.html"]),
            *(Route(f"/own/{name}", lambda _, file=file: file) for name, file in files.items()),
            *(Route(path, answer) for path, answer in data.items()),
            *(Route(path, answer, methods=["POST"]) for path, answer in orders.items()),
        ]
    )


def own_files() -> dict[str, Response]:
    """The files of the page and its fonts, which are those of base, by name."""
    folder = resources.files("reportcli.watch") / "page"
    fonts = [package_layouts() / "base" / "fonts" / name for name in FONTS]
    found = [(entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.is_file()]
    found += [(font.name, font.read_bytes()) for font in fonts if font.is_file()]
    kinds = [(name, data, KINDS.get(name.rpartition(".")[2])) for name, data in found]
    return {name: Response(data, media_type=kind) for name, data, kind in kinds if kind is not None}


class Answers:
    """The answers to a page that the guard has let through."""

    def __init__(self, workshop: Workshop, channel: Channel, editor: str | None) -> None:
        self._workshop = workshop
        self._channel = channel
        self._editor = editor

    async def events(self, _: Asked) -> Response:
        """What happens, line by line, for as long as the page listens."""
        return StreamingResponse(self._channel.listen(), media_type="application/x-ndjson")

    async def words(self, _: Asked) -> Response:
        """The words of the page, in the language of the messages; the profiles that there are."""
        lang = self._workshop.language
        return JSONResponse({"lang": lang, "words": catalogue(lang)["_watch"], "profiles": list(PROFILES)})

    async def picture(self, asked: Asked) -> Response:
        """A page at `scale` pixels a point, in one of LOOKS; 204 where it has changed since."""
        number, digest, scale = asked.path_params["number"], asked.path_params["digest"], _scale(asked)
        look = asked.query_params.get("look", LOOKS[0])
        if scale is None or look not in LOOKS:
            return Response(status_code=400)
        return _drawn(
            await self._workshop.pictures.page(
                self._workshop.view, number, digest, Looking(scale=scale, look=look)
            )
        )

    async def delivered(self, asked: Asked) -> Response:
        """A page of the file that was delivered last, trimmed, at `scale` pixels a point; or 204."""
        number, scale = asked.path_params["number"], _scale(asked)
        if scale is None or number < 1:
            return Response(status_code=400)
        drawn = await self._workshop.pictures.delivered(self._workshop.view, number, scale)
        return _drawn(drawn)

    async def places(self, asked: Asked) -> Response:
        """Figures, blocks and overlays of a page."""
        places, view = await self._workshop.current_places(), self._workshop.view
        number = asked.path_params["number"]
        if places is None or view is None or not 1 <= number <= len(view.pages):
            return Response(status_code=404)
        page = view.pages[number - 1]
        return JSONResponse({**answers.on_page(places, number), **overlay_data(page), "view": view.number})

    async def figure(self, asked: Asked) -> Response:
        """A figure's cells, formula, derivation and places."""
        places = await self._workshop.current_places()
        operations = catalogue(self._workshop.language)["_operations"]
        return _or_404(places and answers.of_figure(places, asked.path_params["number"], operations))

    async def block(self, asked: Asked) -> Response:
        """A block's component, style, file and line."""
        places = await self._workshop.current_places()
        return _or_404(
            places and answers.of_block(places, asked.path_params["page"], asked.path_params["at"])
        )

    async def reading(self, asked: Asked) -> Response:
        """What a screen reader says of a page, in order."""
        return await self._of_page(asked, reading_on)

    async def contrast(self, asked: Asked) -> Response:
        """How well the texts of a page stand out."""
        return await self._of_page(asked, contrast_on)

    async def _of_page(self, asked: Asked, found: Callable[[PagedDocument, int], list[Data]]) -> Response:
        view, number = self._workshop.view, asked.path_params["number"]
        if view is None or not 1 <= number <= len(view.pages):
            return Response(status_code=404)
        stops = await asyncio.to_thread(found, view.preview.examined.document, number)
        return JSONResponse({"view": view.number, "items": stops})

    async def search(self, asked: Asked) -> Response:
        """Where a cell, a line, a figure or words print."""
        places = await self._workshop.current_places()
        text = asked.query_params.get("q", "")[:300]
        return JSONResponse({"results": search.found(places, text) if places is not None else []})

    async def sheets(self, _: Asked) -> Response:
        """The sheets of the workbook, and how many places on the pages each has."""
        places, view = await self._workshop.current_places(), self._workshop.view
        read = view.preview.examined.workbook.uses if view is not None else ()
        return JSONResponse({"sheets": sheets.sheets(places, read) if places is not None else []})

    async def sheet(self, asked: Asked) -> Response:
        """Where a sheet prints."""
        places = await self._workshop.current_places()
        name = asked.query_params.get("name", "")[:300]
        return JSONResponse({"places": sheets.of_sheet(places, name) if places is not None else []})

    async def looking(self, asked: Asked) -> Response:
        """What the browser shows: those pages are drawn first."""
        sent = await sent_object(asked)
        pages, scale, look = sent.get("pages"), sent.get("scale"), sent.get("look", LOOKS[0])
        if not isinstance(pages, list) or not isinstance(scale, (int, float)) or not 0 < scale < 100:
            return Response(status_code=400)
        if look not in LOOKS:
            return Response(status_code=400)
        numbers = tuple(page for page in pages[:MOST_LOOKING] if isinstance(page, int))
        self._workshop.looking = Looking(numbers, float(scale), str(look))
        return Response(status_code=204)

    async def switch(self, asked: Asked) -> Response:
        """Another profile or edition, draft, waivers."""
        sent, view = await sent_object(asked), self._workshop.view
        profile, edition = sent.get("profile"), sent.get("edition")
        draft, waivers = sent.get("draft"), sent.get("waivers")
        known = view.preview.examined.workbook.languages if view is not None else ()
        flags = all(one is None or isinstance(one, bool) for one in (draft, waivers))
        if profile not in (None, *PROFILES) or edition not in (None, *known) or not flags:
            return Response(status_code=400)
        self._workshop.switch(
            profile=profile if isinstance(profile, str) else None,
            edition=edition if isinstance(edition, str) else None,
            draft=draft if isinstance(draft, bool) else None,
            waivers=waivers if isinstance(waivers, bool) else None,
        )
        return Response(status_code=204)

    async def open(self, asked: Asked) -> Response:
        """Opens a file that the run has read: 403 for one outside the project, 404 for one that it has not
        read, 501 where nothing opens it.
        """
        sent, files = await sent_object(asked), self._workshop.files
        name, line, column = sent.get("file"), sent.get("line", 1), sent.get("column", 1)
        if not isinstance(name, str) or not isinstance(line, int) or not isinstance(column, int):
            return Response(status_code=400)
        try:
            if files is None:
                raise opening.NotOpenedError(404)
            opened = opening.open_file(opening.file_named(files, name), line, column, self._editor)
        except opening.NotOpenedError as refused:
            return Response(status_code=refused.status)
        return JSONResponse({"opened": opened})

    async def set(self, asked: Asked) -> Response:
        """Sets one value of a block by hand: 409 where the pages have changed since; else as `ByHand.set`."""
        sent, places, view = (
            await sent_object(asked),
            await self._workshop.current_places(),
            self._workshop.view,
        )
        page, at, values = sent.get("page"), sent.get("at"), sent.get("values")
        if type(page) is not int or type(at) is not int or not isinstance(values, dict):
            return Response(status_code=400)
        leaf = places.leaf(page, at) if places is not None else None
        if places is None or view is None or leaf is None or leaf.block != sent.get("block"):
            return Response(status_code=409)
        try:
            setting = setting_at(view.preview, leaf, places, values)
            return JSONResponse(await asyncio.to_thread(self._workshop.by_hand.set, view.preview, setting))
        except NotSetError as refused:
            return Response(status_code=refused.status)

    async def undo(self, _: Asked) -> Response:
        """Takes the last setting back, as `ByHand.undo`."""
        try:
            return JSONResponse(await asyncio.to_thread(self._workshop.by_hand.undo))
        except NotSetError as refused:
            return Response(status_code=refused.status)


def _scale(asked: Asked) -> float | None:
    """Pixels a point, as a page asks for them; None for no such number."""
    try:
        scale = float(asked.query_params.get("scale", "1"))
    except ValueError:
        return None
    return scale if 0 < scale < 100 else None


def _drawn(picture: bytes | None) -> Response:
    return Response(status_code=204) if picture is None else Response(picture, media_type=KIND)


def _or_404(data: object) -> Response:
    return JSONResponse(data) if data else Response(status_code=404)
