scope-all = tout le programme
scope-estates = { $n ->
    [one] la cité { $list }
   *[other] les cités { $list }
}
scope-epcis = { $n ->
    [one] les cités de l'EPCI { $list }
   *[other] les cités des EPCI { $list }
}
scope-landlords = { $n ->
    [one] ce qui relève du bailleur { $list }
   *[other] ce qui relève des bailleurs { $list }
}
scope-places-and-landlords = { $n ->
    [one] { $text }, pour le seul bailleur { $list }
   *[other] { $text }, pour les seuls bailleurs { $list }
}
scope-title = Votre périmètre
scope-says = Vous voyez { $text }. Le reste du programme ne s'ouvre pas depuis ce compte.
scope-may = Vous y saisissez ce qui est livré, mis en chantier, commandé ou financé, vous corrigez vos propres saisies, et vous signalez les malfaçons.
scope-ask = Il manque une cité ? Demandez à l'administration d'étendre votre périmètre.
scope-none = Rien n'est encore dans votre périmètre
scope-none-next = Aucune cité n'y correspond aujourd'hui. Demandez à l'administration de le vérifier.
scope-record = Saisir
scope-record-on = Saisir sur { $text }
scope-entries = Les saisies du périmètre
scope-operations = Les opérations du périmètre
scope-head-actual = { $text }, brut
scope-in-part = De cette cité, vous ne voyez que ce qui relève de votre périmètre : elle n'est pas comparée à son plan.
