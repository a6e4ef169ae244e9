### Words that every page uses.

brand = Corons
dwellings = { $n ->
    [one] { $n } logement
   *[other] { $n } logements
}
days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
entries-count = { $n ->
    [one] { $n } saisie
   *[other] { $n } saisies
}
estates-count = { $n ->
    [one] { $n } cité
   *[other] { $n } cités
}
fictional-strip = Données fictives
unknown = inconnu
not-broken-down = non ventilé
no-commune = sans commune connue
not-allotted = non réparti
plan-original = plan d'origine
plan-current = plan en vigueur
plan-indicative = trajectoire linéaire indicative, non adoptée
nothing-recorded-yet = rien n'était encore enregistré dans Corons
