### Looking at the past (DESIGN 2.2).

past-banner = Vous regardez Corons tel qu'il était le { $date } (situation n° { $text }).
past-before = Vous regardez Corons tel qu'il était le { $date }, avant le premier enregistrement.
past-today = Revenir à aujourd'hui
past-choose = Voir à une date
past-choose-aside = Chaque page, graphique et export peut montrer exactement ce qui était connu à un jour passé : saisies, plans et registres tels qu'ils étaient.
past-choose-day = Tel que connu à la fin du
past-choose-position = ou à la situation n° (précédée de @)
past-see = Voir
