"""The whole document: pages in order, tags in reading order, then fonts, pictures, outline and labels."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from reportcli.model.diagnostic import Diagnostic, Findings, Severity, error
from reportcli.model.display import Glyph, PagedDocument, Placed, PlacedPage
from reportcli.model.geometry import PageFormat
from reportcli.model.known_pages import PageMemory
from reportcli.paint.canvas import ContentCanvas
from reportcli.paint.deferred_text import Anchor, DeferredText, Shaper, anchors_of
from reportcli.paint.image_prefetch import ImagePrefetch
from reportcli.paint.links import Links
from reportcli.paint.marks import colour_bar, crop_marks, slug_font, slug_line
from reportcli.paint.page import Opened, PagePainter
from reportcli.paint.page_selection import delivered_pages
from reportcli.paint.page_streams import KIND, PageStream
from reportcli.paint.page_uses import PageUses, entries_of
from reportcli.paint.profile import Profile
from reportcli.paint.resources import PaintResources
from reportcli.paint.structure_tree import TreeGrower
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.image_store import ImageStore
from reportcli.pdf.page_labels import page_labels
from reportcli.pdf.structure import prune, write_tree
from reportcli.pdf.writer import PageBoxes, PageWriter

_GROUP_SPACES = {"cmyk": "/DeviceCMYK", "rgb": "/DeviceRGB"}


class DocumentPainter:
    """Paints one document for one profile, once."""

    def __init__(
        self,
        document: PagedDocument,
        profile: Profile,
        shaper: Shaper | None,
        pictures: ImagePrefetch | None = None,
        *,
        known: PageMemory | None = None,
    ) -> None:
        """known: pages that were painted before."""
        self._document = document
        self._known = known
        self._profile = profile
        self._findings: list[Diagnostic] = []
        self._pages: Sequence[PlacedPage] = document.pages
        self._anchors = anchors_of(self._pages)
        self._writer = PageWriter(profile.version, document.metadata.lang)
        self._boxes = _boxes(document.format, profile)
        self._tops: dict[str, float] = {}  # of the trims of pages, by their names
        self._pictures = pictures or ImagePrefetch(profile, document.palette, document.images)
        self._shared = PaintResources(
            self._writer.file,
            document.fonts,
            document.images,
            self._pictures.inks,
            ImageStore(self._writer.file, self._pictures.image_preparer),
            _GROUP_SPACES[profile.space],
        )
        self._uses = PageUses(self._shared)
        self._font_files = sorted({font.path for font in document.fonts.values()})
        setting = repr((profile, self._boxes, document.palette, document.fonts, document.images))
        self._setting = hashlib.sha256(setting.encode()).hexdigest()
        self._tree = TreeGrower(document)
        self._deferred = DeferredText(self._pages, self._anchors, shaper or self._shape, self._findings)
        self._names = self._delivered()
        left = self._boxes.trim[0]
        self._links = Links(self._writer.file, self._tree.parents, self._target, left=left, tops=self._tops)
        self._outline_keys: dict[int, list[tuple[str, Anchor]]] = {}

    def paint(self, findings: list[Diagnostic] | None) -> PdfFile:
        """The file with all pages; can be called once. findings: as in `reportcli.paint.painted`."""
        self._prepare_outline()
        for index, chapter, page in delivered_pages(self._document, self._profile):
            self._paint_page(index, chapter, page)
        self._finish_structure()
        self._label_pages()
        file = self._writer.ended()
        self._shared.pictures.finish(self._findings)  # last: pictures are prepared meanwhile
        self._pictures.image_preparer.close()
        faults = [one for one in self._findings if one.severity is not Severity.NOTE]
        if findings is None and faults:
            raise Findings(faults)
        if findings is not None:
            findings += self._findings
        return file

    def _delivered(self) -> dict[int, str]:
        """Internal names of the pages that this profile delivers, by page index."""
        kept = delivered_pages(self._document, self._profile)
        names = {index: f"Page{number}" for number, (index, _, _) in enumerate(kept, start=1)}
        self._tops.update((name, self._boxes_of(self._pages[index]).trim[3]) for index, name in names.items())
        return names

    def _boxes_of(self, page: PlacedPage) -> PageBoxes:
        """The boxes of a page: those of the report, where it has no size of its own."""
        if page.size is None:
            return self._boxes
        return _boxes(self._document.format.of(page.size), self._profile)

    def _target(self, block: str) -> tuple[str, Anchor] | None:
        """Page name and place of a block, None where its page is not delivered or there is none."""
        anchor = self._anchors.get(block)
        if anchor is None or anchor.page not in self._names:
            return None
        return self._names[anchor.page], anchor

    def _paint_page(self, index: int, chapter: int, page: PlacedPage) -> None:
        name = self._names[index]
        assert name == self._writer.next_page_name
        painter = PagePainter(self._profile, self._tree, self._links, chapter=chapter, page=name)
        self._uses = PageUses(self._shared)
        placed = self._deferred.resolved(page)
        for leaf in placed:
            self._check_link(leaf)
        opened = painter.opened(placed)
        boxes = self._boxes_of(page)
        stream = self._stream(page, opened, lambda: self._drawn(painter, page, placed, opened))
        for key, anchor in self._outline_keys.get(index, ()):
            self._writer.bookmark(key, boxes.trim[0] + anchor.x, boxes.trim[3] - anchor.y)
        self._writer.write_page(
            stream.body,
            boxes,
            self._uses.resources(stream.entries),
            struct_parents=painter.struct_parents,
            group=self._shared.group_space if stream.transparent else None,
            annotations=painter.annotations,
        )

    def _stream(
        self, page: PlacedPage, opened: Sequence[Opened], make: Callable[[], PageStream]
    ) -> PageStream:
        """The page's content: as it was painted before, where everything it uses still is what it was."""
        if self._known is None:
            return make()
        by = (self._setting, page.folio, tuple(self._deferred.said), tuple(opened))
        made: list[PageStream] = []

        def painted() -> PageStream:
            made.append(make())
            return made[0]

        stream = self._known.found(KIND, page, by, files=self._font_files, make=painted)
        if made or (stream.complete and self._uses.again(stream.used)):
            return stream
        return make()

    def _drawn(
        self, painter: PagePainter, page: PlacedPage, placed: Sequence[Placed], opened: Sequence[Opened]
    ) -> PageStream:
        boxes = self._boxes_of(page)
        canvas = ContentCanvas(self._uses, boxes.trim[0], boxes.trim[3], boxes.media)
        own = (lambda: self._mark(canvas, page)) if self._profile.marks else None
        painter.draw(canvas, placed, opened, own)
        body = objects.stream("", ("\n".join(canvas.code) + "\n").encode("latin-1"))
        uses = self._uses
        return PageStream(body, entries_of(canvas.resources), uses.used(), canvas.transparent, uses.complete)

    def _mark(self, canvas: ContentCanvas, page: PlacedPage) -> None:
        boxes = self._boxes_of(page)
        crop_marks(canvas, boxes)
        if self._profile.space == "cmyk":
            used = canvas.resources.entries.get("ColorSpace", {})
            colour_bar(canvas, boxes, sorted(self._shared.inks.separations.keys() & used.keys()))
        if self._profile.slug and self._document.fonts:
            text = f"{self._profile.slug} – {page.folio}"
            font, glyphs = slug_font(self._document.fonts, lambda font: self._shape(font, text, ()))
            canvas.draw((slug_line(font, glyphs, boxes),))

    def _check_link(self, leaf: Placed) -> None:
        if leaf.link and leaf.link.startswith("#") and leaf.link[1:] not in self._anchors:
            self._findings.append(error("link-target-unknown", None, target=leaf.link[1:], block=leaf.block))

    def _shape(self, font: str, text: str, features: tuple[tuple[str, int], ...]) -> Sequence[Glyph]:
        return self._uses.font(font)[1].file.shape(text, features)

    def _prepare_outline(self) -> None:
        """Outline entries whose level never jumps; those of pages that are not delivered are left out."""
        levels: list[int] = []
        items = [item for chapter in self._document.chapters for item in chapter.outline]
        for number, item in enumerate(items):
            if item.target not in self._anchors:
                self._findings.append(
                    error("outline-target-unknown", None, target=item.target, title=item.title)
                )
            found = self._target(item.target)
            if found is None:
                continue
            while levels and levels[-1] >= item.level:
                levels.pop()
            key = f"outline-{number}"
            self._writer.outline(item.title, key, len(levels))
            levels.append(item.level)
            self._outline_keys.setdefault(found[1].page, []).append((key, found[1]))

    def _finish_structure(self) -> None:
        if not self._profile.tags:
            return
        self._tree.keep_empty_cells()
        self._tree.finish(self._boxes.trim[0], self._tops)
        prune(self._tree.root)
        self._writer.set_structure(write_tree(self._writer.file, self._tree.root, self._tree.parents))
        self._tree.forget()

    def _label_pages(self) -> None:
        folios = [self._pages[index].folio for index in self._names]
        for label in page_labels(folios):
            self._writer.label(label)


def _boxes(format: PageFormat, profile: Profile) -> PageBoxes:
    """Media, bleed and trim: the trim in the middle, the bleed around it, the slug with marks around both."""
    bleed = format.bleed if profile.bleed else 0.0
    slug = profile.marks
    edge = bleed + slug
    width, height = format.width, format.height
    return PageBoxes(
        media=(0.0, 0.0, width + 2 * edge, height + 2 * edge),
        bleed=(slug, slug, width + 2 * bleed + slug, height + 2 * bleed + slug),
        trim=(edge, edge, edge + width, edge + height),
    )
