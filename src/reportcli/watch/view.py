"""The pages that are shown, as plain data: their order, sizes and sides, and what overlays draw on them."""

from __future__ import annotations

from reportcli.model.display import PlacedPage
from reportcli.model.value_class import dataclass
from reportcli.run.preview import Preview

Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class View:
    """One preview, counted by `number`. digests: of all its pages; edge: points that are painted beyond the
    trim on each side, of which `bleed` are bleed.
    """

    number: int
    preview: Preview
    digests: tuple[str, ...]
    edge: float
    bleed: float

    @property
    def pages(self) -> tuple[PlacedPage, ...]:
        """The placed pages."""
        return self.preview.examined.document.pages


def view_of(number: int, preview: Preview) -> View:
    """The view of a preview. Raises Findings where its profile cannot be had."""
    profile = preview.profile()
    bleed = preview.examined.document.format.bleed if profile.bleed else 0.0
    return View(number, preview, tuple(preview.digests()), bleed + profile.marks, bleed)


def view_data(view: View) -> Data:
    """The pages in order, the size of their trim, the profile and the editions that there are."""
    examined = view.preview.examined
    shape = examined.document.format
    return {
        "view": view.number,
        "title": examined.report.metadata.title,
        "workbook": view.preview.request.workbook.name,
        "profile": view.preview.request.profiles[0],
        "condition": _condition(view),
        "draft": view.preview.request.draft,
        "waivers": view.preview.request.waivers,
        "edition": view.preview.request.lang or "",
        "editions": list(examined.workbook.languages) if len(examined.workbook.languages) > 1 else [],
        "format": {
            "width": shape.width,
            "height": shape.height,
            "edge": view.edge,
            "bleed": view.bleed,
        },
        "facing": examined.report.facing,
        "pages": [
            {"id": digest, "folio": page.folio, "side": page.side, "blank": page.blank, **_size(page)}
            for page, digest in zip(view.pages, view.digests, strict=True)
        ],
    }


def _size(page: PlacedPage) -> Data:
    """The trim of a page that has not that of the report."""
    return {} if page.size is None else {"width": page.size[0], "height": page.size[1]}


def _condition(view: View) -> str:
    """The printing condition of pages in inks, "" for others."""
    profile = view.preview.profile()
    return profile.condition.info if profile.space == "cmyk" and profile.icc is not None else ""


def overlay_data(page: PlacedPage) -> Data:
    """Frames of text, columns of the grid, baselines: in points from the trim's top left."""
    frames = [
        {"name": one.name, "box": [one.rect.x, one.rect.y, one.rect.width, one.rect.height]}
        for one in page.frames
    ]
    grid = page.grid
    return {
        "master": page.master,
        "frames": frames,
        "edges": list(grid.edges) if grid is not None else [],
        "baseline": [grid.first, grid.step] if grid is not None else [],
    }
