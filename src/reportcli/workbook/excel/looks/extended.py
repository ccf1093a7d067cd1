"""Conditional formatting as Excel 2010 added it (x14): icons of one's choice, rules that read other sheets.

A rule's cells stand behind it, its look inside it. Source: [MS-XLSX] 2.6.13 (CT_ConditionalFormatting).
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from reportcli.workbook.excel.cells import parse_range
from reportcli.workbook.excel.looks.colours import OFFICE, colour
from reportcli.workbook.excel.looks.conditions import MOST, Condition, Look

_OFF = ("0", "false", "none")
Starts = dict[str, Callable[[dict[str, str]], None]]
Ends = dict[str, Callable[[], None]]


class ExtendedRules:
    """Takes the elements of such rules in their order; a rule goes to `found` when its cells are known."""

    def __init__(self, found: list[Condition], scan: expat.XMLParserType) -> None:
        self.found, self.scan = found, scan
        self.text: list[str] = []
        self._waiting: list[Condition] = []
        self._filling = False

    def wire(self, front: str, starts: Starts, ends: Ends, use: Callable[[Starts], None]) -> None:
        """Adds what takes these elements to what takes those of a sheet. front: the prefix of the sheet's;
        use: takes other start tags in place of `starts`, which those of a rule's look are.
        """
        look = {front + name: handler for name, handler in self._inside_look().items()}

        def enter(_: dict[str, str]) -> None:
            """The look of a rule begins."""
            if self._waiting:
                self._waiting[-1].own = Look()
            use(look)

        starts |= {
            "x14:conditionalFormatting": lambda _: self._waiting.clear(),
            "x14:cfRule": self._rule,
            "x14:iconSet": self._picture,
            "x14:dataBar": self._picture,
            "x14:dxf": enter,
            "xm:f": self._begin_text,
            "xm:sqref": self._begin_text,
        }
        ends |= {"x14:dxf": lambda: use(starts), "xm:f": self._end_formula, "xm:sqref": self._end_area}

    def _inside_look(self) -> Starts:
        return {
            "font": lambda _: self._fills(False),
            "fill": lambda _: self._fills(True),
            "border": lambda _: self._fills(True),
            "strike": self._strike,
            "color": self._ink,
            "bgColor": self._ground,
            "numFmt": self._code,
        }

    def _rule(self, attributes: dict[str, str]) -> None:
        kind, operator, text = (attributes.get(name, "") for name in ("type", "operator", "text"))
        self._waiting.append(Condition((), kind, operator, text))

    def _picture(self, attributes: dict[str, str]) -> None:
        if self._waiting and attributes.get("showValue") in ("0", "false"):
            self._waiting[-1].bare = True

    def _begin_text(self, _: dict[str, str]) -> None:
        self.text.clear()
        self.scan.CharacterDataHandler = self.text.append

    def _end_formula(self) -> None:
        self.scan.CharacterDataHandler = None
        if self._waiting:
            self._waiting[-1].formulas.append("".join(self.text))
        self.text.clear()

    def _end_area(self) -> None:
        self.scan.CharacterDataHandler = None
        parts = "".join(self.text).split()[:MOST]
        ranges = tuple(area for part in parts if (area := parse_range(part)))
        self.text.clear()
        for rule in self._waiting if ranges else ():
            rule.ranges = ranges
            if len(self.found) < MOST:
                self.found.append(rule)
        self._waiting.clear()

    # the look of a rule

    @property
    def _now(self) -> Look:
        own = self._waiting[-1].own if self._waiting else None
        return own if own is not None else Look()

    def _fills(self, yes: bool) -> None:
        self._filling = yes

    def _strike(self, attributes: dict[str, str]) -> None:
        self._now.struck = attributes.get("val", "1") not in _OFF

    def _ink(self, attributes: dict[str, str]) -> None:
        if not self._filling:
            self._now.ink = colour(attributes, lambda: OFFICE)

    def _ground(self, attributes: dict[str, str]) -> None:
        self._now.filled, self._now.ground = True, colour(attributes, lambda: OFFICE)

    def _code(self, attributes: dict[str, str]) -> None:
        self._now.code = attributes.get("formatCode", "")
