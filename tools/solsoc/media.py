# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""The pictures of the sample report: id, file, credit, alternative text, focal point, axis, country."""

CREDIT = "© Illustration de démonstration"
RIGHTS = "Image générée pour la démonstration, libre de droits (CC0 1.0)"

# (id, file, place in the credit, alternative text, focal x, focal y, axis, country)
PHOTOS = [
    ("cover", "couverture.jpg", None, "À l'aube, un grand soleil rouge se lève derrière six rangées de collines, chacune de la couleur d'un axe.", 0.5, 0.5, None, None),
    ("about", "a-propos.jpg", None, "Un lac d'altitude au pied de sommets enneigés ; le soleil rouge s'y reflète.", 0.5, 0.5, None, "bo"),
    ("part_1", "partie-1.jpg", None, "Un soleil en anneaux se lève derrière des collines.", 0.5, 0.5, None, None),
    ("part_2", "partie-2.jpg", None, "Un champ de pissenlits en graines, à contre-jour ; au premier plan, une aigrette prête à s'envoler.", 0.3, 0.4, None, None),
    ("part_3", "partie-3.jpg", None, "Cinq piles de pièces de monnaie, chacune plus haute et plus claire que la précédente.", 0.5, 0.5, None, "be"),
    ("edito", "edito.jpg", None, "Une longue table vue d'en haut : six bols de soupe, deux pains, des verres d'eau et des rameaux sur un chemin de table rouge.", 0.5, 0.5, None, None),
    ("travail", "travail.jpg", None, "Quatre piliers, chacun d'une autre facture, portent une même poutre ; un soleil s'y pose.", 0.5, 0.5, None, None),
    ("ess-marche", "ess-marche.jpg", None, "L'étal d'un marché : des agrumes entiers et coupés, en rangs, sous un auvent rayé.", 0.5, 0.5, "ess", None),
    ("syndicats-cortege", "syndicats-cortege.jpg", None, "Trois grands drapeaux rouges dans le vent.", 0.5, 0.5, "syndicats", None),
    ("protection-centre", "protection-centre.jpg", None, "Un parapluie ouvert, vu d'en haut, sous la pluie.", 0.5, 0.5, "protection", None),
    ("democratie-assemblee", "democratie-assemblee.jpg", None, "Des chaises en cercle, vues d'en haut ; l'une d'elles est rouge.", 0.5, 0.5, "democratie", None),
    ("emancipation-atelier", "emancipation-atelier.jpg", None, "Trois bobines et leurs fils de couleur qui courent sur la page.", 0.5, 0.5, "emancipation", None),
    ("mobilisation-bruxelles", "mobilisation-bruxelles.jpg", None, "Cinq pancartes tenues haut : un plus, un point d'exclamation, un signe égal, une cible, trois barres.", 0.5, 0.5, "mobilisation", "be"),
    ("burundi-collines", "burundi-collines.jpg", None, "Des collines rondes en terrasses, rang derrière rang ; un soleil rouge se lève entre elles.", 0.5, 0.5, "ess", "bi"),
    ("colombie-canne", "colombie-canne.jpg", None, "Des tiges de canne à sucre côte à côte ; l'une d'elles est jaune.", 0.5, 0.5, "syndicats", "co"),
    ("senegal-pirogues", "senegal-pirogues.jpg", None, "Dix pirogues peintes, vues d'en haut, à moitié dans l'eau.", 0.5, 0.5, "protection", "sn"),
    ("palestine-oliviers", "palestine-oliviers.jpg", None, "Une branche d'olivier qui traverse la page ; une olive est rouge.", 0.5, 0.5, "democratie", "ps"),
    ("maroc-medina", "maroc-medina.jpg", None, "Une arcade : cinq arcs côte à côte ; l'un d'eux s'ouvre sur la lumière.", 0.5, 0.5, "emancipation", "ma"),
    ("portrait-bolivie", "portrait-bolivie.jpg", None, "Un chapeau melon au ruban rouge, comme en portent les femmes de l'altiplano.", 0.5, 0.5, "ess", "bo"),
    ("portrait-colombie", "portrait-colombie.jpg", None, "Un chapeau de paille, vu d'en haut.", 0.5, 0.5, "syndicats", "co"),
    ("portrait-tchad", "portrait-tchad.jpg", None, "Une porte ouverte ; la lumière tombe jusqu'à nous.", 0.5, 0.5, "protection", None),
    ("portrait-palestine", "portrait-palestine.jpg", None, "Un oud, couché en travers de l'image.", 0.5, 0.5, "democratie", "ps"),
    ("portrait-maroc", "portrait-maroc.png", None, "Les ciseaux ouverts d'une coiffeuse.", 0.5, 0.5, "emancipation", "ma"),
    ("thanks", "merci.jpg", None, "Sept fleurs, petites et grandes, sur un fond rouge.", 0.5, 0.5, None, None),
    ("back", "quatrieme.jpg", None, "La suite du paysage de la couverture : six rangées de collines, chacune de la couleur d'un axe.", 0.5, 0.5, None, None),
]  # fmt: skip


PHOTOGRAPHS = {
    "part_2": (
        "Photo : Clemens Engelhardt (CC0 1.0)",
        "CC0 1.0, Clemens Engelhardt, « seeding » (paquet Debian lomiri-wallpapers)",
    )
}
"""What was photographed, not drawn: its credit and its rights."""


def credit(key: str, place: str | None) -> str:
    """The credit line of a picture, with the place that it stands for."""
    if key in PHOTOGRAPHS:
        return PHOTOGRAPHS[key][0]
    return f"{CREDIT} ({place})" if place else CREDIT


def rights(key: str) -> str:
    """Who allows its use."""
    return PHOTOGRAPHS[key][1] if key in PHOTOGRAPHS else RIGHTS


def logo_id(name: str) -> str:
    """“FGTB Centrale Générale” -> “logo-fgtb-centrale-generale”."""
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "logo-" + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
