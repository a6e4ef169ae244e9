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
dwelling-rpls-taken = Le numéro RPLS { $text } est déjà celui du logement { $other }. Vérifiez-le.
dwelling-unknown = Ce bailleur n'a pas de logement « { $text } ». Vérifiez le numéro, ou ajoutez le logement au registre de la cité.
dwelling-elsewhere = Le logement { $text } est à { $other }, pas sur la cité de cette saisie. Vérifiez le numéro.
dwelling-named-here = Le logement { $text } est déjà nommé dans cette saisie. Enlevez-le de la liste.
dwelling-held = Le logement { $text } est déjà compté par la saisie { $other }, pour la même étape et les mêmes travaux. Retirez-le de celle-ci d'abord, ou choisissez un autre logement.
dwelling-not-named = Le logement { $text } n'est pas nommé dans cette saisie. Il n'y a rien à retirer.
