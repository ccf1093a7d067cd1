"""English."""

from __future__ import annotations

from reportcli.model.language import Language, words

LANGUAGE = Language(
    code="en",
    name="English",
    order=30,
    locale="en-GB",
    names=("anglais", "english", "engels", "englisch"),
    months=words("""
        January February March April May June July August September October November December
    """),
    quotes=("“", "”", "‘", "’"),
    hyphenation="en_GB",
    regions={"en-us": "en_US"},
    units=words("""
        euro euros dollar dollars thousand million billion billions tonne tonnes am pm a.m. p.m. FTE
    """),
    titles=words("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. St St."),
)
