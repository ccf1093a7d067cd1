"""What all pages of a document share while they are painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.model.display import FontResource, ImageResource
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.colour import Inks
from reportcli.pdf.font_embedding import FontUse
from reportcli.pdf.fonts import FontFile
from reportcli.pdf.image_store import ImageStore
from reportcli.pdf.writer import Resources

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument


@dataclass(slots=True)
class PaintResources:
    """What all pages of a document share: the ReportLab document, its fonts, inks and pictures."""

    document: PDFDocument
    fonts: Mapping[str, FontResource]
    images: Mapping[str, ImageResource]
    inks: Inks
    pictures: ImageStore
    group_space: str
    _uses: dict[str, FontUse] = field(default_factory=dict)
    _forms: int = 0

    def font(self, key: str) -> FontUse:
        """A font of the document by its key, embedded from its first use on."""
        use = self._uses.get(key)
        if use is None:
            use = self._uses[key] = FontUse(self.document, FontFile(self.fonts[key]), len(self._uses))
        return use

    def form(self, body: str, resources: Resources, box: tuple[float, float, float, float]) -> str:
        """The reference of a transparency group as form XObject."""
        name = f"G{self._forms}"
        self._forms += 1
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{objects.numbers(box)}]/Resources{resources.body()}"
            f"/Group<</Type/Group/S/Transparency/CS{self.group_space}>>"
        )
        data = objects.stream(entries, body.encode("latin-1"))
        return objects.register(self.document, name, lambda: data)
