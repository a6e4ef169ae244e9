### Sauvegardes, restauration, santé du service.

keeping-title = Santé du service
keeping-aside = Ce que le service fait de lui-même pour que rien ne se perde.
keeping-aside-off = Un service réel se sauvegarde, s'essaie à restaurer et se vérifie de lui-même ; une démonstration ne garde rien.
keeping-all-well = Tout est en ordre.
keeping-not-well = { $n ->
    [one] Un point demande attention.
   *[other] { $n } points demandent attention.
}
keeping-backup = Sauvegardes
keeping-backup-off = Ce service ne fait ni sauvegarde, ni essai de restauration, ni vérification chaque nuit : ses données sont fictives. « corons verify » vérifie à la demande.
keeping-backup-last = La dernière sauvegarde vérifiée date du { $text }.
keeping-backup-none = Aucune sauvegarde n'a encore été faite.
keeping-backup-failed = La dernière tentative a échoué : { $text }. Elle sera refaite dans une minute ; vérifiez le disque.
keeping-all-saved = Rien n'a été saisi depuis.
keeping-unsaved = Ce qui a été saisi à partir du { $text } n'est encore dans aucune.
keeping-restore-test = Essai de restauration
keeping-restore-test-none = Aucun essai n'a encore eu lieu ; le service en fait un chaque jour dès qu'il a une sauvegarde.
keeping-restore-test-ok = Le { $text }, { $file } a été restaurée à l'essai : situation n° { $position }, tous les chiffres à l'unité près.
keeping-restore-test-failed = L'essai du { $text } avec { $file } a échoué : { $why }. Lancez « corons doctor », puis « corons backup ».
keeping-verification = Vérification
keeping-verification-none = La vérification de chaque nuit n'a pas encore eu lieu.
keeping-verification-ok = Le { $text }, la chaîne et toutes les sommes ont été recalculées par un second chemin jusqu'à la situation n° { $position } : tout concorde.
keeping-verification-failed = La vérification du { $text } a trouvé une différence : { $why }. Lancez « corons verify ».
keeping-disk = Disque
keeping-disk-ok = Il reste { $free } ; il en faut { $wanted }.
keeping-disk-short = Il ne reste que { $free } ; il en faut { $wanted }. Faites de la place : sans elle, plus de sauvegardes, puis plus de saisies.
keeping-database = Base
keeping-database-say = { $size }, SQLite { $sqlite }, Corons { $version }.
keeping-size = { $n } Mio
keeping-backups = Copies
keeping-backups-aside = La plus récente de chacun des 48 derniers quarts d'heure, 30 derniers jours et 12 derniers mois où quelque chose a changé. Chacune a été vérifiée avant de porter son nom.
keeping-backups-none = Il n'y a encore aucune copie. La première est faite dès que le service tourne.
keeping-head-file = Fichier
keeping-head-when = Faite et vérifiée
keeping-head-position = Situation
keeping-head-size = Taille
keeping-backed-up = Sauvegarde vérifiée : { $file } { $head }
keeping-restored = « { $file } » est restauré et vérifié : { $head }
keeping-replaced = Ce qui était là est gardé dans { $text }
keeping-replaced-nothing = Il n'y avait rien à remplacer.
keeping-figures = { $programme } : { $total }
keeping-no-figure = rien de saisi
keeping-restored-accounts = Toutes les connexions et invitations sont terminées. Comptes, mots de passe et jetons sont ceux de la sauvegarde : revoyez ce qui a été désactivé ou révoqué depuis.
backup-missing = « { $text } » n'existe pas ou n'est pas un fichier. Rien n'a été changé ; vérifiez le nom.
backup-exists = « { $text } » existe déjà et n'a pas été remplacé. Choisissez un autre nom.
backup-damaged = « { $text } » est abîmé ({ $why }). Rien n'a été changé ; prenez une autre sauvegarde.
backup-live = « { $text } » est la base en service elle-même. Rien n'a été changé ; choisissez une sauvegarde.
backup-in-use = Le dossier « { $text } » est en service. Rien n'a été changé ; arrêtez le service et les commandes en cours, puis recommencez.
backup-being-restored = Le dossier « { $text } » est en cours de restauration. Attendez qu'elle finisse, puis recommencez.
backup-no-room = Il n'y a pas assez de place autour de « { $text } » pour une copie. Rien n'a été changé ; faites de la place, puis recommencez.
doctor-sqlite = SQLite { $text }
doctor-settings-ok = Ce qui est confirmé est sur le disque : journal WAL, écriture synchrone, références vérifiées.
doctor-settings-wrong = Les réglages de la base ne gardent pas ce qui est confirmé. Redémarrez le service ; si cela reste, réinstallez Corons.
doctor-schema-ok = Les tables et leurs gardes sont celles de cette version.
doctor-schema-wrong = Ces parties de la base manquent, sont de trop ou ont été changées : { $text }. Restaurez une sauvegarde.
doctor-ledger = Le journal est intact jusqu'à la situation n° { $text } ({ $hash }), sommes comprises.
doctor-clock-ok = Horloge plausible : dernière saisie le { $text }.
doctor-clock-wrong = La dernière saisie est datée du { $text }, dans l'avenir. Réglez l'horloge de la machine.
doctor-rights-ok = Le dossier n'est lisible que par son propriétaire.
doctor-rights-wrong = D'autres que le propriétaire peuvent lire { $text }. Retirez-leur ce droit : chmod go= DOSSIER.
doctor-disk-ok = Disque : il reste { $free }, il en faut { $wanted }.
doctor-disk-wrong = Disque : il ne reste que { $free }, il en faut { $wanted }. Faites de la place.
doctor-backup-none = Aucune sauvegarde encore. Lancez « corons serve », qui en fait, ou « corons backup ».
doctor-backup-ok = Dernière sauvegarde vérifiée le { $text }.
doctor-backup-wrong = La dernière sauvegarde date du { $text }, et des saisies plus anciennes que deux heures n'y sont pas. Lancez « corons backup », et voyez pourquoi le service n'en fait plus.
doctor-backup-failed = La dernière sauvegarde automatique a échoué : { $text }.
doctor-restore-test-none = Aucun essai de restauration encore ; le service en fait un chaque jour.
doctor-restore-test-ok = Dernière restauration à l'essai réussie le { $text }.
doctor-restore-test-wrong = La dernière restauration à l'essai date du { $text }. Voyez pourquoi le service n'en fait plus.
doctor-restore-test-failed = La restauration à l'essai du { $text } a échoué : { $why }. Lancez « corons backup », puis essayez cette copie dans un autre dossier.
doctor-administrator-ok = Le service a un compte d'administration.
doctor-administrator-wrong = Personne n'administre le service. Lancez « corons serve » et ouvrez le lien qu'il imprime.
doctor-managers-ok = Plusieurs comptes de pilotage : la double validation est possible.
doctor-managers-wrong = Il y a moins de deux comptes de pilotage : la double validation n'est pas possible. Ajoutez-en un.
doctor-factors-ok = Chaque compte de pilotage et d'administration a un second facteur.
doctor-factors-wrong = { $n ->
    [one] Un compte de pilotage ou d'administration n'a pas de second facteur : demandez-le à sa personne.
   *[other] { $n } comptes de pilotage ou d'administration n'ont pas de second facteur : demandez-le à leurs personnes.
}
doctor-listening = Sans --address, le service n'écoute que cette machine. Pour un réseau, placez devant lui un serveur qui parle HTTPS et donnez --behind-tls.
doctor-grave = { $n ->
    [one] Un point est grave : suivez sa phrase ci-dessus.
   *[other] { $n } points sont graves : suivez leurs phrases ci-dessus.
}
