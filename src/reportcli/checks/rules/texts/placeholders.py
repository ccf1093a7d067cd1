"""“XX euros”, “TBD”, #REF!, “CafÃ©”, “www.example,org”: what must be put right before printing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.broken_addresses import broken_addresses
from reportcli.checks.support.misread import mended, misread
from reportcli.checks.support.prose import BLANK_WORDS, Passage, all_texts, any_of
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.workbook.workbook import Workbook

CODE, MISREAD, ADDRESS = "placeholder-left", "letters-misread", "address-malformed"
_LATER = any_of((
    "à compléter", "à remplir", "à confirmer", "à vérifier", "à venir", "to be completed",
    "to be confirmed", "to be added", "to follow", "nog aan te vullen", "nog in te vullen",
    "aan te vullen", "in te vullen", "te bevestigen", "volgt", "noch zu ergänzen", "wird ergänzt",
    "wird noch ergänzt", "folgt", "da completare", "por completar", "a completar",
))  # fmt: skip
_BLANKS = any_of(BLANK_WORDS)
_ERRORS = any_of((
    "REF!", "DIV/0!", "VALUE!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!", "N/A", "VALEUR!", "NOM?",
    "NOMBRE!", "NUL!", "WAARDE!", "NAAM?", "GETAL!", "VERW!", "LEEG!", "DEEL/0!", "N/B", "WERT!",
    "BEZUG!", "ZAHL!", "NV", "VALOR!", "NOME?", "VALORE!", "RIF!",
))  # fmt: skip
"""What spreadsheets of several languages write for a formula without result."""
_NOT_FOUND = any_of((
    "Error! Reference source not found", "Error! Bookmark not defined",
    "Erreur ! Source du renvoi introuvable",
    "Erreur ! Signet non défini", "Fout! Verwijzingsbron niet gevonden", "Fout! Bladwijzer niet gedefinieerd",
    "Fehler! Verweisquelle konnte nicht gefunden werden", "Fehler! Textmarke nicht definiert",
    "¡Error! No se encuentra el origen de la referencia", "¡Error! Marcador no definido",
    "Errore. L'origine riferimento non è stata trovata", "Errore. Il segnalibro non è definito",
    "Erro! A origem da referência não foi encontrada", "Erro! Indicador não definido",
))  # fmt: skip
"""What Word writes for a reference whose aim is gone."""
_LEFT = re.compile(
    r"(?<!\w)(?:TODO|TBD|TBC|TBA|FIXME)(?!\w)"
    r"|(?<!\w)X{4,}(?!\w)|^\s*X{3}\s*[.…:]?\s*$|(?<!\w)X{3}(?=:|\s+(?:CHECK|TODO|VERIFY|[AÀ] VÉRIFIER)\b)"
    r"|(?<!\w)(?:19|20)[Xx]{2}(?!\w)|(?<!\d)00[./-]00[./-]\d{2,4}|%%\w{2,40}%%"
    r"|(?<!\w)(?:X{2,}|x{2,})[.,/-](?:X{2,}|x{2,})(?!\w)|(?<!\w)X{2,3}(?=\s?(?:[€$£%]|EUR\b|euros?\b))"
    r"|\?{3,}|(?i:\blorem ipsum\b)"
    rf"|\[\s?(?i:{_BLANKS})(?:\s[^\[\]\n]{{0,40}})?\s?\](?![({{])"
    rf"|(?:{_NOT_FOUND})|#(?:{_ERRORS})(?!\w)|(?<!\w)Err:5\d\d(?!\d)|^#{{3,}}$"
    r"|(?<=\s)_{3,}(?=[\s.,;:!?])|(?<=\s)\#{4,}(?=[\s.,;:!?])"
    r"|\[(?i:comment|remark|note|check)(?::|\s)[^\[\]\n]{1,80}\](?![({])"
    rf"|[\[(]\s?(?i:{_LATER})\s?[\])]|^\s*(?i:{_LATER})\s*[.…]*\s*$"
)


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each of them, in texts and in short texts of cells."""
    for passage in all_texts(workbook):
        for match in _LEFT.finditer(passage.text):
            yield _finding(CODE, passage, match, {"stated": match[0].strip()})
        if found := misread(passage.raw):
            stated = found[0][:60]
            yield _finding(MISREAD, passage, found, {"stated": stated, "meant": mended(stated)})
        for broken in broken_addresses(passage.raw):
            yield _finding(ADDRESS, passage, broken, {"stated": broken[0].strip()[:80]})


def _finding(code: str, passage: Passage, found: re.Match[str], args: dict[str, str]) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, passage.at(*found.span()), args, excerpt=passage.excerpt)


RULE = Rule(384, (CODE, MISREAD, ADDRESS), check)
