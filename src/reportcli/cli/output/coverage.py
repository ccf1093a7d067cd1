"""Coverage as a table for people: a line a sheet and a text, below it what does not reach a page and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportcli.model.coverage import Coverage, Fate, SheetCoverage, TextCoverage

NAMED = frozenset(
    {
        Fate.LEFT_OUT,
        Fate.CHECKED,
        Fate.OTHER_EDITION,
        Fate.NOWHERE,
        Fate.TOTAL,
        Fate.NOTE,
        Fate.UNKNOWN_COLUMN,
        Fate.UNKNOWN_KEY,
        Fate.BELOW,
        Fate.FAR,
        Fate.OUTSIDE,
        Fate.UNKNOWN_SHEET,
    }
)
"""Fates whose cells are named: an author may have meant another one."""
MOST_PLACES = 12


def coverage_text(coverage: Coverage, words: Mapping[str, str]) -> str:
    """The table. words: of the catalogue, by fate; `sheet`, `cells`, `share`, `texts`."""
    lines = [_line(words.get("sheet", ""), words.get("cells", ""), words.get("share", ""))]
    for sheet in coverage.sheets:
        lines += _sheet(sheet, words)
    if coverage.texts:
        lines += ["", _line(words.get("texts", ""), words.get("paragraphs", ""), words.get("share", ""))]
    for text in coverage.texts:
        lines += _text(text, words)
    return "\n".join(lines) + "\n"


def _line(name: str, count: object, share: str) -> str:
    return f"{name:<28} {count!s:>10} {share:>12}"


def _sheet(sheet: SheetCoverage, words: Mapping[str, str]) -> Iterator[str]:
    yield _line(sheet.sheet, sheet.cells, f"{int(sheet.share * 100)} %")
    for fate, count in sheet.counts.items():
        places = sheet.places.get(fate, ()) if fate in NAMED else ()
        more = f", … ({len(places)})" if len(places) > MOST_PLACES else ""
        named = f": {', '.join(places[:MOST_PLACES])}{more}" if places else ""
        yield f"  {count:>6} {words.get(fate.value, fate.value)}{named}"


def _text(text: TextCoverage, words: Mapping[str, str]) -> Iterator[str]:
    printed = text.paragraphs - len(text.left)
    share = f"{int(100 * printed / text.paragraphs)} %" if text.paragraphs else ""
    yield _line(text.text, text.paragraphs, share)
    if text.left:
        more = f", … ({len(text.left)})" if len(text.left) > MOST_PLACES else ""
        yield f"  {len(text.left):>6} {words.get('nowhere', '')}: {', '.join(text.left[:MOST_PLACES])}{more}"
