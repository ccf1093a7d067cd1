"""Random layouts over sizes, gaps, places and texts of every block kind, by seed; and the rooms they state.

Words say where they stand: those of the flow are made of the letters a to m, those of places of n to z
(without f, whose ligatures are two letters of one ink); figures and capitals come from the workbook and stand
in either. So whoever reads a page needs nothing of the program to judge it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

FLOW, PLACES = "abcdeghiklm", "nopqrstuvwxyz"
Block = dict[str, Any]
Sizes = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a layout states of its pages, in millimetres: page, and the flow's frame within its margins."""

    width: float
    height: float
    left: float
    right: float


class _Dumper(yaml.SafeDumper):
    """Writes what stands in two places twice: layouts have no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Layouts:
    """One seeded layout: `text` is its YAML, `room` what it states of its pages."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        width, height = self.random.choice([(148, 210), (210, 297), (210, 210), (130, 220)])
        margin = self.random.choice([8, 12, 20])
        self.room = Room(width, height, margin, width - margin)
        self.letters = FLOW
        self.depth = 0
        self.style = 0
        self.styles: dict[str, Block] = {}
        body = [self.block() for _ in range(self.random.randint(1, 4))]
        self.text = yaml.dump(self._file(body, margin), Dumper=_Dumper, sort_keys=False, width=1000)

    def _file(self, body: list[Block], margin: float) -> Block:
        margins = dict.fromkeys(("top", "bottom", "left", "right"), f"{margin} mm")
        page = [f"{self.room.width} mm", f"{self.room.height} mm"]
        section = {"section": {"id": "a", "title": "A", "master": "bare", "heading": "hidden"}, "do": body}
        return {
            "extends": "base",
            "language": "en-GB",
            "format": {"page": page, "bleed": "3 mm", "margins": margins},
            "tokens": {"colours": {"brick": {"cmyk": [10, 90, 85, 2], "rgb": "#c8352b"}}},
            "styles": {"paragraph": self.styles},
            "sections": [section],
        }

    # ---- values

    def one(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def sometimes(self, share: float) -> bool:
        return self.random.random() < share

    def mm(self, *sizes: float) -> str:
        return f"{self.one(*sizes)} mm"

    def words(self, most: int = 14) -> str:
        lengths = [self.one(2, 3, 4, 5, 6, 8, 11) for _ in range(self.random.randint(1, most))]
        if self.sometimes(0.06):
            lengths.append(self.one(25, 60))
        return " ".join("".join(self.random.choice(self.letters) for _ in range(n)) for n in lengths)

    def paragraph_style(self) -> str:
        if self.sometimes(0.5):
            return str(self.one("body", "title", "display", "label"))
        size = self.one(6, 8, 9, 10, 12, 16, 24, 40)
        style: Block = {
            "based-on": "body",
            "size": f"{size} pt",
            "leading": f"{size * self.one(1.0, 1.2, 1.4, 0.85):.2f} pt",
        }
        if self.sometimes(0.2):
            style["drop-cap"] = self.one(2, 3, 5)
        if self.sometimes(0.2):
            style["align"] = self.one("center", "right", "justify")
        if self.sometimes(0.15):
            style["tracking"] = self.one(-30, 40, 120)
        if self.sometimes(0.15):
            style["indent-first"] = self.mm(0, 4, 20)
        self.style += 1
        self.styles[f"s{self.style}"] = style
        return f"s{self.style}"

    # ---- blocks

    def block(self) -> Block:
        made = self._made()
        if self.sometimes(0.12):
            made["width"] = self.one("50 %", "100 %", "120 %", *(f"{n} mm" for n in (5, 20, 60, 120, 250)))
        if self.sometimes(0.08):
            made["height"] = self.mm(4, 10, 30, 80, 250)
        if self.sometimes(0.1):
            made["align"] = self.one("start", "center", "end")
        if self.sometimes(0.1):
            made["box"] = {"fill": "sand", "padding": self.mm(0, 2, 8, 30)}
        if self.sometimes(0.1):
            made["space-before"] = self.mm(0, 2, 12)
        return made

    def _made(self) -> Block:
        plain: list[Callable[[], Block]] = [
            self.paragraph, self.paragraph, self.paragraph, self.points, self.image, self.icon,
            self.shape, self.qr, self.chart, self.chart, self.table, self.map,
        ]  # fmt: skip
        nested: list[Callable[[], Block]] = [
            self.row,
            self.grid,
            self.columns,
            self.stack,
            self.place,
            self.each,
        ]
        deep = self.depth >= 2
        return self.random.choice(plain if deep else [*plain, *nested])()

    def inside(self, least: int = 1, most: int = 3) -> list[Block]:
        self.depth += 1
        made = [self.block() for _ in range(self.random.randint(least, most))]
        self.depth -= 1
        return made

    def paragraph(self) -> Block:
        made: Block = {"text": self.words(self.one(4, 14, 40)), "style": self.paragraph_style()}
        if self.sometimes(0.2):
            made["text"] += " {{ key_figures.pears.value }}"
        return made

    def points(self) -> Block:
        made: Block = {"list": [self.words(8) for _ in range(self.random.randint(1, 4))]}
        if self.sometimes(0.4):
            made["indent"] = self.mm(1, 4, 15)
        if self.sometimes(0.4):
            made["gap"] = self.mm(0, 3)
        if self.sometimes(0.4):
            made["marker"] = "1."
        return made

    def image(self) -> Block:
        made: Block = {"image": "photos.garden", "fit": self.one("cover", "contain"), "alt": "decorative"}
        if self.sometimes(0.5):
            made["ratio"] = self.one("3:2", "1:1", "1:4")
        made["zoom"] = self.one(1, 2)
        return made

    def icon(self) -> Block:
        return {"icon": "airplane", "size": self.mm(2, 8, 30), "alt": "decorative"}

    def shape(self) -> Block:
        kind = self.one("rect", "ellipse", "line")
        drawn: Block = {"stroke": {"colour": "ink", "width": self.one("0.5 pt", "3 pt")}}
        return {
            "shape": kind,
            **(drawn if kind == "line" else {"fill": "brick", "height": self.mm(3, 20)}),
            "alt": "decorative",
        }

    def qr(self) -> Block:
        return {"qr": "https://example.org", "size": self.mm(15, 25, 60), "alt": "decorative"}

    def chart(self) -> Block:
        kind = self.one("donut", "pie", "bar", "column", "grouped", "stacked", "line", "sparkline")
        made: Block = {"chart": kind, "height": self.mm(20, 40, 70), "alt": "decorative"}
        taken = f"key_figures | take({self.random.randint(1, 9)}, {self.random.randint(0, 3)})"
        label = self.one("{{ k.id }}", "{{ k.label }}", f"{self.words(1)} {{{{ k.id }}}}")
        rows: Block = {"each": taken, "as": "k", "label": label, "value": "k.value"}
        if kind in ("donut", "pie") or self.sometimes(0.5):
            return {**made, "data": rows}
        return {**made, "series": [{"name": self.words(1), "data": rows} for _ in range(self.one(2, 3))]}

    def table(self) -> Block:
        count = self.random.randint(1, 5)
        widths = ("auto", "1 fr", "20 mm", "35 mm", "80 mm")
        columns = [
            {
                "width": self.one(*widths),
                "header": self.words(2),
                "cell": self.one(self.words(4), "{{ k.value }}"),
            }
            for _ in range(count)
        ]
        return {"table": "key_figures", "as": "k", "columns": columns, "gap": self.mm(0, 0, 2, 10)}

    def map(self) -> Block:
        return {
            "map": {"west": -10, "south": 36, "east": 25, "north": 60},
            "height": self.mm(30, 60),
            "alt": "decorative",
        }

    def row(self) -> Block:
        children = self.inside(1, 4)
        for child in children:
            child["width"] = self.one("auto", "1 fr", "2 fr", "20 mm", "45 mm", "30 %")
        return {
            "row": children,
            "gap": self.mm(0, 2, 5, 20),
            "valign": self.one("top", "middle", "bottom", "stretch"),
        }

    def grid(self) -> Block:
        return {"grid": self.inside(1, 5), "columns": self.random.randint(1, 5), "gap": self.mm(0, 3, 12)}

    def columns(self) -> Block:
        return {"columns": self.inside(1, 3), "count": self.random.randint(1, 4), "gap": self.mm(2, 5, 20)}

    def stack(self) -> Block:
        return {"stack": self.inside(), "gap": self.mm(0, 1, 6)}

    def each(self) -> Block:
        return {"each": "key_figures", "as": "k", "do": [self.paragraph()]}

    def place(self) -> Block:
        before, self.letters = self.letters, PLACES
        at: Block = {"reference": self.one("page", "margin", "bleed", "frame")}
        at[self.one("left", "right")] = self.mm(0, 5, 20, 60, 110, -10)
        at[self.one("top", "bottom")] = self.mm(0, 5, 20, 60, 110, 180, -10)
        at["width"] = self.mm(15, 30, 60, 100)
        if self.sometimes(0.3):
            at["rotate"] = self.one(90, -90, 180)
        made: Block = {"place": at, "do": self.inside(1, 2)}
        if self.sometimes(0.3):
            made["clear"] = self.mm(2, 4)
        self.letters = before
        return made
