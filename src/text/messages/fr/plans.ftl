### Plans: versions, the sheet, publication, comparison.

plans-title = Plans
plans-programme = Programme
plans-days = Du premier au dernier jour
plans-target = Objectif
plans-answer-none = Aucun plan n'est adopté : une trajectoire linéaire indicative vers { $target } au { $date } en tient lieu.
plans-answer-one = Le plan d'origine, adopté le { $adopted }, promet { $target } au { $date }.
plans-answer-two = Le plan en vigueur, adopté le { $adopted }, promet { $target } au { $date } ; le plan d'origine en promettait { $first } au { $until }.

plans-name-indicative = trajectoire indicative, non adoptée
plans-name-both = plan d'origine, en vigueur
plans-name-original = plan d'origine
plans-name-current = plan en vigueur, version { $text }
plans-name-other = version { $text }

plans-start-line = Commencer par une ligne droite
plans-start-empty = Commencer à vide
plans-start-current = Préparer une nouvelle version
plans-draft-topic = Brouillon
plans-draft-note = Un brouillon ne compte nulle part tant qu'il n'est pas publié.
plans-draft-exists = Une nouvelle version est en préparation.
plans-draft-saved-by = Enregistré par { $by } le { $at } : objectif { $target }.
plans-draft-unsaved = Rien n'est encore enregistré.
plans-draft-edit = Modifier le brouillon
plans-draft-publish = Publier ce brouillon
plans-draft-discard = Abandonner le brouillon
plans-discard-sure = Le brouillon enregistré sera perdu ; les versions publiées restent.
plans-discard-yes = Abandonner pour de bon

plans-versions = Versions
plans-versions-note = Une version publiée ne change jamais. Son adoption et son enregistrement sont deux dates.
plans-version = Version
plans-adopted-on = Adopté le
plans-recorded-on = Enregistré le
plans-by = par { $text }
plans-decision = Décision
plans-reason = Raison
plans-last-day = Dernier jour
plans-unconfirmed = sans double validation
plans-asked-by = sur demande de { $text }
plans-asked = Sur demande de
plans-mark = Mention
plans-event = Événement du journal

plans-compare-topic = Comparer
plans-compare-note = Deux versions côte à côte, année par année et cité par cité.
plans-compare-from = De
plans-compare-to = À
plans-compare-submit = Comparer
plans-compare-this = Comparer avec ce qui précède
plans-comparison-title = Comparaison de deux plans
plans-comparison-same = De « { $from } » à « { $to } », l'objectif reste de { $target }.
plans-comparison-more = De « { $from } » à « { $to } », l'objectif augmente de { $change }, à { $target }.
plans-comparison-less = De « { $from } » à « { $to } », l'objectif baisse de { $change }, à { $target }.
plans-difference = Différence
plans-difference-cumulated = Différence cumulée
plans-difference-note = La seconde version moins la première, en logements.
plans-compare-estates = Différences par cité
plans-compare-estates-note = Les cités et « non réparti » font ensemble la différence de l'année.
plans-compare-estates-none = Aucun des deux plans n'est réparti par cité, ou l'un est la trajectoire indicative, qui n'a que des années.

plans-line-topic = Trajectoire
plans-line-say = La trajectoire linéaire indicative, non adoptée, répartit l'objectif au prorata des jours.
plans-line-note = Elle est remplacée dès que le plan d'origine est publié.
plans-year = Année
plans-planned = Prévus
plans-cumulated = Cumul
plans-total = Total

plans-version-title = { $text }
plans-version-answer = { $target } au { $date }.
plans-years-topic = Par année
plans-years-note = Nombres de logements prévus, du premier jour du programme au dernier jour du plan.
plans-of-estates = Répartis par cité
plans-sheet-topic = Par cité et par année
plans-sheet-note = « Non réparti » est ce que l'année laisse sans cité.
plans-sheet-none = Cette version n'est pas répartie par cité.
plans-row-programme = Programme
plans-row-rest = Non réparti

plans-draft-title = Brouillon du plan
plans-target-field = Objectif, en logements
plans-last-day-field = Dernier jour (jj/mm/aaaa)
plans-from-year = Années modifiables à partir de
plans-save = Enregistrer le brouillon
plans-recalculate = Recalculer les totaux
plans-fill = Remplir en ligne droite
plans-cannot-fill = La ligne droite ne peut pas être calculée : il faut un objectif au moins égal aux années passées et un dernier jour après elles. Corrigez l'un des deux.
plans-add-label = Ajouter une cité au tableau
plans-add = Ajouter la cité
plans-remove = Retirer
plans-unreadable = À corriger avant d'enregistrer
plans-problems = À régler avant de publier
plans-no-problem = Les sommes sont justes : ce brouillon peut être publié.
plans-sheet-hint = Premier jour : { $text }. Une case vide n'est pas zéro ; « non réparti » se calcule.
plans-held-hint = Les années d'avant l'adoption sont celles du plan en vigueur. Pour les rouvrir, choisissez une année antérieure, puis recalculez.
plans-stale-kept = Ce que vous avez tapé est encore là, rien n'a été perdu.
plans-stale-look = Voir le brouillon enregistré, dans un autre onglet
plans-stale-overwrite = Enregistrer le mien à sa place
flash-plan-draft-saved = Le brouillon est enregistré.
flash-plan-draft-discarded = Le brouillon est abandonné.

plans-publish-title = Publier la version { $text }
plans-publish-answer = { $target } du { $first } au { $date }, { $n ->
    [0] sans répartition par cité
    [one] dont une part répartie sur { $n } cité
   *[other] dont une part répartie sur { $n } cités
}.
plans-publish-forever = Une version publiée ne change jamais : on la remplace par une nouvelle.
plans-publish-cannot = Ce brouillon ne peut pas être publié
plans-nothing-published = Rien n'est encore publié
plans-adopted-hint = Le jour de la décision, par exemple 12/03/2026 ; il peut être passé.
plans-adopted-whole-day = La date d'adoption est un jour. Écrivez-la en entier, par exemple 12/03/2026.
plans-decision-hint = La référence de la décision, par exemple « CA du 12 mars 2026 ».
plans-reason-hint = En une phrase, lisible par tous.
flash-plan-published = Le plan est publié. Les chiffres prévus le suivent dès maintenant.
