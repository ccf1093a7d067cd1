"""The follow-up sheet: who delivers which sheet and text, by when, how long, how far it is."""

from datetime import date

DONE, REVIEW = "validé", "relecture"

# (sheet, owner, due date, status)
SHEETS = [
    ("Organisation", "Direction", date(2025, 2, 14), DONE),
    ("Administration", "Secrétariat", date(2025, 2, 14), DONE),
    ("Équipe", "Ressources humaines", date(2025, 2, 14), DONE),
    ("Chiffres clés", "Suivi-évaluation", date(2025, 3, 14), DONE),
    ("Axes", "Suivi-évaluation", date(2025, 2, 28), REVIEW),
    ("Pays", "Suivi-évaluation", date(2025, 2, 28), DONE),
    ("Partenaires", "Partenariats internationaux", date(2025, 2, 28), DONE),
    ("Avancées", "Partenariats internationaux", date(2025, 3, 21), DONE),
    ("Graphiques", "Comptabilité", date(2025, 4, 30), DONE),
    ("Répartitions", "Comptabilité", date(2025, 4, 30), REVIEW),
    ("Réseaux sociaux", "Communication", date(2025, 2, 28), DONE),
    ("Publications", "Communication", date(2025, 2, 28), DONE),
    ("Récolte de fonds", "Récolte de fonds", date(2025, 3, 14), DONE),
    ("Soutiens", "Récolte de fonds", date(2025, 3, 14), DONE),
    ("Témoignages", "Partenariats internationaux", date(2025, 3, 31), DONE),
    ("Articles", "Communication", date(2025, 3, 31), DONE),
    ("Textes", "Communication", date(2025, 3, 31), DONE),
    ("Photos", "Communication", date(2025, 4, 11), REVIEW),
    ("Dérogations", "Direction", date(2025, 5, 16), DONE),
]

# (text, owner, due date, target length in words)
TEXTS = [
    ("about", "Direction", date(2025, 2, 28), 115),
    ("notices", "Secrétariat", date(2025, 2, 28), 45),
    ("edito", "Direction", date(2025, 4, 30), 475),
    ("travail-decent", "Recherche et plaidoyer", date(2025, 3, 14), 540),
    ("comment-nous-travaillons", "Partenariats internationaux", date(2025, 3, 14), 75),
    ("ess-introduction", "Partenariats internationaux", date(2025, 3, 21), 270),
    ("ess-burundi", "Partenariat Burundi", date(2025, 3, 21), 205),
    ("ess-bolivie", "Partenariat Bolivie", date(2025, 3, 21), 215),
    ("ess-afrique", "Partenariats internationaux", date(2025, 3, 21), 155),
    ("syndicats-introduction", "Partenariats internationaux", date(2025, 3, 21), 165),
    ("syndicats-burkina-faso", "Partenariat Burkina Faso", date(2025, 3, 21), 205),
    ("syndicats-colombie", "Partenariat Colombie", date(2025, 3, 21), 230),
    ("protection-introduction", "Partenariats internationaux", date(2025, 3, 21), 240),
    ("protection-senegal", "Partenariat Sénégal", date(2025, 3, 21), 170),
    ("protection-pamac", "Partenariat Burundi", date(2025, 3, 21), 180),
    ("protection-belgique", "Mobilisation", date(2025, 3, 21), 105),
    ("democratie-introduction", "Recherche et plaidoyer", date(2025, 3, 21), 210),
    ("democratie-rdc", "Partenariat RD Congo", date(2025, 3, 21), 205),
    ("democratie-palestine", "Partenariat Palestine", date(2025, 3, 21), 345),
    ("democratie-belgique", "Mobilisation", date(2025, 3, 21), 205),
    ("emancipation-introduction", "Partenariats internationaux", date(2025, 3, 21), 200),
    ("emancipation-burundi", "Partenariat Burundi", date(2025, 3, 21), 175),
    ("emancipation-maroc", "Partenariat Maroc", date(2025, 3, 21), 295),
    ("emancipation-belgique", "Mobilisation", date(2025, 3, 21), 180),
    ("mobilisation-introduction", "Mobilisation", date(2025, 3, 28), 80),
    ("publications", "Communication", date(2025, 3, 28), 80),
    ("communication-digitale", "Communication", date(2025, 3, 28), 125),
    ("recolte-de-fonds", "Récolte de fonds", date(2025, 3, 28), 310),
    ("finances", "Direction financière", date(2025, 5, 9), 45),
    ("equipe", "Ressources humaines", date(2025, 3, 14), 30),
]
