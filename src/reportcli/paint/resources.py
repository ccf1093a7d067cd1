"""What all pages of a document share while they are painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.display import FontResource, ImageResource
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.colour import Inks
from reportcli.pdf.file import PdfFile
from reportcli.pdf.font_embedding import FontUse
from reportcli.pdf.fonts import FontFile
from reportcli.pdf.image_store import ImageStore
from reportcli.pdf.writer import Resources


@dataclass(slots=True)
class PaintResources:
    """What all pages of a document share: the file, its fonts, inks and pictures."""

    pdf: PdfFile
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
            use = self._uses[key] = FontUse(self.pdf, FontFile(self.fonts[key]), len(self._uses))
        return use

    def form(
        self,
        body: str,
        resources: Resources,
        box: tuple[float, float, float, float],
        space: str = "",
    ) -> str:
        """The reference of a transparency group as form XObject. space: of its colours, where it is not the
        document's.
        """
        name = f"G{self._forms}"
        self._forms += 1
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{objects.numbers(box)}]/Resources{resources.body()}"
            f"/Group<</Type/Group/S/Transparency/CS{space or self.group_space}>>"
        )
        return self.pdf.add(name, objects.stream(entries, body.encode("latin-1")))
