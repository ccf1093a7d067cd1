# ruff: noqa: E501 (rows of data read better on one line)
"""Organisation, team, figures, observatories, services, programmes: facts as published, invented ones marked."""
# fmt: off

from datetime import date

YES, NO = "oui", "non"

ORGANISATION = [
    ("Mise en page", "pls"),
    ("Nom", "POUR LA SOLIDARITÉ-PLS"),
    ("Forme juridique", "European think & do tank"),
    ("Exercice", 2024),
    ("Titre du rapport", "Rapport d'activités"),
    ("Sous-titre", "Comprendre, relier et accompagner pour agir !"),
    ("Date du rapport", date(2025, 4, 30)),
    ("Date de clôture", date(2024, 12, 31)),
    ("Langue", "fr-BE"),
    ("Devise", "EUR"),
    ("Rue", "Rue Coenraets 66"),
    ("Code postal", "B-1060"),
    ("Ville", "Bruxelles"),
    ("Téléphone", "+32 2 535 06 88"),
    ("Site web", "www.pourlasolidarite.eu"),
    (
        "Démonstration",
        "Document de démonstration : il n'a été ni publié, ni relu, ni approuvé par POUR LA SOLIDARITÉ-PLS. Les listes et les chiffres publiés sont "
        "repris tels quels ; les valeurs marquées « exemple » sont inventées, les textes ont été réécrits, stagiaires, bénévole, mentees et numéros "
        "de téléphone privés sont fictifs, les images et les logos ont été dessinés pour l'occasion.",
    ),
    ("Effectif", 21),
]

BOARD = ["Sandrino Graceffa", "Françoise Kemajou", "Pierre Schoemann", "Denis Stokkink"]

# (first name, last name, role)
PEOPLE = [
    ("Tim", "Ankaye", "Assistant de coordination"),
    ("Zakaria", "Benaïssa", "Chargé de projet - ISP"),
    ("Manon", "Bouisset", "Chargée de projet"),
    ("Nisrine", "Chihani", "Chargée de projet - ISP"),
    ("Salima", "Chitalia", "Chargée de projet senior - Affaires sociales et partenariat international"),
    ("Elena", "Colpaert", "Chargée de projet - ISP"),
    ("Lolita", "Deflandre", "Chargée de projet"),
    ("Mathieu", "Delvenne", "Chargé de projet - Mentorat"),
    ("Kanaé", "Deschoenmaeker", "Chargée de communication"),
    ("Sébastien", "Garcia", "Chargé de projet - Mentorat"),
    ("Jean-Claude", "Kakudji", "Directeur administratif et financier"),
    ("Françoise", "Kemajou", "Directrice"),
    ("Jeremiah", "Lahesa Vega", "Chargé de projet"),
    ("Lili", "Lee", "Chargée de projet - Mentorat"),
    ("Léa", "Monzibila", "Chargée de projet"),
    ("Sanjin", "Plakalo", "Chargé de projet senior - Affaires sociales"),
    ("Denis", "Stokkink", "Président"),
    ("Tom", "Valentin", "Chargé de projet - ISP"),
    ("Elisa", "Weber", "Chargée de projet"),
    ("Alexis", "Willemot", "Chargé d'étude et de projet - Transition Écologique, Éducation permanente"),
]
# Invented: who trained or helped.
INTERNS = ["Inès Carlier", "Bastien Moreau", "Yara Lindqvist", "Clémence Aubry", "Noé Vandersteen"]
VOLUNTEER = "Rui Tavares"

# (code, name, short name, icon)
THEMES = [
    ("social", "Affaires sociales", "Affaires sociales", "hand-heart"),
    ("ess", "Économie sociale et solidaire", "Économie sociale", "handshake"),
    ("transition", "Développement durable et transition", "Transition", "leaf"),
    ("diversite", "Diversité", "Diversité", "users-three"),
    ("citoyennete", "Participation citoyenne", "Citoyenneté", "megaphone"),
]

# (code, value, number format, unit, label, group, order, source, sample)
KEY_FIGURES = [
    ("accompagnees", 17, "0", None, "structures accompagnées ou formées en 2024", "conseils", 1, "Rapport d'activités", NO),
    ("sites", 5, "0", None, "sites internet", "web", 1, "Rapport d'activités", NO),
    ("membres", 27, "0", None, "États membres", "reseau", 1, "Rapport d'activités", NO),
    ("chiffre-affaires", 1400000, '#,##0\\ "€"', "EUR", "chiffre d'affaires", "budget", 1, "Rapport d'activités", NO),
    ("visites-pls", 48200, "#,##0", None, "visites de pourlasolidarite.eu", "web", 2, "Exemple", YES),
    ("visites-observatoires", 36500, "#,##0", None, "visites des quatre observatoires", "web", 3, "Exemple", YES),
    ("lettres", 12, "0", None, "lettres d'information mensuelles", "web", 4, "Exemple", YES),
    ("digiyou-mentors", 22, "0", None, "jeunes sont devenu·e·s mentors numériques en 2024", "digiyou", 1, "Rapport d'activités", NO),
    ("digiyou-aides", 220, "0", None, "personnes ont été aidées par les jeunes en 2024", "digiyou", 2, "Rapport d'activités", NO),
    ("marolles-jeunes", 64, "0", None, "jeunes accueilli·e·s au local en 2024", "marolles", 1, "Exemple", YES),
    ("marolles-ateliers", 38, "0", None, "ateliers et sorties collectives", "marolles", 2, "Exemple", YES),
    ("mentoryou-binomes", 144, "0", None, "binômes formés", "mentoryou", 1, "Rapport d'activités", NO),
    ("mentoryou-reussite", 0.65, "0%", "%", "taux de réussite", "mentoryou", 2, "Rapport d'activités", NO),
    ("mentoryou-beneficiaires", 700, "0", None, "chercheur·euse·s d'emploi en cinq ans", "mentoryou-bilan", 1, "Rapport d'activités", NO),
    ("mentoryou-objectifs", 0.7, "0%", "%", "ont atteint leurs objectifs", "mentoryou-bilan", 2, "Rapport d'activités", NO),
    ("mentoryou-formation", 1, "0", None, "formation par mois pour les mentors", "mentoryou", 3, "Rapport d'activités", NO),
    ("mentoryou-meetings", 1, "0", None, "MentorYou Meeting (MYM) par mois", "mentoryou", 4, "Rapport d'activités", NO),
]

# (label, share, colour)
BUDGET = [
    ("contributions publiques nationales ou régionales", 0.62, "ink"),
    ("subventions européennes", 0.19, "signal"),
    ("missions de consultance", 0.19, "steel"),
]

# (name, handle, icon, address, followers: invented)
NETWORKS = [
    ("X", "@PLS_News", "x-logo", "https://x.com/PLS_News", 3950),
    ("Facebook", "@pourlasolidarite", "facebook-logo", "https://www.facebook.com/pourlasolidarite", 5120),
    ("LinkedIn", "@plsolidarite", "linkedin-logo", "https://www.linkedin.com/company/plsolidarite", 6480),
]

# (address, what, observatory)
SITES = [
    ("www.pourlasolidarite.eu", "Le site du think & do tank", None),
    ("www.ess-europe.eu", "Observatoire de l'économie sociale et solidaire", "ess"),
    ("www.transition-europe.eu", "Observatoire de la transition", "transition"),
    ("www.diversite-europe.eu", "Observatoire de la diversité", "diversite"),
    ("www.participation-citoyenne.eu", "Observatoire de la participation citoyenne", "citoyennete"),
]

# (theme, name, site, e-mail, topics, text key)
OBSERVATORIES = [
    ("ess", "Observatoire européen de l'Économie sociale et solidaire (ESS)", "www.ess-europe.eu", "ess@pourolsolidarite.eu",
     "Modèle coopératif\nModèle associatif\nModèle mutualiste\nEntrepreneuriat social\nÉconomie collaborative\nÉconomie numérique\nTiers-lieux", "observatoire-ess"),
    ("transition", "Observatoire européen de la Transition et du Développement durable", "www.transition-europe.eu", "transition@pourolsolidarite.eu",
     "Économie circulaire\nPolitique énergétique\nClimat\nTransition juste\nAgriculture urbaine\nAlimentation durable\nGaspillage alimentaire\nBiodéchets", "observatoire-transition"),
    ("diversite", "Observatoire européen de la Diversité", "www.diversite-europe.eu", "rsediversite@pourolsolidarite.eu",
     "Égalité des genres et lutte contre les violences\nLutte contre les discriminations et intersectionnalité\nMécénat de compétences\nMentorat vers l'emploi\nImmigration\nLGBTQIA+", "observatoire-diversite"),
    ("citoyennete", "Observatoire européen de la Participation citoyenne", "www.participation-citoyenne.eu", "citoyennete@pourolsolidarite.eu",
     "Droits fondamentaux\nIdentité européenne\nFonds structurels européens\nDéficit démocratique\nDémocratie participative", "observatoire-citoyennete"),
]  # fmt: skip

# (code, name, text key, icon)
VERBS = [
    ("comprendre", "Comprendre", "verbe-comprendre", "eye"),
    ("relier", "Relier", "verbe-relier", "share-network"),
    ("accompagner", "Accompagner", "verbe-accompagner", "path"),
    ("agir", "Agir", "verbe-agir", "lightning"),
]

# (name, what it gathers)
COLLECTIONS = [
    ("Cahiers", "recherches comparées d'un pays d'Europe à l'autre"),
    ("Études & Dossiers", "sujets neufs, analysés en profondeur"),
    ("Notes d'analyse", "regards critiques sur l'économie et la société"),
    ("Notes d'actualité", "textes brefs, écrits dès que l'actualité européenne l'exige"),
]

# (name, kind, sample): the published report shows these as pictures, so all but one are invented
MEMBERSHIPS = [
    ("Forum Europe Citoyenne", "reseau", YES),
    ("Alliance européenne pour une Transition juste", "reseau", NO),
    ("Réseau ESS Continent", "reseau", YES),
    ("Ligue du Mentorat", "reseau", YES),
    ("Union des Think Tanks", "reseau", YES),
    ("Plateforme Éducation Permanente", "reseau", YES),
    ("Coop Emploi", "cooperative", YES),
    ("Rail Commun", "cooperative", YES),
    ("Vélo Ville", "cooperative", YES),
    ("Banque Claire", "cooperative", YES),
    ("Onde Libre", "cooperative", YES),
    ("Épis Mûrs", "cooperative", YES),
]

# (title, icon, text key)
SERVICES = [
    ("Accompagnement stratégique", "target", "service-strategie"),
    ("Formation", "chalkboard-teacher", "service-formation"),
    ("Aide au montage de projets", "puzzle-piece", "service-montage"),
    ("Plaidoyer", "megaphone", "service-plaidoyer"),
]

# Invented: the published report shows its clients as pictures.
REFERENCES = ["Cité Neuve", "Atelier Nord", "Mutuelle Aurore", "Fondation Ricochet", "Ville de Valmont", "Port Ouvert", "Groupe Tandem", "Syndicat Alizé", "Maison Boréale", "Campus Delta", "Région Trois Rives", "Réseau Envol"]

# (code, name, slogan, hashtag, site, e-mail, address, text key, photo, theme colour, handles)
PROGRAMMES = [
    ("digiyou", "DigiYou", "Le digital à portée de main !", None, None, None, None, "digiyou", "digiyou", "ess", "DigiYou"),
    ("marolles", "Marolles&Sens", "Être bien entouré, c'est la clé !", None, None, None, "Rue Roger Van der Weyden 14, 1000 Bruxelles", "marolles", "marolles", "social", None),
    ("mentoryou", "MentorYou", "Cinq années d'impact et une nouvelle aventure à venir !", "#onatousbesoinundmentor", "www.mentoryou.be", "info@mentoryou.be", None, "mentoryou", "mentoryou", "diversite", "@mentoryou\n@mentoryou2\n@mentoryou4"),
]

# (programme, name, telephone: invented but for the office's, sample)
CONTACTS = [
    ("digiyou", "Tom Valentin", "+32 470 00 00 01", YES),
    ("marolles", "Zakaria Benaissa", "+32 470 00 00 02", YES),
    ("marolles", "Elena Colpaert", "+32 470 00 00 03", YES),
    ("mentoryou", "Sébastien Garcia", "+32 2 535 06 87", NO),
    ("mentoryou", "Lolita Deflandre", "+32 470 00 00 04", YES),
    ("mentoryou", "Elena Colpaert", "+32 470 00 00 03", YES),
]

# (code, programme, name: invented, role, text written anew)
VOICES = [
    ("voix-mentee", "mentoryou", "Mirela", "mentee", "Un jour, ma mentor m'a demandé ce qui me rendait fière. J'ai parlé de ma grand-mère, que j'ai soignée. Six mois plus tard, je commençais une formation d'aide-soignante."),
    ("voix-mentee-2", "mentoryou", "Salma", "mentee", "Nous avons repris mon CV ligne par ligne. Depuis, on me rappelle : des réponses, puis des entretiens, et enfin du temps pour choisir."),
    ("voix-jeune", "digiyou", "Ilyas", "mentor numérique", "Ma voisine ne pouvait plus prendre rendez-vous à la commune sans son fils. Maintenant, elle le fait seule, et c'est elle qui explique aux autres."),
    ("voix-marolles", "marolles", "Kenza", "participante", "Ici, personne ne m'a demandé mon dossier. On m'a demandé si je voulais un thé."),
]

# (network, followers, programme)
COMMUNITY = [
    ("facebook-logo", 460, "mentoryou"),
    ("instagram-logo", 450, "mentoryou"),
    ("linkedin-logo", 2820, "mentoryou"),
]

# (name, programme or “general”, sample): where the published report shows only pictures, the names are examples
FUNDERS = [
    ("Actiris Brussels", "digiyou", YES), ("Bruxelles Formation", "digiyou", YES),
    ("CPAS de la Ville de Bruxelles", "marolles", NO), ("COCOM GGC", "marolles", NO),
    ("Actiris", "mentoryou", YES), ("FSE+", "mentoryou", YES),
    ("Erasmus+", "general", NO), ("Fédération Wallonie-Bruxelles", "general", NO), ("equal.brussels", "general", NO),
    ("Interreg", "general", NO), ("CERV", "general", NO), ("FeBi", "general", NO),
]  # fmt: skip
