"""The peer: the same report set by Typst, from the same workbook, pictures and fonts.

Usage: python bench/typst_report.py sample_data/solsoc/2024.xlsx OUT.pdf

pandas and openpyxl read the workbook, this script writes a Typst document of it, Typst sets it: hyphenated,
justified, tagged, with the tables and charts of the report. Typst takes pictures as they are: it neither
resamples them nor converts their colours, and prints no CMYK.
"""

from __future__ import annotations

import math
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
PALETTE = {"ess": "#b55a0b", "syndicats": "#a01c42", "protection": "#00706f", "democratie": "#265a9a"}
PALETTE |= {"emancipation": "#77397a", "mobilisation": "#48751c"}
PALETTE |= {"finance-1": "#252c47", "finance-2": "#cf2f2a", "finance-3": "#7f869f"}
PALETTE |= {"finance-4": "#ec9a86", "finance-5": "#cbcedb", "finance-6": "#dcc296"}
BLOCKS = r"\n\s*\n|\n(?=- |\d+\. |\[\^)"  # what ends a paragraph of a text
STEPS = 60  # points of a full circle

PREAMBLE = """
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 18mm, top: 22mm, bottom: 20mm), header: context [#text(7.5pt, {name})],
  footer: context align(right, text(7.5pt, counter(page).display())))
#set text(font: ("Source Serif 4", "Libertinus Serif"), size: 8.2pt)
#set text(lang: "fr", region: "BE", hyphenate: true)
#set par(justify: true, leading: 0.44em, spacing: 5pt)
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(12.5pt)
#show heading.where(level: 3): set text(9.5pt)
#let photo(path, width, height, alt) = box(width: width, height: height, clip: true,
  image(path, width: width, height: height, fit: "cover", alt: alt))
#let cells(..rest) = table(stroke: (bottom: 0.4pt + gray), inset: (x: 3pt, y: 2.5pt), ..rest)
"""

Row = dict[str, Any]


def quoted(text: object) -> str:
    """A Typst string."""
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def inline(text: str) -> str:
    """Markdown's inline marks as Typst's."""
    parts = re.split(r"(\*\*.+?\*\*|\*.+?\*|<https?://.+?>|\[\^\w+\])", " ".join(str(text).split()))
    made = []
    for part in parts:
        if part.startswith("**") and len(part) > 4:
            made.append(f"#strong[{plain(part[2:-2])}]")
        elif part.startswith("*") and len(part) > 2:
            made.append(f"#emph[{plain(part[1:-1])}]")
        elif part.startswith("<http"):
            made.append(f"#link({quoted(part[1:-1])})")
        elif part.startswith("[^"):
            made.append("#super[1]")
        else:
            made.append(plain(part))
    return "".join(made)


def plain(text: object) -> str:
    """Text whose signs mean nothing to Typst."""
    return re.sub(r"([\\#$*_`<>@\[\]~/=+\-])", r"\\\1", str(text))


def donut(values: list[float], tones: list[str], size: float) -> str:
    """Ring segments as polygons; size: diameter in points."""
    total, start, made = sum(values), 0.0, []
    for value, tone in zip(values, tones, strict=True):
        end = start + value / total
        count = max(2, math.ceil((end - start) * STEPS))
        turns = [start + (end - start) * i / count for i in range(count + 1)]
        outer = [_point(turn, size / 2, size) for turn in turns]
        inner = [_point(turn, size * 0.3, size) for turn in reversed(turns)]
        made.append(f'#place(polygon(fill: rgb("{tone}"), {", ".join([*outer, *inner])}))')
        start = end
    return f"#box(width: {size}pt, height: {size}pt)[{''.join(made)}]"


def _point(turn: float, radius: float, size: float) -> str:
    angle = 2 * math.pi * turn - math.pi / 2
    return f"({size / 2 + radius * math.cos(angle):.2f}pt, {size / 2 + radius * math.sin(angle):.2f}pt)"


class Maker:
    """Reads the workbook once and writes the document, section by section."""

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
        self.files = {row["Code"]: row["Fichier"] for row in self.tables["Textes"]}

    def source(self, key: str) -> str:
        """One text file with its numbers, without its head."""
        text = (self.home / "texts" / self.files[key]).read_text("utf-8")
        return self.filled(text.split("---\n", 2)[2]).strip()

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

    def prose(self, key: str) -> str:
        """One text file as paragraphs, lists, headings and notes."""
        made = []
        for block in re.split(BLOCKS, self.source(key)):
            block = " ".join(block.split())
            if found := re.match(r"\[\^(\w+)\]: (.*)", block):
                made.append(f"#text(5.8pt)[{inline(found[2])}]\n")
            elif block.startswith("## "):
                made.append(f"=== {inline(block[3:])}\n")
            elif found := re.match(r"(-|\d+\.) (.*)", block):
                made.append(f"{'-' if found[1] == '-' else '+'} {inline(found[2])}")
            elif block:
                made.append(inline(block) + "\n")
        return "\n".join(made) + "\n"

    def picture(self, key: str, width: str, height: str) -> str:
        row = self.photos[key]
        alt = quoted(row.get("Texte alternatif") or row["Code"])
        return f"#photo({quoted('media/' + row['Fichier'])}, {width}, {height}, {alt})\n"

    def credit(self, key: str) -> str:
        return f"#text(5.8pt)[{plain(self.photos[key]['Crédit'])}]\n"

    def page(self, title: str, body: str, *, columns: int = 1, level: int = 2) -> str:
        inside = f"#columns(2, gutter: 6mm)[{body}]" if columns == 2 else body
        return f"#pagebreak(weak: true)\n{'=' * level} {inline(title)}\n{inside}\n"

    def part(self, number: str, title: str, photo: str) -> str:
        return (
            f"#pagebreak(weak: true)\n{self.picture(photo, '174mm', '190mm')}\n= {number} {inline(title)}\n"
        )

    @staticmethod
    def grid(columns: str, head: list[str], rows: list[list[str]]) -> str:
        """A table; cells are Typst markup."""
        first = f"table.header({', '.join(f'[{cell}]' for cell in head)}), " if head else ""
        body = ", ".join(f"[{cell}]" for row in rows for cell in row)
        return f"#cells(columns: ({columns}), {first}{body})\n"

    def tiles(self, columns: int, cells: list[str]) -> str:
        return (
            f"#grid(columns: (1fr,) * {columns}, gutter: 8mm, {', '.join(f'[{cell}]' for cell in cells)})\n"
        )

    def big(self, value: str, label: str) -> str:
        return f"#text(19pt, weight: 700)[{plain(value)}] \\ {inline(label)}"

    def partner_table(self, rows: list[Row], axes: list[Row]) -> str:
        """Partners by country (rows) and axis (columns)."""
        body = []
        for code, name in self.countries.items():
            cells = [
                [r["Partenaire"] for r in rows if (r["Axe"], r["Pays"]) == (a["Code"], code)] for a in axes
            ]
            if any(cells):
                body.append([plain(name), *(" \\ ".join(map(plain, cell)) for cell in cells)])
        widths = "26mm, " + ", ".join(["1fr"] * len(axes))
        return self.grid(widths, ["", *(plain(a["Nom court"]) for a in axes)], body)

    def front(self) -> str:
        org = self.org
        legal = [f"{key} : {org[key]}" for key in list(org)[9:25]]
        board = [f"{row['Fonction']} : {row['Nom']}" for row in self.tables["Administration"]]
        lines = [f"{org['Titre du rapport']} {org['Exercice']}", *map(str, legal), *board]
        cover = f"#page(margin: 0pt, header: none, footer: none)[{self.picture('cover', '210mm', '297mm')}]\n"
        about = self.picture("about", "174mm", "120mm") + self.credit("about") + self.prose("about")
        colophon = " \\\n".join(map(plain, lines))
        return (
            f"{cover}\n=== {plain(org['Nom'])}\n{colophon}\n\n"
            f"{self.prose('notices')}\n#pagebreak()\n{about}\n"
            "#pagebreak()\n#outline(title: [Sommaire], depth: 2)\n"
        )

    def introduction(self) -> str:
        rows = [row for row in self.tables["Chiffres clés"] if row["Groupe"] == "en-bref"]
        tiles = [self.big(self.number(row["Valeur"], row["Unité"]), row["Libellé"]) for row in rows]
        partners = self.partner_table(self.tables["Partenaires"], self.tables["Axes"])
        return "".join(
            (
                self.part("01", "Introduction", "part_1"),
                self.page("Édito", self.prose("edito"), columns=2),
                self.page(f"{self.org['Nom']} en bref en {self.org['Exercice']}", self.tiles(3, tiles)),
                self.page("Pourquoi promouvoir le travail décent ?", self.prose("travail-decent"), columns=2),
                self.page("Carte des partenaires", self.prose("comment-nous-travaillons") + partners),
            )
        )

    def axis(self, theme: Row) -> str:
        key = theme["Code"]
        opener = self.picture(theme["Photo"], "174mm", "90mm") + self.credit(theme["Photo"])
        opener += self.partner_table([r for r in self.tables["Partenaires"] if r["Axe"] == key], [theme])
        for label in ("Organisations appuyées", "Partenaires en Belgique"):
            if theme[label]:
                opener += f"=== {label}\n{inline(theme[label])}\n\n"
        if theme["Part du budget"] != "":
            share = float(theme["Part du budget"])
            opener += donut([share, 1 - share], [PALETTE[theme["Couleur"]], "#dddddd"], 110)
            opener += f" {share * 100:.0f} % {inline(theme['Libellé de la part'])}\n"
        voices = {row["Code"]: row for row in self.tables["Témoignages"]}
        body = []
        articles = [row for row in self.tables["Articles"] if row["Axe"] == key]
        for article in sorted(articles, key=lambda row: row["Ordre"]):
            if article["Titre"]:
                body.append(f"=== {inline(article['Titre'])}\n")
            if article["Photo"]:
                body += [self.picture(article["Photo"], "84mm", "48mm"), self.credit(article["Photo"])]
            body.append(self.prose(article["Texte"]))
            if article["Témoignage"]:
                body.append(self.voice(voices[article["Témoignage"]]))
        flow = f"#pagebreak()\n#columns(2, gutter: 6mm)[{''.join(body)}]\n"
        return self.page(theme["Titre"], opener) + flow + self.results(key)

    def voice(self, row: Row) -> str:
        words = "\n\n".join(f"#emph[{inline(part)}]" for part in row["Texte"].split("\n\n"))
        sign = f"#strong[{plain(row['Nom'])}] \\ {plain(row['Fonction'])}"
        return f"{self.picture(row['Photo'], '28mm', '28mm')}\n{words}\n\n{sign}\n\n"

    def results(self, key: str) -> str:
        rows = [row for row in self.tables["Avancées"] if row["Axe"] == key]
        if not rows:
            return ""
        body = []
        for row in rows:
            lines = [line.removeprefix("- ") for line in row["Avancées"].split("\n")]
            partners = " \\ ".join(map(plain, row["Partenaires"].split("\n")))
            texts = "".join(f"#list.item[{inline(line)}]" for line in lines)
            body.append([plain(self.countries[row["Pays"]]), partners, texts])
        table = self.grid("30mm, 30mm, 1fr", ["Pays", "Partenaires", "Quelques avancées en 2024"], body)
        return f"#pagebreak()\n=== Quelques avancées en 2024\n{table}"

    def communication(self) -> str:
        cards = []
        for row in self.tables["Réseaux sociaux"]:
            card = f"#strong[{plain(row['Réseau'])}] \\ {plain(row['Compte'])} \\ "
            if row["Texte"]:
                card += inline(row["Texte"])
            else:
                before, now = self.number(row["Abonnés N-1"]), self.number(row["Abonnés N"])
                word = plain(row["Mot abonnés"])
                card += f"2023 : {before} {word} \\ 2024 : {now} {word} \\ "
                card += self.big("+" + self.number(row["Croissance"], "%"), row["Libellé du gain"])
            cards.append(card)
        issued = [self.big(self.number(r["Nombre"]), r["Libellé"]) for r in self.tables["Publications"]]
        raised = [
            self.big(self.number(r["Montant"], "EUR"), r["Libellé"])
            for r in self.tables["Récolte de fonds"]
            if r["Mis en avant"] == "oui"
        ]
        return "".join(
            (
                self.page("Nos réseaux sociaux", self.tiles(len(cards), cards)),
                f"== Nos publications\n{self.tiles(len(issued), issued)}{self.prose('publications')}",
                f"== Communication digitale\n{self.prose('communication-digitale')}",
                self.page("Résultats de la récolte de fonds", self.prose("recolte-de-fonds")),
                self.tiles(len(raised), raised),
            )
        )

    def finances(self) -> str:
        made = [self.part("03", "Finances et administration", "part_3"), self.page("Les finances", "")]
        for chart in self.tables["Graphiques"]:
            parts = [row for row in self.tables["Répartitions"] if row["Graphique"] == chart["Code"]]
            amounts = [float(row["Montant"]) for row in parts]
            rows = [
                [
                    plain(r["Libellé"]),
                    plain(self.number(r["Montant"], "EUR")),
                    f"{a / sum(amounts) * 100:.1f} %",
                ]
                for r, a in zip(parts, amounts, strict=True)
            ]
            table = self.grid("60mm, 34mm, 18mm", ["Poste", "Montant", "Part"], rows)
            ring = donut(amounts, [PALETTE[row["Couleur"]] for row in parts], 150)
            title = f"{chart['Libellé du total']} : {self.number(chart['Total imprimé'], 'EUR')}"
            made.append(f"=== {plain(title)}\n#grid(columns: (56mm, 1fr), [{ring}], [{table}])\n")
        people = [
            f"#strong[{plain(r['Prénom'])} {plain(r['Nom'])}] \\ {plain(r['Fonction'])}"
            for r in self.tables["Équipe"]
        ]
        closing = f"{self.org['Date de clôture']:%d/%m/%Y}"
        made.append(self.page(f"L’équipe au {closing}", self.prose("equipe") + self.tiles(3, people)))
        logos = [
            f"#image({quoted('media/' + self.photos[r['Logo']]['Fichier'])}, width: 36mm, height: 15mm, "
            f'fit: "contain", alt: {quoted(r["Logo"])})'
            for r in self.tables["Soutiens"]
        ]
        made.append(self.page("Merci à nos partenaires en Belgique", self.tiles(4, logos)))
        made.append(
            f"#page(margin: 0pt, header: none, footer: none)[{self.picture('back', '210mm', '297mm')}]\n"
        )
        return "".join(made)

    def document(self) -> str:
        name = quoted(self.org["Nom"])
        head = PREAMBLE.replace("{title}", quoted(self.org["Titre du rapport"])).replace("{name}", name)
        title = f"Actions de {self.org['Nom']} et des partenaires en {self.org['Exercice']}"
        axes = "".join(self.axis(theme) for theme in self.tables["Axes"])
        parts = (self.front(), self.introduction(), self.part("02", title, "part_2"), axes)
        return "".join((head, *parts, self.communication(), self.finances()))


def main() -> None:
    import typst  # other peers read the workbook by this module, where there is no Typst

    maker = Maker(Path(sys.argv[1]).resolve())
    fonts = [str(ROOT / "layouts" / layer / "fonts") for layer in ("solsoc", "base")]
    with tempfile.NamedTemporaryFile("w", suffix=".typ", dir=maker.home, encoding="utf-8") as file:
        file.write(maker.document())
        file.flush()
        Path(sys.argv[2]).write_bytes(
            typst.compile(file.name, root=str(maker.home), font_paths=fonts, ignore_system_fonts=True)
        )


if __name__ == "__main__":
    main()
