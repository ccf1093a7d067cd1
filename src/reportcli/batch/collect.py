"""The state of members' workbooks: who has sent one, what is wrong with it, its sums beside last year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.deliver.annotated_workbook import annotated_bytes
from reportcli.inputs.project_root import project_files, project_root
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, each_of, error
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef
from reportcli.model.value_class import dataclass, replace
from reportcli.run.loading import load
from reportcli.run.tables import read_tables
from reportcli.sources.declared import Declared, declared
from reportcli.sources.members import workbooks_in
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.names import normalise
from reportcli.workbook.tables.record import Record, stated_key, value_of
from reportcli.workbook.views.exact import EXACT

if TYPE_CHECKING:
    from reportcli.request import Request
    from reportcli.workbook.workbook import Workbook

_BY_CODE = {"member-other-year": "other-year", "member-late": "late"}
Sums = Mapping[str, Decimal]
"""By `table.column`."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member.

    file: from the report's folder, "" where there is none; state: missing, unreadable, other-year, faulty,
    late or good; findings: of its workbook; sums, before: of the columns of amounts, this year's and
    last year's.
    """

    name: str
    file: str
    state: str
    findings: tuple[Diagnostic, ...]
    rows: int
    sums: Sums
    before: Sums


@dataclass(frozen=True, slots=True)
class Collected:
    """All members, in order; the columns of which there are sums; the language of the report."""

    members: tuple[Member, ...]
    columns: tuple[str, ...]
    language: str


def collected(request: Request) -> Collected:
    """The state of the workbooks that sources.yaml asks of members. Raises Findings: it asks for none, or
    they cannot be looked at.
    """
    stacks = _declared(request)
    read = read_tables(request)
    earlier = {one.table: one.members["before"] for one in stacks if one.members["before"]}
    before = read_tables(request, folders=earlier) if earlier else None
    columns = tuple(f"{one.table}.{name}" for one in stacks for name in _amounts(read, one.table))
    files = _files(request, stacks)
    names = dict.fromkeys([*_expected(read, stacks), *files])
    members = [
        Member(
            name=name,
            file=files.get(name, ""),
            state="",
            findings=tuple(_of(read, files.get(name, ""))),
            rows=sum(1 for one in stacks for _ in _rows(read, one, name)),
            sums=_sums(read, stacks, name),
            before=_sums(before, [one for one in stacks if one.table in earlier], name) if before else {},
        )
        for name in names
    ]
    return Collected(tuple(replace(one, state=_state(one)) for one in members), columns, read.language)


def _declared(request: Request) -> list[Declared]:
    files = project_files(request.workbook.parent)
    _, contract = load(request, WorkbookFile(request.workbook, files))
    named, found = declared(request.workbook.parent, files, (), contract.tables)
    errors = [one for one in found if one.severity is Severity.ERROR]
    stacks = [one for one in named if one.members]
    if errors or not stacks:
        raise Findings(errors or [error("members-not-stated", None)])
    return stacks


def _files(request: Request, stacks: Iterable[Declared]) -> dict[str, str]:
    """The workbooks by member, as findings name them."""
    files = project_files(request.workbook.parent)
    found: dict[str, str] = {}
    for one in stacks:
        for member, path in workbooks_in(files, one.path, one.at).items():
            found.setdefault(member, files.safe_name(path))
    return found


def _expected(read: Workbook, stacks: Iterable[Declared]) -> Iterator[str]:
    """The members that the report knows, where a table lists them."""
    for one in stacks:
        target = read.tables[one.table].spec.columns[one.members["column"]].target
        if target in read.tables:
            yield from (stated_key(record) for record in read.records(target))


def _of(read: Workbook, file: str) -> Iterator[Diagnostic]:
    """The findings that stand in a file."""
    for finding in read.diagnostics:
        for one in each_of(finding):
            if file and isinstance(one.where, CellRef | SheetRef) and one.where.input == file:
                yield replace(one, alike=())


def _rows(read: Workbook, one: Declared, member: str) -> Iterator[Record]:
    column = one.members["column"]
    for record in read.records(one.table):
        value = value_of(record, column)
        key = stated_key(value) if isinstance(value, Record) else str(value or "")
        if normalise(key) == normalise(member):
            yield record


def _amounts(read: Workbook, table: str) -> list[str]:
    columns = read.tables[table].spec.columns.values()
    return [one.name for one in columns if one.type in ("integer", "number", "money")]


def _sums(read: Workbook, stacks: Iterable[Declared], member: str) -> Sums:
    """The sum of each column of amounts; of unlike units none."""
    found: dict[str, Decimal] = {}
    for one in stacks:
        rows = list(_rows(read, one, member))
        for name in _amounts(read, one.table):
            facts = [fact for row in rows if isinstance(fact := value_of(row, name), Fact)]
            if facts and len({fact.unit for fact in facts}) == 1:
                total = Decimal(0)
                for fact in facts:
                    total = EXACT.add(total, fact.value)
                found[f"{one.table}.{name}"] = total
    return found


def _state(member: Member) -> str:
    if not member.file:
        return "missing"
    codes = {one.code for one in member.findings}
    aged = next((state for code, state in _BY_CODE.items() if code in codes and state != "late"), "")
    bad = any(one.severity is Severity.ERROR for one in member.findings)
    if aged or not bad:
        return aged or ("late" if "member-late" in codes else "good")
    return "faulty" if member.rows else "unreadable"


def annotated(workbook: Path, member: Member, lang: str) -> bytes:
    """A copy of a member's workbook with its findings as comments. Raises Findings."""
    path = project_root(workbook.parent) / member.file
    own = [replace(one, where=_inside(one.where)) for one in member.findings]
    return annotated_bytes(path, own, [], lang)


def _inside(where: object) -> CellRef | SheetRef | None:
    """A place as the member's own workbook names it: `[members/KE.xlsx]Projects` is its sheet Projects."""
    if isinstance(where, CellRef):
        return CellRef(where.input, where.sheet.rpartition("]")[2], where.row, where.column)
    return SheetRef(where.input, where.sheet.rpartition("]")[2]) if isinstance(where, SheetRef) else None
