# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Axes, countries, partners, results, testimonies and articles of the programme; wording our own, facts as published."""

from solsoc.facts import NO, YES

# (id, name, title, short, icon, share of the budget, label of the share, supported, partners in Belgium, photo)
THEMES = [
    (
        "ess",
        "Économie sociale & solidaire",
        "Favoriser la création d'emplois décents à travers l'économie sociale et solidaire",
        "Économie sociale",
        "basket",
        0.34,
        "Part du budget du programme consacrée à l'économie sociale & solidaire",
        "**{{ figure(\"ess_initiatives\") }} initiatives** d'économie sociale et solidaire (IESS) – coopératives, groupements d'intérêt économique ou "
        'de jeunes, organisations communautaires – et **{{ figure("ess_reseaux") }} réseaux**.',
        "Wallonie-Bruxelles International, Brussels International (Région de Bruxelles), FGTB Centrale Générale, "
        "Solidaris et P&V.",
        "ess-marche",
    ),
    (
        "syndicats",
        "Syndicats",
        "Défendre les travailleur·euse·s via l'action syndicale",
        "Syndicats",
        "hand-fist",
        0.15,
        "Part du budget du programme consacrée aux stratégies syndicales",
        '**{{ figure("synd_organisations") }} syndicats** et comités de travailleur·euse·s, **{{ figure("synd_federations") }} fédérations**, confédérations ou plateformes de syndicats.',
        "FGTB Horval et FGTB Centrale Générale.",
        "syndicats-cortege",
    ),
    (
        "protection",
        "Protection sociale",
        "Étendre l'accès à la protection sociale grâce aux mutuelles de santé",
        "Protection sociale",
        "first-aid-kit",
        0.24,
        "Part du budget du programme consacrée à la protection sociale",
        '**{{ figure("ps_mutuelles") }} mutuelles** avec leurs **{{ figure("ps_unions") }} unions**, fédérations et plateformes, et **{{ figure("ps_centres") }} centres de santé**. Grâce à elles, '
        '**{{ figure("ps_beneficiaires") }} bénéficiaires**, dont **{{ figure("ps_beneficiaires_femmes") }} femmes**, peuvent se faire soigner.',
        "Solidaris et Multipharma.",
        "protection-centre",
    ),
    (
        "democratie",
        "Démocratie participative & droits humains",
        "Faire progresser la démocratie et les droits humains par la participation citoyenne",
        "Démocratie",
        "chats-circle",
        0.18,
        "Part du budget du programme consacrée à la démocratie & citoyenneté",
        '**{{ figure("dem_associations") }} associations** de citoyenneté, de femmes, de jeunes et **{{ figure("dem_reseaux") }} réseaux**.',
        None,
        "democratie-assemblee",
    ),
    (
        "emancipation",
        "Émancipation des femmes & des jeunes",
        "Promouvoir l'émancipation des femmes et des jeunes",
        "Émancipation",
        "gender-female",
        None,
        None,
        'Parmi elles, **{{ figure("em_organisations_femmes") }}** organisations promues par des femmes et **{{ figure("em_organisations_jeunes") }}** organisations créées par et pour '
        "les jeunes.",
        None,
        "emancipation-atelier",
    ),
    (
        "mobilisation",
        "Mobilisation citoyenne & politique",
        "Mobiliser les citoyen·ne·s et les politicien·ne·s belges",
        "Mobilisation",
        "megaphone",
        0.09,
        "Part du budget du programme consacrée à la mobilisation citoyenne & politique (Belgique)",
        None,
        None,
        "mobilisation-bruxelles",
    ),
]

COUNTRIES = [
    ("be", "Belgique", "Europe", YES),
    ("bo", "Bolivie", "Amérique latine", NO),
    ("bf", "Burkina Faso", "Afrique de l'Ouest et du Nord", NO),
    ("bi", "Burundi", "Afrique centrale", NO),
    ("co", "Colombie", "Amérique latine", NO),
    ("ma", "Maroc", "Afrique de l'Ouest et du Nord", NO),
    ("ps", "Palestine", "Proche-Orient", NO),
    ("cd", "République démocratique du Congo", "Afrique centrale", NO),
    ("sn", "Sénégal", "Afrique de l'Ouest et du Nord", NO),
]

_GRID = {
    "ess": {
        "bo": "AYNI|FUNDAA SUR|PASOS", "bf": "ASMADE", "bi": "ADISCO|CNAC-B", "co": "ATI|IPC", "ma": "AJR|IFAAP|AFAQ",
        "ps": "MA'AN|PAC", "cd": "DIOBASS|CENADEP|CONAPAC", "sn": "GREEN SÉNÉGAL",
    },
    "syndicats": {
        "bo": "AYNI|FUNDAA SUR|REMTE", "bf": "POSAA|UCRB & ATY", "bi": "FEBUTRA", "co": "ATI", "ps": "PGFTU",
    },
    "protection": {"bf": "ASMADE", "bi": "ADISCO|PAMUSAB", "cd": "CENADEP|PASCO|CRAFOP", "sn": "OYOFAL PAJ"},
    "democratie": {"co": "ATI|IPC", "ma": "AJR|IFAAP|AFAQ", "ps": "MA'AN|PAC", "cd": "CENADEP|PRODDDES"},
    "emancipation": {
        "bo": "AYNI|FUNDAA SUR|REMTE", "bi": "FEBUTRA", "co": "ATI|IPC", "ma": "AJR|IFAAP|AFAQ", "ps": "MA'AN|PAC",
        "cd": "CENADEP|PRODDDES",
    },
    "mobilisation": {"be": "Solidaris|FGTB|Soralia|MJS|PAC|CEPAG|PS|Multipharma|P&V"},
}  # fmt: skip

FULL_NAMES = {
    "PAC": "Popular Art Center",
    "UCRB & ATY": "Union des Chauffeurs Routiers du Burkina et Association Tind Yalgré",
}

PARTNERS = [
    (theme, country, name, FULL_NAMES.get(name) if country != "be" else None)
    for theme, countries in _GRID.items()
    for country, names in countries.items()
    for name in names.split("|")
]

# (axis, country, partners, progress)
RESULTS = [
    ("ess", "bo", "AYNI|FUNDAA SUR|PASOS", "Les familles qui sont allées au bout d'un cycle de production agricole gagnent, en moyenne et par mois, entre **9 %** et **50 %** de plus qu'avant."),
    ("ess", "bf", "ASMADE", "Dans les IESS membres du CARTPL, les activités des femmes leur ont rapporté **109.154.150 FCFA** (environ 166.404 €) : l'équivalent de {{ figure(\"bf_temps_pleins\") }} temps pleins. Depuis 2021, cela représente {{ figure(\"bf_emplois\") }} emplois."),
    ("ess", "bi", "ADISCO|CNAC-B|FEBUTRA", "Fin 2024, les {{ figure(\"bi_cooperatives\") }} coopératives suivies dans la Région Kirimiro avaient créé **{{ figure(\"bi_emplois\") }} emplois**, dont {{ figure(\"bi_emplois_permanents\") }} permanents ; {{ figure(\"bi_emplois_formalises\") }} de ces emplois sont formalisés."),
    ("ess", "co", "ATI|IPC", "**{{ figure(\"co_producteurs\") }} producteur·rice·s** et {{ figure(\"co_organisations_rsp\") }} organisations du Réseau Sembrando Paz (RSP) ont tenu leur étal à l'un des 11 marchés communautaires et paysans de l'année."),
    ("ess", "ma", "AJR|IFAAP|AFAQ", "Menuiserie, boucherie, poissonnerie, peinture et carrelage, comptabilité : **{{ figure(\"maroc_iess_femmes\") }} IESS** ont fait entrer des femmes dans des métiers que la tradition réserve aux hommes."),
    ("ess", "ps", "MA'AN|PAC", "L'économie s'étant effondrée à Gaza comme en Cisjordanie, la plupart des initiatives ont prélevé sur leur propre production de quoi garnir des **paniers alimentaires** pour les familles déplacées ou les plus éprouvées."),
    ("ess", "cd", "DIOBASS|CENADEP|CONAPAC|CRAFOP|PRODDDES", "Une **proposition de loi** sur les entreprises d'économie sociale et solidaire, écrite à l'initiative des partenaires et portée par une députée « alliée », est arrivée à l'Assemblée Nationale en novembre 2024. Son examen est attendu en mars 2025."),
    ("ess", "sn", "GREEN SÉNÉGAL", "**120.948.628 FCFA** (environ 184.385 €) de revenus pour les membres des IESS appuyées par GREEN, l'équivalent de {{ figure(\"sn_temps_pleins\") }} emplois à temps plein."),
    ("syndicats", "bo", "AYNI|FUNDAA SUR|REMTE", "Genre et droits au travail vont de pair : les ateliers départementaux de REMTE l'ont montré à **{{ figure(\"bo_travailleuses_cgtfb\") }} travailleuses** de la CGTFB et à **{{ figure(\"bo_travailleuses_fstgb\") }}** de la FSTGB."),
    ("syndicats", "bf", "POSAA|UCRB & ATY", "Au 31/12/24, l'UCRB avait intercepté **{{ figure(\"bf_enfants_interceptes\") }} enfants et jeunes** (pré-adultes), surtout dans les gares de Ouagadougou. Parmi eux, {{ figure(\"bf_enfants_formes\") }} apprennent un métier dans les centres où ATY les a placés : Ouagadougou, Boussé, Zorgho, Fada N'Gourma et\u00a0Koudougou."),
    ("syndicats", "bi", "FEBUTRA", "**{{ figure(\"bi_delegues\") }}** délégué·e·s et membres formé·e·s en 2024."),
    ("syndicats", "co", "ATI", "La ville de Palmira a accueilli **18 marchés ouvriers-paysans** en 2024. L'idée a fait école : Dos Quebradas a déjà organisé cinq *tianguis* sur le même modèle."),
    ("syndicats", "ps", "PGFTU", "**{{ figure(\"ps_comites\") }} comités** de travailleur·euse·s étaient actifs en 2024, répartis sur 4 gouvernorats."),
    ("protection", "bf", "ASMADE", "**{{ figure(\"bf_affilies\") }} affilié·e·s** aux mutuelles soutenues, contre {{ figure(\"bf_affilies_avant\") }} en 2023, alors que l'insécurité a contraint certaines d'entre elles à fermer."),
    ("protection", "bi", "ADISCO|PAMUSAB", "**{{ figure(\"bi_mutuelles\") }} mutuelles** de santé communautaires appuyées. Elles réunissent {{ figure(\"bi_menages\") }} ménages, **{{ figure(\"bi_menages_hausse\") }}** de plus qu'un an plus tôt."),
    ("protection", "cd", "CENADEP|PRODDDES|PASCO|CRAFOP", "Les centres d'accueil de PASCO proposent désormais un **paquet de base** en santé sexuelle et reproductive."),
    ("protection", "sn", "OYOFAL PAJ", "- La base de données **ACCESS** est opérationnelle et déployée.\n- Les gestionnaires des **{{ figure(\"sn_mutuelles_appuyees\") }} mutuelles** appuyées y ont été formé·e·s."),
    ("democratie", "co", "IPC|ATI", "L'IPC avait documenté les atteintes aux droits humains et à l'environnement commises par les entreprises aurifères du Rio Nechí. La sous-région du Bajo Cauca est désormais un **« district agro-minier et de pêche »** officiel : exploiter la mine n'y dispense plus de penser à l'avenir."),
    ("democratie", "ma", "AJR|IFAAP|AFAQ", "Les autorités ont été interpellées sur des sujets très concrets :\n- parcs, centres de jeunesse, espaces publics à réhabiliter\n- accès aux soins de santé publics\n- économie sociale et solidaire\n- protection sociale"),
    ("democratie", "ps", "MA'AN|PAC", "Les groupes soutenus ont fait preuve de ressort : à chaque besoin né de la guerre, ils ont répondu par du **volontariat**. Dans le nord de la Cisjordanie, notamment, des jeunes ont porté des paniers de nourriture aux familles déplacées."),
    ("democratie", "cd", "DIOBASS|CENADEP", "- La **veille citoyenne** a obtenu des réponses de la ministre des Droits humains et du ministre de la Justice : la régularisation des ASBL est à revoir, et la traque des personnes LGBT lancée par le procureur de la Cour de cassation a été dénoncée.\n- À **Kinshasa**, les spoliateurs des terres maraîchères ont été arrêtés, les autorités coutumières complices aussi.\n- À **Bukavu**, ONG et Ville ont signé un « protocole sur le système alimentaire » ; la FCMU pilote la vente des produits locaux.\n- L'**EVRAS** pourrait entrer à l'école publique : le\u00a0plaidoyer\u00a0continue.\n- Le **Cadre de Concertation National de la Société Civile**, face au gouvernement, est en voie d'être relancé."),
    ("emancipation", "bo", "AYNI|FUNDAA SUR|PASOS|REMTE", "En moyenne **{{ figure(\"bo_directions\") }}** des postes de direction des IESS sont occupés par des femmes dans les régions de Sucre et de La Paz. Elles défendent leurs organisations jusque dans les réunions internationales."),
    ("emancipation", "bi", "ADISCO|FEBUTRA|PAMUSAB", "- La FEMUSCABU a désormais une **vice-présidente**, et **11 mutuelles sur {{ figure(\"bi_mutuelles\") }}** une présidente.\n- La fédération gagne ses formations sanitaires partenaires à l'égalité de genre.\n- Elle anime des séances sur l'hygiène menstruelle et sur ce que les femmes apportent au mouvement mutualiste."),
    ("emancipation", "co", "ATI|IPC", "Fort de **{{ figure(\"co_secretariat\") }} membres**, le secrétariat des femmes et communautés diverses de Sinaltrainal transforme le syndicat : l'égalité de genre entre dans les conventions collectives et dans la vie interne."),
    ("emancipation", "ma", "AJR|IFAAP|AFAQ", "La société civile a été consultée sur la réforme de la **« Moudawana »**, le code de la famille. Les partenaires y ont défendu l'égalité entre femmes et hommes."),
    ("emancipation", "ps", "MA'AN|PAC", "Apprendre les **premiers secours**, pour les jeunes ; offrir un **soutien psychosocial** aux enfants marqués par la guerre et par la vie dans les camps, pour les femmes : face à l'urgence, les groupes soutenus se sont formés et organisés."),
    ("emancipation", "cd", "CRAFOP", "Dans l'Équateur, habitantes et habitants ont analysé ensemble les pesanteurs sociales et les violences de genre. Des rencontres « intercouples » ont ensuite ouvert la discussion sur la **masculinité positive** et sur les façons de changer."),
]  # fmt: skip

# (axis, country): the country as the published table names it, where it is not its name
COUNTRIES_AS_PRINTED: dict[tuple[str, str], str] = {}

RESULT_TITLES = {theme[0]: "Quelques avancées en 2024" for theme in THEMES if theme[0] != "mobilisation"}

FICTION = "personnage fictif"
# (id, axis, country, name, role, photo, text)
TESTIMONIES = [
    (
        "voix-bolivie", "ess", "bo", "Nelva Quisbert Ticona", f"Éleveuse, Cañuma (Bolivie) – {FICTION}", "portrait-bolivie",
        "À Cañuma, on respire court : le village est à 3.957 mètres. J'y élève des vaches avec les autres familles "
        "d'APLECCA. Nous sommes 26, et il n'y a que 6 hommes, autant dire que les décisions, c'est nous, les 20 femmes, "
        "qui les prenons.\n\n"
        "Avant, on perdait une bête sans savoir pourquoi. Depuis les formations, je sais quoi planter pour la saison sèche "
        "et quand appeler le vétérinaire. Le fonds de solidarité nous avance l'argent du fourrage, à un taux que personne "
        "ne nous proposait en ville. Et le lait ne part plus à vil prix : nous avons bâti un petit atelier, nous en faisons "
        "du fromage et du yaourt que toute la vallée nous achète.\n\n"
        "Le plus difficile a été d'entrer à la mairie. Avec AYNI, nous avons appris à écrire un projet. Aujourd'hui, il y a "
        "des étables, des granges, deux motopompes. La prochaine fois, j'irai parler la première.",
        "La prochaine fois, j'irai parler la première.",
    ),
    (
        "voix-colombie", "syndicats", "co", "Wilmer Ocoró Mina", f"Coupeur de canne, Valle del Cauca (Colombie) – {FICTION}",
        "portrait-colombie",
        "La canne à sucre, je l'ai coupée pendant dix-neuf ans. Un lundi, on a affiché les résultats : mes collègues "
        "m'avaient élu délégué. Le vendredi, j'étais convoqué au bureau avec les autres élus. La lettre était déjà "
        "imprimée. « Signez ici. » Devant la porte, des soldats. Personne ne m'a laissé lire jusqu'au bout.\n\n"
        "Ce que l'on perd, ce n'est pas seulement une paie. On perd le crédit de l'épicerie, puis l'école des enfants, puis la "
        "maison. On perd le sommeil. J'ai frappé à toutes les portes de la vallée : mon nom était sur une liste, il n'y avait "
        "de travail nulle part. Quand la fièvre est entrée chez nous, il a fallu choisir entre le médecin et le repas.\n\n"
        "Le syndicat, lui, n'a jamais changé de trottoir en me voyant. Les camarades ont fait la collecte, ils ont payé "
        "l'avocate, ils nous ont invités à vendre nos tomates au marché ouvrier-paysan. C'est là que j'ai recommencé à "
        "tenir debout.\n\n"
        "Notre dossier a quitté le pays. Des allié·e·s, ici et en Europe, l'ont porté jusqu'aux juges interaméricains. Je "
        "ne sais pas combien d'années il faudra. Mais je veux qu'un tribunal écrive, noir sur blanc, que s'organiser n'est "
        "pas un crime.",
        "Je veux qu'un tribunal écrive, noir sur blanc, que s'organiser n'est pas un crime.",
    ),
    (
        "voix-tchad", "protection", None, "Achta Dering Mahamat", f"Mutualiste, Mayo-Kebbi Est (Tchad) – {FICTION}",
        "portrait-tchad",
        "Dans le Mayo-Kebbi Est, la première mutuelle tenait dans un cahier d'écolier et une boîte fermée à clé. J'en étais "
        "la trésorière. La Coopération suisse nous a aidé·e·s à grandir, puis notre fédération, la FEIMUSAT, a relié les "
        "provinces entre elles. Aujourd'hui, quand une femme arrive pour accoucher, personne ne lui demande d'abord si "
        "elle a de quoi payer.\n\n"
        "La PAMAC m'a ouvert une fenêtre. J'y ai vu comment font les Burundais et les Gabonaises, j'ai osé présenter nos comptes devant cinq "
        "délégations, et j'ai appris à défendre un article de loi. Chez nous, les instances des mutuelles comptent 32 % "
        "de femmes pour 68 % d'hommes. La plateforme, elle, regarde le genre lorsqu'elle compose ses commissions. Cela "
        "paraît peu de chose. Pour celles qui n'avaient jamais parlé en public, c'est une porte. Je la tiens ouverte.",
        "C'est une porte. Je la tiens ouverte.",
    ),
    (
        "voix-palestine", "democratie", "ps", "Sami Abu Rayyan", f"Musicien, Farkha (Cisjordanie) – {FICTION}",
        "portrait-palestine",
        "Je viens avec mon oud et je m'assieds par terre, comme les enfants. C'est toujours ainsi que nous commençons. Dans "
        "l'équipe, personne n'est chef : l'une coud les costumes, l'autre écrit, un troisième prépare le thé, et chacun "
        "écoute. Les enfants le voient bien.\n\n"
        "Ils chantent des airs que leurs grands-mères connaissaient, puis ils changent les paroles et y mettent leur village, "
        "les oliviers, la route barrée. Un jour, le plus timide a trouvé le refrain. Ce jour-là, j'ai su que nous ne leur "
        "apprenions pas seulement la musique.",
        "Un jour, le plus timide a trouvé le refrain.",
    ),
    (
        "voix-maroc", "emancipation", "ma", "Naïma Lahrichi", f"Coiffeuse et coopératrice, Casablanca (Maroc) – {FICTION}",
        "portrait-maroc",
        "« Je coiffais dans ma cuisine, entre la lessive et le couscous du vendredi. » Quand son mari a perdu son emploi, "
        "Naïma Lahrichi est devenue du jour au lendemain le seul revenu du foyer. Elle avait quitté l'école à quatorze ans "
        "et s'était mariée peu après ; dans son quartier de Casablanca, on lui prédisait une vie discrète.\n\n"
        "Une voisine lui parle d'AFAQ. L'association propose des formations, une caisse d'épargne solidaire et, surtout, "
        "des heures à parler entre femmes. « La première fois, je n'ai rien dit. La deuxième, je n'ai plus arrêté. » En "
        "2023, avec quatre amies, elle ouvre une coopérative de coiffure : trois fauteuils, un grand miroir, un bail à leur "
        "nom.\n\n"
        "Le salon ne sert pas qu'à coiffer. Les jeudis, on y apprend le métier ; les dimanches, une juriste vient parler des "
        "violences et des recours. Dix stagiaires sont reparties avec une trousse de matériel pour se lancer à leur tour. "
        "« Une cliente arrive pour une coupe, elle repart avec un numéro de téléphone qui peut lui sauver la vie. »\n\n"
        "Naïma a repris ses études, le soir, en droit. Ses filles font leurs devoirs à côté d'elle, son mari tient la "
        "caisse le samedi. Quand on lui demande ce qui a changé, elle ne parle ni de revenu ni de diplôme. « Avant, je "
        "demandais la permission d'exister. Maintenant, on me demande mon avis. Il suffisait d'une main, tendue au bon "
        "moment. À moi de tendre la mienne. »",
        "Avant, je demandais la permission d'exister. Maintenant, on me demande mon avis.",
    ),
]  # fmt: skip

# (axis, order, title, country, text, photo, testimony); an article without title opens its axis
ARTICLES = [
    ("ess", 1, None, None, "ess-introduction", "burundi-collines", None),
    ("ess", 2, "Burundi", "bi", "ess-burundi", None, None),
    ("ess", 3, "Bolivie", "bo", "ess-bolivie", None, "voix-bolivie"),
    ("ess", 4, "L'ESS en Afrique, un mouvement prend forme", None, "ess-afrique", None, None),
    ("syndicats", 1, None, None, "syndicats-introduction", "colombie-canne", None),
    ("syndicats", 2, "Burkina Faso", "bf", "syndicats-burkina-faso", None, None),
    ("syndicats", 3, "Colombie", "co", "syndicats-colombie", None, "voix-colombie"),
    ("protection", 1, None, None, "protection-introduction", "senegal-pirogues", None),
    ("protection", 2, "Sénégal", "sn", "protection-senegal", None, None),
    ("protection", 3, "PAMAC : les mutuelles d'Afrique centrale font réseau", None, "protection-pamac", None, "voix-tchad"),
    ("protection", 4, "En Belgique", "be", "protection-belgique", None, None),
    ("democratie", 1, None, None, "democratie-introduction", "palestine-oliviers", None),
    ("democratie", 2, "RDC : une société civile debout", "cd", "democratie-rdc", None, None),
    ("democratie", 3, "Palestine : tenir ensemble quand le droit cède", "ps", "democratie-palestine", None, "voix-palestine"),
    ("democratie", 4, "Belgique : se mobiliser pour la justice", "be", "democratie-belgique", None, None),
    ("emancipation", 1, None, None, "emancipation-introduction", "maroc-medina", None),
    ("emancipation", 2, "Burundi", "bi", "emancipation-burundi", None, None),
    ("emancipation", 3, "Maroc", "ma", "emancipation-maroc", None, "voix-maroc"),
    ("emancipation", 4, "Belgique", "be", "emancipation-belgique", None, None),
    ("mobilisation", 1, None, None, "mobilisation-introduction", None, None),
]  # fmt: skip
