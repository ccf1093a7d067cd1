# ruff: noqa: E501 (rows of data read better on one line)
"""The pictures of the report: id, file, alternative text, focal point."""
# fmt: off

from solsoc.media import RIGHTS, logo_id

from pls import facts

CREDIT = "© Illustration de démonstration"

PHOTOS = [
    ("cover", "couverture.jpg", "Composition géométrique : quarts de disque, cercles et diagonales emboîtés sur une trame carrée.", 0.5, 0.5),
    ("verb_comprendre", "comprendre.jpg", "Composition géométrique : un grand œil de cercles concentriques.", 0.5, 0.5),
    ("verb_relier", "relier.jpg", "Composition géométrique : des disques reliés par un réseau de lignes.", 0.5, 0.5),
    ("verb_accompagner", "accompagner.jpg", "Composition géométrique : un grand disque et un petit gravissent ensemble un escalier.", 0.5, 0.5),
    ("verb_agir", "agir.jpg", "Composition géométrique : des flèches s'élancent d'un même point.", 0.5, 0.5),
    ("governance", "gouvernance.jpg", "Composition géométrique : une table ronde vue d'en haut et ses sièges.", 0.5, 0.5),
    ("next", "suite.jpg", "Composition géométrique : un chemin file vers un soleil levant.", 0.5, 0.5),
    ("digiyou", "digiyou.jpg", "Composition géométrique : un chemin de fenêtres allumées traverse un mur d'écrans.", 0.5, 0.5),
    ("marolles", "marolles.jpg", "Composition géométrique : huit pignons d'une rue, une porte éclairée.", 0.5, 1.0),
    ("mentoryou", "mentoryou.jpg", "Composition géométrique : deux grands disques se croisent.", 0.5, 0.5),
    ("half", "trame.jpg", "Trame de quarts de disque.", 0.5, 0.5),
    ("end", "fin.jpg", "Trame de quarts de disque, dans toutes les couleurs.", 0.5, 0.5),
]  # fmt: skip

LOGOS = list(
    dict.fromkeys(
        [name for name, *_ in facts.MEMBERSHIPS] + facts.REFERENCES + [name for name, *_ in facts.FUNDERS]
    )
)

# What stands in a logo when the whole name is too long for one.
SHORT = {"Alliance européenne pour une Transition juste": "Transition juste"}

__all__ = ["CREDIT", "LOGOS", "PHOTOS", "RIGHTS", "SHORT", "logo_id"]
