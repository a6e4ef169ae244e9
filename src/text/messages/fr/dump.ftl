### Une copie complète en tables, et son retour.

cli-dump = Écrit tout en tables CSV dans un zip, lisible sans Corons ; « restore » le reprend
cli-dump-file = Le fichier zip à écrire ; aucun n'est remplacé
cli-dumped = { $n ->
    [one] { $n } ligne écrite dans « { $text } ». Tête du journal : { $head }.
   *[other] { $n } lignes écrites dans « { $text } ». Tête du journal : { $head }.
}
cli-dumped-secrets = Mots de passe, seconds facteurs, jetons et liens n'y sont pas.
cli-dump-accounts = Les comptes sont revenus sans mot de passe : invitez de nouveau avec « corons user invite ». Jetons et liens du conseil sont à refaire.
