# ruff: noqa: E501 (rows of data read better on one line)
"""The pictures of the report: id, file, alternative text, focal point."""
# fmt: off

from solsoc.media import RIGHTS, logo_id

from pls import facts

CREDIT = "© Illustration de démonstration"

PORTRAITS = (*range(1, 21), 22, 24)

PHOTOS = [
    ("cover", "couverture.jpg", "Composition géométrique : quarts de disque, cercles et diagonales emboîtés sur une trame carrée.", 0.5, 0.5),
    ("verb_comprendre", "comprendre.jpg", "Composition géométrique : un grand œil de cercles concentriques.", 0.5, 0.5),
    ("verb_relier", "relier.jpg", "Composition géométrique : des disques reliés par un réseau de lignes.", 0.5, 0.5),
    ("verb_accompagner", "accompagner.jpg", "Composition géométrique : deux silhouettes gravissent ensemble un escalier.", 0.5, 0.55),
    ("verb_agir", "agir.jpg", "Composition géométrique : des flèches s'élancent d'un même point.", 0.5, 0.5),
    ("governance", "gouvernance.jpg", "Composition géométrique : une table ronde vue d'en haut et ses sièges.", 0.5, 0.5),
    ("next", "suite.jpg", "Composition géométrique : un chemin file vers un soleil levant.", 0.5, 0.5),
    ("digiyou", "digiyou.jpg", "Deux jeunes tiennent une tablette devant un mur d'écrans de couleur.", 0.5, 0.5),
    ("marolles", "marolles.jpg", "Quatre jeunes devant les façades d'un quartier de Bruxelles.", 0.5, 0.55),
    ("mentoryou", "mentoryou.jpg", "Un mentor et une mentee, côte à côte devant deux grands disques qui se croisent.", 0.5, 0.5),
    ("half", "trame.jpg", "Trame de quarts de disque.", 0.5, 0.5),
    ("end", "fin.jpg", "Trame de quarts de disque, dans toutes les couleurs.", 0.5, 0.5),
    *((f"portrait-{n}", f"portrait-{n}.jpg", "Portrait dessiné d'un membre de l'équipe.", 0.5, 0.4) for n in PORTRAITS),
]  # fmt: skip

LOGOS = list(
    dict.fromkeys(
        [name for name, *_ in facts.MEMBERSHIPS] + facts.REFERENCES + [name for name, *_ in facts.FUNDERS]
    )
)

# What stands in a logo when the whole name is too long for one.
SHORT = {"Alliance européenne pour une Transition juste": "Transition juste"}

__all__ = ["CREDIT", "LOGOS", "PHOTOS", "RIGHTS", "SHORT", "logo_id"]
