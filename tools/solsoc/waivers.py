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
    ("partners-differ", "democratie/cd", "4c6bae4c5740", RESULTS),
    ("partners-not-in-grid", "emancipation/bo", "0c20a47417f4", RESULTS),
    ("partners-not-in-grid", "emancipation/bi", "d36c5cb3d8ce", RESULTS),
    ("partners-differ", "emancipation/cd", "3fa8e2ad8e5e", RESULTS),
    ("name-repeated", "democratie/cd", "1d36a6a82462", AS_PUBLISHED),
    ("country-named-as-neighbour", "protection/cd", "dcabd6b1bbf0", AS_PUBLISHED),
    ("name-spelled-otherwise", "MAAN", "4245cf321b8e", AS_PUBLISHED),
    ("name-spelled-otherwise", "ess/sn", "ae518ce46f45", AS_PUBLISHED),
    ("name-spelled-otherwise", "syndicats/bf", "6a3032832ec6", AS_PUBLISHED),
    ("name-spelled-otherwise", "CENAEP", "7258b27fa57a", AS_PUBLISHED),
    ("name-spelled-otherwise", "PRODDES", "812c250c1e22", AS_PUBLISHED),
    ("name-spelled-otherwise", "MA'AN", "c0dff4a38362", AS_PUBLISHED),
    ("name-spelled-otherwise", "organisations_action_commune", "f738fb20fdd1", AS_PUBLISHED),
    ("name-spelled-otherwise", "organisations_action_commune", "20cf5d30b38e", AS_PUBLISHED),
    ("name-spelled-otherwise", "ess", "12bdbcce339b", AS_PUBLISHED),
    ("value-spelled-otherwise", "SCHREIBER", "8122e8b37376", AS_PUBLISHED),
    ("hedge-contradicted", "gaza", "28f81a08413e", AS_PUBLISHED),
]


def rows() -> list[tuple[object, ...]]:
    return [(*row, *SIGNED) for row in ROWS]
