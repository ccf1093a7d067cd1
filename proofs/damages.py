"""Ways to damage the inputs of a small report, each made again from its seed."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = [
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<!DOCTYPE a>", b"&#0;", b"&amp;", b"]]>", b"1E308", b"-1",
    b"NaN", b"9" * 400, b"{{", b"}}", b"{{ 9 ** 99 }}", b"{{ organisation }}", b"[^", b"](", b"\n\n", b"\t",
    b"\r", b"' #", b": ", b"- ", b"!!python/x", b"&a", b"*a", b"\x1b[31m", b"#12G", b"999999999999", b"mm",
    b"%", b"0", b"null", "\u202e\u0301\U0001f469".encode(),
]  # fmt: skip
XML = (
    b'"0"',
    b'"1"',
    b'"-1"',
    b'"999999999"',
    b'"A1"',
    b'"XFE1048577"',
    b'""',
    b'"\xc2\xb2"',
    b'"1E999"',
    b'"e"',
    b'"s"',
)
OPTIONS = (
    ("--lang", ("", "all", "xx", "nl", "\udcff", "a" * 500)),
    ("--layout", ("", ".", "..", "/", "/dev", "base", "tiny", "x" * 300, "a\0b")),
    ("--annotate", ("", ".", "/", "/dev/null", "no/where.xlsx", "a" * 300 + ".xlsx")),
    ("--ui-lang", ("", "fr", "xx", "e" * 400)),
    ("--format", ("json", "sarif", "github", "none")),
)


@dataclass(frozen=True, slots=True)
class Base:
    """A small report: its inputs by kind, each with its sound bytes."""

    folder: Path
    workbook: Path
    files: dict[str, tuple[Path, bytes]]


def made_project(folder: Path) -> Base:
    """A tiny project with a font, a Word text, a drawing and a PDF of its own."""
    from build.tiny_project import make
    from word.documents import made

    project = make(folder)
    fonts = project.layout.parent / "fonts"
    fonts.mkdir(exist_ok=True)
    shipped = ROOT / "layouts/base/fonts"
    font = min(
        (one for one in shipped.iterdir() if one.suffix in (".ttf", ".otf")),
        key=lambda one: one.stat().st_size,
    )
    shutil.copy(font, fonts / "own.ttf")
    layout = project.layout.read_text("utf-8")
    layout = layout.replace("tokens:\n", "tokens:\n  fonts: {own: {files: {400/normal: own.ttf}}}\n")
    layout = layout.replace("sections:\n", "styles: {paragraph: {credit: {font: own}}}\nsections:\n", 1)
    project.layout.write_text(layout + "      - prose: letter\n", "utf-8")
    word = project.text.with_name("letter.docx")
    word.write_bytes(made(_letter))
    (project.layout.parent / "printer.yaml").write_text("printer: Press\nbinding: saddle\n", "utf-8")
    (project.workbook.parent / "translations.json").write_text('{"schema": 1, "languages": {}}', "utf-8")
    outcome = project.build(draft=False)
    pdf = project.pdf if outcome.written else next(ROOT.glob("tests/**/*.pdf"), project.pdf)
    files = {
        "workbook": project.workbook, "text": project.text, "docx": word, "font": fonts / "own.ttf",
        "picture": project.picture, "layout": project.layout, "pdf": pdf,
        "printer": project.layout.parent / "printer.yaml",
    }  # fmt: skip
    return Base(folder, project.workbook, {kind: (path, path.read_bytes()) for kind, path in files.items()})


def _letter(document: object) -> None:
    document.add_heading("A letter", 1)  # type: ignore[attr-defined]
    document.add_paragraph("Dear friends, this was a good year.")  # type: ignore[attr-defined]
    document.add_paragraph("One", style="List Bullet")  # type: ignore[attr-defined]


# ---- damages of bytes


def cut(data: bytes, random_: random.Random) -> bytes:
    """It breaks off, or begins late."""
    at = random_.randrange(len(data) + 1)
    return data[:at] if random_.random() < 0.8 else data[at:]


def hollow(data: bytes, random_: random.Random) -> bytes:
    """Bytes are missing in the middle."""
    at = random_.randrange(len(data))
    return data[:at] + data[at + random_.choice((1, 2, 16, 512, 4096)) :]


def flipped(data: bytes, random_: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[random_.randrange(len(changed))] = random_.choice((0, 255, 127, random_.randrange(256)))
    return bytes(changed)


def zeroed(data: bytes, random_: random.Random) -> bytes:
    """A stretch is zero."""
    at, size = random_.randrange(len(data)), random_.choice((4, 64, 1024))
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


def inserted(data: bytes, random_: random.Random) -> bytes:
    """Words stand where none belong."""
    for _ in range(random_.choice((1, 1, 3))):
        at = random_.randrange(len(data) + 1)
        data = data[:at] + random_.choice(WORDS) + data[at:]
    return data


def doubled(data: bytes, random_: random.Random) -> bytes:
    """A stretch stands twice or a hundred times."""
    at = random_.randrange(len(data))
    piece = data[at : at + random_.choice((1, 8, 200))]
    return data[:at] + piece * random_.choice((2, 3, 100)) + data[at:]


def other(data: bytes, random_: random.Random) -> bytes:
    """It is something else."""
    return random_.choice(
        (
            b"",
            b"\0" * 100,
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"<svg>",
            b"GIF89a",
            zlib.compress(data),
            random_.randbytes(300),
        )
    )


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut,
    hollow,
    flipped,
    flipped,
    zeroed,
    inserted,
    doubled,
    other,
)


def part_damaged(data: bytes, random_: random.Random) -> bytes:
    """A sound package, perhaps packed in another way, one of whose parts is damaged inside."""
    target = io.BytesIO()
    method = random_.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = source.namelist()
        chosen = random_.choice(names)
        with zipfile.ZipFile(target, "w", method) as package:
            for name in names:
                part = source.read(name)
                if name == chosen:
                    if random_.random() < 0.1:
                        continue
                    part = (
                        _values(part, random_)
                        if random_.random() < 0.6
                        else random_.choice(BYTES)(part, random_)
                    )
                package.writestr(name, part)
    packed = target.getvalue()
    return random_.choice(BYTES)(packed, random_) if random_.random() < 0.15 else packed


def _values(part: bytes, random_: random.Random) -> bytes:
    """Values of attributes or texts of elements become others."""
    pieces = part.split(b'"')
    for _ in range(random_.choice((1, 2, 10))):
        if len(pieces) > 2:
            at = random_.randrange(1, len(pieces) - 1) | 1
            if at < len(pieces) - 1:
                pieces[at] = random_.choice(XML).strip(b'"')
    return b'"'.join(pieces)


@dataclass(slots=True)
class Case:
    """One damage of one input, and the command that meets it."""

    base: Base
    kind: str
    random: random.Random
    how: str = ""
    options: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    @contextlib.contextmanager
    def damaged(self) -> Iterator[None]:
        """The input is damaged inside, and sound again afterwards; what a run wrote goes."""
        if self.kind == "options":
            yield from self._with_options()
            return
        path, sound = self.base.files[self.kind]
        damage = self.random.choice(
            (part_damaged, part_damaged, *BYTES) if self.kind in ("workbook", "docx") else BYTES
        )
        self.how = damage.__name__
        path.write_bytes(damage(sound, self.random))
        try:
            yield
        finally:
            path.write_bytes(sound)

    def _with_options(self) -> Iterator[None]:
        option, values = self.random.choice(OPTIONS)
        self.options = [option, self.random.choice(values)]
        self.how = " ".join(self.options)[:80]
        if self.random.random() < 0.3:
            os.environ["SOURCE_DATE_EPOCH"] = self.random.choice(
                ("", "x", "-1", "9" * 12, "9" * 99, "0", "1e9")
            )
            self.how += f" SOURCE_DATE_EPOCH={os.environ['SOURCE_DATE_EPOCH'][:20]}"
        try:
            yield
        finally:
            os.environ.pop("SOURCE_DATE_EPOCH", None)

    def command(self, *, build: bool) -> list[str]:
        """The arguments of the command line."""
        if self.kind == "pdf":
            return ["preflight", str(self.base.files["pdf"][0])]
        options = [] if any("\0" in one for one in self.options) else self.options  # no system passes it on
        if build and self.kind != "options":
            return ["build", str(self.base.workbook), "-o", str(self.base.folder / "out.pdf")]
        return ["check", str(self.base.workbook), *options]


KINDS = ("workbook", "text", "docx", "font", "picture", "workbook", "layout", "printer", "options", "pdf")
