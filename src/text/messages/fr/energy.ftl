### Fichiers de logements, étiquettes énergie, montants.

file-occupants = La colonne « { $column } » dit qui habite le logement. Corons ne garde rien des habitants : supprimez cette colonne, puis recommencez.
cell-day-needed = « { $value } » n'est pas un jour. Écrivez le jour du diagnostic, par exemple 12/05/2024 : sa méthode en dépend.
line-dwelling-twice = Le même logement est déjà à la ligne { $line }. Gardez une seule de ces lignes.

money-not-an-amount = « { $text } » n'est pas un montant en euros. Écrivez par exemple 45 000,50.
money-ambiguous = « { $text } » peut se lire de deux façons. Écrivez les milliers avec une espace (1 234) ou deux décimales (1,23).
money-fraction = « { $text } » a plus de deux décimales. Arrondissez au centime.
money-not-above-zero = Un coût est au-dessus de zéro. S'il n'est pas connu, laissez vide.
money-too-large = « { $text } » est trop grand pour le coût d'un logement. Vérifiez l'unité : des euros, pas des centimes.

energy-unreadable = « { $text } » n'est pas une étiquette énergie. Écrivez la classe de A à G, avec ou sans ses valeurs : D, ou D 210/35 (kWh et kg de CO2 par m² et par an).
energy-class-needed = « { $text } » ne suffit pas : la classe ne se calcule que pour un diagnostic daté de juillet 2021 ou après, d'un logement de plus de 40 et de moins de 800 m². Écrivez aussi la classe du certificat, par exemple D { $text }.
energy-differs = Ces valeurs donnent la classe { $class }. Corrigez la classe ou les valeurs de « { $text } ».
energy-day-needed = Ce logement a déjà la classe { $class }, du { $date }. Une autre classe demande le jour du nouveau diagnostic : remplissez date_dpe (ou date_dpe_avant pour celui d'avant travaux).
energy-no-class = Il y a une date de diagnostic, mais aucune étiquette. Écrivez la classe, ou videz la date.
energy-too-early = « { $text } » : il n'y avait pas de diagnostic de performance énergétique avant novembre 2006. Vérifiez la date.
energy-reversed = Le diagnostic d'avant travaux est plus récent que celui d'après. Vérifiez les deux dates.

energy-method = méthode { $year }
energy-method-older = méthode d'avant 2013
energy-undated = sans date, méthode inconnue

effect-dwellings = { $lines }. Logements à ajouter : { $added } ; à changer : { $changed } ; inchangés : { $unchanged }.
effect-dwellings-done = { $lines }. Logements ajoutés : { $added } ; changés : { $changed } ; inchangés : { $unchanged }.
effect-dwellings-added = { $n ->
    [one] { $estate } ({ $name }) : { $n } logement nouveau
   *[other] { $estate } ({ $name }) : { $n } logements nouveaux
}
effect-dwelling-changed = Ligne { $line }, { $estate }, logement { $number } : { $list }
effect-dwelling-field = { $column } : { $before } → { $after }
effect-names = Logements nommés dans leur livraison : { $named } ; déjà nommés : { $before } ; non nommés : { $unnamed }. Aucun total ne bouge.
effect-named = { $n ->
    [one] { $entry } : { $n } logement nommé ({ $list })
   *[other] { $entry } : { $n } logements nommés ({ $list })
}
effect-dwelling-unnamed = Ligne { $line }, logement { $number }, non nommé : { $why }
unnamed-no-delivery = aucune livraison de cette date, de ce bailleur et de cette cité n'a de logement à nommer.
unnamed-several = plusieurs livraisons peuvent être la sienne : { $list }. Nommez-le dans la bonne.
unnamed-too-many = { $left ->
    [one] la saisie { $entry } n'a plus qu'un logement à nommer, et { $lines } lignes la désignent. Nommez-les dans la saisie.
   *[other] la saisie { $entry } n'a plus que { $left } logements à nommer, et { $lines } lignes la désignent. Nommez-les dans la saisie.
}
unnamed-held = la saisie { $entry }, d'une autre date, le nomme déjà.

dwellings-energy = Étiquette énergie
dwellings-energy-arrow = { $before }, puis { $after } après travaux
dwellings-energy-before = avant travaux
dwellings-energy-after = après travaux
dwellings-energy-mixed = méthodes différentes : l'écart ne dit pas les seuls travaux
dwellings-cost = Coût
dwellings-energy-about = { $known ->
    [one] { $known } logement avec une étiquette après travaux, dont { $good } en classe C ou mieux.
   *[other] { $known } logements avec une étiquette après travaux, dont { $good } en classe C ou mieux.
}

history-field-energy-before-class = Étiquette énergie avant travaux
history-field-energy-before-on = Diagnostic d'avant travaux
history-field-energy-before-kwh = kWh par m² et par an avant travaux
history-field-energy-before-co2 = kg de CO2 par m² et par an avant travaux
history-field-energy-after-class = Étiquette énergie après travaux
history-field-energy-after-on = Diagnostic d'après travaux
history-field-energy-after-kwh = kWh par m² et par an après travaux
history-field-energy-after-co2 = kg de CO2 par m² et par an après travaux
history-field-cost = Coût
