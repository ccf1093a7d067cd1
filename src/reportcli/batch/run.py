"""A batch: what has changed is made, whatever becomes of single editions; then the manifest is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.batch import manifest
from reportcli.batch.bound import print_list, together
from reportcli.batch.cluster import all_done_on
from reportcli.batch.done import Done
from reportcli.batch.local import all_done, processors
from reportcli.batch.maker import Maker
from reportcli.batch.planned import Planned
from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.value_class import dataclass, replace
from reportcli.run.editions import reported_once
from reportcli.run.settled import OF_THE_WHOLE, settled

if TYPE_CHECKING:
    from reportcli.batch.cluster import Cluster
    from reportcli.batch.manifest import Entry

NAMED = 4  # editions that a finding names
KIND = "edition"
MakeAll = Callable[[Maker, Sequence[str], Path], Iterator[Done]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which editions are asked for. only: names, `*` for any letters; sample: so many that differ most, 0 for
    all.
    """

    only: tuple[str, ...] = ()
    sample: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch gave. done: in the order of the plan; written: what is of all of them, the manifest first;
    left: files of editions that there are no more.
    """

    done: tuple[Done, ...]
    written: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    _: KW_ONLY
    left: tuple[str, ...] = ()


def on_cluster(cluster: Cluster) -> MakeAll:
    """Makes editions on a cluster of Dask."""
    return partial(all_done_on, cluster)


def local(jobs: int) -> MakeAll:
    """Makes editions on this machine. jobs: processes, 0 for one a processor."""
    return lambda maker, names, folder: all_done(maker, names, folder, jobs or processors())


def run(
    maker: Maker,
    folder: Path,
    wanted: Wanted,
    make_all: MakeAll,
    *,
    bound: bool = False,
    on_done: Callable[[Done, int], None] = lambda done, count: None,
) -> Batch:
    """Makes the editions that are asked for and have changed. on_done: is told of each, and of how many there
    are; bound: all are put into one PDF too. Raises Findings: none of them can be made.
    """
    chosen = chosen_of(maker, wanted)
    folder.mkdir(parents=True, exist_ok=True)
    mend_deliveries(folder)
    before = manifest.known_entries(folder)
    made: dict[str, Done] = {}
    for one in _unchanged(maker, chosen, folder, before):
        made[one.name] = one
        on_done(one, len(chosen))
    by_name = {one.name: one for one in chosen}
    with manifest.Journal(folder) as journal:
        for one in make_all(maker, [name for name in by_name if name not in made], folder):
            made[one.name] = one
            journal.put(manifest.entry_of(by_name[one.name], one))
            maker.blobs.put(KIND, one.key, encoded(one.diagnostics))
            on_done(one, len(chosen))
    done = tuple(made[one.name] for one in chosen)
    entries = _entries(maker, before, made)
    return Batch(
        done,
        tuple(_written(maker, folder, entries, bound=bound)),
        _findings(maker, done),
        left=tuple(_left(maker, folder, before)),
    )


def chosen_of(maker: Maker, wanted: Wanted) -> list[Planned]:
    """The editions that are asked for, in order. Raises Findings: there is none of a name."""
    planned = list(maker.planned)
    for name in wanted.only:
        if not any(fnmatchcase(one.name, name) for one in planned):
            names = ", ".join(one.name for one in planned[:12]) + (", …" if len(planned) > 12 else "")
            raise Findings([error("editions-only-unknown", None, name=name, names=names)])
    chosen = [
        one for one in planned if not wanted.only or any(fnmatchcase(one.name, each) for each in wanted.only)
    ]
    return sampled(maker, chosen, wanted.sample) if wanted.sample else chosen


def sampled(maker: Maker, planned: Sequence[Planned], count: int) -> list[Planned]:
    """Some editions that differ most: the longest name, the most rows, the fewest; then evenly over all."""
    rows = {one.name: _rows(maker, one) for one in planned}
    first = [
        max(planned, key=lambda one: len(one.title or one.key)),
        max(planned, key=lambda one: rows[one.name]),
        min(planned, key=lambda one: rows[one.name]),
    ]
    step = max(1, len(planned) // max(1, count))
    ordered = {one.name: one for one in [*first, *planned[::step], *planned]}
    chosen = set(list(ordered)[:count])
    return [one for one in planned if one.name in chosen]


def _rows(maker: Maker, one: Planned) -> int:
    book = maker.plan.spoken[one.tag]
    return sum(
        len(table.records) for name, table in maker.workbook(one).tables.items() if name in book.rows.own
    )


def _unchanged(
    maker: Maker, chosen: Iterable[Planned], folder: Path, before: Mapping[str, Entry]
) -> Iterator[Done]:
    """The editions that stand as they would be made, with what was found of them where it is known."""
    disk = manifest.Disk()
    for one in chosen:
        entry = before.get(one.name)
        if entry is None or entry["state"] != "made" or not entry["outputs"]:
            continue
        if entry["key"] == maker.key(one) and _stands(maker, entry, folder, disk):
            data = maker.blobs.get(KIND, entry["key"])
            yield replace(manifest.kept(entry), diagnostics=_known(data))


def _stands(maker: Maker, entry: Entry, folder: Path, disk: manifest.Disk) -> bool:
    files = maker.read.files
    rows = {maker.read.workbook.input, *maker.read.workbook.inputs}
    inputs = [(name, digest) for name, digest in entry["inputs"].items() if name not in rows]
    roots = [
        (files.package.parent if name.startswith("layouts/") else files.root, name) for name, _ in inputs
    ]
    paths = [files.root / name if (files.root / name).is_file() else root / name for root, name in roots]
    same = all(disk.digest(path) == digest for path, (_, digest) in zip(paths, inputs, strict=True))
    return same and disk.stands(folder, entry["outputs"])


def _known(data: bytes | None) -> tuple[Diagnostic, ...]:
    if data is None:
        return ()
    try:
        found = decoded(data)
    except NotAValue:
        return ()
    return found if isinstance(found, tuple) and all(isinstance(one, Diagnostic) for one in found) else ()


def _findings(maker: Maker, done: Sequence[Done]) -> tuple[Diagnostic, ...]:
    """What was found, once, with the editions that have it; what is said of the whole only of all of them."""
    parts = [(one.name, one.diagnostics) for one in done]
    every = len(done) == len(maker.planned)
    found = reported_once(parts) if len(parts) > 1 else [*(parts[0][1] if parts else ())]
    kept = [
        _shortened(one)
        for one in found
        if one.code not in OF_THE_WHOLE or (every and "edition" not in one.args)
    ]
    return tuple(settled([*maker.found, *maker.plan.diagnostics, *kept]))


def _shortened(finding: Diagnostic) -> Diagnostic:
    names = finding.args.get("edition", "").split(", ")
    if len(names) <= NAMED:
        return finding
    return replace(finding, args={**finding.args, "edition": f"{', '.join(names[:NAMED])}, … ({len(names)})"})


def _entries(maker: Maker, before: Mapping[str, Entry], made: Mapping[str, Done]) -> list[Entry]:
    """All editions of the plan that are known: those of this run, and those of earlier ones."""
    return [
        manifest.entry_of(one, made[one.name]) if one.name in made else before[one.name]
        for one in maker.planned
        if one.name in made or one.name in before
    ]


def _written(maker: Maker, folder: Path, entries: list[Entry], *, bound: bool) -> Iterator[Path]:
    """The files of all editions together: the manifest, the list for the print shop, the one PDF."""
    yield manifest.put_down(folder, maker.request.workbook.name, maker.inputs, entries)
    made = [print_list(folder, maker.planned, entries)]
    made += [together(folder, maker.planned, entries)] if bound else []
    yield from (path for path in made if path is not None)


def _left(maker: Maker, folder: Path, before: Mapping[str, Entry]) -> Iterator[str]:
    """Files of earlier runs whose editions are planned no more; nobody but their author removes them."""
    planned = {one.name for one in maker.planned}
    for name, entry in before.items():
        if name not in planned:
            yield from (file for file in entry["outputs"] if (folder / file).is_file())
