# ruff: noqa: E501 (rows of sections and of reasons read better on one line)
"""Every title, date, acronym, partner and figure of the published PLS report's lists stands in the built one.

Usage: python proofs/seed_pls.py REPORT.pdf [--seed FILE] [--all]

Reads the lists of the seed (the text of the published report) line by line: publications, events, projects with
their partners, team, board, observatories, programmes, agenda, addresses. Each line is looked for inside the trim
of the pages of its section. What is not asked for is listed with its reason; so are the slips of the seed's
text recognition that are mended here. The numbers of publications, events, projects and people are counted in the
seed and looked for where the report counts them. Exit code 1 when something is missing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from seed_solsoc import Page, read_pages, squeezed

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "001_bee9c5df88fc9185.txt"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
DATE = re.compile(rf"^(?:Depuis )?(?:\d[\d\-er]* )?(?:{MONTHS}) \d{{4}}(?: - (?:{MONTHS}) \d{{4}})?$", re.I)
RUN = re.compile(rf"^((?:{MONTHS})) (\d{{4}}) - ((?:{MONTHS})) (\d{{4}})$", re.I)
FUNDING = re.compile(r"(?:Cofinancé par le programme européen|\*?Financé par(?: le| la)?) (.+?)\.?\*?$")
PROSE = 25  # words: a longer line is running text, which was written anew
SENTENCE = 10  # words: so is a longer one that ends as a sentence does

MENDED = {
    "Marolles&Ssens": ("Marolles&Sens", "text recognition: the other spelling of the seed"),
    "MAROLLES&SENS": ("Marolles&Sens", "capitals of a heading"),
    "- Anne": ("", "text recognition: rest of a picture"),
}
SKIPPED = {
    r"^\+ ?32 4": "private telephone numbers are fictional",
    r"^(Agnès|Anna), mentee": "mentees are fictional",
    r"^(EN BREF|THÉMATIQUES|AVEC :|- AVEC :|CONTACT|CHIFFRES CLÉS|COMMUNAUTÉ)": "label that the design words otherwise",
    r"^\d/mois$|^(FORMATION POUR|LES MENTORS|MENTORYOU MEETINGS|\(MYM'S\))": "counted in words: one a month",
    r"est un projet soutenu par$": "label of a row of logos",
    r"^(BINÔMES FORMÉS|TAUX DE RÉUSSITE|ABONNÉ·E·S|JEUNES SONT|MENTORS NUM|EN 2024|PERSONNES ONT|PAR LES JEUNES)": "label set in small letters",
    r"^Rue Roger|^Weyden|^Bruxelles$": "address, asked for as one line",
    r"^(COMMISSION COMMUN|GEMEENSCH|Centre Public|de la Ville de)": "name of a funder, drawn as a logo",
    r"^Citoyenneté$": "theme, named as in the list of the five axes",
}


@dataclass(slots=True)
class Section:
    """A list of the seed: the line that begins it, the line that ends it, and a phrase of its pages."""

    name: str
    first: str
    last: str
    heading: str
    until: str
    items: Callable[[list[str]], Iterator[str]]


def plain(line: str) -> str:
    """A line without Markdown marks and list dashes, with the recognised slips mended."""
    for wrong, (right, _) in MENDED.items():
        line = line.replace(wrong, right)
    return re.sub(r"^- |[*]", "", line.strip()).strip()


def once(line: str) -> str:
    """“Janvier 2024 - Décembre 2024” as the language prints it: the shared year once."""
    match = RUN.match(line)
    return f"{match[1]} – {match[3]} {match[4]}" if match and match[2] == match[4] else line


def skipped(line: str) -> str | None:
    return next((reason for pattern, reason in SKIPPED.items() if re.search(pattern, line)), None)


def listed(lines: list[str]) -> Iterator[str]:
    """Every line of a list; running text is left out."""
    for line in map(plain, lines):
        longest = SENTENCE if line.endswith((".", "!")) else PROSE
        if line and not skipped(line) and len(line.split()) <= longest:
            yield once(line)


def publications(lines: list[str]) -> Iterator[str]:
    """Collection and month apart, as the covers have them on two lines."""
    for line in listed(lines):
        collection, dot, month = line.partition(" · ")
        if dot and DATE.match(month):
            yield collection.removeprefix("Coll. ")
            yield month
        elif not line.endswith(("Affaires sociales", "Diversité", "Transition")):
            yield line


def events(lines: list[str]) -> Iterator[str]:
    """Kind, title, date; of a partnership each partner, as their order may differ."""
    for raw in map(plain, lines):
        if raw.startswith("Organis"):
            what, _, names = raw.partition(" avec ") if " avec " in raw else raw.partition("par ")
            yield what.strip()
            yield from (re.sub(r"^(le|la|l')\s*", "", name.strip()) for name in re.split(r", | et ", names))
        else:
            yield from listed([raw])


def projects(lines: list[str]) -> Iterator[str]:
    """Acronym, title, dates, programme, partners; the aim between them was written anew."""
    aim = False
    for raw in map(str.strip, lines):
        line = plain(raw)
        found = FUNDING.search(raw)
        if found:
            yield found[1].strip("* .")
        if DATE.match(line):
            aim = True
            yield once(line)
        elif raw.startswith(("- ", "AVEC")) or raw.endswith("AVEC :"):
            aim = False
            yield from listed([raw])
        elif not line or (aim and not is_acronym(raw)):
            continue
        else:
            aim = False
            yield from split_title(raw)


def is_acronym(line: str) -> bool:
    """A line that begins a project: an acronym in capitals, alone or before its bold title."""
    return bool(re.match(r"^(?:[A-Z0-9\- !]{3,}|Monopedia)(?: \*\*|$)|^SSPICE|^NWOW", line))


def split_title(raw: str) -> Iterator[str]:
    acronym, bold, title = raw.partition(" **")
    yield plain(acronym)
    if bold:
        yield plain(title)


def section(lines: list[str], first: str, last: str, at: int = 90) -> list[str]:
    start = next(i for i in range(at, len(lines)) if lines[i].strip() == first)
    stop = next(i for i in range(start + 1, len(lines)) if lines[i].strip() == last)
    return lines[start + 1 : stop]


SECTIONS = (
    Section("publications", "PUBLICATIONS", "VEILLE EUROPÉENNE", "Recherche et éducation", "Débattre de", publications),
    Section("veille européenne", "VEILLE EUROPÉENNE", "ÉVÉNEMENTS", "Veille européenne", "Débattre de", listed),
    Section("événements", "ÉVÉNEMENTS", "RELIER", "Débattre de", "Créer du lien", events),
    Section("projets européens", "Projets européens", "Projets nationaux", "pencher la balance", "Offrir un savoir", projects),
    Section("projets nationaux", "Projets nationaux", "ACCOMPAGNER", "MENT2CARE", "Offrir un savoir", projects),
    Section("équipe", "ÉQUIPE", "CONSEIL D'ADMINISTRATION", "Des métiers, des âges", "Conseil d'administration", listed),
    Section("conseil", "CONSEIL D'ADMINISTRATION", "BUDGET", "Conseil d'administration", "Donner à réfléchir", listed),
    Section("DigiYou", "DIGIYOU", "MAROLLES&SENS", "Le digital à portée", "Être bien entouré", listed),
    Section("Marolles&Sens", "MAROLLES&SENS", "MentorYou", "Être bien entouré", "Cinq années", listed),
    Section("MentorYou", "MentorYou", "À SUIVRE EN 2025", "Cinq années", "À suivre en", listed),
    Section("agenda", "ÉVÉNEMENTS", "SUIVEZ LE FIL TOUT AU LONG DE L'ANNÉE !", "20 mars 2025", "Suivez le fil", events),
    Section("suivre", "SUIVEZ LE FIL TOUT AU LONG DE L'ANNÉE !", "Rue Coenraets 66", "Une fois par mois", "Avec le soutien", listed),
)  # fmt: skip
FIGURES = (
    ("budget", ("1,4 million", "19 %", "62 %", "21")),
    (
        "conseils",
        ("17", "Accompagnement stratégique", "Formation", "Aide au montage de projets", "Plaidoyer"),
    ),
    ("COMBO4YOU", ("YouthStart", "Duo for A Job", "Team4Job", "Actiris et le FSE+")),
    ("adresse", ("Rue Coenraets 66", "B-1060 Bruxelles", "+32 2 535 06 88", "www.pourlasolidarite.eu")),
    ("Marolles", ("Rue Roger Van der Weyden 14, 1000 Bruxelles",)),
    ("MentorYou", ("65 %", "144", "700", "70 %", "#onatousbesoinundmentor")),
    ("pour la solidarité", ("2002", "2020", "Comprendre, relier et accompagner pour agir !")),
)


def pages_between(pages: list[Page], heading: str, until: str, contents: int) -> list[Page]:
    """From the first page after the contents that has the heading to the one before `until` begins."""
    first = next((p.number for p in pages if p.number > contents and squeezed(heading) in p.folded), None)
    if first is None:
        return []
    last = next((p.number for p in pages if p.number >= first and squeezed(until) in p.folded), len(pages))
    return [page for page in pages if first <= page.number <= last]


def stands(text: str, pages: list[Page]) -> int | None:
    """The first page that holds the words of a line: in order, else each of them (lines broken by columns)."""
    wanted = squeezed(text)
    for page in pages:
        if wanted in page.folded:
            return page.number
    parts = [squeezed(word) for word in re.split(r"[\s\-–]+", text) if squeezed(word)]
    for page in pages:
        if parts and all(part in page.tokens or (len(part) > 4 and part in page.folded) for part in parts):
            return page.number
    return None


def counts(lines: list[str]) -> dict[str, int]:
    """What the seed lists, counted in the seed."""
    people = [line for line in section(lines, "ÉQUIPE", "CONSEIL D'ADMINISTRATION") if line.strip()]
    roles = ("Assist", "Chargé", "Direct", "Présid")
    return {
        "publications": sum(" · " in line for line in section(lines, "PUBLICATIONS", "VEILLE EUROPÉENNE")),
        "événements": sum(bool(DATE.match(plain(x))) for x in section(lines, "ÉVÉNEMENTS", "RELIER")),
        "projets européens": sum(bool(DATE.match(plain(x))) for x in section(lines, "Projets européens", "Projets nationaux")),
        "projets nationaux": sum(bool(DATE.match(plain(x))) for x in section(lines, "Projets nationaux", "ACCOMPAGNER")),
        "partenaires": sum(x.strip().startswith("- ") and "AVEC" not in x for x in section(lines, "Projets européens", "Projets nationaux")),
        "personnes": sum(plain(line).startswith(roles) for line in people),
        "conseil": len([x for x in section(lines, "CONSEIL D'ADMINISTRATION", "BUDGET") if x.strip()]),
        "observatoires": sum("Observatoire européen d" in x for x in section(lines, "VEILLE EUROPÉENNE", "ÉVÉNEMENTS") if len(x.split()) < 15),
    }  # fmt: skip


def rows(book: Path) -> dict[str, int]:
    """What the workbook lists, counted in its sheets."""
    import openpyxl

    file = openpyxl.load_workbook(book, read_only=True, data_only=True)

    def number(sheet: str, column: int = 0, value: str | None = None) -> int:
        records = file[sheet].iter_rows(min_row=2, values_only=True)
        return sum(r[0] is not None and (value is None or r[column] == value) for r in records)

    return {
        "publications": number("Publications"),
        "événements": number("Événements"),
        "projets européens": number("Projets", 1, "européen"),
        "projets nationaux": number("Projets", 1, "national"),
        "partenaires": number("Partenaires"),
        "personnes": number("Équipe"),
        "conseil": number("Administration"),
        "observatoires": number("Observatoires"),
    }


def check_counts(lines: list[str], pages: list[Page], book: Path) -> int:
    """Seed, workbook and the pages that count must agree."""
    wrong = 0
    printed = [page for page in pages if squeezed("et en chiffres") in page.folded][-1]
    listed_rows = rows(book)
    for name, count in counts(lines).items():
        shown = str(count) in printed.tokens if name.startswith(("publ", "évén", "proj")) else True
        good = listed_rows[name] == count and shown
        wrong += not good
        print(
            f"count {name:22}{count:>4} in the seed, {listed_rows[name]:>3} in the workbook{'' if good else '  WRONG'}"
        )
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--seed", type=Path, default=SEED)
    parser.add_argument(
        "--workbook",
        type=Path,
        default=Path(__file__).resolve().parents[1] / "sample_data" / "pls" / "2024.xlsx",
    )
    parser.add_argument("--all", action="store_true", help="list every line with its page")
    options = parser.parse_args()
    lines = options.seed.read_text("utf-8").splitlines()
    pages = read_pages(options.report)
    contents = next(page.number for page in pages if squeezed("Sommaire") in page.folded)
    missing = total = 0
    for one in SECTIONS:
        late = one.name in ("agenda", "suivre")
        text = section(lines, one.first, one.last, 1180 if late else 150)
        where = pages_between(pages, one.heading, one.until, contents)
        items = [item for item in one.items(text) if squeezed(item)]
        lost = [item for item in items if stands(item, where) is None]
        total, missing = total + len(items), missing + len(lost)
        span = f"{where[0].number}–{where[-1].number}" if where else "none"
        print(f"{one.name:24}pages {span:8}{len(items):>5} lines{len(lost):>4} missing")
        for item in items if options.all else lost:
            print(f"    {stands(item, where) or 'MISSING':>8}  {item}")
    for name, wanted in FIGURES:
        lost = [text for text in wanted if stands(text, pages) is None]
        total, missing = total + len(wanted), missing + len(lost)
        print(f"{name:24}{'':14}{len(wanted):>5} facts{len(lost):>4} missing {', '.join(lost)}")
    wrong = check_counts(lines, pages, options.workbook)
    print(f"\n{total} lines and facts, {missing} missing, {wrong} counts wrong\n\nMended: ")
    print("\n".join(f"  {bad} → {good or '(nothing)'}: {why}" for bad, (good, why) in MENDED.items()))
    print(
        "Not asked for:\n  "
        + f"sentences, lines of more than {PROSE} words, the aims of projects: written anew"
    )
    print("\n".join(f"  /{pattern}/: {why}" for pattern, why in SKIPPED.items()))
    return int(missing + wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
