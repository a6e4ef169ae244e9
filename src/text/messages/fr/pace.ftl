### Pace: what an end date takes, and where a pace leads.
### What stands between two pairs of asterisks is emphasised.

## The sentences.

pace-reached = L'objectif de **{ $target }** est atteint : aucun rythme n'est plus nécessaire.
pace-past = { $n ->
    [one] Le **{ $day }** est passé ; il reste **{ $n } logement**.
   *[other] Le **{ $day }** est passé ; il reste **{ $n } logements**.
}
pace-required = { $n ->
    [one] Pour finir le **{ $day }**, il faut **{ $n } logement par mois**.
   *[other] Pour finir le **{ $day }**, il faut **{ $n } logements par mois**.
}
pace-required-none = { $n ->
    [one] Pour finir le **{ $day }**, il faut **{ $n } logement par mois** ; il n'y en a eu aucun ces douze derniers mois.
   *[other] Pour finir le **{ $day }**, il faut **{ $n } logements par mois** ; il n'y en a eu aucun ces douze derniers mois.
}
pace-required-enough = { $n ->
    [one] Le rythme des douze derniers mois suffit pour finir le **{ $day }** : il faut **{ $n } logement par mois**, la moyenne est de { $average }.
   *[other] Le rythme des douze derniers mois suffit pour finir le **{ $day }** : il faut **{ $n } logements par mois**, la moyenne est de { $average }.
}
pace-required-times = { $n ->
    [one] Pour finir le **{ $day }**, il faut **{ $n } logement par mois**, soit **{ $times } fois** le rythme des douze derniers mois.
   *[other] Pour finir le **{ $day }**, il faut **{ $n } logements par mois**, soit **{ $times } fois** le rythme des douze derniers mois.
}
pace-rate-last = Au rythme des douze derniers mois
pace-rate-given = { $n ->
    [one] À **{ $n } logement par mois**
   *[other] À **{ $n } logements par mois**
}
pace-leads = { $n ->
    [one] { $rate }, **{ $n } logement** serait { $done } le **{ $day }**, { $how }, qui serait atteint le **{ $on }**.
   *[other] { $rate }, **{ $n } logements** seraient { $done } le **{ $day }**, { $how }, qui serait atteint le **{ $on }**.
}
pace-leads-not = { $n ->
    [0] { $rate }, **aucun logement** ne serait { $done } le **{ $day }**, { $how }, qui ne serait pas atteint.
    [one] { $rate }, **{ $n } logement** serait { $done } le **{ $day }**, { $how }, qui ne serait pas atteint.
   *[other] { $rate }, **{ $n } logements** seraient { $done } le **{ $day }**, { $how }, qui ne serait pas atteint.
}
pace-leads-on = { $rate }, l'objectif de { $target } serait atteint le **{ $on }**.
pace-leads-never = { $rate }, l'objectif de { $target } ne serait pas atteint.
pace-gap-short = **{ $n } de moins** que l'objectif de { $target }
pace-gap-over = **{ $n } de plus** que l'objectif de { $target }
pace-gap-even = **juste l'objectif** de { $target }
pace-thin = { $n ->
    [0] **Données insuffisantes** pour une projection : il faut { $enough } mois de suite renseignés jusqu'à { $last }. { $why }
    [one] **Données insuffisantes** pour une projection : { $n } mois est renseigné jusqu'à { $last }, il en faut { $enough } de suite. { $why }
   *[other] **Données insuffisantes** pour une projection : { $n } mois de suite sont renseignés jusqu'à { $last }, il en faut { $enough }. { $why }
}
pace-thin-begins = Le programme n'a pas commencé plus tôt.
pace-thin-missing = { $month } n'est pas renseigné.
pace-thin-year = L'année { $year } n'est connue, en partie, que par l'année.

## The page.

pace-title = Rythme
pace-lede = Un rythme n'est pas un chiffre du journal : c'est une formule sur des chiffres, montrée avec eux.
pace-required-topic = Rythme nécessaire
pace-required-say = Ce que demande chaque échéance
pace-required-read = Reste à faire × 30,4375 ÷ jours restants, arrondi au-dessus : la durée moyenne d'un mois. Par an, × 365,25.
pace-required-caption = Rythme nécessaire par échéance
pace-column-end = Échéance
pace-column-remaining = Reste
pace-column-days = Jours
pace-column-month = Par mois
pace-column-year = Par an
pace-column-times = Contre 12 mois
pace-column-projected = Au rythme actuel
pace-times = { $times } fois
pace-end-own = dernier jour du programme
pace-end-current = terme du plan en vigueur
pace-end-of-year = fin { $year }
pace-end-chosen = date choisie
pace-target-current = objectif en vigueur, { $target }
pace-come = passée
pace-choose = Deux autres échéances
pace-first-end = Première
pace-second-end = Seconde
pace-show = Voir
pace-observed-topic = Rythmes observés
pace-observed-say = Douze mois entiers, jamais un mois seul
pace-observed-read = Un mois compte s'il est fini. Une saisie datée de l'année seule ôte leur rythme aux douze mois qu'elle touche.
pace-last = Douze derniers mois
pace-best = Meilleurs douze mois
pace-stretch = { $n } de { $first } à { $last }, ÷ 12
pace-none = Aucun rythme sur douze mois ne peut être donné.
pace-per-month = par mois
pace-forecast-topic = Projection
pace-forecast-read = Elle prolonge le passé et ne prévoit rien : ni les marchés à venir, ni les arrêts de chantier. Avec moins de { $text } mois de suite renseignés, aucune n'est donnée.
pace-forecast-none = Rien à projeter.
pace-forecast-formula = { $actual } + { $done } × { $days } jours ÷ 365,25, arrondi au-dessous
pace-not-given = Aucun rythme n'est donné : rien n'est encore enregistré, ou des années entières ne sont pas renseignées.
pace-to-what-if = Essayer un autre rythme
pace-to-page = Formules et autres échéances
pace-day-malformed = « { $text } » n'est pas un jour. Écrivez-le 2028-12-31.

## What if.

what-if-title = Et si ?
what-if-lede = Rien n'est enregistré ici : tout est dans l'adresse de la page, que l'on peut envoyer.
what-if-pace = Logements par mois
what-if-pace-hint = Un nombre entier. Les douze derniers mois : { $text }.
what-if-pace-hint-none = Un nombre entier de logements.
what-if-date = Échéance
what-if-date-hint = Un jour après le { $text }.
what-if-without = Sans ces cités
what-if-without-hint = Codes ou noms, séparés par des virgules : ce que le plan en attend encore sort de l'objectif.
what-if-show = Calculer
what-if-problems = Le calcul n'a pas été fait.
what-if-pace-large = Au plus { $text } logements par mois.
what-if-date-early = Cette échéance n'est pas après le { $text }, jour où tout est lu.
what-if-date-late = Une échéance au-delà de 2100 ne veut plus rien dire.
what-if-not-a-day = Il faut un jour précis, comme 31/12/2028.
what-if-unknown = Aucune cité du programme ne s'appelle « { $text } ».
what-if-ambiguous = Plusieurs cités s'appellent « { $text } » : donnez le code.
what-if-unplanned = Le plan en vigueur n'attend rien de { $text } : l'objectif ne change pas.
what-if-left = { $n ->
    [one] Sans { $names }, **{ $n } logement** sort de l'objectif, qui devient { $target }.
   *[other] Sans { $names }, **{ $n } logements** sortent de l'objectif, qui devient { $target }.
}
what-if-required = { $n ->
    [one] Pour finir le { $day }, il faudrait { $n } logement par mois.
   *[other] Pour finir le { $day }, il faudrait { $n } logements par mois.
}
what-if-years = Année après année
what-if-years-say = Où ce rythme mènerait
what-if-years-read = Bleu : déjà fait et ce qui le serait. Brique : ce qui manquerait encore. Trait : l'objectif.
what-if-day = Au
what-if-done = Serait fait
what-if-left-over = Resterait
what-if-unavailable = Rien ne peut être calculé : rien n'est enregistré, ou des années entières ne sont pas renseignées.
what-if-candidates = Cités à laisser de côté
what-if-candidates-read = Celles dont le plan attend encore le plus. Un lien ôte ou remet une cité.
what-if-candidates-say = Ce que le plan attend encore
what-if-out = laisser de côté
what-if-in = remettre
what-if-expected = { $n ->
    [one] { $n } logement attendu
   *[other] { $n } logements attendus
}
