### Défauts et leur levée, brut et net.

standing-defects = { $n ->
    [one] le défaut { $list }
   *[other] les défauts { $list }
}
standing-cures = { $n ->
    [one] la levée { $list }
   *[other] les levées { $list }
}
standing-names = { $n ->
    [one] les noms donnés par { $list }
   *[other] les noms donnés par { $list }
}
refusal-has-family = La saisie { $text } porte encore { $list }. Annulez ou retirez-les d'abord, dans cet ordre, puis corrigez la saisie.
refusal-not-delivered = La saisie { $text } ne compte pas de livraison : seuls des logements livrés ont des défauts. Signalez-les sur la livraison.
refusal-before-delivery = La livraison { $text } compte au { $date } : un défaut ou sa levée n'arrive pas avant. Corrigez la date.
refusal-more-than-delivered = La saisie { $text } compte { $n } logements livrés ; il y aurait { $total } défauts signalés. Baissez le nombre.
refusal-more-than-reported = Sur la saisie { $text }, { $n } défauts étaient signalés au { $date } ; il y en aurait { $total } de levés. Baissez le nombre, corrigez la date, ou signalez d'abord le défaut.
refusal-cures-need-it = { $n ->
    [one] La levée { $list } s'appuie sur le défaut { $text }. Annulez-la d'abord.
   *[other] Les levées { $list } s'appuient sur le défaut { $text }. Annulez-les d'abord, autant qu'il faut.
}
refusal-unknown-defect = { $text } n'est ni un défaut ni une levée. Ouvrez la saisie pour voir les siens.
refusal-undoes-defect = { $text } annule déjà un signalement et ne s'annule pas. Signalez-le de nouveau sur la saisie { $by }.

defects-title = Défauts de la livraison { $text }
defects-aside = Un défaut n'est pas une correction : la livraison reste comptée, brut. Le net retire les logements dont un défaut est signalé et rend ceux dont il est levé, chacun à sa date.
defects-sums = { $gross } livrés brut, { $reported } défauts signalés, { $cured } levés : { $net } net.
defects-reported = défauts signalés
defects-cured = défauts levés
defects-report-undone = signalement annulé,
defects-cure-undone = levée annulée,
defects-on = sur
defects-undo = Annuler
defects-day-needed = Un défaut se signale à un jour précis. Écrivez par exemple 31/12/2024.
defects-on-hint = jour/mois/année, par exemple 30/09/2026
defects-note-hint = Ce qui est en défaut, où le procès-verbal le dit ; jamais un nom de locataire.
defects-defect-title = Signaler des défauts
defects-defect-aside = Le jour où ils ont été constatés.
defects-cure-title = Signaler leur levée
defects-cure-aside = Le jour où ils ont été réparés.
defects-of = Défauts et levées
defects-gross = Brut
defects-net = Net
defects-fact = { $n ->
    [one] { $n } logement avec défauts non levés : { $net } net
   *[other] { $n } logements avec défauts non levés : { $net } net
}
defects-among = { $n ->
    [one] dont { $n } avec défauts non levés
   *[other] dont { $n } avec défauts non levés
}
defects-net-of = net de défauts
defects-net-short = { $n } net
defects-read-net = Lire en net
defects-read-gross = Lire en brut
flash-defect-reported = { $n ->
    [one] { $n } défaut signalé sur la saisie @{ $position }.
   *[other] { $n } défauts signalés sur la saisie @{ $position }.
}
flash-cure-reported = { $n ->
    [one] { $n } défaut levé sur la saisie @{ $position }.
   *[other] { $n } défauts levés sur la saisie @{ $position }.
}
flash-defect-undone = Le signalement @{ $position } est annulé ; les deux restent lisibles.
