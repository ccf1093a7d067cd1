# ruff: noqa: E501 (rows of data read better on one line)
"""European and national projects: names, dates, programmes and partners as published, aims written anew."""
# fmt: off

from datetime import date

ERASMUS = "Erasmus+"
EQUAL = "Service public régional de Bruxelles (equal.brussels)"
M = date
LEADS = ("raavi", "enact")

# (code, acronym, title, first month, last month, aim, programme or funder, theme, scope)
EUROPEAN = [
    ("enact", "ENACT", "Accompagner la transition numérique des acteur·rice·s de l'économie sociale dans la chaîne de valeur agroalimentaire", M(2024, 9, 1), M(2027, 2, 1), "Aider les entreprises sociales de l'agroalimentaire à s'emparer du numérique, de la ferme à l'assiette, pour que leurs pratiques soient durables et régénèrent les sols.", "COSME", "ess"),
    ("raavi", "RAAVI", "Repenser l'Autodétermination, Agir pour une Vie Inclusive", M(2024, 10, 1), M(2028, 9, 1), "Réunir savoirs, méthodes et outils pour que les personnes en situation de handicap choisissent leur lieu de vie et leur accompagnement. Le projet veut faire évoluer les métiers : moins d'institution, plus d'autonomie, et une culture partagée du respect des droits.", "INTERREG France-Wallonie-Vlaanderen", "social"),
    ("apia", "APIA", "Formation sur l'alimentation des personnes autistes", M(2024, 1, 1), M(2026, 12, 1), "Donner aux éducateur·rice·s et aux soignant·e·s des repères concrets sur les besoins nutritionnels des personnes autistes, et des stratégies pour que le repas redevienne un moment de bien-être.", ERASMUS, "social"),
    ("be-unit", "BE-UNIT", "Améliorer l'employabilité des jeunes dans l'audiovisuel et leur citoyenneté active", M(2024, 1, 1), M(2025, 12, 1), "Former de jeunes adultes aux métiers de l'image : encadrés par les partenaires, ils et elles montent un festival international de vidéo et défendent dans un plaidoyer les causes qui comptent à leurs yeux.", ERASMUS, "citoyennete"),
    ("capse", "CAPSE", "Atteindre plus d'égalité entre les femmes et les hommes au sommet des instances dirigeantes de l'ESS", M(2023, 10, 1), M(2025, 11, 1), "Outiller les fédérations de l'économie sociale, formation à l'appui, pour que la parité gagne leurs conseils et leurs directions.", ERASMUS, "diversite"),
    ("cicle", "CICLE", "Développer une formation complète et inclusive à la logistique du cycle", M(2023, 10, 1), M(2025, 11, 1), "Bâtir un cursus ouvert à toutes et à tous pour apprendre les métiers de la livraison et de la logistique à vélo.", ERASMUS, "transition"),
    ("skills", "SKILLS TO CONNECT", "Compétences numériques au service des seniors", M(2023, 10, 1), M(2025, 12, 1), "Apporter les bases du numérique à celles et ceux qui prennent soin des personnes âgées, ou s'y préparent.", ERASMUS, "social"),
    ("echop", "ECHOP", "Former les dirigeant·e·s de l'aide alimentaire à la diversification de leurs sources d'approvisionnement", M(2023, 10, 1), M(2025, 10, 1), "Épauler les associations d'aide alimentaire, en pleine crise, dans la recherche de nouvelles filières pour remplir leurs rayons.", ERASMUS, "social"),
    ("sspice", "SSPICE IT!", "Une nouvelle formation en durabilité, entrepreneuriat et digital en HORECA", M(2022, 11, 1), M(2025, 3, 1), "Proposer aux étudiant·es et aux professionnel·les de l'HORECA une formation en phase avec l'époque : sobre, entreprenante et à l'aise avec le numérique.", ERASMUS, "transition"),
    ("famous", "FAMOUS", "Co-construire le pouvoir d'agir des personnes en situation de précarité", M(2022, 9, 1), M(2024, 10, 1), "Partir de ce que savent faire bénévoles, salarié·e·s précaires et personnes aidées par les associations, le nommer, le faire reconnaître et le développer grâce à un parcours de formation commun.", ERASMUS, "social"),
    ("sportymentor", "SPORTYMENTOR", "Mentorat par le sport pour les jeunes en situation de vulnérabilité", M(2022, 3, 1), M(2025, 2, 1), "Associer sport et mentorat pour redonner de l'élan à des adolescent·e·s et les garder sur la voie d'une vie saine et durable.", ERASMUS, "social"),
    ("aka", "AKA ACTIVE CITIZENS", "Encourager la participation démocratique des jeunes issu·e·s de milieux vulnérables dans l'UE", M(2021, 12, 1), M(2024, 10, 1), "Faire de l'éducation politique une pratique : des jeunes peu entendu·e·s apprennent à s'engager pour la justice et la durabilité.", "CERV", "citoyennete"),
    ("nwow", "NWOW4NET-ZERO", "Positionner les RH comme acteur·rice·s de l'objectif Net Zéro carbone", M(2022, 3, 1), M(2024, 2, 1), "Montrer aux directions des ressources humaines comment le travail à distance, les bureaux et l'organisation peuvent servir la neutralité carbone, et leur donner les outils pour agir.", ERASMUS, "transition"),
    ("hero", "HERO", "Faire de la rénovation du patrimoine européen un levier pour l'inclusion", M(2021, 12, 1), M(2024, 10, 1), "Mieux préparer celles et ceux qui forment aux métiers du patrimoine bâti, pour que les chantiers accueillent des personnes fragilisées et ménagent l'environnement.", ERASMUS, "transition"),
    ("procopa", "PROCOPA", "Impliquer les pères pour une co-parentalité responsable", M(2022, 9, 1), M(2024, 5, 1), "Relier les acteur·rices qui, près de chez eux comme ailleurs en Europe, inventent des façons de convaincre les pères et la société civile de partager la charge parentale.", ERASMUS, "diversite"),
    ("sta", "SOCIAL TECH ACADEMY", "Promouvoir l'ESS dans la Tech", M(2021, 11, 1), M(2024, 2, 1), "Ouvrir une plateforme de ressources sur les métiers du numérique en économie sociale et sur la Social Tech, cette technologie qui travaille pour l'intérêt général.", ERASMUS, "ess"),
    ("apte", "APTE", "Parcours vers l'emploi par du mentorat réciproque et découverte des opportunités de l'ESS", M(2022, 2, 1), M(2024, 3, 1), "Former des duos entre jeunes peu diplômé·e·s et adultes de plus de 45 ans : chacun·e aide l'autre à trouver sa place, en explorant les métiers de l'économie sociale, circulaire et durable.", ERASMUS, "social"),
    ("sure", "SURE", "Former à l'entrepreneuriat durable et responsable", M(2022, 1, 1), M(2024, 5, 1), "Fournir aux formateur·rice·s à la création d'entreprise des contenus sur la responsabilité sociétale et les compétences vertes, à transmettre aux futur·e·s indépendant·e·s.", ERASMUS, "transition"),
]

NATIONAL = [
    ("cease", "CEASE BELGIQUE", "Impliquer les employeur·euse·s dans la lutte contre les violences conjugales", M(2021, 11, 1), M(2026, 7, 1), "Apprendre aux managers, aux RH et aux personnes de confiance à repérer les violences conjugales et à orienter les victimes vers une aide.", EQUAL, "diversite"),
    ("ment2care", "MENT2CARE", "Accompagner des jeunes chercheur·euse·s d'emploi par la découverte du secteur du soin", M(2023, 4, 1), M(2024, 3, 1), "Trois temps : des ateliers en groupe pour se remettre en route, un·e mentor·e pour préciser son projet, des visites d'hôpitaux et de maisons de soins.", "FeBi", "social"),
    ("kids", "KIDS FRIENDLY", "Le label qui facilite la vie des familles monoparentales (mais pas que) à Bruxelles", M(2023, 1, 1), None, "Un label pour les lieux qui reçoivent bien les adultes venus avec un enfant : accueil souriant et inclusif, espaces et horaires adaptés.", EQUAL, "diversite"),
    ("combo", "COMBO4YOU", "Parcours d'accompagnement personnalisé vers l'emploi pour des jeunes bruxellois·e·s âgé·e·s de 18 à 30 ans.", M(2023, 1, 1), M(2024, 12, 1), "Ateliers, mentorat et rencontres d'entreprises pour de jeunes chercheur·euses d'emploi, avec YouthStart, Duo for A Job et Team4Job.", "Actiris et le FSE+", "social"),
    ("monopedia", "Monopedia", "Accompagner et outiller les mamans solos face au non-recours", M(2024, 1, 1), M(2024, 12, 1), "Avec les mamans solos, fabriquer des outils qui leur font connaître leurs droits en sport, en culture et à l'école, et les aident à les obtenir de la Fédération Wallonie-Bruxelles.", "Fédération Wallonie-Bruxelles", "diversite"),
]

# acronym code -> "name|country" a line; no country: not said by the source
PARTNERS = {
    "enact": "Chambre de Commerce de Barcelone|es;Barcelona Strategic Projects (B.LINK)|es;MAKE IT BETTER (miB)|pt;AgriFood DIH Lithuania|lt;Austria Wirtschaftsservice|at",
    "raavi": "SESSAD APF France Handicap, Pôle enfance jeunesse de l'Aisne|fr;Université de Lille - Département Sciences de l'éducation et de la formation - Laboratoire Cirel|fr;Vlaamse Agentschap voor Personen met een Handicap (VAPH)|be;Université de Liège - Unité de Psychologie de la Sénescence (UPSYSEN)|be;Agence wallonne pour une Vie de Qualité (AViQ)|be",
    "apia": "Les Insatiables (Groupe SOS)|fr;CADIS Huesca|es;Fondazione per l'Autismo A18|it;Universidad de Zaragoza|es",
    "be-unit": "Cooperativa ORSO|it;Epica Film|it;Galileo Progetti|hu",
    "capse": "ESS France|fr;ConcertES|be;COCETA|es;SciencesPo Bordeaux|fr",
    "cicle": "urbike SC|be;L'École des métiers du vélo|fr;Le Monde Selon les Femmes|be;Bike Logic|es;Les Boîtes à Vélo|fr",
    "skills": "Croix-Rouge Compétences Nouvelles-Aquitaine|fr;Obra Diocesana de Promoção Social|pt;Centrale de Soins et de Services à Domicile (CSD) de Bruxelles|be;Arbitryum|fr",
    "echop": "Active, Pôle de l'économie solidaire|fr;Fédération du Nord du Secours Populaire|fr;Perspectiv'|be;CEPS|es",
    "sspice": "Città Metropolitana Di Roma Capitale|it;Institute of Entrepreneurship Development|gr;Work's Quality|ro;5 centres VET|",
    "famous": "Le Comité du Secours Populaire de Roubaix|fr;L'Université de Paris|fr;Coopésia|fr;STEA|ro",
    "sportymentor": "AFEJI Haut-de-France|fr;I and F Education and development limited|ie;Aproximar|pt;Universidade da Beira Interior|pt;Asociata Vis Juventum|ro",
    "aka": "ARCI APS|it;CfPS - Centre for Peace Studies|hr;DAFNI KEK - DAFNI KENTRO EPAGGELMATIKIS KATARTISIS|gr;LEECP - LIGA ESPANOLA DE LA EDUCACION Y LA CULTURA POPULAR|es;WEA e.V. WILLI EICHLER-AKADEMIE EV|de;CEMEA - CENTRES D'ENTRAINEMENT AUX METHODES D'EDUCATION ACTIVE|fr",
    "nwow": "CKM|mk;Htag by Références|be;Tal Tech|ee;Conseil & Recherche|fr",
    "hero": "ACTA VISTA|fr;BAO Formation|fr;Boulouki|gr;DRAGODID|hr",
    "procopa": "La Chambre régionale de l'Économie sociale et solidaire PACA|fr;Et les pères|fr;Le Monde Selon les Femmes|be",
    "sta": "SOGA - Social Good Accelerator|fr;EGINA - European Grants International Academy|it;Fundación Esplai|es",
    "apte": "Pro bono lab|fr;Goupe one|be;Work For Social, Trabaja Para El Cambio Social|es;Önkéntes Központ Alapítvány|hu",
    "sure": "Coopérative Co-actions|fr;Agence LUCIE|fr;Chambre de commerce et d'industrie de Vratsa|bg;Aris Formazione|it",
}

COUNTRIES = [
    ("be", "Belgique"), ("fr", "France"), ("es", "Espagne"), ("it", "Italie"), ("pt", "Portugal"), ("gr", "Grèce"),
    ("ro", "Roumanie"), ("hu", "Hongrie"), ("hr", "Croatie"), ("at", "Autriche"), ("bg", "Bulgarie"),
    ("de", "Allemagne"), ("ee", "Estonie"), ("ie", "Irlande"), ("lt", "Lituanie"), ("mk", "Macédoine du Nord"),
]  # fmt: skip


def partner_rows() -> list[tuple[str, str, str | None]]:
    """(project, partner, country) in the order of the projects."""
    rows = []
    for project, *_ in EUROPEAN:
        for item in PARTNERS[project].split(";"):
            name, _, country = item.partition("|")
            rows.append((project, name, country or None))
    return rows
