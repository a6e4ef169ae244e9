# Words inside pictures. `chart-` keys; short, because pictures are narrow.

chart-fictional = Données fictives
chart-gross = brut
chart-net = net
chart-counted = { $stage }, { $measure }
chart-scope-all = tout le programme
chart-scope-department = département { $code }
chart-scope-epci = EPCI { $code }
chart-scope-commune = commune { $code }
chart-scope-estate = cité { $code }
chart-scope-landlord = bailleur { $code }
chart-original = plan d'origine
chart-original-of = plan d'origine du { $day }
chart-current = plan en vigueur
chart-current-of = plan en vigueur du { $day }
chart-read-at = totaux au { $day }
chart-known-on = connu au { $day }
chart-situation = situation n° { $position } · { $head }

chart-title-progress = Logements, cumul, contre les plans : { $stage }
chart-title-years = Logements par an, contre les plans : { $stage }
chart-title-estates = Logements par cité, contre le plan : { $stage }

chart-unit = { $n ->
    [one] logement
   *[other] logements
}
chart-plan-original = Plan d'origine
chart-plan-current = Plan en vigueur
chart-indicative = Trajectoire linéaire indicative, non adoptée
chart-gap = écart
chart-known = connus
chart-revised = Plan révisé le { $day }
chart-revised-short = révisé, { $month }
chart-original-end = terme d'origine
chart-not-reported = { $n ->
    [one] non renseignée
   *[other] non renseignées
}
chart-year-only = daté à l'année seule
chart-running = en cours
chart-to-come = à venir
chart-variance-to = Écart au plan
chart-variance-indicative = Écart au tracé
chart-variance = Écart
chart-row-current = en vigueur
chart-row-original = origine
chart-row-plan = d'origine
chart-row-indicative = indicatif
chart-missing-dwellings = manque
chart-key-plan = plan en vigueur
chart-key-original = plan d'origine
chart-key-original-differs = plan d'origine, s'il diffère
chart-key-indicative = trajectoire linéaire indicative, non adoptée
chart-size = taille de la cité
chart-of-planned = { $n ->
    [one] { $actual } sur { $planned } prévu
   *[other] { $actual } sur { $planned } prévus
}
chart-without-plan = { $actual }, sans plan
chart-of-size = taille { $size }
chart-size-unknown = inconnue
chart-no-estates = Aucune cité à montrer.

## Asking for a picture.

asked-wrong = « { $value } » n'est pas une valeur de { $name }. Corrigez l'adresse ou retirez ce paramètre.
asked-two-parts = Une seule partie à la fois : department, epci, commune, estate ou landlord.
charts-from-years-only = from ne vaut que pour l'image « years » : une courbe cumulée part du premier jour du programme.
charts-width = La largeur va de { $least } à { $most } pixels. Choisissez width entre les deux.
charts-estates-landlord = L'image des cités ne se lit pas par bailleur. Retirez landlord.

## Ce qui est fait, accordé avec son nombre, écrit avant lui.

chart-dwellings-financed = { $n ->
    [one] logement financé
   *[other] logements financés
}
chart-done-financed = { $n ->
    [one] financé
   *[other] financés
}
chart-dwellings-ordered = { $n ->
    [one] logement commandé (OS)
   *[other] logements commandés (OS)
}
chart-done-ordered = { $n ->
    [one] commandé (OS)
   *[other] commandés (OS)
}
chart-dwellings-started = { $n ->
    [one] logement mis en chantier
   *[other] logements mis en chantier
}
chart-done-started = { $n ->
    [one] en chantier
   *[other] en chantier
}
chart-dwellings-delivered = { $n ->
    [one] logement livré
   *[other] logements livrés
}
chart-done-delivered = { $n ->
    [one] livré
   *[other] livrés
}
