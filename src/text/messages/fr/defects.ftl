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
refusal-more-than-delivered = La saisie { $text } compte { $n } logements livrés ; il y aurait { $total } défauts signalés. Baissez le nombre.
refusal-more-than-reported = Sur la saisie { $text }, { $n } défauts étaient signalés au { $date } ; il y en aurait { $total } de levés. Baissez le nombre, corrigez la date, ou signalez d'abord le défaut.
refusal-cures-need-it = { $n ->
    [one] La levée { $list } s'appuie sur le défaut { $text }. Annulez-la d'abord.
   *[other] Les levées { $list } s'appuient sur le défaut { $text }. Annulez-les d'abord, autant qu'il faut.
}
refusal-unknown-defect = { $text } n'est ni un défaut ni une levée. Ouvrez la saisie pour voir les siens.
refusal-undoes-defect = { $text } annule déjà un signalement et ne s'annule pas. Signalez-le de nouveau sur la saisie { $by }.
