"""The plan of a batch: whose a row is, what editions are called, what is judged before anything is set."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from batch.gardens import CONTRACT, EDITIONS, GARDENS, HARVESTS, LAYOUT, gardens
from command_line import reportcli
from reportcli.batch.maker import Maker, _with_sections_of
from reportcli.batch.planned import unfit
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.request import Request
from reportcli.workbook.tables.record import key_of, value_of


def maker(workbook: Path) -> Maker:
    return Maker(Request(workbook, profiles=(), folder=workbook.parent / "out"))


def refused(workbook: Path) -> list[Diagnostic]:
    with pytest.raises(Findings) as found:
        maker(workbook)
    return list(found.value.diagnostics)


def code_and_place(workbook: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.where)) for one in refused(workbook)]


def edited(old: str, new: str) -> str:
    assert old in EDITIONS
    return EDITIONS.replace(old, new)


def test_an_edition_has_the_rows_that_name_its_record(tmp_path: Path) -> None:
    made = maker(gardens(tmp_path))
    book = made.workbook(made.planned[0])
    assert [str(value_of(one, "crop")) for one in book.records("harvests")] == ["Pears", "Beans", "Plums"]
    assert [key_of(one) for one in book.records("gardens")] == ["elm"]
    assert made.workbook(made.planned[0]).subjects["garden"] == book.records("gardens")[0]
    assert made.planned[0].title == "Garden Zanthoxyl in its year"


@pytest.mark.parametrize(("stated", "rows"), [("whole", 8), ("none", 0)])
def test_a_table_may_be_whole_or_left_out(tmp_path: Path, stated: str, rows: int) -> None:
    text = edited("totals: [by_crop]", f"tables: {{harvests: {stated}}}")
    made = maker(gardens(tmp_path, editions=text))
    assert len(made.workbook(made.planned[0]).records("harvests")) == rows


def test_nobodys_tables_are_said(tmp_path: Path) -> None:
    workbook = gardens(tmp_path, editions=edited("totals: [by_crop]", "tables: {harvests: whole}"))
    assert maker(workbook).plan.diagnostics == ()
    plain = CONTRACT.replace('{type: "ref(gardens)", required: true, en: Garden}', "{type: text, en: Garden}")
    (note,) = maker(
        gardens(tmp_path, contract=plain, editions=edited("totals: [by_crop]\n", ""))
    ).plan.diagnostics
    assert (note.code, note.args["names"]) == ("editions-tables-whole", "harvests")


def test_a_row_of_no_record_is_refused_at_its_cell(tmp_path: Path) -> None:
    plain = CONTRACT.replace("required: true, en: Garden}", "en: Garden}")
    workbook = gardens(tmp_path, contract=plain, harvests=(*HARVESTS, (None, "Plums", 3)))
    assert code_and_place(workbook) == [("editions-row-of-none", "Harvests!A10")]


def test_which_column_counts_is_asked(tmp_path: Path) -> None:
    more = '      other: {type: "ref(gardens)", en: Other}\n      crop:'
    contract = CONTRACT.replace("      crop:", more)
    assert [code for code, _ in code_and_place(gardens(tmp_path, contract=contract))] == [
        "editions-table-open"
    ]
    text = edited("totals: [by_crop]", "tables: {harvests: garden}")
    assert len(maker(gardens(tmp_path, contract=contract, editions=text)).planned) == 3
    text = edited("totals: [by_crop]", "tables: {harvests: gardn, nothing: whole}")
    assert code_and_place(gardens(tmp_path, editions=text)) == [
        ("editions-table-unknown", "editions.yaml:5:36"),
        ("editions-column-unknown", "editions.yaml:5:20"),
    ]


def test_pictures_and_texts_of_one_record_are_its_own(tmp_path: Path) -> None:
    contract = CONTRACT.replace(
        "      district:", '      letter: {type: "ref(texts)", en: District}\n      d:'
    )
    rows = [(*row[:4], f"letter-{row[0]}") for row in GARDENS]
    workbook = gardens(tmp_path, contract=contract, rows=rows)
    for row in GARDENS:
        (tmp_path / f"texts/letter-{row[0]}.md").write_text(f"From {row[1]}.\n", "utf-8")
    made = maker(workbook)
    assert sorted(made.workbook(made.planned[1]).texts) == ["letter-oak", "welcome"]
    inputs = made._files(made.workbook(made.planned[1]), "").hashes
    assert [name for name in inputs if name.startswith("texts/")] == [
        "texts/letter-oak.md",
        "texts/welcome.md",
    ]


def test_a_text_stands_in_the_place_of_another(tmp_path: Path) -> None:
    text = EDITIONS + 'texts: {welcome: "hello-{{ garden.id }}"}\n'
    workbook = gardens(tmp_path, editions=text)
    for name in ("elm", "ash"):
        (tmp_path / f"texts/hello-{name}.md").write_text(f"Hello {name}.\n", "utf-8")
    assert code_and_place(workbook) == [("editions-text-missing", "Gardens!A3")]
    (tmp_path / "texts/hello-oak.md").write_text("Hello oak.\n", "utf-8")
    made = maker(workbook)
    texts = made.workbook(made.planned[1]).texts
    assert {key: one.source.strip() for key, one in texts.items()} == {"welcome": "Hello oak."}
    text = EDITIONS + 'photos: {cover: "{{ garden.id }}"}\n'
    assert [code for code, _ in code_and_place(gardens(tmp_path, editions=text))] == [
        "editions-photo-missing"
    ] * 3


def test_a_section_may_be_left_out(tmp_path: Path) -> None:
    text = EDITIONS + "sections: {all: garden.copies > 10}\n"
    made = maker(gardens(tmp_path, editions=text))
    assert [one.left for one in made.planned] == [(), ("all",), ()]
    one = made.make(made.planned[1])
    assert (one.pages, one.failed) == (1, False)
    text = EDITIONS + "sections: {everything: garden.copies}\n"
    assert code_and_place(gardens(tmp_path, editions=text)) == [
        ("editions-section-unknown", "editions.yaml:7:24")
    ]


def test_a_section_stands_in_the_place_of_another(tmp_path: Path) -> None:
    """Under the id of the place; what stands in a place of some edition stands nowhere under its own id."""
    layout = LAYOUT + "".join(
        f"  - section: {{id: letter-{one}, title: Letter, master: text, starts: next}}\n"
        f"    do: [{{text: 'A letter from the {one}', style: title, level: auto}}]\n"
        for one in ("north", "west")
    )
    stated = "\"{{ '' if garden.district == 'South' else 'letter-' ~ garden.district | lower }}\""
    text = EDITIONS + f"sections: {{all: {stated}}}\n"
    made = maker(gardens(tmp_path, editions=text, layout=layout))
    assert [(one.sections, one.left) for one in made.planned] == [
        ((("all", "letter-north"),), ()), ((), ("all",)), ((("all", "letter-west"),), ()),
    ]  # fmt: skip
    sections = [_with_sections_of(made.read.layout, one).sections for one in made.planned]
    assert [[section.id for section in each] for each in sections] == [
        ["garden", "all"], ["garden"], ["garden", "all"],
    ]  # fmt: skip
    one = made.make(made.planned[2])
    assert not one.failed
    pages = pypdfium2.PdfDocument(one.files["ash-en.pdf"])
    assert "A letter from the west" in pages[1].get_textpage().get_text_bounded()


def test_a_section_that_cannot_stand_there_is_reported_at_the_record(tmp_path: Path) -> None:
    text = EDITIONS + 'sections: {all: "letter-{{ garden.district }}"}\n'
    assert code_and_place(gardens(tmp_path, editions=text)) == [
        ("editions-section-missing", f"Gardens!A{row}") for row in (2, 3, 5)
    ]
    text = EDITIONS + "sections: {all: \"{{ 'garden' }}\", garden: \"{{ 'garden' }}\"}\n"
    found = {code for code, _ in code_and_place(gardens(tmp_path, editions=text))}
    assert found == {"editions-section-twice"}


def test_names_are_those_of_files_and_unique(tmp_path: Path) -> None:
    rows = (("elm", "Elm/Oak", "yes", 1, "N"), ("oak", "NUL", "yes", 1, "N"), ("ash", "Ash.", "yes", 1, "N"))
    named = edited("{{ garden.id }}-{{ lang }}", "{{ garden.name }}").replace("totals: [by_crop]\n", "")
    harvests = [("elm", "Pears", 1), ("oak", "Pears", 2)]
    workbook = gardens(tmp_path, editions=named, rows=rows, harvests=harvests)
    assert code_and_place(workbook) == [
        ("editions-name-characters", "Gardens!A2"),
        ("editions-name-device", "Gardens!A3"),
        ("editions-name-ends", "Gardens!A4"),
    ]
    twice = edited("{{ garden.id }}-{{ lang }}", "{{ garden.district | lower }}")
    alike = (*GARDENS[:1], ("oak", "B", "yes", 5, "NORTH"), *GARDENS[2:])
    assert code_and_place(gardens(tmp_path, editions=twice, rows=alike)) == [
        ("editions-name-twice", "Gardens!A3")
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "blank"), ("a" * 101, "long"), ("a/b", "characters"), ("con", "device"), ("com1.fr", "device"),
     (".a", "ends"), ("a ", "ends"), ("kenya-fr", ""), ("Côte d’Ivoire", "")],
)  # fmt: skip
def test_what_is_a_name(name: str, reason: str) -> None:
    codes = {"blank": "editions-name-blank", "long": "editions-name-long"}
    assert unfit(name) == reason and codes.get(reason, "").endswith(reason if reason in codes else "")


def test_files_of_two_editions_may_not_meet(tmp_path: Path) -> None:
    rows = (("elm", "A", "yes", 1, "N"), ("elm-screen", "B", "yes", 1, "N"))
    text = edited("-{{ lang }}", "").replace("totals: [by_crop]", "profiles: [print, screen]")
    workbook = gardens(tmp_path, editions=text, rows=rows, harvests=[("elm", "Pears", 1)])
    assert code_and_place(workbook) == [("editions-name-twice", "Gardens!A3")]


def test_languages_are_those_of_the_workbook(tmp_path: Path) -> None:
    both = gardens(tmp_path, editions=EDITIONS + "languages: all\n", languages="en-GB, fr-BE")
    assert [one.name for one in maker(both).planned][:3] == ["elm-en", "elm-fr", "oak-en"]
    own = EDITIONS + 'languages: "{{ garden.district }}"\n'
    few = [("elm", "Pears", 1), ("oak", "Pears", 1), ("ash", "Pears", 1)]

    def spoken(last: object, first: object = "fr") -> Path:
        rows = (("elm", "A", "yes", 1, first), ("oak", "B", "yes", 1, "en; fr"), ("ash", "C", "yes", 1, last))
        return gardens(tmp_path, editions=own, languages="en-GB, fr-BE", harvests=few, rows=rows)

    (found,) = refused(spoken("it"))
    assert (found.code, found.args["found"]) == ("editions-language-unknown", "it")
    assert [one.name for one in maker(spoken("en")).planned] == ["elm-fr", "oak-en", "oak-fr", "ash-en"]
    assert code_and_place(spoken("en", None)) == [("editions-without-language", "Gardens!A2")]


def test_a_total_of_one_record_is_none(tmp_path: Path) -> None:
    workbook = gardens(tmp_path, harvests=(*HARVESTS, ("oak", "Quinces", 12)))
    (found,) = refused(workbook)
    assert (found.code, found.args["key"], str(found.where)) == (
        "editions-total-of-one",
        "oak",
        "editions.yaml:5:9",
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[by_crop]", "[by_crops]", "editions-total-unknown"),
        ("gardens | where(report)", "harvests | where(weight > 9999)", "editions-without-records"),
        ("gardens | where(report)", "by_crop", "editions-each-not-records"),
        ("each: gardens | where(report)\n", "", "editions-key-missing"),
        ("each: gardens | where(report)", "each: orchards", "unknown-name"),
        ("as: garden", "as: edition", "contract-name"),
        ("copies:", "copy:", "contract-unknown-key"),
        ("copies: garden.copies", "profiles: [web]", "contract-bad-value"),
        ("{{ garden.id }}-", "{{ garden.nme }}-", "unknown-attribute"),
    ],
)
def test_what_cannot_be_planned_is_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    found = [one for one in refused(gardens(tmp_path, editions=edited(old, new))) if one.code == code]
    assert len(found) == 1 and str(found[0].where).startswith("editions.yaml:"), found


def test_a_view_of_records_is_no_total(tmp_path: Path) -> None:
    contract = CONTRACT + "  all_rows: {from: harvests}\n"
    text = edited("[by_crop]", "[all_rows]")
    assert [code for code, _ in code_and_place(gardens(tmp_path, contract=contract, editions=text))] == [
        "editions-total-not-grouped"
    ]


def test_without_editions_nothing_is_made(tmp_path: Path) -> None:
    workbook = gardens(tmp_path)
    (tmp_path / "editions.yaml").write_text("- gardens\n", "utf-8")
    assert [code for code, _ in code_and_place(workbook)] == ["editions-not-mapping"]
    (tmp_path / "editions.yaml").unlink()
    done = reportcli("batch", workbook, "--ui-lang", "en")
    assert done.returncode == 1 and "[editions-file-missing]" in done.stderr
    assert not (tmp_path / "editions").exists()


def test_more_records_than_anybody_prints_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportcli.batch.plan.MOST", 2)
    assert [code for code, _ in code_and_place(gardens(tmp_path))] == ["editions-too-many"]


def test_the_workbook_is_never_enclosed(tmp_path: Path) -> None:
    done = reportcli("batch", gardens(tmp_path), "--attach-source")
    assert done.returncode == 2 and "rows of all others" in done.stderr


def test_a_plan_is_listed(tmp_path: Path) -> None:
    done = reportcli("batch", gardens(tmp_path), "--list", "-o", tmp_path / "out")
    assert done.stdout.splitlines() == ["elm-en\telm\ten-GB", "oak-en\toak\ten-GB", "ash-en\tash\ten-GB"]
    assert not (tmp_path / "out").exists() and LAYOUT


def test_copies_are_whole_numbers(tmp_path: Path) -> None:
    rows = (GARDENS[0], ("oak", "B", "yes", None, "S"), GARDENS[3])
    few = [("elm", "Pears", 1), ("oak", "Pears", 2), ("ash", "Pears", 2)]
    made = maker(gardens(tmp_path, rows=rows, harvests=few))
    assert [one.copies for one in made.planned] == [20, None, 12]
    (found,) = made.plan.diagnostics
    assert (found.code, str(found.where)) == ("editions-copies-missing", "Gardens!A3")


def test_the_sample_makes_its_editions(tmp_path: Path) -> None:
    """The member with the longest name, and one without projects."""
    shutil.copytree(Path(__file__).resolve().parents[2] / "sample_data/federation", tmp_path / "federation")
    made = maker(tmp_path / "federation/2024.xlsx")
    by_length = sorted(made.planned, key=lambda one: len(one.title))
    done = [made.make(one) for one in (by_length[-1], next(one for one in made.planned if one.key == "M003"))]
    assert [
        (one.failed, [each.code for each in one.diagnostics if each.severity.value == "error"])
        for one in done
    ] == [(False, [])] * 2
