"""Every numeral and proper name of the published report's figure pages stands on the page where it belongs.

Usage: python proofs/seed_solsoc.py REPORT.pdf [--seed FILE] [--all]

Reads the key-figure, results, network, publication, fundraising, finance and team pages of the seed (the text
of the published report), takes every numeral and every capitalised word from them, and looks for each inside
the trim of the pages of the same chapter in the built PDF (pdftotext -bbox). Words that need not come back
are listed below, each with its reason. Exit code 1 when one is missing.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "000_4a166c669437ef6a.txt"

# A section of the seed: name, its first line, the line that ends it, the heading of its pages in the report.
AXES = (
    (
        "économie sociale",
        "Partenaires associés",
        "DÉFENDRE LES TRAVAILLEUR",
        "Favoriser la création d'emplois décents",
    ),
    ("syndicats", "Partenaires associés", "ÉTENDRE L'ACCÈS", "Défendre les travailleur"),
    (
        "protection sociale",
        "Partenaires associés",
        "FAIRE PROGRESSER LA DÉMOCRATIE",
        "Étendre l'accès à la protection sociale",
    ),
    ("démocratie", "Partenaires associés", "PROMOUVOIR L'ÉMANCIPATION", "Faire progresser la démocratie"),
    ("émancipation", "**Partenaires associés", "MOBILISER LES CITOYEN", "Promouvoir l'émancipation"),
)
SECTIONS = (
    ("chiffres clés", "SOLSOC EN BREF EN 2024", "POURQUOI PROMOUVOIR", "Solsoc en bref en 2024"),
    *((f"avancées : {name}", first, last, heading) for name, first, last, heading in AXES),
    ("réseaux", "NOS RÉSEAUX SOCIAUX", "NOS PUBLICATIONS", "Nos réseaux sociaux"),
    ("publications", "NOS PUBLICATIONS", "COMMUNICATION DIGITALE", "Nos publications"),
    ("récolte de fonds", "RÉSULTATS DE LA RÉCOLTE", "FINANCES & ADMIN", "Résultats de la récolte de fonds"),
    ("finances", "LES FINANCES", "L'ÉQUIPE AU", "Les finances"),
    ("équipe", "L'ÉQUIPE AU", "MERCI À NOS PARTENAIRES EN", "L'équipe au 31/12/2024"),
)
RESULTS = "Quelques avancées en 2024"
# Every heading that may end a section's pages, in the order of the report.
HEADINGS = (
    *(heading for _, _, _, heading in SECTIONS),
    "Pourquoi promouvoir le travail décent",
    "Mobiliser les citoyen",
    "Communication digitale",
    "Finances et administration",
    "Finances & administration",
    "Merci à nos partenaires en Belgique",
)

# What is not asked for, and why: (section, word in lower case without accents) -> reason. No numeral.
EXCLUDED: dict[tuple[str, str], str] = {}


def exclude(section: str, reason: str, words: str) -> None:
    EXCLUDED.update(dict.fromkeys(((section, word) for word in words.split()), reason))


exclude(
    "avancées : économie sociale",
    "abbreviation in a title (“actifs dans le volet ESS”) worded otherwise",
    "ess",
)
exclude("avancées : démocratie", "common noun with a capital", "developpement")
exclude("publications", "acronym of a common noun (ONG) in a sentence written anew", "ong")
exclude(
    "récolte de fonds",
    "words of a title of thanks, no names",
    "merci tou·te·s celles ceux qui nous soutenus quelques",
)
exclude("finances", "the raised letters of “1er”", "er")
FIRST_WORD = "first word of a sentence or list item that was written anew"
exclude("avancées : économie sociale", FIRST_WORD, "le ce")
exclude("avancées : protection sociale", FIRST_WORD, "operationnalisation formation")
exclude("avancées : démocratie", FIRST_WORD, "suite realisation mise demarches plusieurs")
exclude("avancées : émancipation", FIRST_WORD, "participation il")
exclude("réseaux", FIRST_WORD, "face")
exclude("récolte de fonds", FIRST_WORD, "face relayee depuis")
CREDIT = re.compile(r"^©.*$", re.M)  # credits of photographs that are not ours: the whole line is left out


@dataclass(slots=True)
class Asked:
    """One thing that the seed says: its text, kind (numeral | name), and how often it was asked for."""

    text: str
    kind: str


@dataclass(slots=True)
class Page:
    """The words of a page that lie inside its trim, in reading order."""

    number: int
    words: list[str] = field(default_factory=list)
    folded: str = ""
    tokens: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def fold(text: str) -> str:
    """Lower case without accents, one kind of apostrophe, no soft hyphens."""
    text = unicodedata.normalize("NFKD", text.replace("\u00ad", "").replace("’", "'").replace("œ", "oe"))
    return "".join(c for c in text.casefold() if not unicodedata.combining(c))


def squeezed(text: str) -> str:
    """Letters and digits alone: hyphenation, spaces and punctuation do not matter."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


# numerals

_GAP = "[.   ]"
_NUMERAL = re.compile(
    rf"\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d+(?:\.\d+)*(?:{_GAP}\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)*"
)


def numerals(text: str) -> Iterator[str]:
    """Numerals in one form: “5.103.718” and “5 103 718” are 5103718, “63 %” is 63%, dates stay."""
    for match in _NUMERAL.finditer(text):
        raw = match[0]
        percent = "%" if re.match(r"\s*%", text[match.end() :]) else ""
        yield canonical(raw) + percent


def canonical(raw: str) -> str:
    if "/" in raw or re.fullmatch(r"\d{2}\.\d{2}\.\d{2}", raw):
        day = raw.split("/")
        return "/".join([*day[:2], day[2][-2:]]) if len(day) == 3 else raw
    whole, _, rest = raw.partition(",")
    if not re.fullmatch(rf"\d{{1,3}}(?:{_GAP}\d{{3}})*|\d+", whole):
        return raw
    value = Decimal(re.sub(_GAP, "", whole) + ("." + rest if rest else ""))
    return format(value.normalize(), "f")


def spoken(text: str) -> set[str]:
    """All numerals that a page may be read to hold: “574 471 000” may be 574 and 471000, or one number."""
    found = set(numerals(text))
    words = text.replace("\u202f", " ").replace("\xa0", " ").split()
    for start in range(len(words)):
        if not re.match(r"\W?\d", words[start]):
            continue
        joined = words[start]
        found.update(numerals(joined))
        for word in words[start + 1 : start + 4]:
            if not re.match(r"\d{3}(?!\d)", word) or not joined[-1].isdigit():
                break
            joined += " " + word
            found.update(numerals(joined))
        end = words[start + len(joined.split()) : start + len(joined.split()) + 1]
        if end and end[0].startswith("%"):
            found.update(numerals(joined + " %"))
    return found | {number.rstrip("%") for number in found}


# the seed


def sections(text: str) -> dict[str, str]:
    """The seed's lines of every section, found one after the other."""
    lines = text.splitlines()
    found, at = {}, 0
    for name, first, last, _ in sorted(SECTIONS, key=lambda s: order(lines, s)):
        start = find(lines, first, at)
        stop = find(lines, last, start + 1)
        found[name] = "\n".join(lines[start:stop])
        at = start + 1 if name == "réseaux" else stop
    return found


def order(lines: list[str], section: tuple[str, str, str, str]) -> int:
    """Where the section ends: titles in capitals stand once, after the contents."""
    return find(lines, section[2], 60)


def find(lines: list[str], start: str, at: int) -> int:
    for number in range(at, len(lines)):
        if lines[number].startswith(start):
            return number
    raise SystemExit(f"the seed has no line that begins with “{start}” after line {at}")


def asked(section: str, text: str) -> list[Asked]:
    """Numerals and capitalised words of a section, each once, without the excluded ones."""
    text = re.sub(r"<[^>]+>", " ", CREDIT.sub(" ", text))
    text = re.sub(r"https?://\S+|\bwww\.\S+", " ", text)
    # two cells of a table that the extraction has run together: “**Bolivie**AYNI”
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z]{3})", " ", text.replace("*", ""))
    found: dict[tuple[str, str], Asked] = {}
    for number in numerals(text):
        found.setdefault(("numeral", number), Asked(number, "numeral"))
    for match in re.finditer(r"[^\W\d_][\w'’]*(?:[.&·][\w'’]+)*", text):
        word = re.sub(r"^(?:[dlnsjmc]|qu)['’]", "", match[0], flags=re.I)
        skipped = (section, fold(word)) in EXCLUDED
        if word[:1].isupper() and len(word) > 1 and not skipped:
            found.setdefault(("name", fold(word)), Asked(word, "name"))
    return list(found.values())


# the report


def read_pages(pdf: Path) -> list[Page]:
    """Words of every page whose middle lies inside the trim (pdftotext counts from the media box)."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        boxes = [
            ([float(v) for v in page.mediabox], [float(v) for v in page.trimbox]) for page in document.pages
        ]
    xml = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = []
    for number, (block, (media, trim)) in enumerate(
        zip(xml.split("<page ")[1:], boxes, strict=True), start=1
    ):
        page = Page(number)
        box = (trim[0] - media[0], media[3] - trim[3], trim[2] - media[0], media[3] - trim[1])
        for x0, y0, x1, y1, word in re.findall(
            r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', block
        ):
            if inside((float(x0) + float(x1)) / 2, (float(y0) + float(y1)) / 2, box) and inside(
                float(x0), float(y0), box, 1
            ):
                page.words.append(html.unescape(word))
        prepare(page)
        pages.append(page)
    return pages


def inside(x: float, y: float, box: tuple[float, float, float, float], slack: float = 0) -> bool:
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def prepare(page: Page) -> None:
    text = " ".join(page.words)
    page.folded = squeezed(re.sub(r"[-‐]\s", "", text))
    page.tokens = set(re.findall(r"[a-z0-9]+", fold(text))) | {squeezed(word) for word in page.words}
    page.numbers = spoken(text)


def chapter(pages: list[Page], heading: str) -> list[Page]:
    """The pages from the heading (outside the contents) to the page where another heading follows."""
    starts = {title: first_page(pages, title) for title in HEADINGS}
    start = starts[heading]
    if start is None:
        return []
    later = [
        number
        for title, number in starts.items()
        if title != heading and number is not None and number > start
    ]
    stop = min(later, default=len(pages) + 1)
    return [page for page in pages if start <= page.number <= stop]


def first_page(pages: list[Page], heading: str) -> int | None:
    wanted = squeezed(heading)
    for page in pages:
        held = sum(squeezed(title) in page.folded for title in HEADINGS)
        if wanted in page.folded and held < 6:
            return page.number
    return None


def stands(item: Asked, pages: list[Page]) -> int | None:
    """The first page of the chapter that holds the item."""
    for page in pages:
        if item.kind == "numeral":
            if item.text in page.numbers:
                return page.number
        elif holds(page, item.text):
            return page.number
    return None


def holds(page: Page, word: str) -> bool:
    """Short names must stand alone; longer ones may be hyphenated."""
    plain = squeezed(word)
    return plain in page.tokens or (len(plain) > 4 and plain in page.folded)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--seed", type=Path, default=SEED)
    parser.add_argument(
        "--all", action="store_true", help="list every item with its page, not only the missing ones"
    )
    options = parser.parse_args()
    for file in (options.report, options.seed):
        if not file.is_file():
            parser.error(f"{file} is not there")
    texts = sections(options.seed.read_text("utf-8"))
    pages = read_pages(options.report)
    missing = 0
    print(f"{'section':34}{'pages':>9}{'numerals':>10}{'names':>7}{'missing':>9}")
    for name, _, _, heading in SECTIONS:
        where = chapter(pages, heading)
        if name.startswith("avancées"):  # of an axis chapter, the pages of its results table
            where = [page for page in where if squeezed(RESULTS) in page.folded]
        items = asked(name, texts[name])
        lost = [item for item in items if stands(item, where) is None]
        missing += len(lost)
        span = f"{where[0].number}–{where[-1].number}" if where else "none"
        count = {kind: sum(item.kind == kind for item in items) for kind in ("numeral", "name")}
        print(f"{name:34}{span:>9}{count['numeral']:>10}{count['name']:>7}{len(lost):>9}")
        for item in items if options.all else lost:
            page = stands(item, where)
            print(f"    {item.kind:8} {item.text:30} {f'page {page}' if page else 'MISSING'}")
    print(f"\nNot asked for: {len(EXCLUDED)} words" + reasons())
    return int(missing > 0)


def reasons() -> str:
    grouped: dict[tuple[str, str], list[str]] = {}
    for (section, word), reason in EXCLUDED.items():
        grouped.setdefault((section, reason), []).append(word)
    return "".join(
        f"\n  {section}, {reason}: {', '.join(words)}" for (section, reason), words in grouped.items()
    )


if __name__ == "__main__":
    sys.exit(main())
