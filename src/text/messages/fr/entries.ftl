### The ledger: entries, the form to record, corrections.

entries-title = Saisies
entries-new = Enregistrer une livraison
entries-aside = Tout ce qui a été enregistré, le plus récent d'abord. Une saisie corrigée reste dans la liste avec celle qui l'annule : dans les sommes, les deux se compensent.
entries-heading = { $text } : { $list }.
entries-none = Aucune saisie pour l'instant.
entries-none-match = Aucune saisie ne correspond à ces critères.
entries-record-first = Enregistrer la première
entries-total = somme de { $text }
entries-filter-wrong = Un critère à corriger
entries-any-stage = toutes
entries-any-programme = tous
entries-from = Du
entries-to = Au
entries-show = Montrer
entries-all = Toutes les saisies
entries-of-operation = Opération { $text } seulement.
entries-latest = Les plus récentes
entries-earlier = Les précédentes
entries-no-such-stage = Cette étape n'existe pas. Choisissez-en une dans la liste.
entries-no-such-page = Cette page de la liste n'existe pas. Repartez de la première.

entries-head-entry = Saisie
entries-head-on = Date
entries-head-dwellings = Logements
entries-head-state = Ce qui s'est passé
entries-head-by = Par, su le
entries-reverses = annule
entries-reversed-by = annulée par
entries-replaces = remplace
entries-because = , { $reason } : « { $note } »
entries-noted = { "" } : « { $note } »

entries-estate = Cité
entries-operation = Opération
entries-landlord = Bailleur
entries-stage = Étape
entries-dwellings = Logements
entries-on = Date
entries-note = Commentaire
entries-reference = Référence
entries-recorded = Enregistrée le
entries-booked = Comptée au
entries-author = Par
entries-batch = Fichier importé
entries-reason = Raison de la correction
entries-fact-reverses = Annule
entries-fact-reversed-by = Annulée par
entries-fact-replaces = Remplace
entries-says = { $text }, { $date }
entries-undoes = annulation de { $text }, { $date }
entries-counted-on = { $text } (connue { $precision }, comptée au { $date })
entries-confirmed = Avertissement confirmé
entries-confirmed-over-estate = Plus de logements que la cité n'en compte
entries-confirmed-over-earlier-stage = Plus de logements qu'à l'étape précédente
entries-confirmed-unusual-month = Un mois très au-dessus des autres
entries-confirmed-twin = Une saisie identique existait déjà
entries-confirmed-no-programme = Aucun programme ne la compte
entries-confirmed-may-be-unallocated = Un total non réparti la contient peut-être
entries-confirmed-breakdown-differs = Les parties ne font pas le total
entries-correct = Corriger cette saisie
entries-break-down = Répartir ce total, ou le corriger
entries-family = Sa famille
entries-family-aside = Défauts, levées, noms et corrections, dans l'ordre où ils ont été sus. Tout reste lisible et lié.
entries-net = { $text } : ce qui compte
entries-chain = Empreinte
entries-chain-explained = Chaque position du journal porte une empreinte calculée sur son contenu et sur l'empreinte de la position d'avant. « corons verify » recalcule toute la chaîne : si une lettre de { $text } avait changé, il s'arrêterait là et le dirait.
entries-hash = Empreinte
entries-previous-hash = Empreinte d'avant

entries-event-explained = Cette position du journal n'est pas une saisie. Tout ce dont un chiffre dépend y prend place, dans l'ordre où on l'a su.
entries-event-what = Événement
entries-event-reference = chargement des données de référence
entries-event-landlord = nouvel état d'un bailleur
entries-event-estate = nouvel état d'une cité
entries-event-operation = nouvel état d'une opération
entries-event-programme = nouvel état d'un programme
entries-event-plan = publication d'un plan
entries-event-entry = saisie
entries-event-reversal = annulation
entries-event-statement = « rien ce mois-ci »
entries-event-membership = rattachement d’une commune
entries-event-dwellings = registre des logements
entries-event-defect = défauts signalés
entries-event-cure = défauts levés
entries-event-naming = logements nommés
entries-event-corrections-only = année en corrections seules
entries-event-closing = clôture d’une année
entries-event-reopening = réouverture d’une année
entries-event-edition = publication d’un dossier du conseil
entries-event-annotation = écriture d’une annotation
entries-event-annotation-withdrawal = retrait d’une annotation

entries-lede = Ce qui est enregistré reste : une erreur se corrige en ajoutant une saisie, jamais en effaçant.
entries-nothing-yet = Rien n'est encore enregistré
entries-estate-missing = La cité manque. Choisissez-la dans la liste, ou écrivez son code.
entries-estate-hint = son code ou son nom
entries-which-estate = « { $text } » : laquelle ?
entries-no-operation = la seule de la cité, ou non précisée
entries-no-landlord = celui de l'opération ou de la cité
entries-planned = , { $n } prévus
entries-on-hint = jour/mois/année, par exemple 30/09/2026 ; ou 09/2026, ou 2026 si l'on n'en sait pas plus
entries-optional = Commentaire et référence, facultatifs
entries-reference-hint = Numéro du procès-verbal de réception, s'il y en a un.
entries-submit = Enregistrer
entries-submit-count = { $n ->
    [one] Enregistrer { $n } logement
   *[other] Enregistrer { $n } logements
}
entries-change-nothing = Ne rien changer
entries-give-up = Annuler
entries-anyway = Enregistrer quand même
entries-why = Pourquoi
entries-why-hint = Gardé avec la saisie, lisible par tous.
entries-reason-missing = Dites en quelques mots pourquoi.
entries-tick-missing = Cochez la case pour confirmer, ou corrigez la saisie.
entries-delivered = Livrés
entries-variance = Écart au plan en vigueur
entries-best-month = Meilleur mois
entries-last = Dernières saisies

flash-recorded-financed = { $n ->
    [one] { $n } logement financé enregistré, saisie @{ $position }.
   *[other] { $n } logements financés enregistrés, saisie @{ $position }.
}
flash-recorded-ordered = { $n ->
    [one] { $n } logement commandé (OS) enregistré, saisie @{ $position }.
   *[other] { $n } logements commandés (OS) enregistrés, saisie @{ $position }.
}
flash-recorded-started = { $n ->
    [one] { $n } logement mis en chantier enregistré, saisie @{ $position }.
   *[other] { $n } logements mis en chantier enregistrés, saisie @{ $position }.
}
flash-recorded-delivered = { $n ->
    [one] { $n } logement livré enregistré, saisie @{ $position }.
   *[other] { $n } logements livrés enregistrés, saisie @{ $position }.
}

entries-correcting = Corriger la saisie { $text }
entries-correction-aside = La saisie d'origine est annulée, les justes prennent sa place. Toutes restent lisibles et liées.
entries-correction-note-hint = Pourquoi, en quelques mots ; lisible par tous.
entries-choose = à choisir
entries-no-reason = La raison manque. Choisissez-la dans la liste.
entries-instead = À la place
entries-line = Ligne { $text }
entries-add-line = Ajouter une ligne
entries-remove-line = Enlever cette ligne
entries-reverse-only = Annuler seulement
entries-parts = Les lignes font { $parts } logements, la saisie { $total }.
entries-open = Ouvrir { $text }
entries-download = Télécharger ces saisies :
flash-corrected = La saisie @{ $position } est corrigée.
