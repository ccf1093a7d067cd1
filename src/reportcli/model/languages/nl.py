"""Dutch."""

from __future__ import annotations

from reportcli.model.language import Language, words

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    order=20,
    locale="nl-BE",
    names=("neerlandais", "nederlands", "dutch", "niederlandisch"),
    months=words("""
        januari februari maart april mei juni juli augustus september oktober november december
    """),
    quotes=("“", "”", "‘", "’"),
    numbers=(".", ","),
    hyphenation="nl_NL",
    units=words("euro duizend miljoen miljard mln mld u uur VTE"),
    titles=words("dhr. mevr. mr. ds."),
    elisions=words("s m n k t ns ie"),
    compounds=words("micro|~ macro|~ socio|~ agro|~ bio|~ radio|~ video|~ multi|~ fund|rais crowd|fund"),
    abbreviations=words("v. Chr.;n. Chr.;t. a. v.;i. p. v.;o. a.;m. b. t.", ";"),
    countries=words("BE NL SR"),
)
