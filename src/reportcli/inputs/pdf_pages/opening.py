"""Opens PDF files of others: whole and without a password, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.decoding import decoding
from reportcli.inputs.limits import PDF_PAGES
from reportcli.inputs.regular_file import open_regular
from reportcli.model.diagnostic import Findings, error

if TYPE_CHECKING:
    import pikepdf

BOXES = ("trim", "crop", "bleed", "art", "media")
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in a page's own user space."""
LEAST_SIDE = 1.0
"""Points of a page's box; smaller ones show nothing."""


class PdfError(Exception):
    """Why a PDF file cannot be placed: a diagnostic code and its arguments."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code, self.arguments = code, args


@contextmanager
def opened_pdf(path: Path) -> Iterator[pikepdf.Pdf]:
    """A PDF file. Raises PdfError for one that is damaged, protected, too long or partly hidden; nothing is
    repaired, since a repaired page may lack something.
    """
    import pikepdf

    with open_regular(path) as stream:
        try:
            with decoding(lambda _: error("media-pdf-damaged")):
                try:
                    pdf = pikepdf.open(stream, attempt_recovery=False)
                except pikepdf.PasswordError:
                    raise Findings([error("media-pdf-protected")]) from None
                code, args = _refusal(pdf)
                if not code and any("/Annots" in page.obj for page in pdf.pages):
                    pdf.flatten_annotations("print")  # stamps and signatures are what the page shows
        except Findings as refused:
            raise PdfError(refused.diagnostics[0].code) from None
        with pdf:
            if code:
                raise PdfError(code, **args)
            yield pdf


def _refusal(pdf: pikepdf.Pdf) -> tuple[str, dict[str, str]]:
    """The code and arguments of what speaks against a file as a whole, "" for nothing."""
    if pdf.is_encrypted:
        return "media-pdf-protected", {}
    if not 0 < len(pdf.pages) <= PDF_PAGES:
        return "media-pdf-pages", {"pages": str(len(pdf.pages)), "most": str(PDF_PAGES)}
    return ("media-pdf-layers", {}) if _hides_layers(pdf) else ("", {})


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether a layer is off as the file opens (ISO 32000-1, 8.11.4.3): placed pages have no layers."""
    layers = pdf.Root.get("/OCProperties")
    usual = layers.get("/D") if layers is not None else None
    if usual is None:
        return False
    return bool(len(list(usual.get("/OFF", ())))) or str(usual.get("/BaseState", "/ON")) != "/ON"


def turn_of(page: pikepdf.Page) -> int:
    """By how many degrees a page is shown turned clockwise: 0, 90, 180 or 270."""
    node: pikepdf.Object | None = page.obj
    depth = 0
    while node is not None and depth < 50:
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360 // 90 * 90
        node, depth = node.get("/Parent"), depth + 1
    return 0


def box_of(page: pikepdf.Page, name: str) -> Box:
    """A box of a page within its media box; where not stated, the next larger (ISO 32000-1, 14.11.2).

    name: one of BOXES. Raises PdfError where nothing is left of it.
    """
    media = _ordered(page.mediabox)
    own = _ordered(getattr(page, f"{name}box"))
    left, bottom = max(own[0], media[0]), max(own[1], media[1])
    right, top = min(own[2], media[2]), min(own[3], media[3])
    if min(right - left, top - bottom) < LEAST_SIDE:
        raise PdfError("media-pdf-damaged")
    return left, bottom, right, top


def _ordered(box: pikepdf.Array) -> Box:
    x0, y0, x1, y1 = (float(number) for number in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
