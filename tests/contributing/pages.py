"""The pages of docs/contributing as their reader follows them: each named code block is a file to write.

A block belongs to the file that the line before it names, alone in back quotes and followed by a colon:

    `layouts/base/components/name.yaml`:
"""

from __future__ import annotations

import re
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "docs" / "contributing"
_BLOCK = re.compile(r"^`(?P<file>[^`\n]+)`:\n\n```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of(page: str) -> dict[str, str]:
    """File name -> content of every named block of a page. Fails where a page has none."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    found = {match["file"]: match["text"] for match in _BLOCK.finditer(text)}
    assert found, f"{page}.md names no file"
    return found
