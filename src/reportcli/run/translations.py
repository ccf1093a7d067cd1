"""The texts of a workbook beside their translations, and the file that says what each was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.deliver.atomic_write import write_atomic
from reportcli.inputs.project_root import project_files
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import dataclass
from reportcli.request import Request
from reportcli.run.loading import load, sources_of
from reportcli.workbook.editions.edition import is_source, pairs_of, tag_for
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.translations.memory import FILE, around_change, memory_bytes, remembered

if TYPE_CHECKING:
    from reportcli.workbook.translations.memory import Memory

STATES = ("missing", "older", "unconfirmed", "good")


@dataclass(frozen=True, slots=True)
class Slot:
    """One text in one language. place: what to fill in; at: where the source stands; state: of STATES.
    shown: of the source, from what has changed on.
    """

    lang: str
    state: str
    place: str
    at: str
    source: str
    translation: str
    shown: str


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of the languages `langs`, and what the file knew before."""

    slots: tuple[Slot, ...]
    langs: tuple[str, ...]
    memory: Memory
    states: tuple[str, ...] = STATES


def slots(request: Request) -> Slots:
    """Every text that has words, in every language but the source's. Raises Findings."""
    files = project_files(request.workbook.parent)
    file = WorkbookFile(request.workbook, files)
    _, contract = load(request, file)
    workbook = read_file(file, contract, sources=sources_of(request, file, contract))
    damaged = [one for one in workbook.diagnostics if one.code == "translations-damaged"]
    if damaged:
        raise Findings(damaged)
    tags = [tag_for(workbook, request.lang)] if request.lang else list(workbook.languages)
    tags = [tag for tag in tags if not is_source(workbook, tag)]
    if not tags:
        raise Findings([error("translations-none", None, lang=workbook.languages[0])])
    memory = workbook.memory
    found = []
    for tag in tags:
        for pair in pairs_of(workbook, tag):
            state, was = "missing", None
            if pair.translation:
                known = memory.knows(tag, pair.translation)
                was = memory.older(tag, pair.translation, pair.source)
                state = "older" if was is not None else "good" if known else "unconfirmed"
            shown = around_change(was, pair.source)[1] if was is not None else pair.source
            place = _place(pair.slot) or f"{_place(pair.at)} ({tag})"
            found.append(Slot(tag, state, place, _place(pair.at), pair.source, pair.translation, shown))
    return Slots(tuple(found), tuple(tags), memory)


def _place(where: Where | None) -> str:
    return where.file if isinstance(where, Span) else str(where) if where is not None else ""


def put_down(workbook: Path, read: Slots, *, older: bool) -> Path:
    """Writes translations.json: good pairs, new ones and, with `older`, those that were read again."""
    made_from = {lang: entries for lang, entries in read.memory.made_from.items() if lang not in read.langs}
    for lang in read.langs:
        own = [slot for slot in read.slots if slot.lang == lang and slot.translation]
        stale = [slot.translation for slot in own if slot.state == "older" and not older]
        pairs = [(slot.source, slot.translation) for slot in own if older or slot.state != "older"]
        made_from[lang] = remembered(read.memory, lang, pairs, stale)
    target = workbook.with_name(FILE)
    write_atomic(target, memory_bytes(made_from))
    return target
