# The pictures that compare: stages, months, territories, years. Their sentences, then their words.

## The sentence of the stages.

stages-say = { $at }, in dwellings: { $counts }. A dwelling goes from one stage to the next: they do not add up.
stages-none = No stage has been recorded yet.
stages-count = **{ $n }** { $done }
stages-zero = **none** { $done }
stages-known = **{ $n }** { $done } (known years only)
stages-missing = nothing recorded for “{ $stage }”

## The sentence of the months.

months-two = { $first }; { $second }.
months-say = { $month }: **{ $n } { $done }**
months-none-in = { $month }: **no dwelling { $done }**
months-none-yet = No month is over yet since the programme's first day.
months-missing = { $month } has not been reported yet
months-in-year = { $month } is known by its year alone
months-incomplete = { $month } is incomplete ({ $reported } of { $expected } estates have reported): **{ $n } { $done }** so far
months-average = **{ $average } a month** on average over twelve months
months-average-more = **{ $average } a month** on average over twelve months, { $n } more than a year earlier
months-average-less = **{ $average } a month** on average over twelve months, { $n } fewer than a year earlier
months-average-same = **{ $average } a month** on average over twelve months, as many as a year earlier
months-average-none = no average, since months are missing among the last twelve
months-average-few = not yet twelve months for an average
months-average-year = no average, since part of it is dated by its year alone

## The sentence of the years.

heat-no-plan = None of these years has a plan of its own: nothing is compared.
heat-none-over = No planned year is over yet.
heat-all-reached = Every planned year reached its plan.
heat-worst = { $reached ->
    [0] None of the { $n } planned years reached its plan; the largest shortfall is **{ $name }** in { $year }: **{ $gap } fewer** than planned.
    [one] One of the { $n } planned years reached its plan; the largest shortfall is **{ $name }** in { $year }: **{ $gap } fewer** than planned.
   *[other] { $reached } of the { $n } planned years reached their plan; the largest shortfall is **{ $name }** in { $year }: **{ $gap } fewer** than planned.
}
heat-worst-only = The only planned year, **{ $name }** in { $year }, has **{ $gap } fewer** than planned.

## Words inside the pictures.

chart-title-stages = Dwellings financed, ordered, started and delivered, running totals
chart-title-months = Dwellings by month and twelve-month average: { $stage }
chart-title-territories = Dwellings by EPCI, running totals, against the plans: { $stage }
chart-title-heat-epci = Dwellings by EPCI and year, against the plan: { $stage }
chart-title-heat-estate = Dwellings by estate and year, against the plan: { $stage }
chart-stages-apart = stages are never added up
chart-nothing-known = nothing recorded
chart-every-stage = every stage
chart-no-months = No month to show.
chart-no-territories = No territory to show.
chart-months-bars = by month
chart-months-average = twelve-month average
chart-months-a-month = a month on average
chart-months-over = over twelve months
chart-months-missing = month not reported
chart-months-year-only = dated by year alone
chart-months-since = months since { $month }
chart-months-best = { $n } in { $month }
chart-months-running = incomplete month
chart-of = of { $n }
chart-others-epci = { $n ->
    [one] { $n } other EPCI, less behind
   *[other] { $n } other EPCI, less behind
}
chart-others-estates = { $n ->
    [one] { $n } other estate, less behind
   *[other] { $n } other estates, less behind
}
chart-odd = { $name }: { $n }
chart-bucket = not broken down
chart-no-commune = commune unknown
chart-no-epci = outside any known EPCI
chart-key-told-until = { $name }, split by place until { $year }
chart-no-plan = no plan
chart-planned-only = planned { $n }
chart-heat-far-behind = at most half of the plan
chart-heat-behind = below the plan
chart-heat-reached = plan reached
chart-heat-far-ahead = at least half more
chart-heat-missing = not reported
chart-heat-unplanned = no plan, or a year to come
chart-heat-total = Variance to date
chart-more-estates = { $n ->
    [one] And { $n } other estate, less behind, in the list of estates.
   *[other] And { $n } other estates, less behind, in the list of estates.
}

## Asking for a picture.

charts-from-not-here = from is only for the pictures “years”, “months” and “heat”: a running total starts on the programme's first day.
charts-territories-part = The picture of territories is read for the whole programme, a department or an EPCI.
charts-heat-landlord = The picture of years is read by estate or by EPCI, not by landlord. Remove landlord.

## The page.

pictures-title = Pictures
pictures-lede = { $programme }: { $stage }, read on { $day }.
pictures-back = Programme page
pictures-link = Months, stages, territories, years
pictures-months = Months
pictures-months-read = A bar for each month; the line is the average of the last twelve. A hatched month is not complete; a month that was not reported has no bar.
pictures-stages = Stages
pictures-stages-read = Four counts of the same dwelling, from decision to handover. Each is read by itself.
pictures-territories = Territories
pictures-territories-read = One scale for all; those most behind first. A delivery counts in the EPCI of its estate on the day of handover.
pictures-heat = Years
pictures-heat-read = Each cell: what was done, of what the plan in force has for that year.
pictures-by-estate = By estate
pictures-by-epci = By EPCI
pictures-stages-caption = Dwellings at each stage, running total at the end of each year
pictures-months-caption = Dwellings by month and twelve-month average
pictures-territories-caption = Dwellings by EPCI on the day read, against the plan in force
pictures-heat-caption = Dwellings by year, of what the plan in force has
pictures-column-month = Month
pictures-column-dwellings = Dwellings
pictures-column-planned = Planned
pictures-column-estate = Estate
pictures-of-twelve = { $n } in twelve months
pictures-all-years = in all
pictures-whole = All together
