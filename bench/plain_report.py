"""The peer: the same report as an ordinary script would make it, with pandas, pyplot pictures and Platypus.

Usage: python bench/plain_report.py sample_data/solsoc/2024.xlsx OUT.pdf

It sets the same texts, tables, charts and pictures from the same workbook, on about as many pages. It does
what a good developer writes in a day: no shaping, no tags, no CMYK, no baseline grid, no checks, no ledger.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
from PIL import Image as Picture
from PIL import ImageOps
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

PALETTE = {"ess": "#b55a0b", "syndicats": "#a01c42", "protection": "#00706f", "democratie": "#265a9a"}
PALETTE |= {"emancipation": "#77397a", "mobilisation": "#48751c"}
PALETTE |= {"finance-1": "#252c47", "finance-2": "#cf2f2a", "finance-3": "#7f869f"}
PALETTE |= {"finance-4": "#ec9a86", "finance-5": "#cbcedb", "finance-6": "#dcc296"}
BODY_WIDTH = A4[0] - 36 * mm
rl_config.useA85 = 0  # anybody who waited once turns this off: twenty seconds for the photos


def fonts() -> tuple[str, str, str]:
    """DejaVu ships with matplotlib and has the median dot; ReportLab cannot read the layout's CFF fonts."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name, file in (
        ("Serif", "DejaVuSerif"),
        ("Serif-Bold", "DejaVuSerif-Bold"),
        ("Serif-Italic", "DejaVuSerif-Italic"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    pdfmetrics.registerFontFamily(
        "Serif", normal="Serif", bold="Serif-Bold", italic="Serif-Italic", boldItalic="Serif-Bold"
    )
    return "Serif", "Serif-Bold", "Serif-Italic"


class Report(BaseDocTemplate):
    """Two page templates, a running head, bookmarks and contents entries."""

    def __init__(self, target: str, name: str) -> None:
        super().__init__(target, pagesize=A4, title=name, invariant=1)
        body = Frame(18 * mm, 20 * mm, BODY_WIDTH, A4[1] - 42 * mm, 0, 0, 0, 0)
        gap = 6 * mm
        column = (BODY_WIDTH - gap) / 2
        left = Frame(18 * mm, 20 * mm, column, A4[1] - 42 * mm, 0, 0, 0, 0)
        right = Frame(18 * mm + column + gap, 20 * mm, column, A4[1] - 42 * mm, 0, 0, 0, 0)
        full = Frame(0, 0, *A4, 0, 0, 0, 0)
        self.name = name
        self.addPageTemplates(
            [
                PageTemplate("one", [body], onPage=self.furniture),
                PageTemplate("two", [left, right], onPage=self.furniture),
                PageTemplate("full", [full]),
            ]
        )

    def furniture(self, canvas, _document) -> None:
        canvas.saveState()
        canvas.setFont("Serif", 7.5)
        canvas.drawString(18 * mm, A4[1] - 14 * mm, self.name)
        canvas.drawRightString(A4[0] - 18 * mm, 11 * mm, str(canvas.getPageNumber()))
        canvas.restoreState()

    def afterFlowable(self, flowable) -> None:  # noqa: N802
        level = getattr(flowable, "contents_level", None)
        if level is None:
            return
        key = f"h{self.seq.nextf('heading')}"
        text = flowable.getPlainText()
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text, key, level, closed=False)
        self.notify("TOCEntry", (level, escape(text), self.page, key))


class Maker:
    """Reads the workbook once and gives the story, section by section."""

    def __init__(self, workbook: Path) -> None:
        self.home = workbook.parent
        sheets = pd.read_excel(
            workbook, sheet_name=None, dtype=object, keep_default_na=False, engine="openpyxl"
        )
        self.tables = {name: frame.to_dict("records") for name, frame in sheets.items()}
        self.org = {row["Clé"]: row["Valeur"] for row in self.tables["Organisation"]}
        self.figures = {row["Code"]: row for row in self.tables["Chiffres clés"]}
        self.funds = {row["Code"]: row for row in self.tables["Récolte de fonds"]}
        self.photos = {row["Code"]: row for row in self.tables["Photos"]}
        self.countries = {row["Code"]: row["Nom"] for row in self.tables["Pays"]}
        serif, bold, italic = fonts()
        base = ParagraphStyle("body", fontName=serif, fontSize=8.2, leading=11.8, alignment=4, spaceAfter=5)
        self.styles = {
            "body": base,
            "cell": ParagraphStyle("cell", base, alignment=0, fontSize=7.6, leading=10, spaceAfter=2),
            "list": ParagraphStyle("list", base, leftIndent=10, bulletIndent=0, alignment=0),
            "h1": ParagraphStyle(
                "h1", base, fontName=bold, fontSize=20, leading=24, alignment=0, spaceAfter=12
            ),
            "h2": ParagraphStyle(
                "h2", base, fontName=bold, fontSize=12.5, leading=16, alignment=0, spaceBefore=8
            ),
            "h3": ParagraphStyle(
                "h3", base, fontName=bold, fontSize=9.5, leading=13, alignment=0, spaceBefore=5
            ),
            "voice": ParagraphStyle("voice", base, fontName=italic, alignment=0, leading=12.4),
            "big": ParagraphStyle("big", base, fontName=bold, fontSize=19, leading=23, alignment=0),
            "credit": ParagraphStyle("credit", base, fontSize=5.8, leading=8, alignment=0),
        }

    # numbers and text

    @staticmethod
    def number(value: float, unit: str = "") -> str:
        """Belgian French: dots between thousands, a decimal comma."""
        if unit == "%":
            return f"{round(value * 100, 2):g}".replace(".", ",") + " %"
        text = f"{value:,.2f}" if isinstance(value, float) and value != int(value) else f"{int(value):,}"
        return text.replace(",", " ").replace(".", ",").replace(" ", ".") + (" €" if unit == "EUR" else "")

    def filled(self, text: str) -> str:
        """The few expressions that the texts use, replaced by their numbers."""

        def value(match: re.Match[str]) -> str:
            inside = match[1]
            if found := re.search(r'figure\("(\w+)"\)', inside):
                row = self.figures[found[1]]
                return self.number(row["Valeur"], row["Unité"])
            if found := re.search(r'one\(id="([\w-]+)"\)', inside):
                return self.number(self.funds[found[1]]["Montant"], "" if "bare" in inside else "EUR")
            if found := re.search(r'literal\("(.*?)"\)', inside):
                return found[1]
            key = {"organisation.headcount": "Effectif", "organisation.fte": "ETP"}[
                inside.split("|")[0].strip()
            ]
            return self.number(self.org[key])

        return re.sub(r"\{\{\s*(.*?)\s*\}\}", value, text)

    @staticmethod
    def inline(text: str) -> str:
        """Markdown's inline marks as Platypus markup."""
        text = escape(text)
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
        text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
        return re.sub(r"&lt;(https?://.+?)&gt;", r'<link href="\1">\1</link>', text)

    def prose(self, key: str) -> list:
        """One text file as paragraphs, lists, headings and notes."""
        source = (self.home / "texts" / f"{key}.md").read_text("utf-8").split("---\n", 2)[2]
        story, notes = [], []
        for block in re.split(r"\n\s*\n|\n(?=- |\d+\. |\[\^)", self.filled(source).strip()):
            block = " ".join(block.split())
            if found := re.match(r"\[\^(\w+)\]: (.*)", block):
                notes.append(Paragraph(self.inline(found[2]), self.styles["credit"]))
            elif block.startswith("## "):
                story.append(Paragraph(self.inline(block[3:]), self.styles["h3"]))
            elif found := re.match(r"(-|\d+\.) (.*)", block):
                bullet = "•" if found[1] == "-" else found[1]
                story.append(Paragraph(self.inline(found[2]), self.styles["list"], bulletText=bullet))
            elif block:
                block = re.sub(r"\[\^\w+\]", "¹", block)
                story.append(Paragraph(self.inline(block), self.styles["body"]))
        return story + notes

    def heading(self, text: str, level: int = 1) -> Paragraph:
        paragraph = Paragraph(self.inline(text), self.styles[f"h{level}"])
        if level < 3:
            paragraph.contents_level = level - 1
        return paragraph

    # pictures and charts

    def picture(self, key: str, width: float, height: float) -> Image:
        """A photo cropped to its box around the middle, at 300 dpi, as JPEG."""
        with Picture.open(self.home / "media" / self.photos[key]["Fichier"]) as source:
            opened = ImageOps.exif_transpose(source)
            if opened.mode == "RGBA":
                ground = Picture.new("RGB", opened.size, "white")
                ground.paste(opened, mask=opened.split()[3])
                opened = ground
            pixels = (int(width / 72 * 300), int(height / 72 * 300))
            shrink = max(pixels[0] / opened.width, pixels[1] / opened.height)
            if shrink > 1:
                pixels = (int(pixels[0] / shrink), int(pixels[1] / shrink))
            fitted = ImageOps.fit(opened.convert("RGB"), pixels)
        buffer = io.BytesIO()
        fitted.save(buffer, "JPEG", quality=85)
        buffer.seek(0)
        return Image(buffer, width, height)

    def logo(self, key: str, width: float, height: float) -> Image:
        path = self.home / "media" / self.photos[key]["Fichier"]
        with Picture.open(path) as opened:
            scale = min(width / opened.width, height / opened.height)
            return Image(str(path), opened.width * scale, opened.height * scale, mask="auto")

    @staticmethod
    def donut(
        labels: list[str], values: list[float], tones: list[str], size: float, centre: str = ""
    ) -> Image:
        """A pyplot donut as PNG, 300 dpi."""
        figure, axes = plt.subplots(figsize=(size / 72, size / 72))
        axes.pie(
            values,
            labels=labels or None,
            colors=tones,
            startangle=90,
            counterclock=False,
            wedgeprops={"width": 0.4},
            textprops={"fontsize": 6},
        )
        if centre:
            axes.text(0, 0, centre, ha="center", va="center", fontsize=12, weight="bold")
        path = Path(tempfile.mkdtemp()) / "donut.png"
        figure.savefig(path, dpi=300)
        plt.close(figure)
        return Image(str(path), size, size)

    # sections

    def part(self, number: str, title: str, photo: str) -> list:
        name = self.heading(f"{number} {title}")
        return [
            NextPageTemplate("one"),
            PageBreak(),
            self.picture(photo, BODY_WIDTH, 190 * mm),
            Spacer(1, 12),
            name,
        ]

    def page(self, title: str, body: list, template: str = "one", level: int = 2) -> list:
        return [NextPageTemplate(template), PageBreak(), self.heading(title, level), *body]

    def front(self) -> list:
        org = self.org
        cover = [self.picture("cover", A4[0], A4[1] - 1), NextPageTemplate("one"), PageBreak()]
        legal = [f"{key} : {org[key]}" for key in list(org)[9:25]]
        board = [f"{row['Fonction']} : {row['Nom']}" for row in self.tables["Administration"]]
        lines = [f"{org['Titre du rapport']} {org['Exercice']}", *map(str, legal), *board]
        colophon = [Paragraph(escape(line), self.styles["cell"]) for line in lines]
        about = [self.picture("about", BODY_WIDTH, 120 * mm), self.credit("about"), *self.prose("about")]
        contents = TableOfContents()
        contents.levelStyles = [self.styles["h3"], ParagraphStyle("toc2", self.styles["body"], leftIndent=14)]
        return [
            *cover,
            self.heading(org["Nom"], 3),
            *colophon,
            *self.prose("notices"),
            PageBreak(),
            *about,
            PageBreak(),
            self.heading("Sommaire", 3),
            contents,
        ]

    def credit(self, key: str) -> Paragraph:
        return Paragraph(escape(self.photos[key]["Crédit"]), self.styles["credit"])

    def introduction(self) -> list:
        rows = [row for row in self.tables["Chiffres clés"] if row["Groupe"] == "en-bref"]
        tiles = [
            [
                Paragraph(self.number(row["Valeur"], row["Unité"]), self.styles["big"]),
                Paragraph(self.inline(row["Libellé"]), self.styles["cell"]),
            ]
            for row in rows
        ]
        grid = Table([tiles[i : i + 3] for i in range(0, len(tiles), 3)], [BODY_WIDTH / 3] * 3)
        grid.setStyle(
            TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 30)])
        )
        partners = self.partner_table(
            [(row["Axe"], row["Pays"], row["Partenaire"]) for row in self.tables["Partenaires"]]
        )
        return [
            *self.part("01", "Introduction", "part_1"),
            *self.page("Édito", self.prose("edito"), "two"),
            *self.page(f"{self.org['Nom']} en bref en {self.org['Exercice']}", [grid]),
            *self.page("Pourquoi promouvoir le travail décent ?", self.prose("travail-decent"), "two"),
            *self.page("Carte des partenaires", [*self.prose("comment-nous-travaillons"), partners]),
        ]

    def partner_table(self, rows: list[tuple[str, str, str]]) -> Table:
        """Partners by country (rows) and axis (columns)."""
        axes = [row["Code"] for row in self.tables["Axes"]]
        names = [Paragraph(row["Nom court"], self.styles["cell"]) for row in self.tables["Axes"]]
        body = []
        for code, name in self.countries.items():
            cells = [[n for axis, country, n in rows if (axis, country) == (wanted, code)] for wanted in axes]
            if any(cells):
                body.append(
                    [
                        Paragraph(name, self.styles["cell"]),
                        *(Paragraph("<br/>".join(map(escape, c)), self.styles["cell"]) for c in cells),
                    ]
                )
        return self.grid([["", *names], *body], [26 * mm, *[(BODY_WIDTH - 26 * mm) / len(axes)] * len(axes)])

    @staticmethod
    def tiled(cells: list) -> Table:
        """Cells side by side, equally wide."""
        return Table(
            [cells], [BODY_WIDTH / len(cells)] * len(cells), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
        )

    @staticmethod
    def grid(rows: list, widths: list[float]) -> Table:
        table = Table(rows, widths, repeatRows=1)
        table.setStyle(
            TableStyle(
                [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey)]
            )
        )
        return table

    def axis(self, theme: dict) -> list:
        key = theme["Code"]
        opener = [self.picture(theme["Photo"], BODY_WIDTH, 90 * mm), self.credit(theme["Photo"])]
        partners = [
            (r["Axe"], r["Pays"], r["Partenaire"]) for r in self.tables["Partenaires"] if r["Axe"] == key
        ]
        grid = [
            [
                Paragraph(escape(name), self.styles["cell"]),
                Paragraph("<br/>".join(escape(n) for _, c, n in partners if c == code), self.styles["cell"]),
            ]
            for code, name in self.countries.items()
            if any(c == code for _, c, _ in partners)
        ]
        opener.append(self.grid([["Pays", "Partenaires"], *grid], [60 * mm, BODY_WIDTH - 60 * mm]))
        for label in ("Organisations appuyées", "Partenaires en Belgique"):
            if theme[label]:
                opener += [self.heading(label, 3), Paragraph(self.inline(theme[label]), self.styles["cell"])]
        if theme["Part du budget"] != "":
            share = float(theme["Part du budget"])
            opener += [
                self.donut([], [share, 1 - share], [PALETTE[key], "#dddddd"], 110, f"{share:.0%}"),
                Paragraph(theme["Libellé de la part"], self.styles["cell"]),
            ]
        story = self.page(theme["Titre"], opener)
        story += [NextPageTemplate("two"), PageBreak()]
        voices = {row["Code"]: row for row in self.tables["Témoignages"]}
        column = (BODY_WIDTH - 6 * mm) / 2
        for article in sorted(
            (r for r in self.tables["Articles"] if r["Axe"] == key), key=lambda r: r["Ordre"]
        ):
            if article["Titre"]:
                story.append(self.heading(article["Titre"], 3))
            if article["Photo"]:
                story += [self.picture(article["Photo"], column, 48 * mm), self.credit(article["Photo"])]
            story += self.prose(article["Texte"])
            if article["Témoignage"]:
                story += self.voice(voices[article["Témoignage"]])
        return story + self.results(key)

    def voice(self, row: dict) -> list:
        story = [self.picture(row["Photo"], 28 * mm, 28 * mm)]
        story += [
            Paragraph(self.inline(" ".join(p.split())), self.styles["voice"])
            for p in row["Texte"].split("\n\n")
        ]
        return [
            *story,
            Paragraph(f"<b>{escape(row['Nom'])}</b><br/>{escape(row['Fonction'])}", self.styles["cell"]),
        ]

    def results(self, key: str) -> list:
        rows = [r for r in self.tables["Avancées"] if r["Axe"] == key]
        if not rows:
            return []
        body = []
        for row in rows:
            texts = []
            for line in row["Avancées"].split("\n"):
                bullet = line.startswith("- ")
                texts.append(
                    Paragraph(
                        self.inline(line.removeprefix("- ")),
                        self.styles["list" if bullet else "cell"],
                        bulletText="•" if bullet else None,
                    )
                )
            partners = Paragraph(
                "<br/>".join(map(escape, row["Partenaires"].split("\n"))), self.styles["cell"]
            )
            body.append([Paragraph(self.countries[row["Pays"]], self.styles["cell"]), partners, texts])
        table = self.grid(
            [["Pays", "Partenaires", "Quelques avancées en 2024"], *body],
            [30 * mm, 30 * mm, BODY_WIDTH - 60 * mm],
        )
        return [NextPageTemplate("one"), PageBreak(), self.heading("Quelques avancées en 2024", 3), table]

    def communication(self) -> list:
        cards = []
        for row in self.tables["Réseaux sociaux"]:
            card = [Paragraph(f"<b>{row['Réseau']}</b><br/>{row['Compte']}", self.styles["cell"])]
            if row["Texte"]:
                card.append(Paragraph(self.inline(row["Texte"]), self.styles["cell"]))
            else:
                before, now = self.number(row["Abonnés N-1"]), self.number(row["Abonnés N"])
                counts = f"2023 : {before} {row['Mot abonnés']}<br/>2024 : {now} {row['Mot abonnés']}"
                card.append(
                    Paragraph(f"{counts}<br/>+{row['Gain']} {row['Libellé du gain']}", self.styles["cell"])
                )
                card.append(Paragraph("+" + self.number(row["Croissance"], "%"), self.styles["big"]))
            cards.append(card)
        tiles = [
            [
                Paragraph(self.number(r["Nombre"]), self.styles["big"]),
                Paragraph(self.inline(r["Libellé"]), self.styles["cell"]),
            ]
            for r in self.tables["Publications"]
        ]
        funds = [
            [
                Paragraph(self.number(r["Montant"], "EUR"), self.styles["big"]),
                Paragraph(self.inline(r["Libellé"]), self.styles["cell"]),
            ]
            for r in self.tables["Récolte de fonds"]
            if r["Mis en avant"] == "oui"
        ]
        return [
            *self.page("Nos réseaux sociaux", [self.tiled(cards)]),
            self.heading("Nos publications"), self.tiled(tiles),
            *self.prose("publications"),
            self.heading("Communication digitale"), *self.prose("communication-digitale"),
            *self.page("Résultats de la récolte de fonds", self.prose("recolte-de-fonds")), self.tiled(funds),
        ]  # fmt: skip

    def finances(self) -> list:
        story = [*self.part("03", "Finances et administration", "part_3"), *self.page("Les finances", [])]
        for chart in self.tables["Graphiques"]:
            parts = [r for r in self.tables["Répartitions"] if r["Graphique"] == chart["Code"]]
            total = sum(float(r["Montant"]) for r in parts)
            rows = [
                [
                    Paragraph(escape(r["Libellé"]), self.styles["cell"]),
                    self.number(r["Montant"], "EUR"),
                    self.number(round(float(r["Montant"]) / total, 3), "%"),
                ]
                for r in parts
            ]
            table = self.grid([["Poste", "Montant", "Part"], *rows], [60 * mm, 34 * mm, 18 * mm])
            donut = self.donut(
                [], [float(r["Montant"]) for r in parts], [PALETTE[r["Couleur"]] for r in parts], 150
            )
            title = f"{chart['Libellé du total']} = {self.number(chart['Total imprimé'], 'EUR')}"
            notice = (
                [Paragraph("Valeurs d’exemple", self.styles["credit"])]
                if any(r["Exemple"] == "oui" for r in parts)
                else []
            )
            story.append(
                KeepTogether(
                    [
                        self.heading(title, 3),
                        Table([[donut, [table, *notice]]], [56 * mm, BODY_WIDTH - 56 * mm]),
                    ]
                )
            )
        people = [
            [
                Paragraph(
                    f"<b>{escape(r['Prénom'])} {escape(r['Nom'])}</b><br/>{escape(r['Fonction'])}",
                    self.styles["cell"],
                )
            ]
            for r in self.tables["Équipe"]
        ]
        people += [[""]] * (-len(people) % 3)
        team = Table(
            [[cell[0] for cell in people[i : i + 3]] for i in range(0, len(people), 3)], [BODY_WIDTH / 3] * 3
        )
        closing = f"{self.org['Date de clôture']:%d/%m/%Y}"
        story += self.page(f"L’équipe au {closing}", [*self.prose("equipe"), team])
        logos = [self.logo(r["Logo"], 36 * mm, 15 * mm) for r in self.tables["Soutiens"]]
        wall = Table(
            [logos[i : i + 4] for i in range(0, len(logos), 4)],
            [BODY_WIDTH / 4] * 4,
            30 * mm,
            style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        )
        return [
            *story,
            *self.page("Merci à nos partenaires en Belgique", [wall]),
            NextPageTemplate("full"),
            PageBreak(),
            self.picture("back", A4[0], A4[1] - 1),
        ]

    def story(self) -> list:
        actions = self.part(
            "02", f"Actions de {self.org['Nom']} et des partenaires en {self.org['Exercice']}", "part_2"
        )
        axes = [flowable for theme in self.tables["Axes"] for flowable in self.axis(theme)]
        return [
            NextPageTemplate("full"),
            *self.front(),
            *self.introduction(),
            *actions,
            *axes,
            *self.communication(),
            *self.finances(),
        ]


def main() -> None:
    maker = Maker(Path(sys.argv[1]))
    report = Report(
        sys.argv[2], f"{maker.org['Titre du rapport']} {maker.org['Exercice']} | {maker.org['Nom']}"
    )
    report.pageTemplates.insert(0, report.pageTemplates.pop(2))
    report.multiBuild(maker.story())


if __name__ == "__main__":
    main()
