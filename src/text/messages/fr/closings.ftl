### Years of the ledger: their states, their closings, what waits for a second person.

closings-title = Années et clôtures
closings-open = ouverte
closings-corrections-only = corrections seules
closings-reopened = rouverte, corrections seules
closings-closed = close
closings-by = le { $day } par { $by }
closings-by-two = le { $day } par { $by }, sur demande de { $asked }
closings-number = clôture n° { $n }
closings-number-text = la clôture n° { $text }

closings-answer-none = Aucune année n'est close : le journal est ouvert depuis { $first }.
closings-answer-all = Toutes les années sont closes jusqu'à { $closed }.
closings-answer-some = La dernière année close est { $closed } ; { $n ->
    [one] une année terminée ne l'est pas
   *[other] { $n } années terminées ne le sont pas
} : { $open }.
closings-true-and-published = Publié et vrai
closings-true-aside = « Vrai » compte chaque saisie à sa date, avec tout ce qu'on a appris depuis.
closings-published-aside = « Publié » est ce que la clôture a figé ; d'une année qui n'est pas close, ce qui y est compté à ce jour. Ce qui est appris après une clôture est publié dans l'année où on l'apprend.
closings-list-say = Chaque année en { $text }.
closings-column-year = Année
closings-column-state = État
closings-column-published = Publié
closings-column-true = Vrai
closings-column-difference = Écart
closings-column-next = Ensuite
closings-next-running = en cours
closings-next-corrections-only = Passer en corrections seules
closings-next-close = Clôturer
closings-next-order = clôturer { $year } d'abord
closings-next-reopen = Rouvrir

closings-corrections-only-title = Passer { $year } en corrections seules
closings-corrections-only-first = Dès maintenant, seules les personnes du pilotage pourront saisir ou corriger en { $year } ; les autres liront pourquoi.
closings-corrections-only-second = Rien n'est figé : les chiffres de { $year } peuvent encore bouger, jusqu'à la clôture.
closings-closing-title = Clôturer { $year } (clôture n° { $n })
closings-closing-first = Les sommes de { $year } seront figées telles qu'elles sont ci-dessous, pour tous les programmes et tous les bailleurs ; elles resteront lisibles pour toujours.
closings-closing-second = Ce qu'on apprendra ensuite gardera sa vraie date et comptera dans l'année où on l'apprendra. Une année close peut être rouverte, avec une raison.
closings-reopening-title = Rouvrir { $year }
closings-reopening-first = L'année { $year } prendra de nouveau des corrections, des seules personnes du pilotage. Ce qui a été publié reste lisible.
closings-reopening-second = Rien de ce qui est déjà compté dans une autre année n'en bouge. La prochaine clôture de { $year } portera le n° { $n }.
closings-second-needed = Il faut deux personnes : votre demande attendra qu'une autre personne du pilotage la confirme.
closings-second-none = Vous êtes seul au pilotage depuis trente jours : l'acte se fait tout de suite et portera la mention « sans double validation ».
closings-reason = Raison
closings-reason-hint = Elle reste au journal.
closings-reason-needed = La raison manque : choisissez-en une.
closings-reason-error-found = une erreur a été trouvée
closings-reason-source-corrected = la source a corrigé son chiffre
closings-reason-late-news = une nouvelle tardive appartient à l'année
closings-reason-audit = un contrôle le demande
closings-note = Explication
closings-note-hint = En une phrase, lisible par tous.
closings-note-needed = L'explication manque : dites en une phrase pourquoi l'année est rouverte.
closings-nothing-done = Rien n'a changé
closings-back = Revenir aux années
closings-sums = Sommes de l'année
closings-sums-aside = Logements comptés dans l'année à ce jour, par étape. Les étapes ne s'additionnent pas.
closings-missing = Ce qui manque
closings-missing-aside = Les mois où une cité attendue n'a rien dit. Clore n'en fait pas des zéros.
closings-missing-say = Tout le monde n'a pas déclaré : { $text }.
closings-missing-none = Chaque cité attendue a déclaré chaque mois.
closings-month-missing = { $month } ({ $reported } sur { $expected })

closings-one-title = Clôture { $year }, n° { $n }
closings-one-answer = Figée { $text }.
closings-one-open = L'année a été rouverte depuis.
closings-one-later = L'année a été rouverte depuis ; ce qui est publié aujourd'hui est
closings-one-csv = Télécharger les { $text } lignes (CSV)
closings-one-aside = Logements comptés dans l'année, bruts, par étape. Les étapes ne s'additionnent pas.
closings-defective = Défauts
closings-hash = Empreinte des lignes figées, dans l'événement du journal :
closings-months-aside = Par mois de comptage.

closings-asks-plan = { $by } demande à publier la version { $what } du plan ({ $at }).
closings-asks-closing = { $by } demande à clôturer { $what } ({ $at }).
closings-asks-reopening = { $by } demande à rouvrir { $what } ({ $at }).
closings-plan-words = Adopté le { $day }, « { $decision } » : { $reason }
closings-reopening-words = Parce que { $reason } : { $note }
closings-own = Une autre personne du pilotage doit confirmer ; vous pouvez retirer votre demande.
closings-other = Vérifiez, puis confirmez en votre nom ou refusez.
closings-confirm = Confirmer
closings-decline = Refuser
closings-withdraw = Retirer ma demande
closings-remove = Écarter la demande
closings-see = Voir la demande
closings-look = À valider
flash-asked = Votre demande attend une autre personne du pilotage.
flash-confirmed = C'est fait, à deux.
flash-request-removed = La demande est écartée. Rien n'a changé.
flash-year-corrections-only = L'année ne prend plus que des corrections.
flash-year-closing = L'année est close. Ses sommes sont figées.
flash-year-reopening = L'année est rouverte aux corrections.
