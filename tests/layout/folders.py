"""Tiny layouts in a temporary project."""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import Layout, find_layout, load_layout
from reportcli.messages import wording

HEAD = """\
format:
  page: A4
  baseline: {step: 12 pt, first: 100 pt}
  margins: {top: 10 mm, bottom: 20 mm, inner: 30 mm, outer: 40 mm}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b", spot: "PANTONE 1"}
    night: {cmyk: [88, 76, 42, 42], rgb: "#252c47"}
    accent: brick
  fonts: {serif: {files: {400/normal: a.otf, 400/italic: b.otf, 700/normal: a.otf}}, fallback: [serif]}
  lengths: {gap: 2 mm}
styles:
  paragraph:
    body: {font: serif, size: 10 pt, features: [pnum]}
    title: {based-on: body, size: 20 pt, leading: 2 bl, colour: accent/50, features: [tnum, -liga],
            space-after: gap}
  character: {strong: {weight: 700, features: [tnum]}}
  object: {card: {fill: accent/10, padding: [1 mm, 2 mm], stroke: {colour: night, width: 1 pt}}}
  table: {plain: {cell: body, rule: {colour: night, width: 0.4 pt}}}
  prose: {p: body}
masters:
  text:
    frames: {main: {left: 0, width: 6 col, top: 0, bottom: 0}}
    furniture: [{place: {outer: 0}, do: [{text: x}]}]
  wide: {based-on: text, margins: {top: 0}, sides: {left: {folio: false}}}
"""
FONT = (Path(__file__).parents[2] / "layouts/base/fonts/NotoSansHebrew-Regular.ttf").read_bytes()
SECTIONS = "sections:\n  - section: {id: one}\n    do:\n"


def write(root: Path, files: dict[str, str]) -> ProjectFiles:
    """A project with layouts/<name>/…; fonts and an icon are there."""
    for name, text in files.items():
        path = root / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        layer = root / "layouts" / name.split("/")[0]
        for asset in ("fonts/a.otf", "fonts/b.otf", "icons/heart.svg"):
            (layer / asset).parent.mkdir(exist_ok=True)
            (layer / asset).write_bytes(FONT if asset.startswith("fonts") else b"")
    return ProjectFiles(root, root / "package")


def load(root: Path, files: dict[str, str], name: str = "own") -> Layout:
    project = write(root, files)
    return load_layout(find_layout(name, root, None, project), project)


def one(root: Path, blocks: str, extra: dict[str, str] | None = None) -> Layout:
    """A layout whose only section holds these blocks (a YAML list, indented by the caller's `- `)."""
    body = "\n".join("      " + line for line in blocks.strip("\n").splitlines())
    return load(root, {"own/layout.yaml": HEAD + SECTIONS + body + "\n", **(extra or {})})


def told(layout: Layout) -> list[tuple[str, str]]:
    """(code, nearest) of every finding; every one has a wording without holes in both languages."""
    for finding in layout.diagnostics:
        for lang in ("en", "fr"):
            for part in ("message", "expected", "help"):
                words = wording(finding, part, lang)
                holes = [
                    n
                    for n in ("name", "key", "value", "names", "nearest", "kind", "path")
                    if f"{{{n}}}" in words
                ]
                assert not holes and (words or part != "message"), (finding, words)
            assert finding.code not in wording(finding, "message", lang)
    return [(finding.code, finding.args.get("nearest", "")) for finding in layout.diagnostics]
