### Reports that are missing (DESIGN 2.10).

missing-title = Déclarations manquantes
missing-aside = Une cité en travaux déclare chaque mois, de son démarrage à sa livraison entière : une saisie, ou « rien ce mois-ci ». Ce qui manque n'est pas zéro.
missing-nobody-expected = Aucune cité n'était attendue ce mois-là.
missing-person-aside = Dernière personne à avoir saisi pour ces cités.
missing-person = { $n ->
    [one] Une cité attendue n'a pas déclaré
   *[other] { $n } cités attendues n'ont pas déclaré
}
missing-no-one-yet = Personne encore
missing-record = Saisir
missing-nothing = Rien ce mois-ci
missing-months = Par mois
missing-months-aside = Les vingt-quatre derniers mois.
missing-months-say = Qui a déclaré, mois par mois
missing-month = Mois
missing-reported = Ont déclaré
missing-missing = Manquent
missing-of = { $n } sur { $expected }
missing-nobody = personne d'attendu
missing-incomplete = { $n ->
    [0] aucune cité sur { $expected } n'a déclaré
    [one] { $n } cité sur { $expected } a déclaré
   *[other] { $n } cités sur { $expected } ont déclaré
}
missing-key = déclarations incomplètes
missing-link = Ce qui manque, par mois et par personne
missing-in-picture = { $month } : { $text }
