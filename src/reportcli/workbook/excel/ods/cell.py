"""One cell of an OpenDocument sheet: its words run by run, and the kind of its value.

Dates and times become numbers of days with a date code, as in other workbooks, so that they are read alike.
Source: OpenDocument 1.3 part 3, 6.1 (text), 19.387 (office:value-type).
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from xml.parsers import expat

from reportcli.workbook.excel.ods.styles import OdsStyles, is_struck
from reportcli.workbook.excel.rich_text import Runs

ERROR = re.compile(r"#(?:REF|N/A|DIV/0|NAME|VALUE|NUM|NULL)[!?]?|(?:Err|Fehler|Fout|Erreur) ?: ?\d{3}")
_EPOCH = datetime(1899, 12, 30)
_FIRST = datetime(1900, 3, 1)
"""From here on days count alike in every spreadsheet."""
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
Attributes = dict[str, str]


class CellText:
    """The paragraphs of a cell. Comments, drawings and phonetic guides in it are left out."""

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._runs = Runs()
        self._aside = 0
        self._spans: list[str] = []

    def begin(self, scan: expat.XMLParserType) -> None:
        """A cell begins."""
        self._scan = scan
        self._paragraphs, self._pieces, self._spans = [], [], []
        self._aside = 0

    def start(self, name: str, attributes: Attributes, depth: int) -> None:
        """A start tag in the cell, so deep in it."""
        if self._aside:
            return
        if depth == 1 and name not in ("text:p", "text:h"):
            self._aside = depth
        elif depth == 1:
            self._pieces = []
            self._scan.CharacterDataHandler = self._characters
        elif name in ("office:annotation", "text:ruby-text", "text:note", "draw:frame"):
            self._aside = depth
            self._scan.CharacterDataHandler = None
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            self._pieces.append(" " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1))
        elif name in ("text:line-break", "text:tab"):
            self._pieces.append("\n" if name == "text:line-break" else "\t")
        elif name == "text:span":
            self._span(attributes.get("text:style-name", ""))

    def _span(self, name: str) -> None:
        style = self.styles.resolved("text", name)
        self._runs.start_run()
        self._runs.strike("1" if is_struck(style) else "0")
        self._runs.tint({"rgb": style.ink.removeprefix("#")} if style.ink else {})
        place = style.place.split()[:1]
        raised = {"super": "superscript", "sub": "subscript"}.get(place[0], "") if place else ""
        if place and not raised and place[0].rstrip("%").lstrip("-").isdigit():
            size = int(place[0].rstrip("%"))
            raised = "superscript" if size > 0 else "subscript" if size < 0 else ""
        self._runs.align(raised)
        self._runs.begin(self._pieces)

    def _characters(self, data: str) -> None:
        text = _SPACE.sub(" ", data)
        before = self._pieces[-1] if self._pieces else " "
        self._pieces.append(text.lstrip(" ") if before.endswith(" ") and not before.isspace() else text)

    def end(self, name: str, depth: int) -> None:
        """An end tag in the cell."""
        if self._aside == depth:
            self._aside = 0
            self._scan.CharacterDataHandler = self._characters if depth > 1 else None
        elif self._aside:
            return
        elif name == "text:span":
            self._runs.end(self._pieces)
            self._runs.start_run()
        elif depth == 1:
            self._scan.CharacterDataHandler = None
            self._paragraphs.append("".join(self._pieces))

    def done(self) -> tuple[str, str, str]:
        """The words of the cell, those that are struck through and left out, those not seen on white."""
        return "\n".join(self._paragraphs), *self._runs.closed()


def typed(attributes: Attributes, text: str, *, formula: bool) -> tuple[str, str, str]:
    """Kind and text of a value as other workbooks have them, and the code for one whose style has none."""
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error" or (formula and ERROR.fullmatch(text.strip())):
        return "e", text.strip() or "#N/A", ""
    if kind in ("float", "percentage", "currency"):
        return "n", attributes.get("office:value", ""), {"percentage": "0.00%"}.get(kind, "")
    if kind == "date":
        return _date(attributes.get("office:date-value", ""))
    if kind == "time":
        return _time(attributes.get("office:time-value", ""))
    if kind == "boolean":
        return "b", "1" if attributes.get("office:boolean-value") == "true" else "0", ""
    if kind == "string":
        return "s", text or attributes.get("office:string-value", ""), ""
    return ("n", "", "") if formula and not text else ("s", text, "")


def _date(text: str) -> tuple[str, str, str]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "d", text, ""
    if moment.tzinfo is not None or moment < _FIRST:
        return "d", text, ""
    since = moment - _EPOCH
    seconds = Decimal(since.seconds) + Decimal(since.microseconds) / 1_000_000
    timed = bool(seconds)
    return "n", _plain(since.days + seconds / 86400), "yyyy-mm-dd hh:mm" if timed else "yyyy-mm-dd"


def _time(text: str) -> tuple[str, str, str]:
    match = _DURATION.fullmatch(text)
    if match is None:
        return "t", text, ""
    days, hours, minutes = (Decimal(part or 0) for part in match.groups()[1:4])
    seconds = ((days * 24 + hours) * 60 + minutes) * 60 + Decimal(match[5] or 0)
    return "n", ("-" if match[1] else "") + _plain(seconds / 86400), "[h]:mm:ss"


def _plain(value: Decimal) -> str:
    return format(value.quantize(Decimal(1).scaleb(-12)).normalize(), "f")
