"""What became of an edition, and the worker that makes it."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.batch.maker import Maker, written
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, error
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.batch.planned import Planned

LEVELS = tuple(one.value for one in Severity)
SWEEP = 25  # editions after which what is no longer used is given back


@dataclass(frozen=True, slots=True)
class Done:
    """One edition. outputs: name -> SHA-256; inputs: the same; bytes: of all its files; seconds: of CPU.

    counts: findings by level; kept: it stood as it would be made, and was not made again.
    """

    name: str
    key: str = ""
    pages: int = 0
    failed: bool = False
    kept: bool = False
    bytes: int = 0
    seconds: float = 0.0
    outputs: Mapping[str, str] | None = None
    inputs: Mapping[str, str] | None = None
    counts: Mapping[str, int] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def done(maker: Maker, one: Planned, folder: Path) -> Done:
    """Makes an edition and writes its files; whatever goes wrong is its own, and no file is left half."""
    start = time.process_time()
    try:
        made = maker.make(one)
        outputs = written(folder, made)
    except Findings as refused:
        return failed(one.name, refused.diagnostics)
    except Exception as problem:  # a fault of ours in one edition: the others go on
        told = f"{type(problem).__name__}: {problem}"[:200]
        return failed(one.name, [error("edition-fault", one.where, name=one.name, problem=told)])
    return Done(
        name=one.name,
        key=made.key,
        pages=made.pages,
        failed=made.failed,
        bytes=sum(map(len, made.files.values())),
        seconds=time.process_time() - start,
        outputs=outputs,
        inputs=made.inputs,
        counts=counted(made.diagnostics),
        diagnostics=made.diagnostics,
    )


def failed(name: str, findings: list[Diagnostic] | tuple[Diagnostic, ...]) -> Done:
    """An edition of which nothing could be made."""
    return Done(name=name, failed=True, counts=counted(findings), diagnostics=tuple(findings))


def counted(findings: list[Diagnostic] | tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many findings there are of each level."""
    found = Counter(one.severity.value for one in findings)
    return {level: found[level] for level in LEVELS}


class Worker:
    """Makes editions in one process, its memory held level."""

    def __init__(self, maker: Maker) -> None:
        gc.collect()
        gc.freeze()  # what all editions share is not looked through again
        self._maker, self._made = maker, 0
        self._planned = {one.name: one for one in maker.planned}

    def done(self, name: str, folder: Path) -> Done:
        """`done` of the edition of that name."""
        self._made += 1
        if self._made % SWEEP == 0:
            gc.collect()
        return done(self._maker, self._planned[name], folder)
