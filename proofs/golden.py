"""SHA-256 of every deliverable and a digest of every page, held against what they were.

    python proofs/golden.py                 compare with proofs/golden.json; exit 1 where something differs
    python proofs/golden.py --write         put down what is there now
    python proofs/golden.py --only NAME     one set: solsoc, pls, starter-fr, -nl, -en or -de

Sets: both samples and the starters in four languages, for print, screen and archive with their ledgers.
A page's digest is the SHA-256 of its decoded content stream: it tells a page that changed from a file whose
fonts, metadata or order of objects changed. Hashes of files hold for one zlib and one set of versions
only (`constraints.txt`); digests of pages hold everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from reportcli.model.languages import codes

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(__file__).with_suffix(".json")
SAMPLES = ("solsoc", "pls")
LANGUAGES = codes()


def run(*arguments: str | Path) -> None:
    """reportcli with these arguments, under a fixed date; findings are not looked at, a fault is."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1735689600", "PYTHONPATH": str(ROOT / "src")}
    environment["REPORTCLI_NO_CACHE"] = "1"
    command = [sys.executable, "-m", "reportcli", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"reportcli {' '.join(map(str, arguments))}\n{done.stderr}")


def sample(name: str, folder: Path) -> Path:
    """A project with the sample's workbook and all layouts, so that names resolve as in the repository."""
    shutil.copytree(
        ROOT / "sample_data" / name, folder / "report", ignore=shutil.ignore_patterns("*.pdf", "*.json")
    )
    kept = ROOT / "sample_data" / name / "translations.json"
    if kept.exists():
        shutil.copy(kept, folder / "report")
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    return folder / "report" / "2024.xlsx"


def starter(language: str, folder: Path) -> Path:
    """A new report in one language, as `reportcli new` writes it."""
    run("new", folder / "org", "--lang", language)
    return next((folder / "org").glob("*.xlsx"))


def sets() -> dict[str, tuple[object, str]]:
    """Every set by its name: how its workbook is made, from what."""
    return {
        **{name: (sample, name) for name in SAMPLES},
        **{f"starter-{language}": (starter, language) for language in LANGUAGES},
    }


def page_digests(path: Path) -> list[str]:
    """One digest a page, of its decoded content."""
    with pikepdf.open(path) as pdf:
        return [
            hashlib.sha256(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))).hexdigest()[
                :16
            ]
            for page in pdf.pages
        ]


def deliverables(name: str) -> dict[str, dict[str, object]]:
    """Of each file: its hash, and its pages' digests where it is a PDF."""
    make, argument = sets()[name]
    with tempfile.TemporaryDirectory() as folder:
        workbook = make(argument, Path(folder))  # type: ignore[operator]
        run("build", workbook, "--for", "all", "--quiet")
        found: dict[str, dict[str, object]] = {}
        for path in sorted(workbook.parent.glob(f"{workbook.stem}*")):
            if path.suffix not in (".pdf", ".json"):
                continue
            found[path.name] = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            if path.suffix == ".pdf":
                found[path.name]["pages"] = page_digests(path)
        return found


def differences(kept: dict[str, dict[str, object]], now: dict[str, dict[str, object]]) -> list[str]:
    """What differs, in words: files that are gone or new, pages, bytes."""
    said = [f"{name}: {'gone' if name in kept else 'new'}" for name in sorted(kept.keys() ^ now.keys())]
    for name in sorted(kept.keys() & now.keys()):
        before, after = kept[name], now[name]
        old, new = before.get("pages", []), after.get("pages", [])
        assert isinstance(old, list) and isinstance(new, list)
        pages = [str(i + 1) for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
        if len(old) != len(new) or pages:
            said.append(
                f"{name}: {len(old)} -> {len(new)} pages, other content on {', '.join(pages) or 'none'}"
            )
        elif before["sha256"] != after["sha256"]:
            said.append(f"{name}: same pages, other bytes")
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=sorted(sets()))
    options = parser.parse_args()
    names = [options.only] if options.only else sorted(sets())
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    said: list[str] = []
    for name in names:
        now = deliverables(name)
        if options.write:
            kept[name] = now
            continue
        found = differences(kept.get(name, {}), now)
        print(f"{name}: {len(now)} files, {'equal' if not found else f'{len(found)} differ'}", flush=True)
        said += [f"  {name}/{line}" for line in found]
    if options.write:
        KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print("\n".join(said) or "nothing differs")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
