### Le registre des logements, et les logements nommés d'une saisie.

class-rehabilitation = réhabilitation
class-facade = façade

refusal-too-many-names = La saisie { $text } compte { $n } logements, dont { $named } déjà nommés ; il y en aurait { $total }. Nommez-en moins, ou corrigez la saisie.
refusal-no-dwellings = Il n'y a aucun logement. Choisissez-en un dans la liste, ou collez des numéros, un par ligne.
refusal-operation-names = { $n ->
    [one] Des logements de l'opération { $text } sont nommés dans la saisie { $list } : sa cité, son bailleur et sa classe de travaux ne changent plus. Retirez d'abord ces noms.
   *[other] Des logements de l'opération { $text } sont nommés dans les saisies { $list } : sa cité, son bailleur et sa classe de travaux ne changent plus. Retirez d'abord ces noms.
}
dwelling-number-missing = Le numéro du logement manque. Écrivez celui que lui donne le bailleur.
dwelling-number-too-long = « { $text } » est trop long pour un numéro de logement : 40 caractères au plus. Raccourcissez-le.
dwelling-rpls = « { $text } » n'est pas un numéro RPLS : des lettres et des chiffres seulement, 20 au plus. Corrigez-le, ou laissez-le vide.
dwelling-surface = « { $text } » n'est pas une surface en mètres carrés entiers. Écrivez par exemple 72, ou rien.
dwelling-address-too-long = L'adresse est trop longue : 200 caractères au plus. Raccourcissez-la.
dwelling-too-many-cells = La ligne a plus de quatre cases. Écrivez : numéro ; RPLS ; adresse ; surface.
dwelling-twice = Le numéro { $text } est déjà plus haut dans la liste. Gardez une seule des deux lignes.
dwelling-number-taken = Le numéro { $text } existe déjà chez ce bailleur, à { $other }. Vérifiez le numéro.
dwelling-taken-elsewhere = Le numéro { $text } est déjà celui d’un autre logement. Vérifiez-le.
dwelling-rpls-taken = Le numéro RPLS { $text } est déjà celui du logement { $other }. Vérifiez-le.
dwelling-unknown = Ce bailleur n'a pas de logement « { $text } ». Vérifiez le numéro, ou ajoutez le logement au registre de la cité.
dwelling-elsewhere = Le logement { $text } est à { $other }, pas sur la cité de cette saisie. Vérifiez le numéro.
dwelling-named-here = Le logement { $text } est déjà nommé dans cette saisie. Enlevez-le de la liste.
dwelling-held = Le logement { $text } est déjà compté par la saisie { $other }, pour la même étape et les mêmes travaux. Retirez-le de celle-ci d'abord, ou choisissez un autre logement.
dwelling-not-named = Le logement { $text } n'est pas nommé dans cette saisie. Il n'y a rien à retirer.

dwellings-no-tenant = Aucun nom de locataire, jamais, dans aucune case : le registre ne connaît que des logements.
dwellings-title = Logements de { $text }
dwellings-crumb = Logements
dwellings-aside = Un logement compte une seule fois par étape et par classe de travaux. Le nommer ne change aucun total.
dwellings-about = { $n ->
    [0] Aucun logement au registre.
    [one] { $n } logement au registre, { $delivered } nommé dans une livraison.
   *[other] { $n } logements au registre, { $delivered } nommés dans une livraison.
}
dwellings-search = Numéro, RPLS ou adresse
dwellings-none = Le registre de cette cité est vide. Ajoutez ses logements pour pouvoir nommer ceux d'une saisie.
dwellings-none-found = Aucun logement ne correspond.
dwellings-show-all = Tous les logements
dwellings-number = Numéro
dwellings-number-hint = Celui que lui donne le bailleur.
dwellings-rpls = RPLS
dwellings-address = Adresse
dwellings-address-hint = Le lieu seul, sans nom d'occupant.
dwellings-surface = Surface
dwellings-surface-hint = En mètres carrés entiers, par exemple 72.
dwellings-held = Compté par
dwellings-by-nobody = aucune saisie
dwellings-add = Ajouter des logements
dwellings-list = Ou une liste
dwellings-list-hint = Une ligne par logement : numéro ; RPLS ; adresse ; surface. Seul le numéro est obligatoire.
dwellings-line = Ligne { $line } : { $text }
dwellings-edit = Modifier un logement
dwellings-edit-aside = L'état d'avant reste lisible dans le journal. La cité et le bailleur ne changent pas.
dwellings-save = Enregistrer
dwellings-of-entry = Logements nommés de { $text }
dwellings-names-aside = Nommer les logements d'une saisie ne change pas son total.
dwellings-register = Registre des logements de la cité
dwellings-named = { $n ->
    [one] { $n } logement nommé : { $list }
   *[other] { $n } logements nommés : { $list }
}
dwellings-taken-back = { $n ->
    [one] { $n } nom retiré : { $list }
   *[other] { $n } noms retirés : { $list }
}
dwellings-others = { $n ->
    [one] { $n } autre
   *[other] { $n } autres
}
dwellings-named-count = { $n ->
    [one] { $n } nommé
   *[other] { $n } nommés
}, { $rest ->
    [one] { $rest } non nommé
   *[other] { $rest } non nommés
}
dwellings-name = Nommer
dwellings-pick = Un logement
dwellings-numbers = Ou plusieurs
dwellings-numbers-hint = Les numéros du bailleur, un par ligne.
dwellings-none-free = Aucun logement libre au registre : ajoutez-en d'abord.
dwellings-all-named = Tous les logements de cette saisie sont nommés.
dwellings-take-back = Retirer les noms cochés
flash-dwellings-added = { $n ->
    [one] { $n } logement ajouté au registre.
   *[other] { $n } logements ajoutés au registre.
}
flash-dwelling-changed = La fiche est enregistrée ; l'état d'avant reste lisible dans le journal.
flash-named = { $n ->
    [one] { $n } logement nommé ; le total de @{ $position } ne bouge pas.
   *[other] { $n } logements nommés ; le total de @{ $position } ne bouge pas.
}
flash-names-taken-back = { $n ->
    [one] { $n } nom retiré de @{ $position }.
   *[other] { $n } noms retirés de @{ $position }.
}
dwellings-name-some = Nommer les logements
dwellings-register-short = Registre des logements
