"""Files shown in a page: what stands between the marks is the file, not a copy that somebody keeps.

    <!-- include examples/own-table/contract.yaml -->
    (written here)
    <!-- end -->

`include FILE 3-9` shows some lines only.
"""

from __future__ import annotations

import re
from pathlib import Path

MARK = re.compile(
    r"(?P<open><!-- include (?P<file>\S+?)(?: (?P<first>\d+)-(?P<last>\d+))? -->\n)"
    r".*?(?P<close><!-- end -->)",
    re.S,
)
LANGUAGES = {".py": "python", ".yaml": "yaml", ".toml": "toml", ".md": "markdown"}


def filled(text: str, folder: Path) -> str:
    """A page with every include written out; a file that is not there raises OSError."""

    def shown(match: re.Match[str]) -> str:
        path = folder / match["file"]
        lines = path.read_text("utf-8").rstrip("\n").split("\n")
        if match["first"]:
            lines = lines[int(match["first"]) - 1 : int(match["last"])]
        body = "\n".join(lines)
        return f"{match['open']}\n```{LANGUAGES.get(path.suffix, '')}\n{body}\n```\n\n{match['close']}"

    return MARK.sub(shown, text)
