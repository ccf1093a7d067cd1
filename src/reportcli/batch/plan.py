"""The plan of a batch: every edition with its name, language and rows, judged before anything is set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING

from reportcli.batch.declared import Editions, Template
from reportcli.batch.narrow import sealed, shared_digest
from reportcli.batch.planned import Planned, report_names
from reportcli.batch.rows import BESIDE, EditionRows, rows_of
from reportcli.batch.totals import judge_totals
from reportcli.batch.words import Words
from reportcli.bind.report import locale_of
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Diagnostic, Findings, error, note
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.editions.edition import edition
from reportcli.workbook.tables.languages import code_of, listed
from reportcli.workbook.tables.record import Record, key_of, part_of, row_of, table_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.views.derive import with_views

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout
    from reportcli.workbook.workbook import Workbook

MOST = 200_000  # editions of a batch


@dataclass(frozen=True, slots=True)
class Spoken:
    """A workbook of all records in one language. totals: views over all records; shared: the digest of what
    all its editions have.
    """

    workbook: Workbook
    rows: EditionRows
    totals: Mapping[str, Table]
    shared: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """All editions of a batch, in order. diagnostics: warnings and notes of the plan itself."""

    editions: Editions
    planned: tuple[Planned, ...]
    spoken: Mapping[str, Spoken]
    _: KW_ONLY
    diagnostics: tuple[Diagnostic, ...] = ()


def plan(workbook: Workbook, layout: Layout, editions: Editions) -> Plan:
    """The editions of a workbook. Raises Findings: all that is wrong with them as a whole."""
    return _Planning(workbook, layout, editions).plan()


class _Planning:
    """Makes the plan; what is wrong is collected, and raised in the end."""

    def __init__(self, workbook: Workbook, layout: Layout, editions: Editions) -> None:
        self.workbook, self.layout, self.editions = workbook, layout, editions
        self.diagnostics = Collector()
        self.spoken: dict[str, Spoken] = {}
        self.words: dict[str, Words] = {}
        self.own: dict[str, dict[Record, Record]] = {}

    def plan(self) -> Plan:
        """The plan. Raises Findings."""
        source = self.workbook.languages[0]
        records = self._records(source)
        languages = {record: self._languages(record, source) for record in records}
        self._refuse()
        for tag in dict.fromkeys(tag for tags in languages.values() for tag in tags):
            self._speak(tag, table_of(records[0]))
        self._refuse()
        made = [
            self._planned(record, tag)
            for record in records
            for tag in languages[record]
            if tag in self.spoken
        ]
        planned = self._with_taken([one for one in made if one is not None])
        report_names(planned, self.editions.profiles, self.diagnostics)
        self._refuse()
        found = self.diagnostics.summary()
        return Plan(self.editions, tuple(planned), self.spoken, diagnostics=(*found, *self._whole()))

    def _refuse(self) -> None:
        if self.diagnostics.failed:
            raise Findings(self.diagnostics.summary())

    # ---- records and languages

    def _speaking(self, tag: str) -> Words:
        if tag not in self.words:
            book = with_views(edition(self.workbook, tag))
            code, locale = code_of(tag, self.workbook.languages), locale_of(self.layout, tag)
            self.words[tag] = Words(book, locale, tag=tag, code=code, diagnostics=self.diagnostics)
        return self.words[tag]

    def _records(self, source: str) -> list[Record]:
        """The records of `each`. Raises Findings: there are none."""
        each = self.editions.each
        records = self._speaking(source).records(each)
        self._refuse()
        tables = {table_of(one) for one in records or ()}
        if not records or len(tables) > 1 or not tables <= set(self.workbook.tables):
            code = "editions-without-records" if not records else "editions-each-not-records"
            raise Findings([error(code, each.span, expression=each.text)])
        if len(records) > MOST:
            raise Findings([error("editions-too-many", each.span, count=len(records), limit=MOST)])
        return list(dict.fromkeys(records))

    def _languages(self, record: Record, source: str) -> list[str]:
        stated = self.editions.languages
        if not stated.text:
            return [source]
        if stated.text.strip() == "all":
            return [*self.workbook.languages]
        text = self._speaking(source).text(stated, self.editions.subject, record)
        tags: list[str] = []
        for word in filter(None, (one.strip() for one in (text or "").replace(";", ",").split(","))):
            tag = listed(word, self.workbook.languages)
            names = ", ".join(self.workbook.languages)
            if not tag:
                args = {"found": word, "key": key_of(record), "names": names}
                self.diagnostics.error("editions-language-unknown", stated.span, group=word, **args)
            tags += [tag] if tag else []
        if not tags and text is not None and not self.diagnostics.failed:
            self.diagnostics.error(
                "editions-without-language", where_of(record), group="", key=key_of(record)
            )
        return list(dict.fromkeys(tags))

    def _speak(self, tag: str, table: str) -> None:
        """The workbook of all records in a language, with the rows of each."""
        book = edition(self.workbook, tag)
        first = not self.spoken
        rows = rows_of(book, table, self.editions, self.diagnostics if first else Collector())
        totals = {}
        if self.editions.totals and not self._unknown_totals():
            views = with_views(book).views
            if first:
                judge_totals(
                    self.workbook, views, rows, totals=self.editions.totals, diagnostics=self.diagnostics
                )
            totals = {name: sealed(views[name], at.span) for name, at in self.editions.totals.items()}
        self.own[tag] = {one: one for one in book.tables[table].records}
        self.spoken[tag] = Spoken(book, rows, totals, shared_digest(book, rows, totals))

    # ---- editions

    def _planned(self, record: Record, tag: str) -> Planned | None:
        """One edition; None where its name cannot be worked out."""
        editions, words, book = self.editions, self.words_of(tag), self.spoken[tag].workbook
        own = self.own[tag][record]
        subject = editions.subject
        name = words.text(editions.name, subject, own)
        title = words.text(editions.title, subject, own) if editions.title.text else ""
        left, sections = self._sections_of(own, words)
        copies = words.number(editions.copies, subject, own) if editions.copies.text else None
        if name is None or title is None:
            return None
        amount = copies.value if isinstance(copies, Fact) else copies
        if editions.copies.text and (amount is None or amount < 0 or amount != int(amount)):
            self.diagnostics.warning(
                "editions-copies-missing", where_of(own), group="copies", key=key_of(own)
            )
            amount = None
        return Planned(
            name=name,
            at=(row_of(own), part_of(own)),
            key=key_of(own),
            tag=tag,
            code=code_of(tag, self.workbook.languages),
            where=where_of(own),
            title=title,
            texts=self._instead("texts", own, book, words),
            photos=self._instead("photos", own, book, words),
            sections=sections,
            left=left,
            copies=int(amount) if amount is not None else None,
        )

    def words_of(self, tag: str) -> Words:
        """How expressions are evaluated in a language."""
        return self._speaking(tag)

    def _sections_of(
        self, record: Record, words: Words
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """The sections that an edition does not have, and those that stand in the place of others."""
        subject = self.editions.subject
        left: list[str] = []
        instead: dict[str, str] = {}
        for place, stated in self._sections().items():
            if "{{" not in stated.text:
                left += [place] if not words.holds(stated, subject, record) else []
                continue
            name = words.text(stated, subject, record)
            if not name:
                left += [place] if name is not None else []
            elif self._may_stand(name, place, instead.values(), record):
                instead[place] = name
        return tuple(left), tuple(instead.items())

    def _may_stand(self, name: str, place: str, others: Collection[str], record: Record) -> bool:
        """Whether a section can stand in a place; what is in the way is reported at the record."""
        args = {"key": key_of(record), "name": name, "place": place}
        known = [one.id for one in self.layout.sections if one.kind == "section" and one.id]
        if name not in known:
            args["names"] = ", ".join(known)
            self.diagnostics.error("editions-section-missing", where_of(record), group=place, **args)
        elif name in others:
            self.diagnostics.error("editions-section-twice", where_of(record), group=place, **args)
        return name in known and name not in others

    def _sections(self) -> Mapping[str, Template]:
        known = [one.id for one in self.layout.sections if one.id]
        for name, when in self.editions.sections.items():
            if name not in known:
                args = {"name": name, "names": ", ".join(known)}
                self._once("editions-section-unknown", when.span, name, **args)
        return {name: when for name, when in self.editions.sections.items() if name in known}

    def _once(self, code: str, where: Where | None, group: str, **args: str) -> None:
        if not any(one.code == code and one.where == where for one in self.diagnostics.all()):
            self.diagnostics.error(code, where, group=group, **args)

    def _instead(
        self, table: str, record: Record, book: Workbook, words: Words
    ) -> tuple[tuple[str, str], ...]:
        """What stands in the place of texts or pictures; what is not there is reported at the record."""
        stated = self.editions.texts if table == "texts" else self.editions.photos
        known = book.texts if table == "texts" else book.photos
        found: list[tuple[str, str]] = []
        for place, template in stated.items():
            key = words.text(template, self.editions.subject, record)
            if key and key in known:
                found.append((place, key))
            elif key is not None:
                args = {"key": key_of(record), "name": key, "place": place}
                self.diagnostics.error(
                    f"editions-{table[:-1]}-missing", where_of(record), group=place, **args
                )
        return tuple(found)

    def _with_taken(self, planned: Sequence[Planned]) -> list[Planned]:
        """The editions, which do not have what stands in a place of any of them under its own key."""
        taken = {
            name: frozenset(other for one in planned for place, other in getattr(one, name) if place != other)
            for name in ("texts", "photos", "sections")
        }
        return [replace(one, taken=taken) for one in planned]

    # ---- totals

    def _unknown_totals(self) -> bool:
        views = self.workbook.contract.views
        for name, at in self.editions.totals.items():
            if name not in views:
                self._once("editions-total-unknown", at.span, name, name=name, names=", ".join(views))
            elif not views[name].is_grouped:
                self._once("editions-total-not-grouped", at.span, name, name=name)
        return self.diagnostics.failed

    def _whole(self) -> Iterable[Diagnostic]:
        """A note that says which tables every edition has whole."""
        book = next(iter(self.spoken.values()))
        known = (*self.editions.tables, *BESIDE)
        names = [name for name in book.rows.whole if name not in known]
        if names:
            yield note("editions-tables-whole", self.editions.each.span, names=", ".join(names))
