"""Bounded XML scanning through expat: no document type, no entities, name spaces dropped (Strict too)."""

from __future__ import annotations

from xml.parsers import expat

from reportcli.inputs.decoding import decoding
from reportcli.workbook.excel.refusals import damage

Element = tuple[str, dict[str, str]]


class Refused(Exception):
    """The XML holds what a workbook never holds (a document type)."""


def parser() -> expat.XMLParserType:
    """A parser that refuses document types, and with them every entity trick."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.buffer_size = 1 << 16

    def refuse(*_: object) -> None:
        raise Refused("document type")

    made.StartDoctypeDeclHandler = refuse
    return made


def local(name: str) -> str:
    """A name without its prefix: `row` of `x:row`."""
    return name.rpartition(":")[2]


def elements(data: bytes, input_id: str) -> list[Element]:
    """All start tags in order with their attributes, names without prefix; [] for an empty part."""
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    if data:
        scan = parser()
        scan.StartElementHandler = start
        run(scan, data, input_id)
    return found


def run(scan: expat.XMLParserType, data: bytes, input_id: str) -> None:
    """Parses; whatever is wrong with the XML becomes the finding `workbook-damaged`."""
    with decoding(damage(input_id)):
        scan.Parse(data, True)
