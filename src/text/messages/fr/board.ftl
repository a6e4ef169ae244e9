### The board page of a programme.

board-days = Dates
board-counts = Ce qui compte
board-perimeter = Périmètre
board-read-at = Lu au
board-read-at-day = Totaux lus au
board-read = Lire
board-known-on = Connu au
board-change = changer
board-programmes = Programmes
board-to-in-future = Rien ne peut être lu au { $day } : nous sommes le { $today }. Choisissez un jour passé.

## Nothing recorded yet.

board-begin = Pour commencer
board-begin-say = Aucune livraison n'est encore enregistrée. Trois gestes suffisent pour que cette page réponde.
board-begin-record = Enregistrer ce qui a été livré : une cité, une date, un nombre.
board-begin-record-act = Saisir
board-begin-import = Ou reprendre un fichier entier, toutes les erreurs dites d'un coup :
board-begin-plan = Publier le plan adopté, version 1 ; en attendant, une trajectoire linéaire indicative le remplace.
board-begin-plan-act = Préparer le plan
board-begin-wait = Dès que des livraisons sont enregistrées, cette page dit où en est le programme.
board-begin-estates = Voir les cités

## The figures.

board-figures = Chiffres
board-figures-at = Tous lus au { $text }.
board-figures-dots = Un nombre souligné de points s'explique : il mène aux saisies dont il est la somme, ou au plan.
board-share = { $percent } de { $target }
board-actual = { $dwellings }
board-known = { $dwellings }, connus
board-planned = Prévu, { $plan }
board-remaining = Reste à faire
board-before = avant le { $day }, dans { $days }
board-term-past = le terme, { $day }, est passé
board-remaining-current = { $n } pour le plan en vigueur, avant le { $day }
board-pace = Rythme sur douze mois
board-pace-months = { $n } de { $first } à { $last }
board-required = Rythme nécessaire
board-required-current = { $n } par mois pour le plan en vigueur
board-times-pace = { $times } fois le rythme sur douze mois
board-per-month = par mois
board-dwellings = logements
board-not-compared = { $n ->
    [one] Tant que { $years } n'est pas renseignée, ni écart, ni reste à faire, ni rythme, ni pourcentage n'est donné.
   *[other] Tant que { $years } ne sont pas renseignées, ni écart, ni reste à faire, ni rythme, ni pourcentage n'est donné.
}

## The curve and the years.

board-curve = Trajectoire
board-curve-say = Logements livrés en cumul, contre les plans.
board-curve-read = Chaque marche est un mois, à la date de réception. Les plans montent en ligne droite à l'intérieur d'une année.
board-curve-revised = Le plan révisé ne retire rien à l'écart au plan d'origine.
board-curve-caption = Cumul par année
board-indicative = Aucun plan n'est adopté : la ligne pointillée est une trajectoire linéaire indicative, non adoptée.
board-publish-first = Publier la version 1
board-twin = Les mêmes nombres en tableau
board-years = Années
board-years-say = Logements livrés par année.
board-years-read = Sous chaque année, l'écart au plan en vigueur, puis au plan d'origine quand il diffère.
board-years-hatched = Hachuré : l'année n'est pas finie, ou n'est pas renseignée.
board-years-caption = Par année
board-column-year = Année
board-column-cumulative = Cumul
board-column-indicative = Ligne indicative
board-column-original = Plan d'origine
board-column-current = Plan en vigueur
board-variance-indicative = Écart, ligne indicative
board-variance-original = Écart, origine
board-variance-current = Écart, en vigueur
board-at = au { $day }
board-missing = non renseignée

## Territories.

board-territories = Territoires
board-territories-at = Lu au { $text }. Une livraison compte dans l'EPCI de sa cité au jour de la réception.
board-territories-plan = Prévu par le plan en vigueur.
board-territories-say = Logements livrés par EPCI.
board-territories-caption = Progression par département et EPCI
board-column-epci = EPCI
board-column-bar = Livrés contre plan
board-column-planned = Prévu
board-programme = Programme
board-no-estate-followed = aucune cité suivie dans ce territoire
board-no-commune-note = la commune de la cité n'est pas renseignée
board-bucket-note = nombres publiés sans cité
board-rest = Non réparti et arrondis
board-rest-note = prévu par le plan sans cité

## Estates.

board-estates-read = Classées en logements, non en pourcentage : une petite cité très en retard pèse moins qu'une grande.
board-all-estates = { $n ->
    [one] La cité suivie
   *[other] Les { $n } cités
}
board-estates-not-compared = Des années entières ne sont pas renseignées : aucune cité n'est dite en retard ni en avance.
board-most-behind = Les plus en retard
board-most-ahead = Les plus en avance
board-of-planned = { $n ->
    [one] { $n } livré sur { $planned } prévus
   *[other] { $n } livrés sur { $planned } prévus
}
board-none = Aucune.

## What is missing.

board-lacks = Ce qui manque
board-houses-read = Une maison par cité. Ne rien déclarer n'est pas déclarer zéro.
board-houses-explained = Une maison par cité ; les maisons vides n'ont rien déclaré.
board-nobody-expected = Aucune cité n'est attendue ce mois-là : aucun chantier de nature connue n'y est ouvert.
board-nothing-lacks = Rien ne manque et rien n'est à vérifier.
board-and-others = { $n ->
    [one] { $n } autre
   *[other] { $n } autres
}
board-lack-silent = { $n ->
    [one] cité sans déclaration : { $names }
   *[other] cités sans déclaration : { $names }
}
board-lack-silent-act = Les voir
board-lack-years = { $n ->
    [one] année sans aucune saisie : { $years } ; ce n'est pas zéro
   *[other] années sans aucune saisie : { $years } ; ce n'est pas zéro
}
board-lack-years-act = Voir l'année
board-lack-years-record = Saisir
board-lack-unsized = { $n ->
    [one] cité dont le nombre de logements n'est pas connu : rien n'y empêche de livrer plus qu'il n'y a
   *[other] cités dont le nombre de logements n'est pas connu : rien n'y empêche de livrer plus qu'il n'y a
}
board-lack-unsized-act = Les voir
board-lack-unallotted = { $n ->
    [one] logement du plan en vigueur n'est attribué à aucune cité
   *[other] logements du plan en vigueur ne sont attribués à aucune cité
}
board-lack-unallotted-act = Répartir
board-lack-bucket = { $n ->
    [one] logement livré publié sans cité
   *[other] logements livrés publiés sans cité
}
board-lack-bucket-act = Les saisies
board-lack-no-commune = { $n ->
    [one] logement livré dans une cité sans commune connue
   *[other] logements livrés dans des cités sans commune connue
}
board-lack-no-commune-act = Les cités

## The days of a programme.

days-title = Les dates du programme
days-lede = Le premier et le dernier jour sont une convention tant qu'aucun plan n'est publié. La version 1 du plan les fixe.
days-problems = Les dates n'ont pas été changées.
days-first = Premier jour
days-last = Dernier jour
days-hint = Par exemple 15/06/2018.
days-set = Fixer ces dates
days-not-a-day = Il faut un jour précis, comme 15/06/2018.
days-outside = Un programme commence et finit entre 1990 et 2100.
days-plans = Voir les plans
flash-days-set = Les dates du programme sont fixées.
