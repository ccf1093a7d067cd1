"""The delivery sheet as a page, set by our own composer in the type of the report: tagged, black, for A4."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportcli.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    FrameSpec,
    PageMaster,
    Report,
    Row,
    Section,
    Table,
    Text,
)
from reportcli.deliver.finish import finish
from reportcli.expressions.formats import locale
from reportcli.messages import catalogue
from reportcli.model.display import Metadata
from reportcli.model.geometry import MM, Edges, Length, PageFormat
from reportcli.model.inline import Inline, LineBreak, Run
from reportcli.model.style import BLACK, CharacterStyle, ParagraphStyle, Stroke, TableStyle
from reportcli.paint import Profile, painted
from reportcli.press.delivery_sheet import DeliverySheet, SheetFile, SheetFinding, counted
from reportcli.typeset import typeset

_A4 = (210 * MM, 297 * MM)
_MARGIN = 16 * MM
_SIZE, _LEADING = 7.6, 9.8
_FINDINGS = 14  # that the page lists; all stand in the JSON
_WORDS_OF_A_FINDING = 150


def sheet_pdf(sheet: DeliverySheet, report: Report, profile: Profile, lang: str) -> bytes:
    """One page, in the fonts and colours of the report that is delivered. lang: of the sheet."""
    setting = _Setting(sheet, tuple(report.fonts), lang)
    title = f"{setting.words['title']} – {sheet.title}"
    made = Report(
        metadata=Metadata(title, report.metadata.author, "", lang, report.metadata.date),
        format=PageFormat(*_A4, 0.0),
        facing=False,
        palette=report.palette,
        fonts=report.fonts,
        fallbacks=report.fallbacks,
        images={},
        assets={},
        chapters=(setting.chapter(),),
        facts={},
    )
    document = typeset(made)
    return finish(painted(document, profile, findings=[]), document, profile)


class _Setting:
    """Blocks of one sheet in one language."""

    def __init__(self, sheet: DeliverySheet, fonts: Sequence[str], lang: str) -> None:
        self.sheet, self.lang = sheet, lang
        self.words = catalogue(lang.split("-")[0])["_delivery"]
        self._decimal = locale(lang).decimal
        family, bold = _family(fonts)
        plain = CharacterStyle(family, _SIZE)
        strong = CharacterStyle(family, _SIZE, weight=bold)
        self._cell = _paragraph("cell", plain)
        self._strong = _paragraph("strong", strong)
        self._hash = _paragraph("hash", CharacterStyle(family, _SIZE - 1.6), leading=_LEADING - 2)
        self._title = _paragraph("title", CharacterStyle(family, 18, weight=bold), leading=22, after=4)
        self._head = _paragraph(
            "head", CharacterStyle(family, 10, weight=bold), leading=13, before=9, after=2
        )

    def chapter(self) -> Chapter:
        """The whole sheet as one chapter."""
        children: list[Block] = [
            self._text("title", self._title, self.words["title"], level=1),
            self._table("job", [self._pair(*pair) for pair in self._job()], 1),
            self._text("files", self._head, self.words["files"], level=2),
            self._table("files-table", list(self._rows()), len(self.sheet.files), header=True),
            self._text("preflight", self._head, self.words["preflight"], level=2),
            *self._findings(),
        ]
        width, height = _A4[0] - 2 * _MARGIN, _A4[1] - 2 * _MARGIN
        frame = FrameSpec("main", _MARGIN, _MARGIN, width, height)
        margin = Edges(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        masters = {
            ("sheet", side): PageMaster(
                "sheet", side, (frame,), (), margin, _MARGIN + _LEADING, _LEADING, 1, 0.0, folio=False
            )
            for side in ("left", "right")
        }
        section = Section(
            path="delivery",
            role="Sect",
            title=self.words["title"],
            master="sheet",
            hidden_heading=True,
            in_toc=False,
            children=tuple(children),
        )
        return Chapter(section, masters)

    def _job(self) -> Iterator[tuple[str, str]]:
        sheet, words = self.sheet, self.words
        yield words["report"], sheet.title
        yield words["shop"], sheet.shop or words["unstated"]
        yield words["binding"], words[sheet.binding] if sheet.binding else words["unstated"]
        yield words["date"], sheet.date[:10]
        yield words["program"], sheet.program
        yield words["workbook"], f"{sheet.workbook}, SHA-256 {sheet.workbook_sha256[:16]}…"

    def _rows(self) -> Iterator[Row]:
        """One row a property, one column a file; what no file has is left out."""
        words, files = self.words, self.sheet.files
        names = [self._strong_runs(file.name) for file in files]
        yield self._row("file", [self._strong_runs(words["file"]), *names], kind="header")
        for key, value in _PROPERTIES:
            values = [value(self, file) for file in files]
            if any(text not in ("–", "") for text in values):
                yield self._row(key, [self._runs(words[key]), *map(self._stated, values)])
        hashes = [self._halves(file.sha256) for file in files]
        yield self._row("hash", [self._runs(words["hash"]), *hashes])

    def _runs(self, text: str) -> tuple[Inline, ...]:
        return _runs(text, self._cell.char, self.lang)

    def _strong_runs(self, text: str) -> tuple[Inline, ...]:
        return _runs(text, self._strong.char, self.lang)

    def _stated(self, text: str) -> tuple[Inline, ...]:
        return self._runs(text or self.words["unstated"])

    def spine(self, file: SheetFile) -> str:
        """The spine's width; a dash for a file without one."""
        return self._mm(file.spine) if file.spine is not None else "–"

    def trim(self, file: SheetFile) -> str:
        """Width and height; a flat is called so."""
        width, height = (self._number(side) for side in file.trim)
        flat = f" ({self.words['flat']})" if file.spine is not None else ""
        return f"{width} × {height} mm{flat}"

    def pages(self, file: SheetFile) -> str:
        """How many pages, or flats, the file has."""
        count = str(file.pages)
        return count if file.spine is None else self.words["flats"].format(count=count)

    def stock(self, file: SheetFile) -> str:
        """Paper, weight and thickness, as far as they are stated."""
        weight = self.words["weight"].format(weight=self._number(file.weight)) if file.weight else ""
        thick = (
            self.words["thickness"].format(thickness=self._number(file.thickness)) if file.thickness else ""
        )
        return ", ".join(part for part in (file.stock, weight, thick) if part)

    def measured(self, file: SheetFile) -> str:
        """The greatest coverage of ink and its page."""
        if file.most_ink is None:
            return self.words["not-measured"]
        ink, page = file.most_ink
        return self.words["measured-on"].format(ink=f"{ink:.0f}", page=page)

    def _number(self, value: float | None) -> str:
        return f"{value or 0:.2f}".rstrip("0").rstrip(".").replace(".", self._decimal)

    def bleed(self, file: SheetFile) -> str:
        """The least bleed of all sides."""
        return self._mm(file.bleed)

    def part(self, file: SheetFile) -> str:
        """Cover, inside or whole, in the sheet's language."""
        return self.words[file.part]

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, or the word for none."""
        return ", ".join(names) or self.words["none"]

    def marks(self, file: SheetFile) -> str:
        """Whether the file has printer's marks."""
        return self.words["yes" if file.marks else "no"]

    def _mm(self, value: float) -> str:
        return f"{self._number(value)} mm"

    def _halves(self, digest: str) -> tuple[Inline, ...]:
        char = self._hash.char
        return (Run(digest[:32], char, self.lang), LineBreak(), Run(digest[32:], char, self.lang))

    def _findings(self) -> Iterator[Block]:
        words, files = self.words, self.sheet.files
        counts = counted(files)
        if not sum(counts.values()):
            yield self._text("clean", self._cell, words["clean"])
            return
        summary = words["counts"].format(**{f"{name}s": count for name, count in counts.items()})
        yield self._text("counts", self._strong, summary)
        listed = [(file, finding) for file in files for finding in file.findings]
        listed.sort(key=lambda pair: ("error", "warning", "note").index(pair[1].severity))
        for number, (file, finding) in enumerate(listed[:_FINDINGS]):
            yield self._text(f"finding-{number}", self._cell, self._told(file, finding))
        if len(listed) > _FINDINGS:
            name = files[0].name.replace(".pdf", ".json")
            more = words["more"].format(count=len(listed) - _FINDINGS, file=name)
            yield self._text("more", self._cell, more)

    def _told(self, file: SheetFile, finding: SheetFinding) -> str:
        page = f", p. {finding.page}" if finding.page else ""
        says = finding.says
        if len(says) > _WORDS_OF_A_FINDING:
            says = f"{says[:_WORDS_OF_A_FINDING]}…"
        severity = catalogue(self.lang.split("-")[0])["_interface"][finding.severity]
        return f"{severity} – {file.name}{page}: {says} [{finding.code}]"

    # blocks

    def _text(self, name: str, style: ParagraphStyle, text: str, level: int = 0) -> Text:
        runs = _runs(text, style.char, self.lang)
        return Text(path=f"delivery/{name}", style=style, runs=runs, level=level, role="H" if level else "P")

    def _pair(self, label: str, value: str) -> Row:
        label_runs = _runs(label, self._cell.char, self.lang)
        return self._row(label, [label_runs, _runs(value, self._strong.char, self.lang)])

    def _row(self, name: str, cells: Sequence[tuple[Inline, ...]], kind: str = "body") -> Row:
        made = []
        for number, runs in enumerate(cells):
            path = f"delivery/{name}/{number}"
            style = self._hash if name == "hash" and number else self._cell
            text = Text(path=path, style=style, runs=runs, role="P")
            made.append(Cell((text,), header=kind == "header" or number == 0))
        return Row(tuple(made), kind, f"delivery/{name}")

    def _table(self, name: str, rows: list[Row], files: int, header: bool = False) -> Table:
        style = TableStyle(
            cell=self._cell,
            header=self._strong,
            total=self._strong,
            padding=Edges(1.6, 4, 1.6, 0),
            rule=Stroke(BLACK, 0.3),
            rule_head=Stroke(BLACK, 0.8) if header else None,
        )
        columns = (Column(Length(36 * MM), row_header=True), *(Column(Length(1, "fr")) for _ in range(files)))
        return Table(path=f"delivery/{name}", role="Table", columns=columns, rows=tuple(rows), style=style)


_PROPERTIES: tuple[tuple[str, Callable[[_Setting, SheetFile], str]], ...] = (
    ("part", _Setting.part),
    ("trim", _Setting.trim),
    ("spine", _Setting.spine),
    ("pages", _Setting.pages),
    ("bleed", _Setting.bleed),
    ("stock", _Setting.stock),
    ("standard", lambda _, file: file.standard),
    ("intent", lambda _, file: f"{file.condition} ({file.condition_info})"),
    ("inks", lambda setting, file: setting.listed(file.inks)),
    ("spots", lambda setting, file: setting.listed(file.spots)),
    ("limit", lambda _, file: f"{file.ink_limit:.0f} %"),
    ("measured", _Setting.measured),
    ("marks", _Setting.marks),
    ("fonts", lambda _, file: ", ".join(file.fonts)),
    ("size", lambda _, file: f"{file.bytes:,}".replace(",", "\u202f")),
)  # name of the word in the catalogue, and what of a file stands there


def _runs(text: str, char: CharacterStyle, lang: str) -> tuple[Inline, ...]:
    return (Run(text, char, lang),)


def _paragraph(
    name: str, char: CharacterStyle, leading: float = _LEADING, before: float = 0.0, *, after: float = 0.0
) -> ParagraphStyle:
    return ParagraphStyle(
        name, char, leading, space_before=before, space_after=after, hyphenate=False, on_grid=False
    )


def _family(fonts: Sequence[str]) -> tuple[str, int]:
    """A family with an upright regular and a bold face, a sans serif before others; its bold weight."""
    faces: dict[str, set[int]] = {}
    for key in fonts:
        family, weight, style = key.split("/")
        if style == "normal":
            faces.setdefault(family, set()).add(int(weight))
    whole = sorted(name for name, weights in faces.items() if 400 in weights and max(weights) >= 600)
    chosen = next((name for name in whole if "sans" in name), (whole or sorted(faces))[0])
    return chosen, min((w for w in faces[chosen] if w >= 600), default=max(faces[chosen]))
