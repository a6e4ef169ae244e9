### What is wrong with a date or a number people wrote, and what to do.

date-empty = La date manque. Écrivez par exemple 31/12/2024, 12/2024 ou 2024.
date-not-a-date = « { $text } » n'est pas une date. Écrivez par exemple 31/12/2024, 12/2024 ou 2024.
date-no-such-month = « { $text } » : il n'y a pas de mois { $month }. Écrivez le jour, puis le mois, puis l'année, par exemple 31/12/2024.
date-no-such-day = « { $text } » : { $month } n'a que { $last } jours. Corrigez le jour.
date-day-zero = « { $text } » : les jours commencent à 1. Corrigez le jour.
date-short-year = « { $text } » : écrivez l'année en quatre chiffres, par exemple 2024.
date-out-of-range = « { $text } » : l'année doit être entre 1900 et 2199. Corrigez l'année.

count-empty = Le nombre de logements manque. Écrivez par exemple 12.
count-not-a-number = « { $text } » n'est pas un nombre. Écrivez des chiffres seulement, par exemple 12.
count-not-whole = « { $text } » n'est pas un nombre entier de logements. Écrivez par exemple 12.
count-scientific = « { $text } » est écrit en notation scientifique. Écrivez tous les chiffres du nombre, par exemple 1200.
count-grouping = « { $text } » : les espaces ne séparent que des groupes de trois chiffres. Écrivez par exemple 1 234 ou 1234.
count-ambiguous = « { $text } » peut se lire comme un millier ou comme un nombre à virgule. Écrivez les milliers avec une espace ou sans rien, par exemple 1 234 ou 1234.
count-zero = Zéro logement ne s'enregistre pas. Écrivez un nombre à partir de 1, ou déclarez « rien ce mois-ci ».
count-negative = « { $text } » est négatif. Une erreur se corrige sur la saisie d'origine ; ici, écrivez un nombre à partir de 1.
count-negative-whole = « { $text } » est négatif. Écrivez 0 ou un nombre au-dessus.
count-too-large = « { $text } » est trop grand : une saisie compte au plus 999 999 logements. Vérifiez le nombre.

refusal-future = { $date } n'est pas encore arrivé : nous sommes le { $today }. Écrivez une date passée ou celle d'aujourd'hui.
refusal-unknown-estate = Aucune cité ne s'appelle « { $text } ». Choisissez-la dans la liste des cités, ou écrivez son code.
refusal-ambiguous-estate = Plusieurs cités s'appellent « { $text } » : { $list }. Écrivez le code de la bonne.
refusal-unknown-landlord = Aucun bailleur ne s'appelle « { $text } ». Vérifiez son nom ou son code.
refusal-landlord-unknown = Le bailleur de « { $text } » n'est pas connu. Nommez-le.
refusal-landlord-needed = « { $text } » a plusieurs bailleurs : { $list }. Nommez celui de cette saisie.
refusal-unknown-operation = Aucune opération ne porte le code « { $text } ». Vérifiez-le dans la liste des opérations.
refusal-operation-elsewhere = L'opération « { $text } » est d'une autre cité ou d'un autre bailleur. Vérifiez la cité, ou choisissez une opération de celle-ci.
refusal-operation-needed = « { $text } » a plusieurs opérations : { $list }. Nommez celle de cette saisie.
refusal-questions = À confirmer avec une raison, ou à corriger :
refusal-unknown-entry = Il n'y a pas de saisie { $text }. Vérifiez son numéro dans la liste des saisies.
refusal-is-reversal = { $text } annule déjà une autre saisie et ne se corrige pas. Enregistrez une nouvelle saisie.
refusal-already-reversed = La saisie { $text } est déjà annulée par { $by }. Ouvrez-la pour voir ce qui la remplace.
refusal-not-yours = La saisie { $text } est de quelqu'un d'autre. Demandez à son auteur ou au pilotage de la corriger.
refusal-month-not-over = { $text } n'est pas fini : on ne peut pas encore dire qu'il ne s'y est rien passé. Revenez le mois prochain.
refusal-already-stated = « Rien ce mois-ci » est déjà déclaré pour { $text }. Il n'y a rien à faire.
refusal-has-entries = Il y a des saisies en { $text } : on ne peut pas déclarer qu'il ne s'y est rien passé. Corrigez-les d'abord si elles sont fausses.
refusal-bucket = Le total non réparti n'est pas une cité et ne déclare rien. Choisissez une cité.
refusal-stale-draft = Le brouillon a été enregistré entre-temps par { $text }. Rouvrez-le pour voir ses changements, puis refaites les vôtres.
refusal-draft-gone = Le brouillon a été publié ou abandonné entre-temps. Regardez la page des plans, puis enregistrez un nouveau brouillon.
refusal-no-draft = Il n'y a pas de brouillon. Commencez-en un sur la page des plans.
refusal-plan-published = Un plan est publié : les dates du programme ne changent plus. Publiez une nouvelle version du plan avec un autre dernier jour.
refusal-days-reversed = Le dernier jour est avant le premier. Corrigez l'un des deux.
refusal-same-file = Ce fichier a déjà été importé le { $date } par { $by } : rien n'a changé. Importez un fichier plus récent.
refusal-not-reached = La situation { $text } n'existe pas encore : la dernière est { $head }. Indiquez un numéro jusque-là, ou une date.
refusal-known-later = Le { $date } n'est pas encore arrivé : nous sommes le { $today }. Choisissez ce jour ou un jour passé.
refusal-login-taken = L'identifiant « { $text } » est déjà pris. Choisissez-en un autre.
refusal-code-taken = Le code « { $text } » est déjà pris. Choisissez-en un autre.
refusal-wrong-password = Le mot de passe actuel n'est pas celui-là. Tapez-le de nouveau.
refusal-dead-link = Ce lien a déjà servi, ou il a expiré. Demandez-en un nouveau à l'administration.

draft-target = L'objectif doit être au-dessus de 0. Écrivez le nombre de logements du programme.
draft-days-reversed = Le dernier jour du plan est avant le premier. Corrigez le dernier jour.
draft-too-long = Le plan court sur trop d'années. Vérifiez le dernier jour.
draft-first-day-moved = Le premier jour ne change plus : c'est le { $date }, comme dans le plan en vigueur. Remettez-le.
draft-year-missing = L'année { $year } n'a pas de nombre. Écrivez-en un, ou 0.
draft-year-outside = L'année { $year } est en dehors du programme. Videz-la, ou changez le dernier jour.
draft-year-negative = Le nombre de { $year } est négatif. Écrivez 0 ou un nombre au-dessus.
draft-sum-differs = Les années font { $sum } logements, l'objectif { $target }. Corrigez une année ou l'objectif.
draft-estate-year-outside = Une cité a un nombre pour { $year }, en dehors du programme. Videz-le.
draft-estate-negative = Une cité a un nombre négatif pour { $year }. Écrivez 0 ou un nombre au-dessus.
draft-estates-exceed = En { $year }, les cités font { $sum } logements, plus que l'année, { $target }. Baissez une cité ou relevez l'année.
draft-adopted-future = La date d'adoption n'est pas encore arrivée : nous sommes le { $date }. Corrigez-la.
draft-adopted-early = Le plan en vigueur a été adopté le { $date } : celui-ci ne peut pas l'être avant. Corrigez la date d'adoption.
draft-decision-missing = La référence de la décision manque. Écrivez par exemple « CA du 12 mars 2026 ».
draft-reason-missing = La raison manque. Dites en une phrase pourquoi le plan change.
draft-past-altered = L'année { $year } est passée : elle vaut { $was } dans le plan en vigueur, et { $is } ici. Remettez { $was }.
draft-past-estate-altered = L'année { $year } est passée : une cité y vaut { $was } dans le plan en vigueur, et { $is } ici. Remettez { $was }.
refusal-unknown-epci = Aucun EPCI ne porte le numéro { $text }. Choisissez-en un dans la liste.
refusal-memberships-overlap = Une commune n'appartient qu'à un seul EPCI le même jour. Donnez à chaque appartenance ses jours à elle.
refusal-named-there = { $n ->
    [one] Un logement nommé tient
   *[other] { $n } logements nommés tiennent
 } cette opération sur sa cité. Retirez d'abord les noms dans ses saisies.
refusal-year-not-over = L'année { $year } n'est pas terminée : elle reste ouverte jusqu'au 31 décembre.
refusal-year-before = Le journal commence en { $other } : il n'y a rien à clore en { $year }.
refusal-year-is-open = L'année { $year } est ouverte : passez-la d'abord en corrections seules, puis clôturez-la.
refusal-year-is-corrections-only = L'année { $year } est déjà en corrections seules.
refusal-year-is-closed = L'année { $year } est déjà close : pour la changer, rouvrez-la.
refusal-year-order = Les années se clôturent dans l'ordre : clôturez d'abord { $other }, puis { $year }.
refusal-managers-only = L'année { $year } est en corrections seules : demandez à une personne du pilotage d'y saisir ou d'y corriger.
refusal-year-closed = L'année { $year } est close et ne prend plus rien : demandez à une personne du pilotage de corriger ; la correction comptera dans l'année ouverte.
refusal-already-asked = { $text } l'a déjà demandé : une autre personne du pilotage doit confirmer ou refuser cette demande avant toute autre.
refusal-own-request = Qui demande ne confirme pas : une autre personne du pilotage doit valider, ou retirez votre demande.
refusal-request-void = Ce qui était demandé a changé entre-temps : la demande est caduque. Vérifiez, puis demandez de nouveau.
refusal-request-gone = Cette demande n'existe plus : elle a été confirmée, refusée ou retirée entre-temps. Rechargez la page.
