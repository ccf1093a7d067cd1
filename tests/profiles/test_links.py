"""Links cover their words, line by line, and say them whole; bookmarks and titles have no soft hyphens."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf

from build.plain_report import pdf_of, report

FIRST, SECOND = "first very long link text here", "second link that is also long"


def links_of(path: Path) -> list[dict[str, Any]]:
    with pikepdf.open(path) as pdf:
        return [
            {
                "box": [float(edge) for edge in one.Rect],
                "corners": [float(edge) for edge in one.QuadPoints],
                "says": str(one.Contents),
                "to": str(one.A.URI),
            }
            for page in pdf.pages
            for one in page.obj.get("/Annots", pikepdf.Array())
        ]


def overlap(one: list[float], other: list[float]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.02 and up > 0.02


def test_a_link_over_lines_covers_its_words_alone(tmp_path: Path) -> None:
    text = f"Read the [{FIRST}](https://example.org/1) and [{SECOND}](https://example.org/2) end."
    found = links_of(pdf_of(report(tmp_path, f'{{text: "{text}", markdown: true, width: 45 mm}}')))
    assert [one["to"][-1] for one in found] == ["1", "1", "2", "2"]
    assert not any(overlap(one["box"], other["box"]) for one, other in combinations(found, 2))
    heights = {round(one["box"][3] - one["box"][1], 1) for one in found}
    assert len(heights) == 1, "a rectangle is of one line"
    for one in found:
        left, bottom, right, top = one["box"]
        assert one["corners"] == [left, top, right, top, left, bottom, right, bottom]
    assert [one["says"] for one in found] == [FIRST, FIRST, SECOND, SECOND]


def test_what_a_link_and_a_bookmark_say_has_no_soft_hyphens(tmp_path: Path) -> None:
    link = "{text: '[de vrijwilligersverantwoordelijkheidsverzekering](https://example.org/a)', "
    workbook = report(
        tmp_path,
        f"{link}markdown: true, width: 30 mm}}",
        '{text: "Inter\\u00adnationaal Œuvre", style: subhead, level: 2}',
        language="nl-BE",
    )
    path = pdf_of(workbook)
    said = {one["says"] for one in links_of(path)}
    assert said == {"de vrijwilligersverantwoordelijkheidsverzekering"}
    with pikepdf.open(path) as pdf:
        title = pdf.Root.Outlines.First.First.Title
        assert str(title) == "Internationaal Œuvre"
        assert bytes(title).startswith(b"\xfe\xff"), "UTF-16 where it is not ASCII"


def test_a_line_of_contents_says_its_title_and_not_its_page(tmp_path: Path) -> None:
    path = pdf_of(report(tmp_path, "toc: {depth: 1}"))
    with pikepdf.open(path) as pdf:
        said = [str(one.Contents) for page in pdf.pages for one in page.obj.get("/Annots", [])]
    assert set(said) == {"One"}
