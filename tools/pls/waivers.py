"""Signed waivers: what the published report says differently in two places, kept on purpose.

The fingerprints are those of `reportcli check --annotate`; a changed value asks for a new one.
"""

from __future__ import annotations

from datetime import date

AS_PUBLISHED = "Repris tel que publié ; à corriger dans l'édition suivante."
SIGNED = (AS_PUBLISHED, "Direction", date(2025, 4, 28))
COLUMNS = [("Code", 30), ("Clé", 60), ("Empreinte", 20), ("Motif", 60), ("Signé par", 24), ("Date", 13)]

ROWS = [
    ("headcount-differs", "POUR LA SOLIDARITÉ-PLS", "d105dfe1b055"),
    (
        "after-project-end",
        "Restauration du patrimoine à la croisée des chemins - Faire",
        "b12d18e5a6ae",
    ),
    ("age-differs", None, "a829234a6def"),
    (
        "mail-domain-misspelt",
        "Observatoire européen de l'Économie sociale et solidaire (ES",
        "2b1591bceb64",
    ),
    ("name-not-listed", "Valorisation des compétences des bénévoles et usagers·ères", "229dd07796b5"),
    ("name-not-listed", "Course solidaire 1000Km du Fair-Play", "0fd78139e57e"),
    (
        "name-spelled-otherwise",
        "Comment agir en RH pour contribuer à l'objectif de réduction",
        "ef505b3b3984",
    ),
    ("name-not-listed", "Le mentorat, une solution pour l'insertion professionnelle d", "bf5ce2c1a497"),
    ("name-spelled-otherwise", "Pre-festival de films BE UNIT", "48ad2b75a5ee"),
    (
        "name-spelled-otherwise",
        "Pratiques responsables et durables dans l'entrepreneuriat au",
        "9f965be21bac",
    ),
    ("name-spelled-otherwise", "Zakaria Benaissa", "bb2c72eb827c"),
    ("assertion-fails", "Chambre de Commerce de Barcelone", "90717d04b4a2"),
    ("count-differs-from-list", None, "9bfa66bfaa50"),
]


def rows() -> list[tuple[object, ...]]:
    return [(*row, *SIGNED) for row in ROWS]
