# Les images qui comparent : étapes, mois, territoires, années. Leurs phrases, puis leurs mots.

## La phrase des étapes.

stages-say = { $at }, en logements : { $counts }. Un logement passe d'une étape à la suivante : elles ne s'additionnent pas.
stages-none = Aucune étape n'a encore d'enregistrement.
stages-count = **{ $n }** { $done }
stages-zero = **aucun** { $done }
stages-known = **{ $n }** { $done } (années connues seulement)
stages-missing = rien de saisi pour « { $stage } »

## La phrase des mois.

months-two = { $first } ; { $second }.
months-say = { $month }, **{ $n } { $done }**
months-none-in = { $month }, **aucun logement { $done }**
months-none-yet = Aucun mois n'est encore terminé depuis le premier jour du programme.
months-missing = { $month } n'est pas encore renseigné
months-in-year = { $month } n'est connu que par son année
months-incomplete = { $month } est incomplet ({ $reported } sur { $expected } cités ont déclaré) : **{ $n } { $done }** pour l'instant
months-average = en moyenne **{ $average } par mois** sur douze mois
months-average-more = en moyenne **{ $average } par mois** sur douze mois, { $n } de plus qu'un an plus tôt
months-average-less = en moyenne **{ $average } par mois** sur douze mois, { $n } de moins qu'un an plus tôt
months-average-same = en moyenne **{ $average } par mois** sur douze mois, autant qu'un an plus tôt
months-average-none = pas de moyenne : il manque des mois parmi les douze derniers
months-average-few = pas encore douze mois pour une moyenne
months-average-year = pas de moyenne : une partie n'est datée qu'à l'année

## La phrase des années.

heat-no-plan = Aucune de ces années n'a de plan réparti : rien n'est comparé.
heat-none-over = Aucune année prévue n'est encore terminée.
heat-all-reached = Chaque année prévue a atteint son plan.
heat-worst = { $reached ->
    [0] Aucune des { $n } années prévues n'a atteint son plan ; le plus grand retard est à **{ $name }** en { $year } : **{ $gap } de moins** que prévu.
    [one] Une des { $n } années prévues a atteint son plan ; le plus grand retard est à **{ $name }** en { $year } : **{ $gap } de moins** que prévu.
   *[other] { $reached } des { $n } années prévues ont atteint leur plan ; le plus grand retard est à **{ $name }** en { $year } : **{ $gap } de moins** que prévu.
}
heat-worst-only = La seule année prévue, à **{ $name }** en { $year }, compte **{ $gap } de moins** que prévu.

## Les mots des images.

chart-title-stages = Logements financés, commandés, mis en chantier et livrés, cumul
chart-title-months = Logements par mois et moyenne sur douze mois : { $stage }
chart-title-territories = Logements par EPCI, cumul, contre les plans : { $stage }
chart-title-heat-epci = Logements par EPCI et par année, contre le plan : { $stage }
chart-title-heat-estate = Logements par cité et par année, contre le plan : { $stage }
chart-stages-apart = étapes jamais additionnées
chart-nothing-known = rien de saisi
chart-every-stage = toutes les étapes
chart-no-months = Aucun mois à montrer.
chart-no-territories = Aucun territoire à montrer.
chart-months-bars = par mois
chart-months-average = moyenne sur douze mois
chart-months-a-month = par mois en moyenne
chart-months-over = sur douze mois
chart-months-missing = mois non renseigné
chart-months-year-only = daté à l'année seule
chart-months-since = mois depuis { $month }
chart-months-best = { $n } en { $month }
chart-months-running = mois incomplet
chart-of = sur { $n }
chart-others-epci = { $n ->
    [one] { $n } autre EPCI, moins en retard
   *[other] { $n } autres EPCI, moins en retard
}
chart-others-estates = { $n ->
    [one] { $n } autre cité, moins en retard
   *[other] { $n } autres cités, moins en retard
}
chart-odd = { $name } : { $n }
chart-bucket = non ventilé
chart-no-commune = sans commune connue
chart-no-epci = hors EPCI connu
chart-key-told-until = { $name }, réparti jusqu’en { $year }
chart-no-plan = sans plan
chart-planned-only = prévu { $n }
chart-heat-far-behind = au plus la moitié du plan
chart-heat-behind = sous le plan
chart-heat-reached = plan atteint
chart-heat-far-ahead = au moins la moitié en plus
chart-heat-missing = non renseigné
chart-heat-unplanned = sans plan, ou année à venir
chart-heat-total = Écart à date
chart-more-estates = { $n ->
    [one] Et { $n } autre cité, moins en retard, dans la liste des cités.
   *[other] Et { $n } autres cités, moins en retard, dans la liste des cités.
}

## Demander une image.

charts-from-not-here = from ne vaut que pour les images « years », « months » et « heat » : une courbe cumulée part du premier jour du programme.
charts-territories-part = L'image des territoires se lit pour tout le programme, un département ou un EPCI.
charts-heat-landlord = L'image des années se lit par cité ou par EPCI, pas par bailleur. Retirez landlord.

## La page.

pictures-title = Images
pictures-lede = { $programme } : { $stage }, lus au { $day }.
pictures-back = Page du programme
pictures-link = Mois, étapes, territoires, années
pictures-months = Mois
pictures-months-read = Une barre par mois ; la ligne est la moyenne des douze derniers. Un mois hachuré n'est pas complet ; un mois non renseigné n'a pas de barre.
pictures-stages = Étapes
pictures-stages-read = Quatre comptes d'un même logement, de la décision à la réception. Chacun se lit seul.
pictures-territories = Territoires
pictures-territories-read = Même échelle partout ; le plus en retard d'abord. Une livraison compte dans l'EPCI de sa cité au jour de la réception.
pictures-heat = Années
pictures-heat-read = Chaque case : ce qui est fait, sur ce que le plan en vigueur prévoit cette année-là.
pictures-by-estate = Par cité
pictures-by-epci = Par EPCI
pictures-stages-caption = Logements à chaque étape, cumul à la fin de chaque année
pictures-months-caption = Logements par mois et moyenne des douze mois
pictures-territories-caption = Logements par EPCI au jour lu, contre le plan en vigueur
pictures-heat-caption = Logements par année, sur ce que le plan en vigueur prévoit
pictures-column-month = Mois
pictures-column-dwellings = Logements
pictures-column-planned = Prévu
pictures-column-estate = Cité
pictures-of-twelve = { $n } en douze mois
pictures-all-years = en tout
pictures-whole = Ensemble
