"""Faulty PDFs made by other programs: plain ReportLab, Typst and WeasyPrint, where they are installed."""

from __future__ import annotations

import io
from pathlib import Path

# producer, judged for, what preflight must say, on which page ("" where the fault is of the document)
FOREIGN = (
    ("reportlab", "print", "preflight-rgb", "1"),
    ("reportlab", "print", "preflight-font", "1"),
    ("reportlab", "print", "preflight-hairline", "1"),
    ("reportlab", "print", "preflight-resolution", "1"),
    ("reportlab", "print", "preflight-trim-box", "1"),
    ("reportlab", "print", "preflight-output-intents", ""),
    ("reportlab", "print", "preflight-text-rich", "1"),
    ("reportlab", "print", "preflight-text-knocks-out", "1"),
    ("reportlab", "print", "preflight-text-trim", "1"),
    ("reportlab", "print", "preflight-bleed-narrow", "1"),
    ("reportlab", "screen", "preflight-no-structure", ""),
    ("reportlab", "screen", "preflight-untagged", "1"),
    ("typst", "print", "preflight-text-small", "1"),
    ("typst", "print", "preflight-text-trim", "1"),
    ("typst", "print", "preflight-hairline", "1"),
    ("typst", "print", "preflight-output-intents", ""),
    ("weasyprint", "screen", "preflight-heading-gap", "1"),
    ("weasyprint", "screen", "preflight-alt-missing", "1"),
    ("weasyprint", "screen", "preflight-no-language", ""),
    ("weasyprint", "print", "preflight-rgb", "1"),
    ("weasyprint", "print", "preflight-text-small", "1"),
    ("weasyprint", "print", "preflight-resolution", "1"),
    ("weasyprint", "print", "preflight-version", ""),
)


def produce(folder: Path) -> dict[str, Path]:
    """The PDFs of the producers that are installed."""
    made = {}
    for name, make in (("reportlab", _reportlab), ("typst", _typst), ("weasyprint", _weasyprint)):
        path = folder / f"{name}.pdf"
        try:
            make(folder, path)
        except (ImportError, OSError):
            continue
        made[name] = path
    return made


def _reportlab(folder: Path, path: Path) -> None:
    """RGB at the edge, a font not embedded, a hairline, rich black text, text at the edge, a low picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(400, 400))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 400, 50, stroke=0, fill=1)
    canvas.setLineWidth(0.05)
    canvas.line(100, 100, 200, 100)
    canvas.setFillColorCMYK(0.5, 0.5, 0.5, 1)
    canvas.rect(0, 350, 400, 50, stroke=0, fill=1)
    canvas.drawString(100, 200, "Texte")
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.drawString(2, 300, "Bord")
    buffer = io.BytesIO()
    Image.new("CMYK", (50, 50)).save(buffer, "TIFF")
    canvas.drawImage(ImageReader(buffer), 200, 200, 100, 100)
    canvas.showPage()
    canvas.save()


def _typst(folder: Path, path: Path) -> None:
    import typst

    source = folder / "a.typ"
    source.write_text(
        '#set page(width: 100mm, height: 100mm, margin: 1mm)\n#set text(font: "Libertinus Serif", size: 3pt, '
        "fill: rgb(200, 0, 0))\n= Titre\nTexte\n#line(length: 5cm, stroke: 0.1pt)\n"
    )
    typst.compile(str(source), output=str(path))


def _weasyprint(folder: Path, path: Path) -> None:
    import weasyprint
    from PIL import Image

    Image.new("RGB", (90, 90), "red").save(folder / "x.png")
    html = "<h1>Titre</h1><h4>Saut</h4><img src=x.png><p style='font-size:3pt;color:white'>Petit</p>"
    weasyprint.HTML(string=html, base_url=str(folder)).write_pdf(path, pdf_variant="pdf/ua-1")
