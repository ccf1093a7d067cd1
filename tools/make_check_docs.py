#!/usr/bin/env python3
"""Writes docs/checks/CODE.md for every finding of the checks, from the catalogue and the tests' examples.

python3 tools/make_check_docs.py            write the pages
python3 tools/make_check_docs.py --check    say which are not current, exit 1 if any
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "checks"
sys.path.insert(0, str(ROOT / "src"))


def pages() -> dict[str, str]:
    """File name -> text."""
    from reportcli.checks.catalogue import examples, page
    from reportcli.messages import catalogue

    made = {f"{code}.md": page(code) for code in examples()}
    lines = [f"- [{code}]({code}.md): {catalogue('en')[code]['why']}" for code in examples()]
    made["README.md"] = (
        "# Checks\n\n`reportcli explain CODE` prints these pages.\n\n" + "\n".join(lines) + "\n"
    )
    return made


def main(arguments: list[str]) -> int:
    made = pages()
    there = (
        {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        if FOLDER.is_dir()
        else {}
    )
    stale = sorted(name for name in {*made, *there} if made.get(name) != there.get(name))
    if "--check" in arguments:
        print("\n".join(f"docs/checks/{name} is not current" for name in stale), end="")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in made:
            (FOLDER / name).write_text(made[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(made)} pages, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
