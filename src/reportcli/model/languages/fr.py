"""French."""

from __future__ import annotations

from reportcli.model.language import Language, words

LANGUAGE = Language(
    code="fr",
    name="French",
    order=10,
    locale="fr-BE",
    names=("francais", "french", "frans", "franzosisch"),
    months=words("""
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    """),
    quotes=("«\u202f", "\u202f»", "‘", "’"),
    numbers=("\u202f", ","),
    hyphenation="fr",
    singular_below_two=True,
    units=words("""
        euro euros dollar dollars mille million millions milliard milliards Md€ tonne tonnes Go Mo Ko To
        heure heures jours ans mois ETP
    """),
    titles=words("M. MM. Mme Mmes Mlle Mlles Me Dr Pr Pr. Mgr Ste"),
    spaced_signs="%‰€",
    compounds=words("""
        micro|~ macro|~ auto|~ socio|~ agro|~ bio|~ géo|~ psycho|~ vidéo|~ radio|~ photo|~ télé|~ multi|~
        pluri|~ anti|~ semi|~ ultra|~ extra|~ intra|~ infra|~ néo|~ hydro|~ électro|~ thermo|~ cyber|~ inter|~
        hyper|~ super|~ contre|~ crypto|~ pseudo|~ méga|~ maxi|~ neuro|~ nano|~
        péri|urb éco|é éco|entre fund|rais
    """),
    abbreviations=words("av. J.-C.;apr. J.-C.", ";"),
    countries=words("BE CA CH FR LU MC"),
)
