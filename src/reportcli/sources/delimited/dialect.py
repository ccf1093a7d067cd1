"""The delimiter of a text file: the one by which its first records hold the contract's headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice

from reportcli.model.value_class import dataclass
from reportcli.sources.delimited.fields import BrokenQuote, DelimitedRecord, records, stated_delimiter
from reportcli.workbook.names import fold
from reportcli.workbook.tables.values.reading import NumberMarks

DELIMITERS = (";", "\t", ",", "|")
"""In the order in which one is preferred where nothing else decides."""
NAMES: Mapping[str, str] = {"tab": "\t", "semicolon": ";", "comma": ",", "pipe": "|", "space": " "}
SAMPLED = 60  # records that are looked at


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a source states of a text file; "" (of quote: None) where it is to be found."""

    delimiter: str = ""
    quote: str | None = None
    encoding: str = ""
    marks: NumberMarks = NumberMarks()

    @property
    def is_settled(self) -> bool:
        """Whether the text needs nothing to be found; its numbers may."""
        return bool(self.delimiter and self.encoding)

    @property
    def is_stated(self) -> bool:
        """Whether nothing is left to be found."""
        return self.is_settled and bool(self.marks.mark)


def delimiter_of(lines: list[str], quote: str, names: Mapping[str, str]) -> str:
    """The delimiter. names: folded headers of the table.

    First counts how many headers a record holds, then how many records have as many fields as that one.
    """
    stated = stated_delimiter(lines)
    if stated:
        return stated
    return max(DELIMITERS, key=lambda mark: (*_score(lines, mark, quote, names), -DELIMITERS.index(mark)))


def _score(lines: list[str], mark: str, quote: str, names: Mapping[str, str]) -> tuple[int, int]:
    found: list[DelimitedRecord] = []
    with suppress(BrokenQuote):  # what was read before it counts
        found.extend(islice(records(lines, mark, quote), SAMPLED))
    headers = [
        len({names[text] for field in one.fields if (text := fold(field[:300])) in names}) for one in found
    ]
    often = Counter(len(one.fields) for one in found if len(one.fields) > 1)
    return max(headers, default=0), max(often.values(), default=0)
