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


INTRODUCTION = """# Checks

`reportcli check 2024.xlsx` tells all findings of a workbook, up to its typeset pages, and writes nothing;
`build` tells the same before it writes. `--format json|github|sarif` is for machines, `--strict` makes
warnings errors. `reportcli explain CODE` prints the pages below.

## Own assertions

An organisation says in its layout's `contract.yaml` what must hold, in expressions of the layout language:

```yaml
assertions:
  - assert: sum(breakdowns | where(chart="costs") | column("amount")) == charts.costs.total
    tolerance: 0.5          # of the difference; 0 unless stated
    message: {en: The costs do not make their total., fr: Les charges ne font pas leur total.}
```

A blank cell neither keeps nor breaks an assertion. The finding stands at the cell that was stated.

## Waivers

`reportcli check 2024.xlsx --annotate out.xlsx` writes a copy of the workbook with every finding as a comment
in its cell, and a sheet of all findings. What is meant so is signed for in the sheet Waivers of the workbook:
copy code, row key and fingerprint, add reason, name and date. Sorting rows does not void a waiver; a changed
value does. A waiver without a finding is told. Errors cannot be waived; `--no-waivers` shows everything.

## Findings

"""


def pages() -> dict[str, str]:
    """File name -> text."""
    from reportcli.checks.catalogue import examples, page
    from reportcli.messages import catalogue

    made = {f"{code}.md": page(code) for code in examples()}
    lines = [f"- [{code}]({code}.md): {catalogue('en')[code]['why']}" for code in examples()]
    made["README.md"] = INTRODUCTION + "\n".join(lines) + "\n"
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
