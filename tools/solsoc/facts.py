# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Organisation, key figures, finance, networks, fundraising, people: figures as published, invented ones marked."""

from datetime import date

YES, NO = "oui", "non"
EUR, EUR2, PERCENT, PERCENT1, PERCENT2 = '#,##0\\ "€"', '#,##0.00\\ "€"', "0%", "0.0%", "0.00%"

ORGANISATION = [
    ("Mise en page", "solsoc"),
    ("Nom", "Solsoc"),
    ("Forme juridique", "ASBL"),
    ("Exercice", 2024),
    ("Titre du rapport", "Rapport annuel"),
    ("Date du rapport", date(2025, 6, 30)),
    ("Date de clôture", date(2024, 12, 31)),
    ("Langue", "fr-BE"),
    ("Devise", "EUR"),
    ("Rue", "Rue Coenraets 68"),
    ("Code postal", "1060"),
    ("Ville", "Bruxelles"),
    ("Téléphone", "+32 (0)2 505 40 70"),
    ("E-mail", "info@solsoc.be"),
    ("Site web", "www.solsoc.be"),
    ("Compte bancaire", "BE07 8777 9913 0166"),
    ("Numéro d'entreprise", "0432.624.255"),
    ("Registre", "RPM Tribunal de l'entreprise francophone de Bruxelles"),
    ("TVA", "Non assujetti à la TVA"),
    ("Éditeur responsable", "Veronique WEMAERE"),
    ("Imprimerie", "Nuance 4 s.a. – www.nuance4.be"),
    ("Graphisme", "www.ramdam.be"),
    ("Adresse de l'expéditeur", "Coenraets 68, 1060 Bruxelles"),
    ("Droits", "© Solsoc 2025"),
    (
        "Démonstration",
        "Document de démonstration : il n'a été ni publié, ni relu, ni approuvé par Solsoc. Les chiffres publiés sont "
        "repris tels quels ; les valeurs marquées « exemple » sont inventées, les textes ont été réécrits, les "
        "témoins sont fictifs, les images et les logos ont été dessinés pour l'occasion.",
    ),
    ("Effectif", 17),
    ("ETP", 15.95),
]

MEMBER = "Administrateur·rice"
BOARD = [
    ("CEULEMANS Estelle", "Présidente"),
    ("HAGIEFSTRATIOU Martini", "Vice-présidente"),
    ("JOTTRAND Gabrielle", "Secrétaire/trésorière"),
    ("ARNOLDY Alex", MEMBER),
    ("BEN ACHOUR Malik", MEMBER),
    ("HUT Caroline", MEMBER),
    ("JAMMAR Paul", MEMBER),
    ("KABASELE Grégoire", MEMBER),
    ("LAMAS Rafael", MEMBER),
    ("LEPOIVRE Florence", MEMBER),
    ("LEVÉQUE Arnaud", MEMBER),
    ("MANFREDI Lara", MEMBER),
    ("MARLIER Francis", MEMBER),
    ("POT Julien", MEMBER),
    ("REHAN Patrick", MEMBER),
    ("RYADI Ahmed", MEMBER),
    ("THOMAS Frédéric", MEMBER),
    ("VIERENDEEL Florence", MEMBER),
    ("VIELLE Pascale", MEMBER),
]

PEOPLE = [
    ("Ilaria", "BASSETTO", "Mobilisation", "mobilisation"),
    ("Liviu", "BERCARU", "Communication et Recherche de Fonds", "mobilisation"),
    ("Michel", "CAROVIS", "Appui administratif et technique", "gestion"),
    ("Sylvie", "DEMEESTER", "Partenariat RD Congo", "partenariat"),
    ("Federico", "DIDONÈ", "Partenariat Maroc et Palestine", "partenariat"),
    ("Amadou", "KANE", "Partenariat Burundi", "partenariat"),
    ("Stéphanie", "LECHARLIER", "Coordination service Mobilisation citoyenne et politique", "mobilisation"),
    ("Alexandra", "NOEL", "Ressources humaines", "gestion"),
    ("Casimir", "NSABIMANA", "Gestion financière et comptabilité", "gestion"),
    ("Francesca", "PALAZZOTTO", "Secrétariat", "gestion"),
    ("Stephan", "REGNARD", "Partenariat Burkina Faso et Sénégal", "partenariat"),
    ("Simon", "RIX", "Recherche et plaidoyer", "mobilisation"),
    (
        "Victor",
        "ROMERO AMIGO",
        "Appui au service partenariat international / suivi-évaluation MEAL et partenariat ATI en Colombie",
        "partenariat",
    ),
    ("Aurore", "SCHREIBER", "Recherche et Plaidoyer", "mobilisation"),
    ("Karima", "SEBBAH", "Suivi budgétaire des programmes", "gestion"),
    ("Marie-Thérèse", "VERHEYLEWEGEN", "Partenariat Bolivie et Colombie", "partenariat"),
    ("Veronique", "WEMAERE", "Directrice", "direction"),
]

RA, OIT1, OIT2, OIT3 = "Rapport annuel 2024", "OIT, 2019", "OIT, 2022", "OIT, 2023"
ODD = "OIT, Rapport mondial sur la protection sociale"
N, D1, D2 = "#,##0", "0.0", "0.00"

# (id, value, number format, unit, label, icon, source) by group
KEY_FIGURES = {
    "en-bref": [
        ("programme_commun", 1, N, "", "**programme commun** quinquennal (2022-2026) avec **FOS** & **IFSI**, cofinancé par la DGD, sur le thème du **travail décent**", "handshake", RA),
        ("partenaires_directs", 28, N, "", "**organisations internationales** partenaires directes, dans **{{ figure(\"pays_programme\") }} pays** d'Afrique, d'Amérique latine et du Proche-Orient", "globe-hemisphere-west", RA),
        ("oscs", 574, N, "", "organisations de la société civile, dont **{{ figure(\"reseaux_renforces\") }}** réseaux renforcés", "users-three", RA),
        ("beneficiaires", 471000, N, "", "**bénéficiaires** et plus, dont les conditions de vie s'améliorent grâce à ces organisations et réseaux", "heart", RA),
        ("appui_programmes", 5103718, EUR, "EUR", "d'appui aux **programmes & projets** des partenaires internationaux", "hand-coins", RA),
        ("plaidoyer_belgique", 496137, EUR, "EUR", "consacrés aux stratégies de **plaidoyer** et de **mobilisation** en Belgique", "megaphone", RA),
        ("plateformes", 27, N, "", "**plateformes** de mobilisation et de plaidoyer en Belgique", "network", RA),
        ("travailleurs", 17, N, "", "**travailleur·euse·s** ({{ figure(\"etp\") }} ETP)", "briefcase", RA),
        ("organisations_action_commune", 9, N, "", "organisations de l'**action commune socialiste** : Solidaris-UNMS, FGTB, Soralia, MJS, Pac, Cepag, PS, Multipharma et P&V. Avec elles, comme avec FOS & IFSI, les collaborations sont **structurelles**", "link", RA),
    ],
    "detail": [
        ("reseaux_renforces", 76, N, "", "réseaux renforcés, parmi les organisations de la société civile", "", RA),
        ("pays_programme", 8, N, "", "pays d'Afrique, d'Amérique latine et du Proche-Orient", "", RA),
        ("etp", 15.95, D2, "", "équivalents temps plein", "", RA),
        ("articles_site", 15, N, "", "articles et actualités publiés sur www.solsoc.be", "", RA),
    ],
    "ess": [
        ("ess_initiatives", 301, N, "", "initiatives d'économie sociale et solidaire soutenues", "", RA),
        ("ess_reseaux", 23, N, "", "réseaux d'économie sociale et solidaire soutenus", "", RA),
        ("ess_beneficiaires", 82600, N, "", "personnes, au moins, touchées par les initiatives", "", RA),
        ("ess_part_femmes", 0.63, PERCENT, "%", "part de femmes parmi ces personnes", "", RA),
        ("burundi_plateforme_ess", 107, N, "", "organisations membres de la Plateforme nationale de l'ESS du Burundi", "", RA),
        ("bolivie_initiatives", 29, N, "", "initiatives accompagnées dans les régions de La Paz et Chuquisaca", "", RA),
    ],
    "syndicats": [
        ("synd_organisations", 38, N, "", "syndicats et comités de travailleur·euse·s", "", RA),
        ("synd_federations", 5, N, "", "fédérations, confédérations ou plateformes de syndicats", "", RA),
        ("synd_affilies", 67260, N, "", "affilié·e·s aux syndicats partenaires, fin 2024", "", RA),
        ("traite_orphelins", 13, N, "", "orphelin·e·s de chauffeurs intégré·e·s au programme (Burkina Faso)", "", RA),
        ("traite_jeunes_formes", 5, N, "", "jeunes formés à la fabrication de grillage (Burkina Faso)", "", RA),
        ("colombie_marches", 23, N, "", "marchés ouvriers-paysans à Palmira et Dos Quebradas", "", RA),
    ],
    "protection": [
        ("ps_mutuelles", 116, N, "", "mutuelles de santé soutenues", "", RA),
        ("ps_centres", 2, N, "", "centres de santé soutenus", "", RA),
        ("ps_unions", 21, N, "", "unions, fédérations et plateformes de mutuelles soutenues", "", RA),
        ("ps_beneficiaires", 289550, N, "", "personnes couvertes par les mutuelles soutenues", "", RA),
        ("ps_beneficiaires_femmes", 164875, N, "", "femmes parmi les personnes couvertes", "", RA),
        ("sn_mutuelles_reseau", 43, N, "", "mutuelles membres du réseau Oyofal Paj", "", RA),
        ("sn_mutuelles_appuyees", 10, N, "", "mutuelles appuyées à Kaolack", "", RA),
        ("sn_unions_departementales", 3, N, "", "Unions Départementales appuyées", "", RA),
        ("sn_unions_regionales", 1, N, "", "Union Régionale appuyée", "", RA),
        ("sn_beneficiaires", 144337, N, "", "bénéficiaires des mutuelles au Sénégal", "", RA),
        ("sn_fidelisation", 0.89, PERCENT, "%", "taux de fidélisation des {{ figure(\"sn_mutuelles_appuyees\") }} mutuelles appuyées", "", RA),
        ("sn_fidelisation_objectif", 0.75, PERCENT, "%", "objectif de fidélisation", "", RA),
        ("sn_subvention", 3500, N, "", "FCFA promis par l'État pour chaque adhésion, depuis 2021", "", RA),
    ],
    "democratie": [
        ("dem_associations", 46, N, "", "associations de citoyenneté, de femmes et de jeunes soutenues", "", RA),
        ("dem_reseaux", 25, N, "", "réseaux soutenus", "", RA),
        ("rdc_familles", 1000, N, "", "familles, au moins, déplacées et indemnisées dans le Lualaba", "", RA),
        ("palestine_enfants_farkha", 15, N, "", "enfants à l'atelier culturel de Farkha", "", RA),
    ],
    "emancipation": [
        ("em_associations", 53, N, "", "associations soutenues", "", RA),
        ("em_organisations_femmes", 20, N, "", "organisations promues par des femmes", "", RA),
        ("em_organisations_jeunes", 20, N, "", "organisations créées par et pour les jeunes", "", RA),
        ("maroc_iess_femmes", 6, N, "", "IESS de femmes dans des métiers dits masculins (Maroc)", "", RA),
        ("maroc_associations", 4, N, "", "associations de quartier en plaidoyer (Maroc)", "", RA),
    ],
    "contexte": [
        ("oit_pauvrete_extreme", 300, N, "", "millions de travailleur·euse·s dans l'extrême pauvreté", "", OIT3),
        ("oit_informel", 2, N, "", "milliards de personnes dans l'économie informelle", "", OIT3),
        ("oit_sans_protection", 4, N, "", "milliards de personnes sans protection sociale", "", OIT2),
        ("oit_travail_enfants", 160, N, "", "millions d'enfants au travail", "", OIT3),
        ("oit_ecart_salarial", 0.22, PERCENT, "%", "écart de salaire moyen entre femmes et hommes", "", OIT1),
        ("oit_violence", 743, N, "", "millions de personnes victimes de violence ou de harcèlement au travail", "", OIT3),
        ("oit_deces", 2.78, D2, "", "millions de décès par an liés au travail", "", OIT1),
        ("burundi_inflation", 0.363, PERCENT1, "%", "inflation au Burundi", "", RA),
        ("burundi_fmi", 200, N, "", "millions de dollars, financement du FMI annulé", "", RA),
        ("ps_couverture_2015", 0.43, PERCENT, "%", "couverture mondiale en 2015 (moins de)", "", ODD),
        ("ps_couverture_2023", 0.524, PERCENT1, "%", "couverture mondiale en 2023", "", ODD),
        ("ps_exclus", 3.8, D1, "", "milliards de personnes sans couverture", "", ODD),
        ("ps_couverture_faible_revenu", 0.097, PERCENT1, "%", "couverture dans les pays à faible revenu", "", ODD),
        ("dem_scrutins", 60, N, "", "pays, au moins, où l'on a voté en 2024", "", RA),
        ("dem_population", 0.066, PERCENT1, "%", "part de la population sous un régime pleinement démocratique", "", "The Economist Intelligence Unit, 2024"),
        ("gaza_morts", 60000, N, "", "personnes tuées à Gaza depuis le 7 octobre 2023 (plus de)", "", RA),
        ("gaza_blesses", 111000, N, "", "personnes blessées à Gaza (plus de)", "", RA),
        ("gaza_deplaces", 0.9, PERCENT, "%", "part de la population de Gaza déplacée", "", RA),
        ("gaza_chomage", 0.8, PERCENT, "%", "taux de chômage à Gaza (plus de)", "", RA),
        ("cisjordanie_morts", 900, N, "", "personnes tuées en Cisjordanie (près de)", "", RA),
        ("palestine_detenus", 9600, N, "", "Palestinien·ne·s en détention (plus de)", "", RA),
        ("maroc_jeunes", 0.39, PERCENT, "%", "part des 15-24 ans dans la population marocaine", "", RA),
        ("maroc_neet_femmes", 0.373, PERCENT1, "%", "taux de NEET des jeunes femmes au Maroc", "", RA),
        ("maroc_neet_hommes", 0.135, PERCENT1, "%", "taux de NEET des jeunes hommes au Maroc", "", RA),
    ],
}

# (id, title, label of the total, printed total, number format)
CHARTS = [
    ("depenses", "Dépenses par région", "Total dépenses programme et projets", 6167271, EUR),
    ("charges", "Charges par nature", "Total charges (charges d'exploitation et charges financières)", 7547446.50, EUR2),
    ("revenus", "Revenus par origine", "Total revenus", 6762071, EUR),
    ("financements", "Financements structurels", "Total financements structurels", 660330, EUR),
]

# (chart, label, amount, number format, colour, sample). The four parts of “charges” are printed so: they miss the total.
BREAKDOWNS = [
    ("depenses", "Afrique centrale", 2343563, EUR, "finance-1", YES),
    ("depenses", "Afrique de l'Ouest et du Nord", 1356800, EUR, "finance-2", YES),
    ("depenses", "Amérique latine", 1233454, EUR, "finance-3", YES),
    ("depenses", "Palestine", 672232, EUR, "finance-4", YES),
    ("depenses", "Belgique", 561222, EUR, "finance-5", YES),
    ("charges", "Volet Sud (volet international)", 3897048.01, EUR2, "finance-1", NO),
    ("charges", "Structure", 1338795.19, EUR2, "finance-2", NO),
    ("charges", "Coûts gestion (coût de gestion)", 509190.11, EUR2, "finance-3", NO),
    ("charges", "Volet Nord (volet Belgique)", 461765.72, EUR2, "finance-4", NO),
    ("revenus", "DGD PGM", 4868691, EUR, "finance-1", YES),
    ("revenus", "Financements structurels", 660330, EUR, "finance-2", NO),
    ("revenus", "11.11.11 & public autre (WBI, Bxl Capitale…)", 622816, EUR, "finance-3", YES),
    ("revenus", "Actiris + Maribel", 358390, EUR, "finance-4", YES),
    ("revenus", "Dons", 162291, EUR, "finance-5", YES),
    ("revenus", "Produits divers (1er mai…)", 89553, EUR, "finance-6", YES),
    ("financements", "Syndicat FGTB", 231116, EUR, "finance-1", YES),
    ("financements", "Solidaris", 217909, EUR, "finance-2", YES),
    ("financements", "PS & groupes parlementaires", 92446, EUR, "finance-3", YES),
    ("financements", "Multipharma", 72636, EUR, "finance-4", YES),
    ("financements", "P&V", 46223, EUR, "finance-5", YES),
]

BLUESKY = (
    "Twitter est devenu un instrument aux mains d'Elon Musk, Donald Trump est de retour et la haine en ligne prospère : "
    "Solsoc a quitté la plateforme X et vous retrouve désormais sur **Bluesky**."
)
GAINED, GAINED_EN = "nouveaux·elles abonné·e·s", "nouveaux·elles followers"
# (name, handle, icon, previous, current, word, gain, label of the gain, growth as printed, text)
NETWORKS = [
    ("Facebook", "SolsocASBL", "facebook-logo", 3300, 3418, "abonnés", 118, GAINED, 0.0358, None),
    ("Instagram", "@solsocong", "instagram-logo", 528, 578, "followers", 50, GAINED_EN, 0.0947, None),
    ("Bluesky", "@solsoc.bsky.social", "butterfly", None, None, None, None, None, None, BLUESKY),
    ("LinkedIn", "Solsoc-asbl", "linkedin-logo", 513, 559, "abonnés", 46, GAINED, 0.0947, None),
]

PUBLICATIONS = [
    ("Solscoop", 4, "**Solscoop** envoyés en 2024"),
    ("Newsletters et communiqués", 12, "**newsletters** et **communiqués** diffusés"),
    ("Abonnements", 1185, "**personnes** abonnées à nos communiqués et à nos newsletters"),
    ("Rapport institutionnel", 1, "rapport **institutionnel** annuel"),
    ("Rapport grand public", 1, "rapport **grand public** annuel"),
]

# (id, amount, number format, label, highlight)
FUNDRAISING = [
    ("operation-11", 25850, EUR, "ont été récoltés par Solsoc lors de l'**Opération 11.11.11**.", YES),
    ("gaza", 20000, EUR, "supplémentaires ont été récoltés en soutien aux **partenaires palestiniens MA'AN et PAC**.", YES),
    ("dons-individuels", 19023.26, EUR2, "ont été offerts en 2024 par des **donateur·rice·s individuel·le·s**.", YES),
    ("operation-11-total", 41446.70, EUR2, "mobilisés grâce à l'opération 11.11.11, abondement compris.", NO),
    ("premier-mai", 3134.49, EUR2, "de bénéfice net au bar du **1er mai**.", NO),
]

# (name, short text on the placeholder logo, group, website)
DONORS = [
    ("Coopération belge au développement (DGD)", "DGD", "public", "https://diplomatie.belgium.be"),
    ("Wallonie-Bruxelles International", "WBI", "public", "https://www.wbi.be"),
    ("Brussels International", "Brussels International", "public", "https://international.brussels"),
    ("Actiris", "actiris", "public", "https://www.actiris.brussels"),
    ("Maribel social", "Maribel", "public", None),
    ("CNCD-11.11.11", "CNCD-11.11.11", "reseau", "https://www.cncd.be"),
    ("FOS – Socialistische solidariteit", "FOS", "reseau", "https://fos.ngo"),
    ("IFSI", "IFSI", "reseau", None),
    ("Récolte de fonds Éthique (RE-EF)", "RE-EF", "reseau", "https://www.re-ef.be"),
    ("FGTB", "FGTB", "action-commune", "https://www.fgtb.be"),
    ("FGTB Horval", "Horval", "action-commune", "https://www.horval.be"),
    ("FGTB Centrale Générale", "Centrale Générale", "action-commune", "https://www.accg.be"),
    ("Solidaris", "solidaris", "action-commune", "https://www.solidaris.be"),
    ("Soralia", "Soralia", "action-commune", "https://www.soralia.be"),
    ("Multipharma", "multipharma", "action-commune", "https://www.multipharma.be"),
    ("P&V", "P&V", "action-commune", "https://www.pv.be"),
    ("PAC – Présence et Action Culturelles", "PAC", "action-commune", "https://www.pac-g.be"),
    ("MJS – Mouvement des Jeunes Socialistes", "MJS", "action-commune", None),
    ("CEPAG", "CEPAG", "action-commune", "https://www.cepag.be"),
    ("Parti Socialiste", "PS", "action-commune", "https://www.ps.be"),
]
