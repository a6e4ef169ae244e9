### The sentence that heads each section of a page.

## The curve: how the gap to the plan changed over twelve months.

trend-behind-wider = Le retard sur { $plan } s'est creusé de **{ $change }** en douze mois.
trend-behind-narrower = Le retard sur { $plan } s'est réduit de **{ $change }** en douze mois.
trend-behind-same = Le retard sur { $plan } est le même qu'il y a douze mois, **{ $gap }**.
trend-behind-new = Le retard de **{ $gap }** sur { $plan } s'est formé en douze mois.
trend-behind-after-ahead = Il y a douze mois, l'avance sur { $plan } était de { $before } ; le retard est maintenant de **{ $gap }**.
trend-ahead-wider = L'avance sur { $plan } a augmenté de **{ $change }** en douze mois.
trend-ahead-narrower = L'avance sur { $plan } s'est réduite de **{ $change }** en douze mois.
trend-ahead-same = L'avance sur { $plan } est la même qu'il y a douze mois, **{ $gap }**.
trend-ahead-new = L'avance de **{ $gap }** sur { $plan } s'est formée en douze mois.
trend-ahead-after-behind = Il y a douze mois, le retard sur { $plan } était de { $before } ; l'avance est maintenant de **{ $gap }**.
trend-even-after-behind = Le retard sur { $plan }, { $before } il y a douze mois, est **rattrapé**.
trend-even-after-ahead = L'avance sur { $plan }, { $before } il y a douze mois, est **épuisée**.
trend-even-same = Il n'y a ni retard ni avance sur { $plan }, comme il y a douze mois.

## Years against the plans.

years-clause-none = aucune année n'a atteint { $plan }
years-clause-all = toutes les années ont atteint { $plan }
years-clause-reached = { $n ->
    [one] { $years } a atteint { $plan }
   *[other] { $years } ont atteint { $plan }
}
years-clause-passed = { $n ->
    [one] { $years } a dépassé { $plan }
   *[other] { $years } ont dépassé { $plan }
}
years-neither = Aucune année n'a atteint { $first } ni { $second }.
years-one-plan = { $first }.
years-two-plans = { $first } ; { $second }.
years-known = { $n ->
    [one] Seule { $years } est renseignée : **{ $count } { $done }**.
   *[other] Seules { $years } sont renseignées : **{ $count } { $done }**.
}
years-none-over = Aucune année du programme n'est encore terminée.

## Estates, ranked in dwellings.

estates-no-plan = Le plan n'est pas réparti par cité : aucune ne peut être dite en retard ou en avance.
estates-behind-all = { $n ->
    [1] Une cité fait **{ $gap } de retard** ; { $ahead }.
    [2] Deux cités font **{ $gap } de retard** ; { $ahead }.
   *[other] Trois cités font **{ $gap } de retard** ; { $ahead }.
}
estates-behind-some = Trois cités font **{ $part }** des **{ $gap } de retard** ; { $ahead }.
estates-none-behind = Aucune cité n'est en retard ; { $ahead }.
estates-even = Aucune cité n'est en retard ni en avance.
estates-ahead = { $n ->
    [0] aucune n'est en avance
    [one] une est en avance
   *[other] { $n } sont en avance
}

## Territories.

no-epci = hors EPCI connu
territories-no-plan = Le plan n'est pas réparti par territoire : aucun ne peut être dit en retard ou en avance.
territories-none-behind = Aucun territoire n'est en retard.
territories-some = { $names_count ->
    [one] { $names } porte **{ $part }** des { $gap } de retard répartis.
   *[other] { $names } portent **{ $part }** des { $gap } de retard répartis.
}
territories-all = { $names_count ->
    [one] { $gap_count ->
        [one] { $names } porte le **seul logement** de retard réparti.
       *[other] { $names } porte les **{ $gap }** de retard répartis.
    }
   *[other] { $names } portent les **{ $gap }** de retard répartis.
}

## Reporting.

reporting-all = { $expected ->
    [one] La seule cité attendue a déclaré { $month }.
   *[other] Les { $expected } cités attendues ont déclaré { $month }.
}
reporting-none = { $expected ->
    [one] La seule cité attendue n'a pas déclaré { $month }.
   *[other] Aucune des { $expected } cités attendues n'a déclaré { $month }.
}
reporting-some = { $n ->
    [one] Une cité sur { $expected } a déclaré { $month }.
   *[other] { $n } cités sur { $expected } ont déclaré { $month }.
}
