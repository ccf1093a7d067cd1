"""Fields against Python's own writer of CSV: what it writes is read back, at the line where it begins."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from reportcli.sources.delimited.fields import lines_of, records

TEXT = st.text(st.sampled_from("ab \"',;\t|\n=é"), max_size=6)
ROWS = st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=8)


@given(ROWS, st.sampled_from(";,\t|"), st.sampled_from("\"'"), st.sampled_from(("\n", "\r\n")))
def test_what_is_written_is_read_back(rows: list[list[str]], delimiter: str, quote: str, end: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(
        stream, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=csv.QUOTE_ALL
    )
    numbers = []
    for row in rows:
        numbers.append(stream.getvalue().replace("\r\n", "\n").count("\n") + 1)
        writer.writerow(row)
    read = list(records(lines_of(stream.getvalue()), delimiter, quote))
    assert [line.fields for line in read] == rows
    assert [line.number for line in read] == numbers


@given(ROWS)
def test_fields_without_quotes_are_read_as_they_stand(rows: list[list[str]]) -> None:
    plain = [["".join(char for char in text if char not in '"\n;') or "x" for text in row] for row in rows]
    text = "\n".join(";".join(row) for row in plain)
    assert [line.fields for line in records(lines_of(text), ";", '"')] == plain
