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
    elisions=words("tis twas twere twill twould n em til neath gainst"),
    compounds=words("""
        fund|rais crowd|fund crowd|sourc whistle|blow hand|over micro| macro| policy|mak time|table
        waste|water turn|over guide|line life|long co|found co|work city|scape charity| head|quart foot|print
        stake|hold under|fund under|spend re|elect pre|exist non|profit
    """),
    countries=words("AU CA GB IE NZ US ZA"),
)
