"""German."""

from __future__ import annotations

from reportcli.model.language import Language, words

LANGUAGE = Language(
    code="de",
    name="German",
    order=40,
    locale="de-DE",
    names=("allemand", "german", "duits", "deutsch"),
    months=words("""
        Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """),
    quotes=("„", "“", "‚", "‘"),
    numbers=(".", ","),
    hyphenation="de_DE",
    regions={"de-at": "de_AT", "de-ch": "de_CH"},
    capital_nouns=True,
    units=words("Euro Million Millionen Milliarde Milliarden Mio. Mrd. Uhr VZÄ"),
    titles=words("Hr. Fr. Frau Herr Herrn Dr. Prof."),
    elisions=words("s n ne nen nem ner"),
    spaced_signs="%‰€",
    compounds=words("fund|rais crowd|fund mikro|~ makro|~"),
    abbreviations=words(
        "z. B.;d. h.;u. a.;i. d. R.;o. Ä.;v. a.;z. T.;u. U.;s. o.;s. u.;h. c.;e. V.;i. V.;v. Chr.;n. Chr.",
        ";",
    ),
    countries=words("AT BE CH DE LI LU"),
)
