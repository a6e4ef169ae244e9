### Sentences the server writes: the answer of a page, and of each section.
### What stands between two pairs of asterisks is emphasised.

## When.

at-day = Au { $day }
at-month-end = Fin { $month }
at-year-end = Fin { $year }

## What was done, by stage: agreed with the count.

done-financed = { $n ->
    [one] financé
   *[other] financés
}
done-ordered = { $n ->
    [one] commandé (OS)
   *[other] commandés (OS)
}
done-started = mis en chantier
done-delivered = { $n ->
    [one] livré
   *[other] livrés
}
to-do-financed = à financer
to-do-ordered = à commander (OS)
to-do-started = à mettre en chantier
to-do-delivered = à livrer

## The answer.

the-plan-original = le plan d'origine
the-plan-current = le plan en vigueur
the-plan-indicative = la trajectoire linéaire indicative, non adoptée

answer-count = { $n ->
    [0] { $at }, **aucun logement** n'est { $done }
    [one] { $at }, **{ $n } logement** est { $done }
   *[other] { $at }, **{ $n } logements** sont { $done }
}
answer-behind = **{ $n } de moins** que { $plan }
answer-ahead = **{ $n } de plus** que { $plan }
answer-even = **comme prévu** par { $plan }
answer-alone = { $count }.
answer-one-plan = { $count } : { $first }.
answer-two-plans = { $count } : { $first }, { $second }.
answer-reached = { $count } : **l'objectif de { $target } est atteint**.
answer-known = { $n ->
    [0] **Aucun logement { $done }** connu, { $known } ; { $missing } { $missing_count ->
        [one] non renseignée.
       *[other] non renseignées.
    }
    [one] **{ $n } logement { $done }** connu, { $known } ; { $missing } { $missing_count ->
        [one] non renseignée.
       *[other] non renseignées.
    }
   *[other] **{ $n } logements { $done }** connus, { $known } ; { $missing } { $missing_count ->
        [one] non renseignée.
       *[other] non renseignées.
    }
}
answer-nothing = **Aucun logement { $done }** n'est encore enregistré.
answer-not-begun = Le programme commence le **{ $day }**.

## What remains, and the pace.

outlook-remaining = Il en reste { $n } { $to_do } en { $days }.
outlook-term-past = Il en reste { $n } { $to_do } ; le terme du plan d'origine, le { $day }, est passé.
outlook-current = Le plan en vigueur en demande { $n } par mois jusqu'au { $day }.
outlook-required = Il en faudrait { $n } par mois.
outlook-required-average = Il en faudrait { $n } par mois ; la moyenne des douze derniers mois est de { $average }.
outlook-required-few = { $few ->
    [one] Il en faudrait { $n } par mois ; un seul l'a été ces douze derniers mois.
   *[other] Il en faudrait { $n } par mois ; { $few } l'ont été ces douze derniers mois.
}
outlook-required-none = Il en faudrait { $n } par mois ; aucun ne l'a été ces douze derniers mois.
since-in-month = Depuis, { $n } { $done } en { $month }.
since = Depuis, { $n } { $done }.
