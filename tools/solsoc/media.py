# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""The pictures of the sample report: id, file, credit, alternative text, focal point, axis, country."""

CREDIT = "© Illustration de démonstration"
RIGHTS = "Image générée pour la démonstration, libre de droits (CC0 1.0)"

# (id, file, place in the credit, alternative text, focal x, focal y, axis, country)
PHOTOS = [
    ("cover", "couverture.jpg", None, "À l'aube, quatre personnes chargées de paniers marchent en file sur la crête de collines cultivées en terrasses.", 0.56, 0.34, None, None),
    ("about", "a-propos.jpg", "Bolivie", "Un lac d'altitude au pied de sommets enneigés, avec un troupeau de lamas au premier plan.", 0.5, 0.55, None, "bo"),
    ("part_1", "partie-1.jpg", None, "Une foule en marche porte des drapeaux sous un grand soleil.", 0.5, 0.35, None, None),
    ("part_2", "partie-2.jpg", None, "Des mains de toutes les couleurs de peau se rejoignent au centre de l'image.", 0.5, 0.35, None, None),
    ("part_3", "partie-3.jpg", None, "Les toits de Bruxelles et la flèche de l'hôtel de ville, en noir et blanc.", 0.55, 0.35, None, "be"),
    ("edito", "edito.jpg", None, "Une longue table vue d'en haut : huit bols de soupe, du pain, des verres d'eau et des rameaux sur un chemin de table bleu.", 0.5, 0.5, None, None),
    ("travail", "travail.jpg", None, "Des outils de tous les métiers rangés sur un drap jaune : marteau, truelle, carnet, ciseaux, casque, clé, pinceau, scie, fil, crayon, faucille, louche.", 0.5, 0.5, None, None),
    ("ess-marche", "ess-marche.jpg", None, "Un marché de plein air : étals de fruits et de légumes sous des auvents rayés, vendeuses et clientes.", 0.62, 0.6, "ess", None),
    ("syndicats-cortege", "syndicats-cortege.jpg", None, "Un cortège syndical avance, poings levés, sous des banderoles et des drapeaux rouges.", 0.6, 0.55, "syndicats", None),
    ("protection-centre", "protection-centre.jpg", None, "Devant un centre de santé au toit de tôle, des familles attendent leur tour à l'ombre d'un manguier.", 0.62, 0.6, "protection", None),
    ("democratie-assemblee", "democratie-assemblee.jpg", None, "Une assemblée villageoise assise en cercle sous un grand arbre écoute une femme qui parle debout.", 0.5, 0.6, "democratie", None),
    ("emancipation-atelier", "emancipation-atelier.jpg", None, "Trois femmes travaillent dans un atelier lumineux, entre établi, machine à coudre et outils accrochés au mur.", 0.55, 0.55, "emancipation", None),
    ("mobilisation-bruxelles", "mobilisation-bruxelles.jpg", None, "Une manifestation colorée devant des façades bruxelloises à pignons.", 0.55, 0.6, "mobilisation", "be"),
    ("burundi-collines", "burundi-collines.jpg", "Burundi", "Des collines en terrasses vertes et dorées, semées de bananiers et de petites maisons.", 0.5, 0.6, "ess", "bi"),
    ("bolivie-altiplano", "bolivie-altiplano.jpg", "Bolivie", "Sur l'altiplano, deux femmes en jupe large et chapeau melon mènent un troupeau vers le village.", 0.45, 0.65, "ess", "bo"),
    ("afrique-forum", "afrique-forum.jpg", None, "Une oratrice à la tribune d'un forum, face à une salle pleine vue de dos.", 0.5, 0.45, "ess", None),
    ("burkina-route", "burkina-route.jpg", "Burkina Faso", "Un camion chargé roule sur une piste de latérite rouge, entre des baobabs.", 0.55, 0.62, "syndicats", "bf"),
    ("colombie-canne", "colombie-canne.jpg", "Colombie", "Un champ de canne à sucre devant la cordillère, deux coupeurs au travail.", 0.5, 0.6, "syndicats", "co"),
    ("vallee", "vallee.jpg", "Colombie", "Une vallée de champs et une rivière aux premières lueurs, des montagnes à l'horizon ; personne.", 0.5, 0.5, None, "co"),
    ("senegal-pirogues", "senegal-pirogues.jpg", "Sénégal", "Des pirogues peintes tirées sur la plage, au coucher du soleil.", 0.5, 0.6, "protection", "sn"),
    ("rdc-fleuve", "rdc-fleuve.jpg", "République démocratique du Congo", "Kinshasa au bord du fleuve : immeubles dans la brume et pêcheurs debout dans leurs pirogues.", 0.5, 0.55, "democratie", "cd"),
    ("palestine-oliviers", "palestine-oliviers.jpg", "Palestine", "Un village de pierre au sommet de collines en terrasses plantées d'oliviers.", 0.58, 0.45, "democratie", "ps"),
    ("belgique-manifestation", "belgique-manifestation.jpg", "Belgique", "Des manifestantes et des manifestants brandissent des pancartes de couleur devant un grand arc.", 0.5, 0.55, "democratie", "be"),
    ("burundi-cafe", "burundi-cafe.jpg", "Burundi", "Deux mains ouvertes présentent des cerises de café fraîchement cueillies.", 0.5, 0.5, "emancipation", "bi"),
    ("maroc-medina", "maroc-medina.jpg", "Maroc", "Une ruelle de médina aux arcs ocre et bleus ; deux femmes marchent vers la lumière.", 0.5, 0.6, "emancipation", "ma"),
    ("emancipation-lecture", "emancipation-lecture.jpg", "Belgique", "Trois magazines, une tasse de café et un crayon posés sur un drap violet.", 0.5, 0.5, "emancipation", "be"),
    ("portrait-bolivie", "portrait-bolivie.jpg", None, "Portrait dessiné d'une femme aux longues tresses, coiffée d'un chapeau melon.", 0.5, 0.42, "ess", "bo"),
    ("portrait-colombie", "portrait-colombie.jpg", None, "Portrait dessiné d'un homme moustachu au chapeau de paille.", 0.5, 0.42, "syndicats", "co"),
    ("portrait-tchad", "portrait-tchad.jpg", None, "Portrait dessiné d'une femme au foulard noué, avec de grandes boucles d'oreilles.", 0.5, 0.42, "protection", None),
    ("portrait-palestine", "portrait-palestine.jpg", None, "Portrait dessiné d'un homme barbu portant un keffieh sur les épaules.", 0.5, 0.42, "democratie", "ps"),
    ("portrait-maroc", "portrait-maroc.png", None, "Portrait dessiné d'une femme au voile clair, souriante.", 0.5, 0.42, "emancipation", "ma"),
    ("back", "quatrieme.jpg", None, "Un champ au crépuscule, un chemin qui mène vers les collines.", 0.5, 0.5, None, None),
]  # fmt: skip


def credit(place: str | None) -> str:
    """The credit line, with the place that the picture stands for."""
    return f"{CREDIT} ({place})" if place else CREDIT


def logo_id(name: str) -> str:
    """“FGTB Centrale Générale” -> “logo-fgtb-centrale-generale”."""
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "logo-" + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
