### The page of a year.

year-title = Année { $year }
year-say = En { $year }, { $n ->
    [0] aucun logement livré
    [one] { $n } logement livré
   *[other] { $n } { $done }
}
year-say-running = En { $year }, jusqu'au { $day }, { $n ->
    [0] aucun logement livré
    [one] { $n } logement livré
   *[other] { $n } { $done }
}
year-say-compared = { $count } : { $compared }.
year-say-missing = Rien n'est renseigné pour { $year } ; ce n'est pas zéro.
year-say-to-come = { $n ->
    [0] Rien n'est prévu en { $year }.
    [one] { $n } logement est prévu en { $year }.
   *[other] { $n } logements sont prévus en { $year }.
}
year-since = Après le { $day }, { $n } { $done } : ils ne sont pas dans les tableaux de cette page.
year-months = Mois
year-by-month = Mois par mois, contre le plan.
year-months-caption = L'année par mois
year-column-month = Mois
year-only-read = Les saisies datées à l'année seule ne sont d'aucun mois : elles forment une ligne, et les mois ne sont pas comparés au plan.
year-by-year-alone = Datées à l'année seule
year-by-territory = Par département et EPCI.
year-by-estate = Cité par cité.
year-estates-caption = L'année par cité
year-estates-read = Seules les cités où l'année a livré ou prévu quelque chose. « Non ventilé » tient ce qui est publié sans cité.
year-column-estate = Cité
year-column-entry = Saisie
year-column-when = Date
year-column-by = Par
year-latest-entries = Les dernières saisies de l'année.
year-no-entries = Aucune saisie ne porte cette année.
year-all-entries = Toutes les saisies de l'année
year-entry-reverses = annule { $position }
year-entry-reversed = annulée par { $position }
year-state = Année { $state }.
year-learned-since = appris depuis
year-both-same = Ce qui a été publié de cette année et ce qui en est vrai sont le même nombre.
year-shows-published = Cette page montre l'année telle que publiée.
year-read-true = Lire ce qui en est vrai aujourd'hui
year-read-published = Lire l'année telle que publiée
year-end = Fin d'année
year-end-aside = Ce qui a été enregistré après le 31 décembre, et ce qui est arrivé dans la dernière semaine.
year-late = Enregistré après la fin de l'année.
year-no-late = Rien n'a été enregistré après le 31 décembre.
year-last-week = La dernière semaine.
year-column-booked = Enregistrée le
year-booked-on = comptée au { $text }
