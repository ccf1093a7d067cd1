"""Texts written in Word (.docx): read by their named styles into the same tree as Markdown.

`python-docx` opens the file and resolves styles and relations (ECMA-376, part 1, clause 17); what a style
means for a report, tracked changes, comments and `{{ … }}` are read here.
"""

from __future__ import annotations

from reportcli.inputs.word.reader import WordText, read_word

__all__ = ["WordText", "read_word"]
