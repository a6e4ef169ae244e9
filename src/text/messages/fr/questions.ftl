### The limits that ask: questions to confirm with a reason.

question-known-on-source = { $n } logements, connus au { $date } par { $source }
question-known-on = { $n } logements, connus au { $date }
question-known-source = { $n } logements, d'après { $source }
question-over-estate = Avec cette saisie, { $total } logements de la cité seraient comptés à cette étape, pour une cité de { $known }.
question-over-earlier-stage = Avec cette saisie, l'opération compterait { $total } logements à cette étape, pour { $n } { $stage }. Une saisie manque peut-être.
question-unusual-month = Le mois atteindrait { $total } logements, plus de trois fois le meilleur mois de la cité, { $n }.
question-twin = Une saisie identique existe déjà : { $text }, même opération, même étape, même date, même nombre.
question-no-programme = Aucun programme ne compte cette saisie : son bailleur, sa nature de travaux ou sa date sont en dehors.
question-may-be-unallocated = Le total non réparti { $text }, de { $n } logements, du même bailleur, de la même étape et de la même année, contient peut-être déjà ceux-ci.
question-breakdown-differs = Les parties font { $parts } logements, le total qu'elles remplacent { $total }.
