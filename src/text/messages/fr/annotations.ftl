# Les annotations des graphiques : une date, une ligne.

annotations-title = Annotations des graphiques
annotations-aside = Une annotation dit en une ligne ce qui s'est passé un jour. Elle se lit et s'imprime avec la courbe, les mois et les années du programme ; les chiffres n'en dépendent pas.
annotations-back = Graphiques du programme
annotations-link = Annoter les graphiques
annotations-see = Annotations
annotations-none = Les graphiques de ce programme ne portent aucune annotation.
annotations-say = { $n ->
    [one] Les graphiques de ce programme portent { $n } annotation.
   *[other] Les graphiques de ce programme portent { $n } annotations.
}
annotations-column-number = N°
annotations-column-day = Date
annotations-column-text = Annotation
annotations-column-written = Écrite
annotations-column-act = Retrait
annotations-written = le { $day } par { $by }
annotations-withdraw = Retirer
annotations-withdraw-which = l'annotation n° { $text }
annotations-gone = Annotations retirées
annotations-gone-aside = Une situation antérieure à leur retrait les montre encore.
annotations-gone-on = retirée le { $day } par { $by }
annotations-new = Nouvelle annotation
annotations-new-aside = Toute personne qui voit ces graphiques la lit : lecteurs, contributeurs limités à un territoire, invités du conseil. N'y mettez ni nom de personne ni chiffre qui manquerait de preuve.
annotations-on = Date
annotations-on-hint = Un jour entre le { $first } et le { $last }.
annotations-text = Texte
annotations-text-hint = { $n ->
   *[other] Une ligne, { $n } caractères au plus.
}
annotations-submit = Annoter
annotations-nothing-yet = L'annotation n'est pas écrite.
annotations-text-empty = Écrivez en une ligne ce qui s'est passé ce jour-là.
annotations-text-long = Le texte a { $n } caractères : { $most } au plus. Raccourcissez-le.
annotations-on-day = Donnez le jour entier, par exemple 17/03/2020.
annotations-caption = Annotations, dans l'ordre de leurs numéros
flash-annotation-written = L'annotation est écrite (position { $position }).
flash-annotation-withdrawn = L'annotation est retirée (position { $position }).
refusal-annotation-day = Les graphiques de ce programme montrent les jours du { $first } au { $last } : choisissez l'un d'eux.
refusal-too-many-annotations = Un graphique porte au plus { $n } annotations : retirez-en une d'abord.
refusal-annotation-withdrawn = Cette annotation est déjà retirée : il n'y a plus rien à faire.

## Dans l'image.

chart-note = { $day } : { $text }
chart-notes-told = Annotations : { $notes }.
chart-note-told = { $number }, { $note }
