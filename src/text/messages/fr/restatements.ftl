### From one figure to another (DESIGN 4).

restatements-title = D'un chiffre à l'autre
restatements-lede = Pourquoi un chiffre connu un jour n'est plus le même aujourd'hui : chaque cause, comptée, et les saisies qui la font. Il ne reste rien d'inexpliqué.
restatements-booked = reports d'exercice
restatements-new = nouvelles saisies
restatements-late = saisies tardives
restatements-corrected = corrections : { $text }
restatements-defects = défauts signalés
restatements-cures = défauts levés
restatements-regrouped = cités scindées ou réunies
restatements-moved = cités ou communes déplacées
restatements-perimeter = périmètre ou nature changés
restatements-no-epci = EPCI inconnu
restatements-in-year = En { $year }
restatements-at-day = Au { $day }
restatements-today = aujourd'hui
restatements-on-day = le { $day }
restatements-on-day-at = le { $day } (situation { $position })
restatements-known = { $n ->
    [0] aucun logement { $done } connu { $at }
    [one] **{ $n } logement** { $done } connu { $at }
   *[other] **{ $n } logements** { $done } connus { $at }
}
restatements-published = { $n ->
    [0] aucun logement { $done } publié par la clôture n° { $closing }
    [one] **{ $n } logement** { $done } publié par la clôture n° { $closing }
   *[other] **{ $n } logements** { $done } publiés par la clôture n° { $closing }
}
restatements-more = **{ $n } de plus**
restatements-fewer = **{ $n } de moins**
restatements-same = **rien n'a changé au total**
restatements-one-cause = , pour une seule cause : { $text }
restatements-among = , dont { $text }
restatements-among-others = , dont surtout { $text }
restatements-balanced = , où se compensent { $text }
restatements-answer = { $period }, { $opening } ; **{ $closing }** { $at } : { $change }.

restatements-from = Connu le
restatements-to = Comparé à
restatements-year = Chiffre de l'année
restatements-by = Ventilé par
restatements-by-whole = Tout le programme
restatements-by-territory = EPCI
restatements-by-estate = Cité
restatements-stage = Étape
restatements-programme = Programme
restatements-measure = Défauts
restatements-gross = Brut
restatements-net = Net de défauts
restatements-show = Montrer le passage
restatements-nothing = Rien n'a changé entre ces deux points.
restatements-nothing-next = Ni saisie, ni correction, ni registre n'a déplacé ce chiffre. Choisissez un point plus ancien pour remonter plus loin.
restatements-steps = Le passage
restatements-steps-aside = Un trait plein ajoute, un trait hachuré retire ; chaque nombre porte son signe.
restatements-steps-say = { $n ->
    [one] Une cause, comptée au logement près
   *[other] { $n } causes, comptées au logement près
}
restatements-twin = Le même passage en tableau
restatements-column-cause = Cause
restatements-column-dwellings = Logements
restatements-column-entries = Saisies
restatements-opening = Départ
restatements-closing = Arrivée
restatements-residual = Reste inexpliqué
restatements-lines = Par ligne
restatements-lines-aside = Les lignes qui n'ont pas bougé ne sont pas montrées ; le total est celui du programme.
restatements-lines-say = { $n ->
    [0] Aucune ligne n'a bougé
    [one] Une ligne a bougé
   *[other] { $n } lignes ont bougé
}
restatements-column-line = Ligne
restatements-total = Programme
restatements-entries-count = { $n ->
    [one] { $n } ligne du journal
   *[other] { $n } lignes du journal
}
restatements-entries-title = Ce qui fait « { $text } »
restatements-entries-answer = { $n ->
    [one] { $n } ligne du journal, qui fait { $sum }.
   *[other] { $n } lignes du journal, qui font ensemble { $sum }.
}
restatements-entries-booked = Cette cause oppose deux sommes : ce que la clôture a publié par jour de comptabilisation, et ce qui est vrai par jour de réalisation. Elle n'a pas de saisies à elle.
restatements-column-position = N°
restatements-column-running = Cumul
restatements-back = Retour au passage
restatements-link = Ce qui a changé entre deux dates
restatements-chart = Logements, d'un point de connaissance à l'autre : { $stage }
restatements-chart-difference = écart au départ
restatements-chart-year = année { $year }
restatements-chart-days = du { $from } au { $to }
restatements-chart-closing = publié par la clôture n° { $n }
restatements-column-date = Date
restatements-column-estate = Cité
restatements-hints = Une date (2025-01-15) compte ce qui était saisi ce jour-là au soir ; @1234 est une situation du journal. Vides, elles vont du dernier jour de l'année passée à aujourd'hui. Une année seule, sans date, compare ce que sa clôture a publié à ce qu'on en sait.
