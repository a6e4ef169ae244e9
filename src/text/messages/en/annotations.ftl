# Annotations of charts: a date, one line.

annotations-title = Annotations of the charts
annotations-aside = An annotation says in one line what happened on a day. It is read and printed with the curve, the months and the years of the programme; no figure depends on it.
annotations-back = Charts of the programme
annotations-link = Annotate the charts
annotations-see = Annotations
annotations-none = The charts of this programme carry no annotation.
annotations-say = { $n ->
    [one] The charts of this programme carry { $n } annotation.
   *[other] The charts of this programme carry { $n } annotations.
}
annotations-column-number = No.
annotations-column-day = Date
annotations-column-text = Annotation
annotations-column-written = Written
annotations-column-act = Withdrawal
annotations-written = on { $day } by { $by }
annotations-withdraw = Withdraw
annotations-withdraw-which = annotation no. { $text }
annotations-gone = Withdrawn annotations
annotations-gone-aside = What was known before they were withdrawn still shows them.
annotations-gone-on = withdrawn on { $day } by { $by }
annotations-new = New annotation
annotations-new-aside = Everybody who sees these charts reads it: readers, contributors limited to a territory, guests of the board. Put no person's name in it and no figure that lacks a proof.
annotations-on = Date
annotations-on-hint = A day from { $first } to { $last }.
annotations-text = Text
annotations-text-hint = { $n ->
   *[other] One line, { $n } characters at most.
}
annotations-submit = Annotate
annotations-nothing-yet = The annotation is not written.
annotations-text-empty = Write in one line what happened on that day.
annotations-text-long = The text has { $n } characters: { $most } at most. Make it shorter.
annotations-on-day = Give the whole day, for example 17/03/2020.
annotations-caption = Annotations, in the order of their numbers
flash-annotation-written = The annotation is written (position { $position }).
flash-annotation-withdrawn = The annotation is withdrawn (position { $position }).
refusal-annotation-day = The charts of this programme show the days from { $first } to { $last }: choose one of them.
refusal-too-many-annotations = A chart carries at most { $n } annotations: withdraw one first.
refusal-annotation-withdrawn = This annotation is withdrawn already: there is nothing left to do.

## In the picture.

chart-note = { $day }: { $text }
chart-notes-told = Annotations: { $notes }.
chart-note-told = { $number }, { $note }
