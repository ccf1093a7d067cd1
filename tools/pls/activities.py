# ruff: noqa: E501 (rows of data read better on one line)
"""Publications, events of the year and of the next one, by theme: facts as published."""
# fmt: off

from datetime import date

NOTES, ANALYSIS, STUDIES, WHITE = "Notes d'actualité", "Notes d'analyse", "Études & Dossiers", "Livre blanc"


def month(number: int, year: int = 2024) -> date:
    return date(year, number, 1)


# (theme, collection, month, title, authors, project)
PUBLICATIONS = [
    ("social", NOTES, month(1), "Les étudiant·e·s face au non-recours aux droits sociaux", "Léa Monzibila", None),
    ("social", NOTES, month(1), "La précarité étudiante ou quand la pauvreté touche les jeunes", "Quentin Giret", None),
    ("social", "Livre Blanc", month(10), "Valorisation des compétences des bénévoles et usagers·ères", None, "FAMOUS"),
    ("social", ANALYSIS, month(10), "Le SMIC européen : garantir la sécurité et la dignité des travailleurs·euses", "Nina Ledeunf Rochas", None),
    ("social", ANALYSIS, month(11), "Être maman solo : quand la précarité rencontre les stéréotypes de genre", "Perrine Hely", None),
    ("social", STUDIES, month(12), "Pauvreté infantile en Europe : l'urgence d'un défi global et multiscalaire", "Nina Ledeunf Rochas", None),
    ("diversite", STUDIES, month(11), "Le nouveau pacte sur l'asile et la migration : un défi majeur pour les valeurs européennes", "Perrine Hely", None),
    ("diversite", STUDIES, month(12), "Implication des entreprises dans la lutte contre les violences faites aux femmes : focus sur les violences conjugales", "Perrine Hely\nSalomé Léon", None),
    ("transition", ANALYSIS, month(5), "Le Plan Good Food 2 : une réponse bruxelloise aux enjeux de l'alimentation durable", "Manon Bouisset", None),
    ("transition", ANALYSIS, month(7), "Résistance citoyenne écologique : les symboliques Marais Wiels & Lac Bullicante", "Perrine Hely", None),
    ("transition", WHITE, month(5), "Pratiques responsables et durables dans l'entrepreneuriat autonomes", None, "SURE"),
    ("transition", "Livre Blanc", month(12), "Restauration du patrimoine à la croisée des chemins - Faire le lien entre durabilité, compétences et inclusion", None, "HERO"),
]

IN_PROJECT, IN_NETWORK, BY, WITH = "Dans le cadre du projet", "Dans le cadre du réseau", "Organisée par", "Organisée en partenariat avec"

# (theme, kind, format, title, first day, last day, context)
EVENTS = [
    ("social", "online", "Webinaire", "Vers l'emploi : les clés du succès par le mentorat et le bénévolat", date(2024, 3, 14), None, f"{IN_PROJECT} APTE"),
    ("social", "onsite", "Évènement sportif", "Course solidaire 1000Km du Fair-Play", date(2024, 9, 20), None, "Dans le cadre de PLSport&FairPlay"),
    ("social", "onsite", "Conférence", "Reconnaissance et valorisation des compétences. Un tremplin pour les bénévoles de l'économie sociale", date(2024, 9, 24), None, f"{IN_PROJECT} FAMOUS"),
    ("social", "onsite", "Conférence", "Skills to connect, les compétences numériques au service des seniors", date(2024, 11, 21), None, f"{BY} la Croix-Rouge française"),
    ("ess", "onsite", "Formation", "Le numérique et l'ESS", date(2024, 1, 22), date(2024, 1, 25), f"{IN_PROJECT} Social Tech Academy"),
    ("ess", "onsite", "Conférence", "Inclusion numérique : les réponses de l'économie sociale et du monde associatif", date(2024, 2, 22), None, f"{IN_PROJECT} Social Tech Academy"),
    ("ess", "online", "Webinaire", "Transition écologique juste et économie sociale et solidaire en Europe", date(2024, 10, 14), None, "Organisé en partenariat avec le Labo ESS et deux réseaux : Réseau Européen des Villes et des Régions de l'Économie Sociale, Réseau des collectivités Territoriales pour une Économie Solidaire"),
    ("ess", "onsite", "Rencontre Pour La Solidarité", "L'économie sociale encore à l'agenda des politiques européennes ?", date(2024, 12, 12), None, f"{WITH} Smart et l'APMC"),
    ("transition", "onsite", "Conférence", "Comment agir en RH pour contribuer à l'objectif de réduction des émissions carbone ?", date(2024, 2, 14), None, f"{IN_PROJECT} NWoW4NetZero"),
    ("transition", "onsite", "Conférence", "Les entrepreneur·euse·s autonomes pour la transition juste en Europe", date(2024, 4, 10), None, f"{IN_PROJECT} SURE"),
    ("transition", "onsite", "Formation", "Rapoùlaedge, une journée dédiée à votre activité professionnelle", date(2024, 10, 1), None, f"{BY} Smart"),
    ("transition", "onsite", "Conférence", "Le rôle du patrimoine pour une Europe plus inclusive et durable", date(2024, 10, 14), None, f"{IN_PROJECT} HERO"),
    ("citoyennete", "onsite", "Rencontre Pour La Solidarité", "Quelle Europe sociale voulons-nous ?", date(2024, 5, 22), None, f"{WITH} Smart"),
    ("diversite", "onsite", "Rencontre", "Les Mamans Solos agissent", date(2024, 4, 23), None, f"{IN_PROJECT} Monopedia"),
    ("diversite", "onsite", "Rencontre", "Sensibiliser les employeurs et les employées à la lutte contre les violences conjugales", date(2024, 6, 4), None, f"{IN_NETWORK} CEASE"),
    ("diversite", "onsite", "Atelier", "Les Mamans Solos agissent Atelier 1", date(2024, 6, 11), None, f"{IN_PROJECT} Monopedia"),
    ("diversite", "onsite", "Atelier", "Les Mamans Solos agissent Atelier 2", date(2024, 7, 30), None, f"{IN_PROJECT} Monopedia"),
    ("diversite", "onsite", "Atelier", "Les Mamans Solos discutent", date(2024, 9, 17), None, f"{IN_PROJECT} Monopedia"),
    ("diversite", "onsite", "Rencontre", "Les Mamans solos prennent la parole !", date(2024, 12, 3), None, f"{IN_PROJECT} Monopedia"),
]

# (theme, kind, format, title, first day, day known, context); an event without a day has the first of its month
AGENDA = [
    ("social", "onsite", "Conférence", "RAAVI - Repenser l'autodétermination, Agir pour une Vie Inclusive - Journée de lancement", date(2025, 3, 20), "oui", f"{IN_PROJECT} RAAVI"),
    ("social", "online", "Webinaire", "Le mentorat, une solution pour l'insertion professionnelle des jeunes ?", date(2025, 4, 23), "oui", f"{IN_PROJECT} Boost Avenir"),
    ("citoyennete", "onsite", "Festival", "Pre-festival de films BE UNIT", date(2025, 5, 24), "oui", f"{IN_PROJECT} BE UNIT"),
    ("social", "onsite", "Conférence", "ECHOP - Enjeux de la diversification des sources d'approvisionnement de l'aide alimentaire", date(2025, 10, 1), "non", f"{IN_PROJECT} ECHOP"),
    ("social", "onsite", "Conférence", "Skills to Connect - Les compétences numériques au service des seniors", date(2025, 11, 1), "non", f"{IN_PROJECT} Skills to Connect"),
]

# (code, name, icon)
KINDS = [
    ("online", "Événement en ligne", "monitor"),
    ("onsite", "Événement en présentiel", "users-three"),
]
