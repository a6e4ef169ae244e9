### The board pack on paper, and its editions (DESIGN 5.3).

pack-page = Page { $n } sur { $of }
pack-board = Page du conseil
pack-edition = Dossier du conseil n° { $text }
pack-title = { $kind }, { $programme }
pack-comment = Commentaire de { $text }
pack-plans = Plans
pack-plan = { $plan }, version { $version } adoptée le { $adopted } : { $n } logements au { $day }
pack-compared = Comparé
pack-since-edition = depuis le dossier n° { $text }
pack-since-day = depuis le { $text }
pack-since-read = Chaque cause, comptée. Il ne reste rien d'inexpliqué.
pack-ledger = Journal
pack-ledger-head = tête { $text }
pack-fictional = Démonstration sur de vraies cités : aucun nombre de ce document n'est réel.
pack-column-estate = Cité
pack-estates-all = { $n ->
    [one] Une cité suivie.
   *[other] { $n } cités suivies ; toutes sont dans les tableaux joints.
}
pack-stages = Étapes
pack-stages-read = Quatre étapes d'un même logement. Elles ne s'additionnent jamais.
pack-column-year-sum = Année
pack-missing-short = n. r.
pack-months-caption = Logements de chaque mois, par année
pack-months-read = Dans le tableau : * mois incomplet ; n. r. : non renseigné. Le total d'une année compte aussi ce qui n'est daté que par elle.
pack-observed = { $text } : { $number } ({ $formula }).
pack-heat = Années par EPCI
pack-estates-caption = Toutes les cités, la plus en retard d'abord
pack-definitions = Définitions
pack-definitions-say = Ce que chaque mot veut dire et d'où vient chaque nombre
pack-term-defects = Brut et net
pack-term-defects-means = Brut : tous les logements livrés. Net : moins ceux dont un défaut signalé n'est pas levé. L'objectif se lit en brut.
pack-term-variance = Écart
pack-term-variance-means = Réalisé moins prévu, en logements, avec son signe. Le plan d'origine reste tracé quand un plan révisé est en vigueur.
pack-term-missing = Non renseigné
pack-term-missing-means = Une période sans saisie ni déclaration « rien ce mois-ci » n'est pas un zéro : elle reste vide, et rien n'est comparé tant qu'une année entière manque.
pack-term-known = Lu au, connu au
pack-term-known-means = Les totaux se lisent au dernier jour du dernier mois entier ; ils montrent ce qui était enregistré au jour « connu au », ni plus ni moins.
pack-ledger-means = Chaque nombre est la somme de saisies d'un journal qui ne s'efface pas. Tête de ce journal : { $text }. « corons verify --against { $text } » prouve que rien de ce qui la précède n'a été réécrit. Le total de ce document est la figure { $figure }.
pack-download = Dossier imprimable (PDF)
