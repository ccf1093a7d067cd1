#!/usr/bin/env python3
"""Writes what the documentation takes from the code: reference, shown files, pages of checks, gallery.

python3 tools/make_docs.py             write all but the pictures of the gallery
python3 tools/make_docs.py --check     say what is not current, exit 1 if anything
python3 tools/make_docs.py --gallery   write also those pictures whose example has changed (needs pdftoppm)
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]


def wanted() -> dict[Path, str]:
    """Every file that is made, with its text."""
    from doc_pages import gallery, includes, reference

    made = {DOCS / "reference" / name: text for name, text in reference.pages().items()}
    for path in sorted(DOCS.glob("*.md")):
        made[path] = gallery.filled(includes.filled(path.read_text("utf-8"), DOCS), DOCS)
    return made


def stale() -> list[Path]:
    """The files that are not what would be written now."""
    return [path for path, text in wanted().items() if not path.is_file() or path.read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    import make_check_docs

    if "--gallery" in arguments:
        from doc_pages import gallery

        gallery.draw(DOCS, again="--again" in arguments)
    if "--check" in arguments:
        late = stale()
        for path in late:
            print(f"not current: {path.relative_to(ROOT)}")
        return 1 if late or make_check_docs.main(["--check"]) else 0
    for path, text in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            print(path.relative_to(ROOT))
    return make_check_docs.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
