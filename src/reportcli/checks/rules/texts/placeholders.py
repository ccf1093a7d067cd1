"""“XX euros”, “TBD”, “[amount]”, Lorem ipsum, #REF!: what was to be replaced before the report is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import all_texts, any_of
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.workbook.workbook import Workbook

CODE = "placeholder-left"
_LATER = any_of((
    "à compléter", "à remplir", "à confirmer", "à vérifier", "à venir", "to be completed",
    "to be confirmed", "to be added", "to follow", "nog aan te vullen", "nog in te vullen",
    "aan te vullen", "in te vullen", "te bevestigen", "volgt", "noch zu ergänzen", "wird ergänzt",
    "wird noch ergänzt", "folgt", "da completare", "por completar", "a completar",
))  # fmt: skip
_BLANKS = any_of((
    "name", "amount", "number", "date", "insert", "figure", "year", "place", "text", "nom", "montant",
    "nombre", "chiffre", "année", "lieu", "texte", "insérer", "naam", "bedrag", "aantal", "datum",
    "jaar", "plaats", "tekst", "invoegen", "betrag", "anzahl", "jahr", "ort", "einfügen", "xx", "x",
))  # fmt: skip
_ERRORS = any_of((
    "REF!", "DIV/0!", "VALUE!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!", "N/A", "VALEUR!", "NOM?",
    "NOMBRE!", "NUL!", "WAARDE!", "NAAM?", "GETAL!", "VERW!", "LEEG!", "DEEL/0!", "N/B", "WERT!",
    "BEZUG!", "ZAHL!", "NV", "VALOR!", "NOME?", "VALORE!", "RIF!",
))  # fmt: skip
"""What spreadsheets of several languages write for a formula without result."""
_LEFT = re.compile(
    r"(?<!\w)(?:TODO|TBD|TBC|TBA|FIXME)(?!\w)"
    r"|(?<!\w)X{4,}(?!\w)|(?<!\w)X{2,}[.,]X{2,}(?!\w)|(?<!\w)X{2,3}(?=\s?(?:[€$£%]|EUR\b|euros?\b))"
    r"|\?{3,}|(?i:\blorem ipsum\b)"
    rf"|\[\s?(?i:{_BLANKS})(?:\s[^\[\]\n]{{0,40}})?\s?\](?!\()"
    rf"|#(?:{_ERRORS})(?!\w)|(?<!\w)Err:5\d\d(?!\d)|^#{{3,}}$"
    rf"|[\[(]\s?(?i:{_LATER})\s?[\])]|^\s*(?i:{_LATER})\s*[.…]*\s*$"
)


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each of them, in texts and in short texts of cells."""
    for passage in all_texts(workbook):
        for match in _LEFT.finditer(passage.text):
            args = {"stated": match[0].strip()}
            yield Diagnostic(CODE, Severity.WARNING, passage.at(*match.span()), args, excerpt=passage.excerpt)


RULE = Rule(384, (CODE,), check)
