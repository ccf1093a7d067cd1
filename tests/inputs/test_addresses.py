"""Addresses in running text, and what only looks like one."""

from __future__ import annotations

import pytest

from reportcli.inputs.addresses import addresses


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.url) for one in addresses(text)]


@pytest.mark.parametrize(
    ("text", "address", "url"),
    [
        ("See https://example.org/a?b=c.", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("(www.example.org)", "www.example.org", "https://www.example.org"),
        (
            "www.example.org/wiki/A_(b), and",
            "www.example.org/wiki/A_(b)",
            "https://www.example.org/wiki/A_(b)",
        ),
        ("Écrivez à info@example.org.", "info@example.org", "mailto:info@example.org"),
        ("a.b+c@mail.example.co.uk;", "a.b+c@mail.example.co.uk", "mailto:a.b+c@mail.example.co.uk"),
        ("doi:10.1000/xyz123.", "doi:10.1000/xyz123", "https://doi.org/10.1000/xyz123"),
        ("Tél. : +32 2 555 01 23", "+32 2 555 01 23", "tel:+3225550123"),
        ("T +44 (0)20 7946 0018", "+44 (0)20 7946 0018", "tel:+4402079460018"),
    ],
)
def test_an_address_leads_somewhere(text: str, address: str, url: str) -> None:
    assert found(text) == [(address, url)]


@pytest.mark.parametrize(
    "text",
    [
        "+120 948 628 personnes",
        "3.5.10 and 10.2",
        "@home",
        "the file report.md",
        "a growth of +3,58 %",
        "10.1000 euros / 12",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert found(text) == []


def test_several_stand_in_their_order() -> None:
    assert [url for _, url in found("a@b.org, www.c.org; https://d.org")] == [
        "mailto:a@b.org",
        "https://www.c.org",
        "https://d.org",
    ]


def test_a_long_word_is_read_once() -> None:
    assert found("a" * 400_000 + "+@") == []
