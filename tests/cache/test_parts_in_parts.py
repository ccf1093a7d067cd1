"""Sections in a changed chapter: those that have not changed are known, with the masters that they use."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import Project
from cache.test_parts import form, report_of
from reportcli.bind.parts import apart, masters
from reportcli.bind.parts import known as known_module
from reportcli.cache.disk import DiskBlobs
from reportcli.cache.lasting import LastingBlobs
from reportcli.model.blobs import NO_BLOBS, Blobs

MASTERS = """\
masters:
  named:
    based-on: text
    furniture:
      - place: {reference: page, outer: 30 mm, inner: 20 mm, top: 12 mm, height: 5 mm}
        do: [{text: "{{ one.order }} of {{ one.label }} in {{ organisation.year }}", style: running-left}]
sections:
"""
SECTIONS = """\
  - section: {id: each, title: Each, master: text, starts: next}
    do:
      - each: key_figures
        as: one
        do:
          - section: {title: "{{ one.label }}", master: named, starts: next}
            do: [{text: "{{ one.value }} {{ one.label }}", style: body}]
"""


@pytest.fixture
def nested(project: Project) -> Project:
    """The tiny project with a chapter of two sections, which have a master that speaks of their figure."""
    layout = project.layout.read_text("utf-8").replace("sections:\n", MASTERS, 1) + SECTIONS
    project.layout.write_text(layout, "utf-8")
    return project


@pytest.fixture
def lasting(tmp_path: Path) -> LastingBlobs:
    return LastingBlobs(DiskBlobs(tmp_path / "of-its-own"))


@pytest.fixture(params=["process", "disk"])
def known(request: pytest.FixtureRequest, lasting: LastingBlobs, blobs: DiskBlobs) -> Blobs:
    return lasting if request.param == "process" else blobs


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts of parts that are bound, by their titles."""
    real, seen = apart.bound, list[str]()

    def noted(report, node, here):  # type: ignore[no-untyped-def]
        made = real(report, node, here)
        if here.path:
            seen.extend(str(entry.title) for entry in made.outline)
        return made

    monkeypatch.setattr(known_module, "bound", noted)
    return seen


def _warm(project: Project, known: Blobs) -> None:
    """Parts of parts are kept from the first change on."""
    report_of(project, known)
    project.set("Key figures", "B2", 99)
    report_of(project, known)


def test_a_section_with_a_master_of_its_own_is_known(nested: Project, known: Blobs, bound: list[str]) -> None:
    _warm(nested, known)
    nested.set("Key figures", "B3", 77)
    bound.clear()
    report = report_of(nested, known)
    assert bound == ["pears"]
    assert form(report) == form(report_of(nested, NO_BLOBS))
    heads = [side for (name, _), side in report.chapters[-1].masters.items() if name.startswith("named@")]
    assert len(heads) == 4
    assert all(side.furniture for side in heads)


def test_what_only_the_furniture_reads_binds_the_section_again(
    nested: Project, known: Blobs, bound: list[str]
) -> None:
    _warm(nested, known)
    nested.set("Key figures", "F3", 5)
    bound.clear()
    report = report_of(nested, known)
    assert bound == ["pears"]
    assert form(report) == form(report_of(nested, NO_BLOBS))
    assert "5" in {printed.printed for printed in report.facts.values()}


def test_a_known_master_that_does_not_fit_is_bound_with_the_whole_chapter(
    nested: Project, known: Blobs, bound: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _warm(nested, known)
    nested.set("Key figures", "B3", 77)
    monkeypatch.setattr(masters, "fits", lambda report, part: False)
    bound.clear()
    report = report_of(nested, known)
    assert bound == ["pears"]  # the chapter is bound without asking for parts
    assert form(report) == form(report_of(nested, NO_BLOBS))
    assert {"99", "77"} <= {printed.printed for printed in report.facts.values()}


def test_figures_of_furniture_are_counted_apart(nested: Project) -> None:
    facts = report_of(nested, NO_BLOBS).facts
    heads = {key.chapter for key in facts if "named-" in key.chapter}
    assert heads == {f"each/section{n}/named-{side}" for n in ("", "~2") for side in ("left", "right")}
    assert all({key.number for key in facts if key.chapter == head} == {0, 1} for head in heads)
