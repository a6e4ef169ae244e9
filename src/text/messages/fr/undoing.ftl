### Annuler un fichier adopté, et ce que dit un fichier qui reprend un historique.

undoing-aside-entries = Chaque saisie du fichier est contre-passée et ce qu'il avait corrigé est rétabli. Rien n'est effacé.
undoing-aside-estates = Chaque cité changée reprend l'état qu'elle avait ; une cité que seul ce fichier a créée est retirée du registre, et son code redevient libre. Les bailleurs créés restent. Rien n'est effacé.
undoing-aside-plan = Le brouillon redevient ce qu'il était avant ce fichier. Un plan publié ne change jamais.
undoing-aside-dwellings = Les noms donnés à des livraisons sont repris, chaque logement changé retrouve son état d'avant, certificats compris ; un logement que seul ce fichier a créé est retiré du registre. Aucun chiffre ne bouge. Rien n'est effacé.
undoing-later = Ce fichier ne peut pas être annulé tant que ce qui suit repose sur ce qu'il a apporté. Corrigez-le d'abord :
undoing-later-draft = Ce fichier ne peut pas être annulé : { $text } a enregistré depuis un brouillon qui repose sur lui. Corrigez ce brouillon, ou jetez-le.
undoing-batch = { $file } (fichier { $number })
undoing-batch-history = { $file } (fichier { $number }), reprise d'historique d'après « { $history } »
undoing-batch-undone = { $text }, annulé depuis

refusal-later-draft = Cet import ne peut pas être annulé : { $text } a enregistré depuis un brouillon qui repose sur lui. Corrigez ce brouillon, ou jetez-le.
