### The sentence that heads each section of a page.

## The curve: how the gap to the plan changed over twelve months.

trend-behind-wider = The shortfall against { $plan } grew by **{ $change }** in twelve months.
trend-behind-narrower = The shortfall against { $plan } shrank by **{ $change }** in twelve months.
trend-behind-same = The shortfall against { $plan } is what it was twelve months ago, **{ $gap }**.
trend-behind-new = The shortfall of **{ $gap }** against { $plan } arose in twelve months.
trend-behind-after-ahead = Twelve months ago, the lead over { $plan } was { $before }; now the shortfall is **{ $gap }**.
trend-ahead-wider = The lead over { $plan } grew by **{ $change }** in twelve months.
trend-ahead-narrower = The lead over { $plan } shrank by **{ $change }** in twelve months.
trend-ahead-same = The lead over { $plan } is what it was twelve months ago, **{ $gap }**.
trend-ahead-new = The lead of **{ $gap }** over { $plan } arose in twelve months.
trend-ahead-after-behind = Twelve months ago, the shortfall against { $plan } was { $before }; now the lead is **{ $gap }**.
trend-even-after-behind = The shortfall against { $plan }, { $before } twelve months ago, is **made up**.
trend-even-after-ahead = The lead over { $plan }, { $before } twelve months ago, is **used up**.
trend-even-same = There is neither shortfall nor lead against { $plan }, as twelve months ago.

## Years against the plans.

years-clause-none = no year reached { $plan }
years-clause-all = every year reached { $plan }
years-clause-reached = { $years } reached { $plan }
years-clause-passed = { $years } exceeded { $plan }
years-neither = No year reached either { $first } or { $second }.
years-one-plan = { $first }.
years-two-plans = { $first }; { $second }.
years-known = { $n ->
    [one] Only { $years } is reported: **{ $count } { $done }**.
   *[other] Only { $years } are reported: **{ $count } { $done }**.
}
years-none-over = No year of the programme is over yet.

## Estates, ranked in dwellings.

estates-no-plan = The plan is not broken down by estate: none can be called behind or ahead.
estates-behind-all = { $n ->
    [1] One estate is **{ $gap } behind**; { $ahead }.
    [2] Two estates are **{ $gap } behind**; { $ahead }.
   *[other] Three estates are **{ $gap } behind**; { $ahead }.
}
estates-behind-some = Three estates account for **{ $part }** of the **{ $gap } behind**; { $ahead }.
estates-none-behind = No estate is behind; { $ahead }.
estates-even = No estate is behind or ahead.
estates-ahead = { $n ->
    [0] none is ahead
    [one] one is ahead
   *[other] { $n } are ahead
}

## Territories.

no-epci = outside any known EPCI
territories-no-plan = The plan is not broken down by territory: none can be called behind or ahead.
territories-none-behind = No territory is behind.
territories-some = { $names_count ->
    [one] { $names } accounts for **{ $part }** of the { $gap } behind that are broken down.
   *[other] { $names } account for **{ $part }** of the { $gap } behind that are broken down.
}
territories-all = { $names_count ->
    [one] { $gap_count ->
        [one] { $names } accounts for the **only dwelling** behind that is broken down.
       *[other] { $names } accounts for all the **{ $gap }** behind that are broken down.
    }
   *[other] { $names } account for all the **{ $gap }** behind that are broken down.
}

## Reporting.

reporting-all = { $expected ->
    [one] The only estate expected has reported { $month }.
   *[other] All { $expected } estates expected have reported { $month }.
}
reporting-none = { $expected ->
    [one] The only estate expected has not reported { $month }.
   *[other] None of the { $expected } estates expected has reported { $month }.
}
reporting-some = { $n ->
    [one] One estate of { $expected } has reported { $month }.
   *[other] { $n } estates of { $expected } have reported { $month }.
}
