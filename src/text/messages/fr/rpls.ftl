### Le fichier détail du répertoire des logements locatifs des bailleurs sociaux (RPLS).

rpls-met = { $n ->
    [0] Fichier détail RPLS : aucune ligne n'est d'un logement déjà au registre. Aucun logement n'est créé d'après ce fichier.
    [one] Fichier détail RPLS : { $n } ligne est d'un logement déjà au registre. Aucun logement n'est créé d'après ce fichier.
   *[other] Fichier détail RPLS : { $n } lignes sont de logements déjà au registre. Aucun logement n'est créé d'après ce fichier.
}
rpls-by-address = { $n ->
    [one] { $n } ligne est reconnue par son adresse, que seuls ce logement et cette ligne portent dans la commune.
   *[other] { $n } lignes sont reconnues par leur adresse, que seuls leur logement et leur ligne portent dans la commune.
}
rpls-elsewhere = { $n ->
    [one] { $n } ligne laissée de côté : sa commune n'a pas de cité au registre.
   *[other] { $n } lignes laissées de côté : leur commune n'a pas de cité au registre.
}
rpls-unknown = { $n ->
    [one] { $n } ligne laissée de côté : ni son numéro ni son adresse ne sont d'un logement au registre, elle peut être d'un autre bailleur.
   *[other] { $n } lignes laissées de côté : ni leur numéro ni leur adresse ne sont d'un logement au registre, elles peuvent être d'autres bailleurs.
}
rpls-several = { $n ->
    [one] { $n } ligne laissée de côté : plusieurs logements ou plusieurs lignes répondent à son numéro ou à son adresse.
   *[other] { $n } lignes laissées de côté : plusieurs logements ou plusieurs lignes répondent à leur numéro ou à leur adresse.
}
rpls-older = { $n ->
    [one] { $n } étiquette laissée de côté : celle du registre n'est pas plus ancienne.
   *[other] { $n } étiquettes laissées de côté : celles du registre ne sont pas plus anciennes.
}
