"""The gallery: an example of every component and kind of block, its picture beside its YAML.

An example is `docs/gallery/NAME.yaml`, a list of blocks; `NAME--WHAT.yaml` is a further one of NAME,
`NAME.styles.yaml` what its layout says beside it. All
of them are sections of one report over the workbook of `reportcli new`; the picture of an example is cut out
of that report. `pictures.json` keeps the checksum of the example that each picture shows.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = re.compile(
    r"(?P<open><!-- gallery (?P<group>components|blocks) -->\n).*?(?P<close><!-- end -->)", re.S
)
MASTERS = {
    "theme-head": "panel",
    "figure-hero": "panel",
    "theme-facts": "gallery-side",
    "frame": "gallery-side",
    "stack--grow": "gallery-low",
    "list--links": "gallery-low",
    "frame--valign": "gallery-justified",
}
CROPS = {
    "spine": (0.0, 0.46, 1.0, 0.54),
    "theme-head": (0.0, 0.3, 1.0, 1.0),
    "figure-hero": (0.0, 0.4, 1.0, 1.0),
}
"""Parts of the page, where an example fills it: left, top, right, bottom as fractions."""
UNPICTURED = {"break", "master", "slot"}  # they show nothing by themselves
DPI, LARGEST, PADDING = 84, 60_000, 8
LISTED = ("text", "prose", "list")  # examples that stand in the example of a table of contents
AMOUNTS = {
    "Goods and services": (42000, 39500), "Remuneration": (96000, 91000), "Other payments": (6200, 7100),
    "Membership fees": (18400, 17250), "Gifts and legacies": (45000, 38200), "Grants": (82000, 80000),
}  # fmt: skip
LAYOUT = """\
extends: base
language: en-GB
format: {facing: false}
masters:
  gallery: {frames: {main: {left: 0, width: 100 %, top: 0, bottom: 0}}, furniture: [], folio: false}
  gallery-side:
    based-on: gallery
    frames:
      main: {left: 0, width: 8 col, top: 0, bottom: 0}
      side: {flow: false, left: 8 col, width: 4 col, top: 0, bottom: 0}
  gallery-low: {based-on: gallery, frames: {main: {left: 0, width: 8 col, top: 0, height: 70 mm}}}
  gallery-justified:
    based-on: gallery
    frames: {main: {left: 0, width: 8 col, top: 0, height: 60 mm, valign: justify, spacing-limit: 12 mm}}
sections:
"""


def examples(docs: Path) -> dict[str, Path]:
    paths = sorted((docs / "gallery").glob("*.yaml"))
    return {path.stem: path for path in paths if not path.stem.endswith(".styles")}


def styles_of(docs: Path, name: str) -> Path | None:
    """What an example needs of the layout beside its blocks, if anything."""
    path = docs / "gallery" / f"{name}.styles.yaml"
    return path if path.is_file() else None


def names() -> dict[str, dict[str, str]]:
    """What has to have an example: by group, each with what it is."""
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts
    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.load import load_layout
    from reportcli.layout.models import PRIMITIVES

    folder = package_layouts()
    layout = load_layout(LayoutFolder("base", folder / "base"), ProjectFiles(folder.parent, folder))
    told = {kind: model.fields() for kind, model in PRIMITIVES.items() if kind not in UNPICTURED}
    first = {kind: next(iter(fields.values())).description or "" for kind, fields in told.items()}
    first["list"] = "Items with a marker each, made from records or written out."
    return {
        "components": {name: one.doc for name, one in sorted(layout.components.items())},
        "blocks": dict(sorted(first.items())),
    }


def filled(text: str, docs: Path) -> str:
    """A page with the gallery written at its marks."""

    def shown(match: re.Match[str]) -> str:
        known = pictures(docs)
        parts = []
        for name, told in names()[match["group"]].items():
            parts.append(_entry(docs, name, told, known.get(name, {}).get("file", "")))
            more = [one for one in examples(docs) if one.startswith(f"{name}--")]
            parts += [_example(docs, one, known.get(one, {}).get("file", "")) for one in more]
        return f"{match['open']}\n{''.join(parts)}{match['close']}"

    return MARK.sub(shown, text)


def _entry(docs: Path, name: str, told: str, picture: str) -> str:
    return f"### {name}\n\n{told}\n\n{_example(docs, name, picture)}"


def _example(docs: Path, name: str, picture: str) -> str:
    """An example under its picture; comments at its head are said as text."""
    path = docs / "gallery" / f"{name}.yaml"
    lines = path.read_text("utf-8").rstrip("\n").split("\n") if path.is_file() else [""]
    said = []
    while lines[0].startswith("# "):
        said.append(lines.pop(0)[2:])
    told = " ".join(said) + "\n\n" if said else ""
    shown = f"![{name}](gallery/{picture})\n\n" if picture else ""
    example = "\n".join(lines)
    beside = styles_of(docs, name)
    if beside is not None:
        told += f"```yaml\n{beside.read_text('utf-8').rstrip()}\n```\n\n"
    return f"{told}{shown}```yaml\n{example}\n```\n\n"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def pictures(docs: Path) -> dict[str, dict[str, str]]:
    """By example: the picture's file and the checksum of the example that it shows."""
    path = docs / "gallery/pictures.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def project(docs: Path, folder: Path) -> Path:
    """A report with a section for every example; gives its workbook."""
    from reportcli.starter.example import CASH
    from reportcli.starter.new import new_report

    written = new_report(folder, "en", extra=[CASH])
    (folder / "sections").mkdir()
    layout = LAYOUT
    for name, path in examples(docs).items():
        head = f"id: show-{name}, title: {name}, master: {MASTERS.get(name, 'gallery')}, heading: hidden"
        beside = styles_of(docs, name)
        if beside is not None:
            (folder / f"{name}-styles.yaml").write_text(beside.read_text("utf-8"), "utf-8")
        listed = "true" if name in LISTED else "false"
        body = "".join(f"  {line}\n" for line in path.read_text("utf-8").splitlines())
        section = f"section: {{{head}, toc: {listed}}}\ndo:\n{body}"
        (folder / "sections" / f"show-{name}.yaml").write_text(section, "utf-8")
        layout += f"  - section-file: show-{name}\n"
    (folder / "layout.yaml").write_text(layout, "utf-8")
    workbook = next(path for path in written if path.suffix == ".xlsx")
    _state_accounts(workbook)
    _add_pictures(docs, workbook)
    return workbook


def _add_pictures(docs: Path, workbook: Path) -> None:
    """The pictures of examples beside those of the starter, each by the name of its file."""
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    sheet = book["Photos"]
    row = next(row for row in range(2, sheet.max_row + 2) if sheet.cell(row, 1).value is None)
    for number, path in enumerate(sorted((docs / "gallery" / "media").iterdir())):
        shutil.copyfile(path, workbook.parent / "media" / path.name)
        words = path.stem, path.name, "Sample picture", f"A page of {path.stem}"
        for column, word in enumerate(words, start=1):
            sheet.cell(row + number, column).value = word
    book.save(workbook)


def _state_accounts(workbook: Path) -> None:
    """Amounts for the lines of the cash account that the template leaves blank, of two years."""
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    sheet = book["Annual accounts"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        amounts = AMOUNTS.get(str(sheet.cell(row, heads["Label"]).value))
        if amounts is not None:
            sheet.cell(row, heads["Amount"]).value, sheet.cell(row, heads["Previous year"]).value = amounts
    book.save(workbook)


def build(workbook: Path) -> Any:
    """The outcome of building it; the PDF stands beside the workbook."""
    from reportcli.pipeline import Request
    from reportcli.pipeline import build as built

    return built(Request(workbook), silent)


@contextlib.contextmanager
def silent(_stage: str) -> Iterator[None]:
    """No progress is shown."""
    yield


def draw(docs: Path, again: bool = False) -> None:
    """Writes the pictures whose example has changed, or all of them again."""
    known = pictures(docs)
    late = [
        name
        for name, path in examples(docs).items()
        if again or known.get(name, {}).get("example") != digest(path)
    ]
    if not late:
        return
    with tempfile.TemporaryDirectory() as temporary:
        workbook = project(docs, Path(temporary) / "gallery")
        outcome = build(workbook)
        pdf = workbook.with_suffix(".pdf")
        if not pdf.is_file():
            raise SystemExit(
                "\n".join(f"{one.where} {one.code} {dict(one.args)}" for one in outcome.diagnostics)
            )
        starts = dict(zip(examples(docs), _pages(pdf), strict=True))
        for name in late:
            file = _picture(pdf, starts[name], name, docs / "gallery", Path(temporary))
            known[name] = {"file": file, "example": digest(docs / "gallery" / f"{name}.yaml")}
            print(f"docs/gallery/{file}")
    kept = {name: known[name] for name in sorted(known) if name in examples(docs)}
    (docs / "gallery/pictures.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _pages(pdf: Path) -> list[int]:
    """The first page of every example, in their order: the outline's top level has one entry for each."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        with opened.open_outline() as outline:
            targets: list[Any] = [item.destination or item.action.D for item in outline.root]  # type: ignore[union-attr]
            return [numbers[target[0].objgen] for target in targets]


def _picture(pdf: Path, page: int, name: str, folder: Path, scratch: Path) -> str:
    """Cuts an example out of its page: as PNG, or as JPEG where that would be large."""
    from PIL import Image, ImageChops

    span = ["-f", str(page), "-l", str(page)]
    stem = scratch / f"page-{name}"
    subprocess.run(
        ["pdftoppm", "-cropbox", "-r", str(DPI), *span, "-png", "-singlefile", str(pdf), str(stem)],
        check=True,
    )
    whole = Image.open(stem.with_suffix(".png")).convert("RGB")
    if name in CROPS:
        left, top, right, bottom = CROPS[name]
        box = tuple(round(v) for v in (left * whole.width, top * whole.height, right * whole.width,
                                       bottom * whole.height))  # fmt: skip
        cut = whole.crop(box)  # type: ignore[arg-type]
    else:
        ink = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox() or (0, 0, 9, 9)
        room = (ink[0] - PADDING, ink[1] - PADDING, ink[2] + PADDING, ink[3] + PADDING)
        cut = Image.new("RGB", (room[2] - room[0], room[3] - room[1]), "white")
        cut.paste(whole, (-room[0], -room[1]))
    for old in folder.glob(f"{name}.*g"):
        old.unlink()
    path = folder / f"{name}.png"
    cut.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > LARGEST / 2:
        path.unlink()
        path = folder / f"{name}.jpg"
        cut.save(path, quality=78, optimize=True)
    return path.name
