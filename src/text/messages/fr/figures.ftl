### Figures and their explanations.

figures-title = Retrouver un chiffre
figures-lede = Chaque chiffre de Corons porte une référence. Collez-la ici : vous retrouverez le même nombre, sa définition et les lignes qui le composent, même des années plus tard.
figures-field = Référence du chiffre
figures-field-hint = Par exemple { $text }
figures-open = Ouvrir
figures-crumb = Chiffres
figures-find = Retrouver un chiffre
figures-how-to = Sur chaque page, les nombres soulignés d'un pointillé ouvrent leur chiffre : la référence est dans la marge, à copier.

figures-reference = Référence
figures-known = Connu à
figures-known-at = Situation n° { $position }, enregistrée le { $day }
figures-programme = Programme
figures-download = Télécharger
figures-all-lines = toutes les saisies
figures-none = pas de valeur

figures-define-act = Nombre de { $dwellings } { $place }, { $period }, comptés par le programme { $programme }.
figures-define-plan = Nombre de { $dwellings } que prévoit { $plan } { $place }, { $period }, pour le programme { $programme }.
figures-define-var = Écart : les { $dwellings } { $place }, { $period }, moins ce que prévoit { $plan } pour les mêmes jours (programme { $programme }).
figures-define-rem = Reste à faire : l'objectif que fixe { $plan } { $place }, moins les { $dwellings } { $period } (programme { $programme }).
figures-define-prorated = Prévu à un jour : les années entières passées, et de l'année en cours la part de ses jours écoulés, arrondie au plus proche.
figures-define-gross = Brut : les malfaçons signalées depuis ne sont pas déduites.
figures-define-net = Net : les malfaçons signalées sont déduites et celles qui sont levées comptent de nouveau, chacune à son jour.
figures-define-true = Vrai : chaque saisie compte au jour où la chose a eu lieu.
figures-define-published = Publié : une année close se lit dans les sommes figées par sa dernière clôture, une année ouverte par jour de comptabilisation.
figures-define-epci = Une saisie compte dans l'EPCI où se trouvait sa commune ce jour-là.
figures-define-month = Ce qui n'est daté qu'à l'année n'est dans aucun mois.

figures-place-all = dans tout le programme
figures-place-department = dans le département { $text }
figures-place-epci = dans l'EPCI { $text }
figures-place-commune = dans la commune { $text }
figures-place-estate = dans la cité { $text }
figures-place-landlord = du bailleur { $text }
figures-place-operation = de l'opération { $text }
figures-place-none = publiés sans ventilation par cité
figures-place-nocom = dans les cités sans commune connue
figures-place-rest = sans les répartir entre les cités, arrondis compris

figures-in = en { $text }
figures-from-to = du { $first } au { $last }

figures-plan-indicative = la trajectoire linéaire indicative, non adoptée,
figures-plan-original = le plan d'origine (version 1)
figures-plan-version = la version { $text } du plan

figures-newest = C'est la situation la plus récente.
figures-unchanged = Inchangé : c'est encore la valeur à la situation n° { $position }.
figures-newer = Valeur plus récente : { $value } (situation n° { $position }).
figures-newer-none = À la situation n° { $position }, ce chiffre n'a plus de valeur.
figures-newer-gone = À la situation n° { $position }, ce dont parle ce chiffre n'existe plus sous ce nom.
figures-newer-open = Ouvrir le chiffre d'aujourd'hui

figures-made = Comment ce chiffre est fait
figures-made-entries = { $n ->
    [0] Aucune ligne du journal.
    [one] Une ligne du journal.
   *[other] { $n } lignes du journal.
}
figures-made-grouped = Elles sont regroupées ; chaque groupe ouvre son propre chiffre.
figures-made-sum = Le cumul de la dernière ligne est le chiffre.
figures-list-entries = Ce qui a eu lieu
figures-list-plan = Ce que prévoit { $plan }
figures-list-target = L'objectif de { $plan }
figures-empty = Aucune ligne : la somme est 0.
figures-line = Ligne
figures-when = Date
figures-where = Cité
figures-lines = Saisies
figures-dwellings = Logements
figures-running = Cumul
figures-total = Somme
figures-result-var = Écart
figures-result-rem = Reste à faire
figures-pages = { $from } à { $to } sur { $count }
figures-page = Page { $text }
figures-carried = Report des lignes d'avant

figures-act-reversal = annule { $text }
figures-act-defect = malfaçon signalée
figures-act-cure = malfaçon levée
figures-recorded = enregistrée le { $text }
figures-booked = comptabilisée le { $text }
figures-group-alone = { $year }, sans autre date que l'année
figures-frozen = clôture { $year }, n° { $number }
figures-whole-programme = Programme entier
figures-year-whole = année entière
figures-year-share = { $number } × { $elapsed } ÷ { $days } jours, jusqu'au { $day }

figures-missing = { $n ->
    [one] { $years } n'est pas renseignée : ce nombre ne compte que ce qui est connu.
   *[other] { $years } ne sont pas renseignées : ce nombre ne compte que ce qui est connu.
}
figures-no-plan = Cette version ne prévoit rien pour cette partie du programme : il n'y a ni prévu, ni écart, ni reste. Ce n'est pas zéro.
figures-other-stage = Le plan porte sur une autre étape que celle de ce chiffre : il n'y a rien à comparer.
figures-years-missing = { $n ->
    [one] { $years } n'est pas renseignée : rien n'est comparé au plan tant qu'une année entière manque. Saisissez-la d'abord.
   *[other] { $years } ne sont pas renseignées : rien n'est comparé au plan tant qu'une année entière manque. Saisissez-les d'abord.
}
figures-part-of-month = L'année { $year } est close et ses sommes sont figées par mois entiers : le chiffre publié n'existe pas pour une partie de mois. Demandez des mois entiers, ou le chiffre vrai.

figures-wrong-shape = Ce n'est pas une référence de chiffre. Elle a sept parties séparées par des points, puis @, un numéro de situation, un tiret et un caractère de contrôle. Copiez-la en entier.
figures-wrong-check = Le caractère de contrôle ne correspond pas : la référence a été mal recopiée. Vérifiez-la lettre par lettre, ou copiez-la de nouveau.
figures-wrong-programme = « { $text } » n'est pas un code de programme.
figures-wrong-quantity = « { $text } » n'est pas une grandeur. On attend act, plan, var ou rem, suivi pour les trois derniers d'un numéro de version.
figures-wrong-stage = « { $text } » n'est pas une étape. On attend fin, ord, sta ou del.
figures-wrong-net = « { $text } » n'est ni g (brut) ni n (net).
figures-wrong-basis = « { $text } » n'est ni t (vrai) ni p (publié).
figures-wrong-scope = « { $text } » n'est pas une partie du programme que Corons connaît.
figures-wrong-period = « { $text } » n'est pas une période. On attend 2025, 2025-03 ou 2018-06-15_2025-12-31.
figures-wrong-position = « { $text } » n'est pas un numéro de situation.
figures-unknown-programme = Aucun programme ne portait le code « { $text } » à cette situation.
figures-unknown-scope = Rien ne portait le nom « { $text } » à cette situation.
figures-unknown-version = La version { $text } du plan n'était pas publiée à cette situation.
