"""Whatever a decoder raises over a file is a finding about that file, never a fault of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportcli.model.diagnostic import Diagnostic, Findings

LONGEST_REASON = 160
_ADDRESS = re.compile(r"<[\w.]+ object at 0x[0-9a-fA-F]+>|0x[0-9a-fA-F]{6,}")


@contextmanager
def decoding(finding: Callable[[str], Diagnostic]) -> Iterator[None]:
    """Stands around calls of a decoder (zip, XML, font, picture, Word …) and around nothing else.

    finding: makes the finding at the input's place from a reason in one line. Raises Findings: those that are
    raised inside as they are, that one for any other exception. Decoders raise more kinds than they document
    (LZMAError, struct.error, RecursionError, MemoryError …), so none is listed.
    """
    try:
        yield
    except Findings:
        raise
    except Exception as problem:
        raise Findings([finding(reason_of(problem))]) from problem


def reason_of(problem: BaseException) -> str:
    """What an exception says, in one line, bounded, the same in every run: no address of an object."""
    said = _ADDRESS.sub("", str(problem))
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return (line or type(problem).__name__)[:LONGEST_REASON]
