"""`editions.yaml`: a report for each record of a table, what it is called and which rows are its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.yaml.nodes import YamlMapping, excerpt
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, error
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace
from reportcli.request import PROFILES
from reportcli.workbook.contract.value_reader import ValueReader

if TYPE_CHECKING:
    from reportcli.inputs.project_files import ProjectFiles

FILE = "editions.yaml"
WHOLE, NONE, NAMED = "whole", "none", "named"
KEYS = {
    "each": "The records: an expression such as `countries | where(report)`.",
    "as": "The name by which this file and the layout know the record, such as `country`.",
    "name": 'The name of its files: `"{{ country.id }}-{{ lang }}"`; no two editions may have the same.',
    "title": "The title of the report, in the place of the organisation's.",
    "languages": "The languages: `[fr, nl]`, `all`, or an expression of the record; default: the source.",
    "profiles": "What the files are for: print, screen, archive; default: print.",
    "layout": "The layout of the editions; default: that of the report.",
    "tables": "Of each table, which rows an edition has: the column that names the record, `whole`, `none`, "
    "or `named` (those that the record or its rows refer to).",
    "totals": "Views that are worked out over all records; all others are of the edition's own rows.",
    "texts": 'Texts that stand in the place of others: `introduction: "intro-{{ country.id }}"`.',
    "photos": "Pictures that stand in the place of others, in the same way.",
    "sections": "Sections of the layout that an edition has only where a condition holds "
    "(`budget: country.agreed`), or the section that stands in the place of another "
    '(`budget: "budget-{{ country.kind }}"`; blank: none).',
    "copies": "How many are printed, for the print manifest: an expression such as `country.copies`.",
}
"""Each key of editions.yaml, with what it is for; the documentation lists them."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with expressions, or an expression, and where it stands."""

    text: str
    span: Span | None = None


NOTHING = Template("")


@dataclass(frozen=True, slots=True)
class Editions:
    """What editions.yaml says. subject: the record's name in expressions; tables: by table its column, or one
    of WHOLE, NONE, NAMED.
    """

    each: Template
    name: Template
    span: Span
    subject: str = "record"
    title: Template = NOTHING
    languages: Template = NOTHING
    profiles: tuple[str, ...] = ("print",)
    layout: str = ""
    tables: Mapping[str, Template] = field(default_factory=dict)
    totals: Mapping[str, Template] = field(default_factory=dict)
    texts: Mapping[str, Template] = field(default_factory=dict)
    photos: Mapping[str, Template] = field(default_factory=dict)
    sections: Mapping[str, Template] = field(default_factory=dict)
    copies: Template = NOTHING


def declared(folder: Path, files: ProjectFiles) -> tuple[Editions, list[Diagnostic]]:
    """The editions.yaml of a folder with what is to be said of it. Raises Findings: there is none, or it
    cannot be used.
    """
    path = files.find(folder, FILE)
    if path is None:
        raise Findings([error("editions-file-missing", None, folder=folder.name or str(folder))])
    text = files.read_text(path, YAML_BYTES)
    if isinstance(text, Diagnostic):
        raise Findings([text])
    document = load_yaml(text, files.safe_name(path))
    reader = _Reader()
    made = reader.read(document.data, document.span)
    own = [_with_line(one, document.lines) for one in reader.diagnostics.summary()]
    found = [*document.diagnostics, *own]
    if made is None or any(one.severity is Severity.ERROR for one in found):
        raise Findings(found)
    return made, found


def _with_line(finding: Diagnostic, lines: tuple[str, ...]) -> Diagnostic:
    where = finding.where
    if isinstance(where, Span):
        return replace(finding, excerpt=excerpt(lines, where.start.line))
    return finding


class _Reader(ValueReader):
    """Reads the mapping; what is not valid is reported and left out."""

    def read(self, data: object, span: Span) -> Editions | None:
        """The editions; None where what every edition needs is missing."""
        if not isinstance(data, YamlMapping):
            self.diagnostics.error("editions-not-mapping", span)
            return None
        self._known(data, [*KEYS])
        for key in ("each", "name"):
            if not self._text(data, key):
                self.diagnostics.error("editions-key-missing", data.keys_at.get(key, data.span), key=key)
        subject = self._text(data, "as") or "record"
        if not self._is_name(subject):
            self.diagnostics.error("contract-name", data.where("as"), name=subject)
        return Editions(
            each=self._template(data, "each"),
            name=self._template(data, "name"),
            span=data.span,
            subject=subject,
            title=self._template(data, "title"),
            languages=self._listed(data, "languages"),
            profiles=self._profiles(data),
            layout=self._text(data, "layout"),
            tables=self._templates(data, "tables"),
            totals={one: Template(one, data.where("totals")) for one in self._strings(data, "totals")},
            texts=self._templates(data, "texts"),
            photos=self._templates(data, "photos"),
            sections=self._templates(data, "sections"),
            copies=self._template(data, "copies"),
        )

    def _is_name(self, word: str) -> bool:
        return word.isidentifier() and word.islower() and word not in ("edition", "lang")

    def _template(self, data: YamlMapping, key: str) -> Template:
        return Template(self._text(data, key), data.where(key)) if key in data else NOTHING

    def _listed(self, data: YamlMapping, key: str) -> Template:
        """A text, or a list of texts as one with commas between."""
        return Template(",".join(self._strings(data, key)), data.where(key)) if key in data else NOTHING

    def _templates(self, data: YamlMapping, key: str) -> Mapping[str, Template]:
        stated = self._mapping(data, key)
        if stated is None:
            return {}
        return {name: self._template(stated, name) for name in stated}

    def _profiles(self, data: YamlMapping) -> tuple[str, ...]:
        stated = self._strings(data, "profiles")
        for one in self._unknown(stated):
            self._bad_word(data.where("profiles"), "profiles", one, PROFILES)
        return tuple(dict.fromkeys(stated)) or ("print",)

    def _unknown(self, stated: Iterable[str]) -> list[str]:
        return [one for one in stated if one not in PROFILES]
