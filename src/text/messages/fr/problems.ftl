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
