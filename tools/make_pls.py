"""Write sample_data/pls/2024.xlsx from the rows in tools/pls: same rows, same bytes.

Usage: python tools/make_pls.py [FILE]. Pictures are made by make_pls_media.py; texts are written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from make_solsoc import Cell, add_sheet, choices, samples, save
from openpyxl import Workbook
from pls import activities, facts, media, projects, waivers

HOME = Path(__file__).resolve().parent.parent / "sample_data" / "pls"
MONTH = "mmmm yyyy"


class Book:
    """A workbook that is filled sheet by sheet; widths are given with the headers: “Nom:30”."""

    def __init__(self) -> None:
        self.file = Workbook()
        self.file.remove(self.file.active)
        self.file.properties.creator = "reportcli"
        self.file.properties.title = "Rapport d'activités 2024 – données (démonstration)"

    def sheet(self, title: str, headers: str, rows: Iterable[Sequence[Any]], freeze: str = "A2") -> Any:
        columns = [(name, int(width)) for name, width in (h.split(":") for h in headers.split("|"))]
        sheet = add_sheet(self.file, title, columns, rows, freeze)
        for index, (name, _) in enumerate(columns):
            letter = chr(ord("A") + index)
            if name == "Exemple":
                samples(sheet, letter, letter)
            elif name == "Axe":
                choices(sheet, letter, f"Axes!$A$2:$A${len(facts.THEMES) + 1}")
            elif name == "Pays":
                choices(sheet, letter, f"Pays!$A$2:$A${len(projects.COUNTRIES) + 1}")
        return sheet


def month(day: date | None) -> Cell | None:
    return Cell(day, MONTH) if day else None


def title_of(file: Path) -> str:
    """The title that the text file itself states."""
    found = re.search(r'^title: "(.*)"$', file.read_text("utf-8"), re.M)
    if found is None:
        raise SystemExit(f"{file.name} has no title")
    return found[1]


def add_organisation(book: Book) -> None:
    formats = {"Effectif": "0", "Exercice": "0"}
    rows = [(k, Cell(v, formats[k]) if k in formats else v) for k, v in facts.ORGANISATION]
    book.sheet("Organisation", "Clé:28|Valeur:100", rows, "B2")
    book.sheet("Administration", "Nom:32", [(name,) for name in facts.BOARD])
    team = [(first, last, f"{first} {last}", role) for first, last, role in facts.PEOPLE]
    book.sheet("Équipe", "Prénom:18|Nom:22|Nom complet:30|Fonction:70", team)
    helpers = [(name, "stagiaire", facts.YES) for name in facts.INTERNS]
    helpers.append((facts.VOLUNTEER, "bénévole", facts.YES))
    book.sheet("Stages et bénévolat", "Nom:28|Catégorie:14|Exemple:11", helpers)
    book.sheet("Verbes", "Code:16|Verbe:18|Texte:24|Icône:20", facts.VERBS)
    book.sheet("Collections", "Collection:24|Libellé:70", facts.COLLECTIONS)
    rows = [(name, kind, media.logo_id(name), sample) for name, kind, sample in facts.MEMBERSHIPS]
    book.sheet("Adhésions", "Nom:48|Catégorie:16|Logo:52|Exemple:11", rows)


def add_figures(book: Book) -> None:
    rows = [
        (key, Cell(value, form), unit, label, group, order, source, sample)
        for key, value, form, unit, label, group, order, source, sample in facts.KEY_FIGURES
    ]
    headers = "Code:26|Valeur:14|Unité:9|Libellé:56|Groupe:18|Ordre:9|Source:24|Exemple:11"
    book.sheet("Chiffres clés", headers, rows, "B2")
    total = Cell(1_400_000, '#,##0\\ "€"')
    book.sheet(
        "Graphiques",
        "Code:14|Titre:30|Libellé du total:30|Total imprimé:16|Source:24|Exemple:11",
        [("budget", "Ressources", "Chiffre d'affaires", total, "Rapport d'activités", facts.NO)],
    )
    rows = [("budget", label, Cell(part, "0%"), colour, facts.NO) for label, part, colour in facts.BUDGET]
    book.sheet("Répartitions", "Graphique:14|Libellé:52|Part:9|Couleur:14|Exemple:11", rows)
    rows = [
        (name, handle, icon, Cell(followers, "#,##0"), site, facts.YES)
        for name, handle, icon, site, followers in facts.NETWORKS
    ]
    headers = "Réseau:14|Compte:24|Icône:18|Abonnés N:13|Site web:44|Exemple:11"
    book.sheet("Réseaux sociaux", headers, rows)
    book.sheet("Sites web", "Adresse:34|Libellé:48|Axe:16", facts.SITES)


def add_activities(book: Book) -> None:
    rows = [
        (key, name, short, icon, key, order)
        for order, (key, name, short, icon) in enumerate(facts.THEMES, start=1)
    ]
    book.sheet("Axes", "Code:16|Nom:38|Nom court:20|Icône:18|Couleur:16|Ordre:9", rows)
    book.sheet("Types", "Code:16|Nom:34|Icône:18", activities.KINDS)
    book.sheet("Calendrier", "Mois:18", [(month(activities.month(m)),) for m in range(1, 13)])
    rows = [
        (theme, collection, month(day), title, authors, project)
        for theme, collection, day, title, authors, project in activities.PUBLICATIONS
    ]
    headers = "Axe:16|Collection:20|Mois:16|Titre:90|Auteurs:24|Projet:14"
    book.sheet("Publications", headers, rows)
    headers = "Axe:16|Type:14|Format:28|Titre:80|Premier jour:14|Dernier jour:14|Contexte:60"
    book.sheet("Événements", headers, activities.EVENTS)
    headers = "Axe:16|Type:14|Format:16|Titre:80|Date:14|Jour connu:12|Contexte:44"
    choices(book.sheet("Agenda", headers, activities.AGENDA), "F", '"oui,non"')
    book.sheet(
        "Observatoires", "Axe:16|Nom:60|Site web:34|E-mail:38|Thématiques:50|Texte:28", facts.OBSERVATORIES
    )


def lead(project: str) -> str | None:
    """Whether a project has a page of its own."""
    return facts.YES if project in projects.LEADS else None


def add_projects(book: Book) -> None:
    rows = [
        (key, scope, acronym, title, month(start), month(end), aim, programme, theme, lead(key))
        for scope, listed in (("européen", projects.EUROPEAN), ("national", projects.NATIONAL))
        for key, acronym, title, start, end, aim, programme, theme in listed
    ]
    headers = "Code:16|Portée:12|Acronyme:22|Titre:60|Premier mois:16|Dernier mois:16"
    headers += "|Objectif:90|Programme:40|Axe:16|À la une:12"
    sheet = book.sheet("Projets", headers, rows, "D2")
    choices(sheet, "B", '"européen,national"')
    rows = [
        (key, name, facts.YES if key == "be" else facts.NO, order)
        for order, (key, name) in enumerate(projects.COUNTRIES, start=1)
    ]
    add_sheet(book.file, "Pays", [("Code", 9), ("Nom", 26), ("Siège", 9), ("Ordre", 9)], rows)
    add_sheet(book.file, "Dérogations", waivers.COLUMNS, waivers.rows())
    book.sheet("Partenaires", "Projet:16|Partenaire:80|Pays:9", projects.partner_rows())


def add_services(book: Book) -> None:
    book.sheet("Services", "Titre:34|Icône:22|Texte:24", [(t, i, k) for t, i, k in facts.SERVICES])
    rows = [(name, media.logo_id(name), facts.YES) for name in facts.REFERENCES]
    book.sheet("Références", "Nom:30|Logo:36|Exemple:11", rows)
    headers = "Code:14|Nom:18|Slogan:50|Mot-dièse:26|Site web:22|E-mail:24|Adresse:44"
    headers += "|Texte:16|Photo:16|Axe:16|Comptes:20"
    book.sheet("Programmes", headers, facts.PROGRAMMES)
    book.sheet("Contacts", "Programme:14|Nom:24|Téléphone:20|Exemple:11", facts.CONTACTS)
    rows = [(programme, icon, Cell(count, "#,##0")) for icon, count, programme in facts.COMMUNITY]
    book.sheet("Communauté", "Programme:14|Icône:18|Abonnés:12", rows)
    book.sheet("Témoignages", "Code:18|Programme:14|Nom:16|Fonction:24|Texte:110", facts.VOICES)
    rows = [
        (name, media.logo_id(name), group, None if group == "general" else group, sample)
        for name, group, sample in facts.FUNDERS
    ]
    book.sheet("Soutiens", "Nom:40|Logo:48|Groupe:14|Programme:14|Exemple:11", rows)


def add_texts(book: Book) -> None:
    files = sorted((HOME / "texts").glob("*.md"))
    rows = [(file.stem, title_of(file), file.name, "fr") for file in files]
    book.sheet("Textes", "Code:30|Titre:44|Fichier:34|Langue:9", rows)
    photos: list[Sequence[Any]] = [
        (key, file, media.CREDIT, alt, Cell(x, "0%"), Cell(y, "0%"), media.RIGHTS)
        for key, file, alt, x, y in media.PHOTOS
    ]
    logos = [
        (key, f"{key}.png", None, f"Logo de {name} (dessin provisoire).", None, None, media.RIGHTS)
        for name in media.LOGOS
        for key in (media.logo_id(name),)
    ]
    headers = "Code:48|Fichier:52|Crédit:32|Texte alternatif:80|Foyer X:10|Foyer Y:10|Droits:40"
    book.sheet("Photos", headers, [*photos, *logos], "B2")


def main() -> None:
    book = Book()
    for add in (add_organisation, add_figures, add_activities, add_projects, add_services, add_texts):
        add(book)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "2024.xlsx"
    save(book.file, target)
    print(target)


if __name__ == "__main__":
    main()
