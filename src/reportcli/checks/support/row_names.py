"""What a row is called in findings."""

from __future__ import annotations

from reportcli.workbook.tables.record import Record, columns_of, key_of, row_of, value_of

NAMES = ("name", "label", "title", "last_name")
LONGEST = 60  # characters of a row's name


def row_name(record: Record) -> str:
    """What a row is called: its key, its name, the records that it refers to, its first text, its number."""
    key = key_of(record)
    if key != str(row_of(record)):
        return key
    values = {column: value_of(record, column) for column in columns_of(record)}
    named = [values[column] for column in NAMES if isinstance(values.get(column), str)]
    cited = [key_of(value) for value in values.values() if isinstance(value, Record)]
    texts = [value for value in values.values() if isinstance(value, str) and value.strip()]
    if named:
        return str.__str__(named[0])[:LONGEST].strip()
    if cited:
        return "/".join(cited)
    return str.__str__(texts[0])[:LONGEST].strip() if texts else key
