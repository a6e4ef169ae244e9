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

fictional-explained = Démonstration sur de vraies cités : aucun nombre de cette page n'est réel.
skip = Aller au contenu
this-language = Français
nav-main = Principale
nav-programme = Programme
nav-years = Années
nav-estates = Cités
nav-operations = Opérations
nav-entries = Saisies
nav-plans = Plans
account-of-role = compte { $text }
number = n° { $text }
foot-position = Situation n° { $text }
foot-ledger-at = Journal à jour au { $text }.
