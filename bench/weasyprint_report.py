"""The peer: the same report set by WeasyPrint, from the same workbook, pictures and fonts.

Usage: python bench/weasyprint_report.py sample_data/solsoc/2024.xlsx OUT.pdf

pandas and openpyxl read the workbook as for Typst (`typst_report.py`), this script writes HTML and CSS of it,
WeasyPrint sets it: hyphenated, justified, tagged (PDF/UA), with the tables and charts of the report. Pictures
are taken as they are: neither resampled nor converted; nothing is checked.
"""

from __future__ import annotations

import math
import re
import sys
from html import escape
from pathlib import Path

from typst_report import BLOCKS, PALETTE, ROOT, STEPS, Maker, Row

FACES = (
    ("Source Serif 4", 400, "normal", "SourceSerif4-Regular.otf"),
    ("Source Serif 4", 400, "italic", "SourceSerif4-It.otf"),
    ("Source Serif 4", 700, "normal", "SourceSerif4-Bold.otf"),
)
STYLE = """
@page { size: A4; margin: 22mm 18mm 20mm }
@page { @top-left { content: string(name); font-size: 7.5pt } }
@page { @bottom-right { content: counter(page); font-size: 7.5pt } }
@page bare { margin: 0; @top-left { content: none } @bottom-right { content: none } }
html { font: 8.2pt/1.44 "Source Serif 4", serif; hyphens: auto; text-align: justify }
body { string-set: name attr(title) }
h1 { font-size: 20pt } h2 { font-size: 12.5pt } h3 { font-size: 9.5pt }
h1, h2, h3 { text-align: left; hyphens: none }
p { margin: 0 0 5pt } small { font-size: 5.8pt } b.big { font-size: 19pt }
.new { break-before: page } .bare { page: bare } .two { columns: 2; column-gap: 6mm }
.tiles { display: grid; gap: 8mm } img { object-fit: cover; display: block }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: .4pt solid gray; padding: 2.5pt 3pt; text-align: left; vertical-align: top }
nav li { list-style: none } nav a::after { content: leader(".") target-counter(attr(href), page) }
"""


def inline(text: object) -> str:
    """Markdown's inline marks as HTML."""
    made = escape(" ".join(str(text).split()), quote=False)
    made = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", made)
    made = re.sub(r"\*(.+?)\*", r"<i>\1</i>", made)
    made = re.sub(r"&lt;(https?://.+?)&gt;", r'<a href="\1">\1</a>', made)
    return re.sub(r"\[\^\w+\]", "<sup>1</sup>", made)


def donut(values: list[float], tones: list[str], size: float) -> str:
    """Ring segments as SVG; size: diameter in points."""
    total, start, made = sum(values), 0.0, []
    for value, tone in zip(values, tones, strict=True):
        end = start + value / total
        count = max(2, math.ceil((end - start) * STEPS))
        turns = [start + (end - start) * i / count for i in range(count + 1)]
        places = [(turn, 0.5) for turn in turns] + [(turn, 0.3) for turn in reversed(turns)]
        points = " ".join(
            f"{size * (0.5 + radius * math.cos(2 * math.pi * turn - math.pi / 2)):.2f},"
            f"{size * (0.5 + radius * math.sin(2 * math.pi * turn - math.pi / 2)):.2f}"
            for turn, radius in places
        )
        made.append(f'<polygon fill="{tone}" points="{points}"/>')
        start = end
    return f'<svg width="{size}pt" height="{size}pt" viewBox="0 0 {size} {size}">{"".join(made)}</svg>'


class Pages(Maker):
    """The report as HTML."""

    def __init__(self, workbook: Path) -> None:
        super().__init__(workbook)
        self.titles: list[str] = []

    def heading(self, title: str, level: int) -> str:
        self.titles.append(title)
        return f'<h{level} id="s{len(self.titles)}">{inline(title)}</h{level}>'

    def prose(self, key: str) -> str:
        made = []
        for block in re.split(BLOCKS, self.source(key)):
            block = " ".join(block.split())
            if found := re.match(r"\[\^(\w+)\]: (.*)", block):
                made.append(f"<p><small>{inline(found[2])}</small></p>")
            elif block.startswith("## "):
                made.append(f"<h3>{inline(block[3:])}</h3>")
            elif found := re.match(r"(-|\d+\.) (.*)", block):
                made.append(f"<ul><li>{inline(found[2])}</li></ul>")
            elif block:
                made.append(f"<p>{inline(block)}</p>")
        return "".join(made)

    def picture(self, key: str, width: str, height: str) -> str:
        row = self.photos[key]
        alt = escape(str(row.get("Texte alternatif") or row["Code"]))
        place = (self.home / "media" / row["Fichier"]).as_uri()
        return f'<img src="{place}" alt="{alt}" style="width:{width};height:{height}">'

    def credit(self, key: str) -> str:
        return f"<p><small>{escape(str(self.photos[key]['Crédit']))}</small></p>"

    def page(self, title: str, body: str, *, columns: int = 1, level: int = 2) -> str:
        inside = f'<div class="two">{body}</div>' if columns == 2 else body
        return f'<section class="new">{self.heading(title, level)}{inside}</section>'

    def part(self, number: str, title: str, photo: str) -> str:
        picture, heading = self.picture(photo, "174mm", "190mm"), self.heading(f"{number} {title}", 1)
        return f'<section class="new">{picture}{heading}</section>'

    @staticmethod
    def grid(columns: str, head: list[str], rows: list[list[str]]) -> str:
        first = f"<thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead>" if head else ""
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table>{first}<tbody>{body}</tbody></table>"

    def tiles(self, columns: int, cells: list[str]) -> str:
        inside = "".join(f"<div>{cell}</div>" for cell in cells)
        return f'<div class="tiles" style="grid-template-columns:repeat({columns},1fr)">{inside}</div>'

    def big(self, value: str, label: str) -> str:
        return f'<b class="big">{escape(value)}</b><br>{inline(label)}'

    def partner_table(self, rows: list[Row], axes: list[Row]) -> str:
        body = []
        for code, name in self.countries.items():
            cells = [
                [r["Partenaire"] for r in rows if (r["Axe"], r["Pays"]) == (a["Code"], code)] for a in axes
            ]
            if any(cells):
                body.append([escape(name), *("<br>".join(map(escape, cell)) for cell in cells)])
        return self.grid("", ["", *(escape(a["Nom court"]) for a in axes)], body)

    def front(self) -> str:
        org = self.org
        lines = [f"{org['Titre du rapport']} {org['Exercice']}"]
        lines += [f"{key} : {org[key]}" for key in list(org)[9:25]]
        lines += [f"{row['Fonction']} : {row['Nom']}" for row in self.tables["Administration"]]
        colophon = "<br>".join(map(escape, lines))
        about = self.picture("about", "174mm", "120mm") + self.credit("about") + self.prose("about")
        return (
            f'<div class="bare">{self.picture("cover", "210mm", "297mm")}</div>'
            f"<h3>{escape(org['Nom'])}</h3><p>{colophon}</p>{self.prose('notices')}"
            f'<div class="new">{about}</div>'
        )

    def contents(self) -> str:
        """The table of contents, once all headings are known."""
        titles = enumerate(self.titles, 1)
        items = (f'<li><a href="#s{number}">{inline(title)}</a></li>' for number, title in titles)
        return f'<nav class="new"><h2>Sommaire</h2><ul>{"".join(items)}</ul></nav>'

    def axis(self, theme: Row) -> str:
        key = theme["Code"]
        opener = self.picture(theme["Photo"], "174mm", "90mm") + self.credit(theme["Photo"])
        opener += self.partner_table([r for r in self.tables["Partenaires"] if r["Axe"] == key], [theme])
        for label in ("Organisations appuyées", "Partenaires en Belgique"):
            if theme[label]:
                opener += f"<h3>{label}</h3><p>{inline(theme[label])}</p>"
        if theme["Part du budget"] != "":
            share = float(theme["Part du budget"])
            opener += donut([share, 1 - share], [PALETTE[theme["Couleur"]], "#dddddd"], 110)
            opener += f"<p>{share * 100:.0f} % {inline(theme['Libellé de la part'])}</p>"
        voices = {row["Code"]: row for row in self.tables["Témoignages"]}
        body = []
        articles = [row for row in self.tables["Articles"] if row["Axe"] == key]
        for article in sorted(articles, key=lambda row: row["Ordre"]):
            if article["Titre"]:
                body.append(f"<h3>{inline(article['Titre'])}</h3>")
            if article["Photo"]:
                body += [self.picture(article["Photo"], "84mm", "48mm"), self.credit(article["Photo"])]
            body.append(self.prose(article["Texte"]))
            if article["Témoignage"]:
                body.append(self.voice(voices[article["Témoignage"]]))
        flow = f'<div class="new two">{"".join(body)}</div>'
        return self.page(theme["Titre"], opener) + flow + self.results(key)

    def voice(self, row: Row) -> str:
        words = "".join(f"<p><i>{inline(part)}</i></p>" for part in row["Texte"].split("\n\n"))
        sign = f"<p><b>{escape(row['Nom'])}</b><br>{escape(row['Fonction'])}</p>"
        return f"{self.picture(row['Photo'], '28mm', '28mm')}{words}{sign}"

    def results(self, key: str) -> str:
        body = []
        for row in (row for row in self.tables["Avancées"] if row["Axe"] == key):
            lines = [line.removeprefix("- ") for line in self.filled(row["Avancées"]).split("\n")]
            partners = "<br>".join(map(escape, row["Partenaires"].split("\n")))
            texts = f"<ul>{''.join(f'<li>{inline(line)}</li>' for line in lines)}</ul>"
            body.append([escape(self.countries[row["Pays"]]), partners, texts])
        if not body:
            return ""
        head = ["Pays", "Partenaires", "Quelques avancées en 2024"]
        return f'<div class="new"><h3>{head[2]}</h3>{self.grid("", head, body)}</div>'

    def communication(self) -> str:
        cards = []
        for row in self.tables["Réseaux sociaux"]:
            card = f"<b>{escape(row['Réseau'])}</b><br>{escape(row['Compte'])}<br>"
            if row["Texte"]:
                card += inline(row["Texte"])
            else:
                before, now = self.number(row["Abonnés N-1"]), self.number(row["Abonnés N"])
                word = escape(row["Mot abonnés"])
                card += f"2023 : {before} {word}<br>2024 : {now} {word}<br>"
                card += self.big("+" + self.number(row["Croissance"], "%"), row["Libellé du gain"])
            cards.append(card)
        issued = [self.big(self.number(r["Nombre"]), r["Libellé"]) for r in self.tables["Publications"]]
        raised = [
            self.big(self.number(r["Montant"], "EUR"), r["Libellé"])
            for r in self.tables["Récolte de fonds"]
            if r["Mis en avant"] == "oui"
        ]
        return (
            self.page("Nos réseaux sociaux", self.tiles(len(cards), cards))
            + self.heading("Nos publications", 2)
            + self.tiles(len(issued), issued)
            + self.prose("publications")
            + self.heading("Communication digitale", 2)
            + self.prose("communication-digitale")
            + self.page("Résultats de la récolte de fonds", self.prose("recolte-de-fonds"))
            + self.tiles(len(raised), raised)
        )

    def finances(self) -> str:
        made = [self.part("03", "Finances et administration", "part_3"), self.page("Les finances", "")]
        for chart in self.tables["Graphiques"]:
            parts = [row for row in self.tables["Répartitions"] if row["Graphique"] == chart["Code"]]
            amounts = [float(row["Montant"]) for row in parts]
            rows = [
                [escape(r["Libellé"]), self.number(r["Montant"], "EUR"), f"{a / sum(amounts) * 100:.1f} %"]
                for r, a in zip(parts, amounts, strict=True)
            ]
            ring = donut(amounts, [PALETTE[row["Couleur"]] for row in parts], 150)
            title = f"{chart['Libellé du total']} : {self.number(chart['Total imprimé'], 'EUR')}"
            made.append(f"<h3>{escape(title)}</h3>")
            made.append(self.tiles(2, [ring, self.grid("", ["Poste", "Montant", "Part"], rows)]))
        people = [
            f"<b>{escape(r['Prénom'])} {escape(r['Nom'])}</b><br>{escape(r['Fonction'])}"
            for r in self.tables["Équipe"]
        ]
        closing = f"{self.org['Date de clôture']:%d/%m/%Y}"
        made.append(self.page(f"L’équipe au {closing}", self.prose("equipe") + self.tiles(3, people)))
        logos = [self.picture(r["Logo"], "36mm", "15mm") for r in self.tables["Soutiens"]]
        made.append(self.page("Merci à nos partenaires en Belgique", self.tiles(4, logos)))
        made.append(f'<div class="bare">{self.picture("back", "210mm", "297mm")}</div>')
        return "".join(made)

    def document(self) -> str:
        title = f"Actions de {self.org['Nom']} et des partenaires en {self.org['Exercice']}"
        front, introduction, actions = self.front(), self.introduction(), self.part("02", title, "part_2")
        axes = "".join(self.axis(theme) for theme in self.tables["Axes"])
        rest = self.communication() + self.finances()
        name, report = escape(str(self.org["Nom"])), escape(str(self.org["Titre du rapport"]))
        return (
            f'<html lang="fr-BE"><head><title>{report}</title><style>{faces()}{STYLE}</style></head>'
            f'<body title="{name}">{front}{self.contents()}{introduction}{actions}{axes}{rest}</body></html>'
        )


def faces() -> str:
    """The report's serif faces by their files."""
    folders = [ROOT / "layouts" / layer / "fonts" for layer in ("solsoc", "base")]
    made = []
    for family, weight, style, name in FACES:
        file = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if file is not None:
            made.append(
                f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
                f' src: url("{file.as_uri()}") }}'
            )
    return "".join(made)


def main() -> None:
    import weasyprint  # only this script needs it

    page = Pages(Path(sys.argv[1]).resolve()).document()
    weasyprint.HTML(string=page).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
