### Estates: the list and the page of one.

estates-title-planned = { $n ->
    [one] { $n } cité
   *[other] { $n } cités
} : { $behind } en retard, { $even } au plan, { $ahead } en avance
estates-title-some-planned = { $n ->
    [one] { $n } cité
   *[other] { $n } cités
} : { $behind } en retard, { $even } au plan, { $ahead } en avance, { $none } sans plan
estates-title-unplanned = { $n ->
    [one] { $n } cité
   *[other] { $n } cités
}
estates-about = Programme { $programme }. Logements { $stage }, brut, au { $day }.
estates-about-planned = Programme { $programme }. Logements { $stage }, brut ; prévu au { $day } par le plan en vigueur.
estates-other-lens = Voir par { $text }
estates-lacking = Une année entière manque au programme : rien n'est comparé au plan, ni écart ni reste.
estates-add = Ajouter une cité
estates-search = Cité, commune ou code
estates-state = État
estates-state-behind = En retard
estates-state-ahead = En avance
estates-state-silent = Sans déclaration
estates-state-unknown = Taille inconnue
estates-head-name = Cité
estates-head-epci = EPCI
estates-head-dwellings = Logements
estates-head-actual = Livrés
estates-head-planned = Prévu
estates-head-variance = Écart
estates-head-bar = Livrés contre plan
estates-head-remaining = Reste
estates-head-last = Dernière saisie
estates-none-found = Aucune cité ne correspond.
estates-show-all = Voir toutes les cités
estates-key-done = livrés
estates-key-gap = manque
estates-key-fictional = nombre ou bailleur fictif
estates-silent = sans déclaration pour { $text }
estates-caption = Cités du programme, avec ce qui est prévu et livré

list-every = Tous
list-sort = Trier par
list-filter = Filtrer
list-rest = Suite de la liste
list-all = Tout sur une page
list-here = { $from } à { $to } sur { $count }
list-page = { $from } à { $to }

estates-no-plan-by-estate = Le plan n'est pas réparti par cité.
estates-commune = Commune
estates-reaches = et { $text }
estates-epci-today = EPCI aujourd'hui
estates-landlords = Bailleurs
estates-dwellings = Logements
estates-counted-on = au { $text }
estates-invented = fictif
estates-heritage = Inscrite à l'UNESCO
estates-priority = Prioritaire de l'ERBM
estates-yes = oui
estates-no = non
estates-coordinates = Coordonnées
estates-code = Code
estates-formerly = auparavant { $text }
estates-source = Source
estates-remark = Remarque
estates-edit = Modifier la fiche
estates-progress = Avancement
estates-planned-current = Prévu, plan en vigueur
estates-planned-original = plan d'origine : { $text }
estates-variance = d'écart
estates-no-plan-line = Le plan n'a pas de ligne pour cette cité.
estates-remaining = Reste à faire
estates-remaining-unknown = On ne peut pas le dire : il manque un plan, une taille ou une année.
estates-of-plan = sur { $n } prévus en tout
estates-of-size = sur les { $n } logements de la cité
estates-twin = Les mêmes nombres en tableau
estates-twin-by-year = Par année
estates-year = Année
estates-missing = non renseigné
estates-running = en cours
estates-no-operation = Aucune opération n'est encore connue ici.
estates-no-operation-next = Une saisie sans opération en crée une, « opération non précisée », pour qu'aucun logement ne se perde.
estates-latest = Dernières saisies
estates-all-entries = Toutes les saisies de la cité
estates-no-entry = Aucune saisie pour cette cité.
estates-stated = Rien à déclarer : { $text }.
estates-month-unreadable = Le mois ou l'étape de la déclaration ne peut pas être lu, rien n'a été enregistré. Rouvrez la page de la cité et recommencez.
estates-bucket-title = Totaux non répartis
estates-bucket-explained = Ce n'est pas une cité. Ici se rangent les totaux publiés sans détail par cité ; ils comptent dans le programme et forment la ligne « non ventilé » de chaque répartition. Quand le détail est connu, une correction remplace le total par ses parties.
estates-bucket-empty = Aucun total non réparti n'est enregistré.
estates-bucket-record = Enregistrer un total non réparti
flash-nothing-stated = « Rien ce mois-ci » est enregistré.

quick-title = Enregistrer
quick-aside = Ce qui est enregistré reste : une erreur se corrige en ajoutant une saisie, jamais en effaçant.
quick-operation = Opération
quick-landlord = Bailleur
quick-choose = À choisir
quick-stage = Étape
quick-date = Date (jj/mm/aaaa)
quick-dwellings = Nombre de logements
quick-record = Enregistrer
quick-full = Avec un commentaire ou une référence
quick-nothing = Rien en { $text }

ledger-aside = Une saisie corrigée reste lisible, avec celle qui l'annule et celle qui la remplace.
ledger-what-counts = { $text } : ce qui compte

estates-new-title = Ajouter une cité
estates-edit-title = Modifier la fiche : { $text }
estates-code-hint = Majuscules, chiffres et traits d'union, par exemple LENS-12-14. L'ancien code continue de mener à la cité.
estates-commune-hint = Code INSEE de la commune principale, par exemple 62498. Vide si elle est inconnue.
estates-other-communes = Autres communes
estates-other-communes-hint = Codes INSEE, séparés par des virgules.
estates-dwellings-hint = Vide si le nombre est inconnu.
estates-dwellings-on = Compté le
estates-source-hint = Qui le dit : une source que l'on peut retrouver.
estates-latitude = Latitude
estates-longitude = Longitude
estates-degrees-hint = En degrés, par exemple 50.43.
estates-no-commune = Aucune commune connue ne porte le code INSEE « { $text } ». Vérifiez-le.
estates-one-commune = Une seule commune principale : mettez les autres dans « Autres communes ».
estates-day-of-nothing = Il y a une date mais pas de nombre de logements. Ajoutez le nombre ou videz la date.
estates-half-coordinates = Il faut la latitude et la longitude, ou aucune des deux.
estates-counted-later = Cette date n'est pas encore arrivée. Corrigez-la.
flash-estate-saved = La fiche est enregistrée ; l'état d'avant reste lisible dans le journal.

register-aside = Chaque changement d'une fiche est un événement du journal.
register-lede = L'état d'avant reste lisible : rien n'est effacé, tout est daté et signé.
register-nothing-yet = Rien n'est encore enregistré
register-save = Enregistrer la fiche
register-cancel = Annuler
register-new-landlord = Autre bailleur
register-new-landlord-hint = Le nom d'un bailleur qui n'est pas dans la liste.
register-day-hint = jour/mois/année, par exemple 30/09/2026
register-needed = Ce champ manque. Remplissez-le.
register-too-long = C'est trop long : { $n } signes au plus. Raccourcissez.
register-control = Il y a des caractères illisibles. Tapez de nouveau ce que vous avez collé.
register-code = Un code est fait de lettres majuscules sans accent, de chiffres et de traits d'union. Corrigez-le.
register-zero = Écrivez un nombre à partir de 1, ou laissez vide si vous ne le savez pas.
register-whole-day = Il faut le jour exact, par exemple 30/09/2026.
register-degrees = Écrivez des degrés, par exemple 50.43.
