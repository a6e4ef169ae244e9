### Operations: the list and the page of one.

operations-title = { $n ->
    [0] Aucune opération
    [one] { $n } opération
   *[other] { $n } opérations
}
operations-lede = Une opération est une tranche de travaux d'un bailleur sur une cité. Ses quatre étapes se suivent et ne s'additionnent jamais.
operations-never-added = Les quatre étapes se suivent et ne s'additionnent jamais.
operations-add = Ajouter une opération
operations-none = Aucune opération n'est encore connue.
operations-none-next = Une saisie sur une cité en crée une d'elle-même ; le pilotage peut aussi en ajouter depuis la page d'une cité.
operations-to-estates = Voir les cités
operations-search = Opération, cité ou code
operations-kind = Nature de travaux
operations-head-name = Opération
operations-head-estate = Cité
operations-head-landlord = Bailleur
operations-head-planned = Prévus
operations-none-found = Aucune opération ne correspond.
operations-show-all = Voir toutes les opérations
operations-caption = Opérations, avec leurs logements à chaque étape
operations-unspecified = opération non précisée
operations-unspecified-explained = Créée pour des saisies qui ne nomment pas d'opération. Quand l'opération est connue, le pilotage complète cette fiche.
operations-outside = Marquée hors programme : aucun programme ne la compte.
operations-reports = Attendue chaque mois, sur décision du pilotage.
operations-contract = Marché
operations-loan = Prêt de la Caisse des Dépôts
operations-edit = Modifier la fiche
operations-stages = Les étapes
operations-planned-days = Dates prévues
operations-no-days = non prévues
operations-days = du { $first } au { $last }
operations-days-from = à partir du { $first }
operations-days-to = jusqu'au { $last }
operations-all-entries = Toutes les saisies de l'opération
operations-no-entry = Aucune saisie pour cette opération.
list-every-f = Toutes

operations-new-title = Ajouter une opération
operations-edit-title = Modifier la fiche : { $text }
operations-estate-hint = Nom ou code de la cité.
operations-code-hint = Majuscules, chiffres et traits d'union, par exemple LENS-12-14-T1. Il ne changera plus.
operations-name = Nom
operations-name-hint = Par exemple « tranche 1 ». Une opération non précisée peut rester sans nom.
operations-kind-hint = La façade seule n'est comptée par aucun programme.
operations-planned = Logements prévus
operations-planned-hint = Vide si le nombre est inconnu.
operations-contract-hint = Facultatif : un marché qui regroupe des tranches.
operations-first-day = Premier jour prévu, { $text }
operations-last-day = Dernier jour prévu, { $text }
operations-outside-tick = Hors programme : aucun programme ne la compte
operations-reports-tick = Attendue chaque mois, même si sa nature ne le veut pas
operations-landlord-needed = Choisissez un bailleur, ou nommez-en un autre.
flash-operation-saved = La fiche est enregistrée ; l'état d'avant reste lisible dans le journal.
operations-estate-move-hint = Nom ou code. Si la cité change, toutes les saisies de l'opération la suivent ; le passage d'un chiffre à l'autre le montre.
