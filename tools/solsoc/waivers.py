"""Signed waivers: what the published report says differently from what it adds up to, kept on purpose.

The fingerprints are those of `reportcli check --annotate`; a changed value asks for a new one.
"""

from __future__ import annotations

from datetime import date

SIGNED = ("Direction", date(2025, 6, 20))
AS_PUBLISHED = "Repris tel que publié ; à corriger dans l'édition suivante."
RESULTS = "Le tableau des avancées publié nomme ce partenaire, la grille publiée ne le nomme pas."

ROWS = [
    ("parts-miss-total", "charges", "bd2fc001c3ab", AS_PUBLISHED),
    ("growth-differs", "LinkedIn", "9431c751c493", AS_PUBLISHED),
    ("assertion-fails", "reseaux_renforces", "1924247fb2ed", AS_PUBLISHED),
    ("assertion-fails", "depenses", "73f765eb3f20", AS_PUBLISHED),
    ("address-differs", "Solsoc", "d0a1a4f7a26c", AS_PUBLISHED),
    ("partners-not-in-grid", "ess/bi", "4f94b401ec1e", RESULTS),
    ("partners-not-in-grid", "ess/cd", "411286de548c", RESULTS),
    ("partners-not-in-grid", "protection/cd", "bbeed2371757", RESULTS),
    ("partners-differ", "democratie/cd", "37d08086d61e", RESULTS),
    ("partners-not-in-grid", "emancipation/bo", "0c20a47417f4", RESULTS),
    ("partners-not-in-grid", "emancipation/bi", "d36c5cb3d8ce", RESULTS),
    ("partners-differ", "emancipation/cd", "371a7ea6540a", RESULTS),
    ("hedge-contradicted", "gaza", "28f81a08413e", AS_PUBLISHED),
]


def rows() -> list[tuple[object, ...]]:
    return [(*row, *SIGNED) for row in ROWS]
