# Words inside pictures. `chart-` keys; short, because pictures are narrow.

chart-fictional = Fictional data
chart-gross = gross
chart-net = net
chart-counted = { $stage }, { $measure }
chart-scope-all = whole programme
chart-scope-department = department { $code }
chart-scope-epci = EPCI { $code }
chart-scope-commune = commune { $code }
chart-scope-estate = estate { $code }
chart-scope-landlord = landlord { $code }
chart-original = original plan
chart-original-of = original plan of { $day }
chart-current = plan in force
chart-current-of = plan in force of { $day }
chart-read-at = totals at { $day }
chart-known-on = known on { $day }
chart-situation = position no. { $position } · { $head }

chart-title-progress = Dwellings, cumulative, against the plans: { $stage }
chart-title-years = Dwellings per year, against the plans: { $stage }
chart-title-estates = Dwellings per estate, against the plan: { $stage }

chart-unit = { $n ->
    [one] dwelling
   *[other] dwellings
}
chart-plan-original = Original plan
chart-plan-current = Plan in force
chart-indicative = Indicative straight line, not adopted
chart-gap = variance
chart-known = known
chart-revised = Plan revised on { $day }
chart-revised-short = revised, { $month }
chart-original-end = original end
chart-not-reported = { $n ->
    [one] not reported
   *[other] not reported
}
chart-year-only = dated by year alone
chart-running = running
chart-to-come = to come
chart-variance-to = Variance to
chart-variance-indicative = Variance to
chart-variance = Variance
chart-row-current = in force
chart-row-original = original
chart-row-plan = original plan
chart-row-indicative = indicative
chart-missing-dwellings = missing
chart-key-plan = plan in force
chart-key-original = original plan
chart-key-original-differs = original plan, where it differs
chart-key-indicative = indicative straight line, not adopted
chart-size = size of the estate
chart-of-planned = { $n ->
   *[other] { $actual } of { $planned } planned
}
chart-without-plan = { $actual }, no plan
chart-of-size = size { $size }
chart-size-unknown = unknown
chart-no-estates = No estate to show.

## Asking for a picture.

asked-wrong = “{ $value }” is no value of { $name }. Mend the address or leave this parameter out.
asked-two-parts = One part at a time: department, epci, commune, estate or landlord.
charts-from-years-only = from is for the picture “years” alone: a cumulative curve begins on the programme's first day.
charts-width = Width goes from { $least } to { $most } pixels. Choose width between the two.
charts-estates-landlord = The picture of estates cannot be read by landlord. Leave landlord out.

## What was done, agreeing with its number, which stands before it.

chart-dwellings-financed = { $n ->
    [one] dwelling financed
   *[other] dwellings financed
}
chart-done-financed = { $n ->
   *[other] financed
}
chart-dwellings-ordered = { $n ->
    [one] dwelling ordered (works order)
   *[other] dwellings ordered (works order)
}
chart-done-ordered = { $n ->
   *[other] ordered (works order)
}
chart-dwellings-started = { $n ->
    [one] dwelling under way
   *[other] dwellings under way
}
chart-done-started = { $n ->
   *[other] under way
}
chart-dwellings-delivered = { $n ->
    [one] dwelling delivered
   *[other] dwellings delivered
}
chart-done-delivered = { $n ->
   *[other] delivered
}
