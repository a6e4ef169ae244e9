### Pace: what an end date takes, and where a pace leads.
### What stands between two pairs of asterisks is emphasised.

## The sentences.

pace-reached = The target of **{ $target }** is reached: no pace is needed any more.
pace-past = { $n ->
    [one] **{ $day }** is past; **{ $n } dwelling** remains.
   *[other] **{ $day }** is past; **{ $n } dwellings** remain.
}
pace-required = { $n ->
    [one] To finish on **{ $day }** takes **{ $n } dwelling a month**.
   *[other] To finish on **{ $day }** takes **{ $n } dwellings a month**.
}
pace-required-none = { $n ->
    [one] To finish on **{ $day }** takes **{ $n } dwelling a month**; there was none in the last twelve months.
   *[other] To finish on **{ $day }** takes **{ $n } dwellings a month**; there was none in the last twelve months.
}
pace-required-enough = { $n ->
    [one] The pace of the last twelve months is enough to finish on **{ $day }**: it takes **{ $n } dwelling a month**, and the average was { $average }.
   *[other] The pace of the last twelve months is enough to finish on **{ $day }**: it takes **{ $n } dwellings a month**, and the average was { $average }.
}
pace-required-times = { $n ->
    [one] To finish on **{ $day }** takes **{ $n } dwelling a month**, **{ $times } times** the pace of the last twelve months.
   *[other] To finish on **{ $day }** takes **{ $n } dwellings a month**, **{ $times } times** the pace of the last twelve months.
}
pace-rate-last = At the pace of the last twelve months
pace-rate-given = { $n ->
    [one] At **{ $n } dwelling a month**
   *[other] At **{ $n } dwellings a month**
}
pace-leads = { $n ->
    [one] { $rate }, **{ $n } dwelling** would be { $done } by **{ $day }**, { $how }, which would be reached on **{ $on }**.
   *[other] { $rate }, **{ $n } dwellings** would be { $done } by **{ $day }**, { $how }, which would be reached on **{ $on }**.
}
pace-leads-not = { $n ->
    [0] { $rate }, **no dwelling** would be { $done } by **{ $day }**, { $how }, which would not be reached.
    [one] { $rate }, **{ $n } dwelling** would be { $done } by **{ $day }**, { $how }, which would not be reached.
   *[other] { $rate }, **{ $n } dwellings** would be { $done } by **{ $day }**, { $how }, which would not be reached.
}
pace-leads-on = { $rate }, the target of { $target } would be reached on **{ $on }**.
pace-leads-never = { $rate }, the target of { $target } would not be reached.
pace-gap-short = **{ $n } fewer** than the target of { $target }
pace-gap-over = **{ $n } more** than the target of { $target }
pace-gap-even = **exactly the target** of { $target }
pace-thin = { $n ->
    [0] **Not enough data** for a projection: it takes { $enough } reported months in a row up to { $last }. { $why }
    [one] **Not enough data** for a projection: { $n } month is reported up to { $last }, and it takes { $enough } in a row. { $why }
   *[other] **Not enough data** for a projection: { $n } months in a row are reported up to { $last }, and it takes { $enough }. { $why }
}
pace-thin-begins = The programme did not begin earlier.
pace-thin-missing = { $month } is not reported.
pace-thin-year = Something of { $year } is known by its year alone.

## The page.

pace-title = Pace
pace-lede = A pace is no figure of the ledger: it is a formula over figures, shown with them.
pace-required-topic = Pace needed
pace-required-say = What each end date takes
pace-required-read = Remaining × 30.4375 ÷ days left, rounded up: a month of average length. Per year, × 365.25.
pace-required-caption = Pace needed by end date
pace-column-end = End date
pace-column-remaining = Remaining
pace-column-days = Days
pace-column-month = Per month
pace-column-year = Per year
pace-column-times = Against 12 months
pace-column-projected = At the present pace
pace-times = { $times } times
pace-end-own = the programme's last day
pace-end-current = end of the plan in force
pace-end-of-year = end of { $year }
pace-end-chosen = chosen date
pace-target-current = target in force, { $target }
pace-come = past
pace-choose = Two other end dates
pace-first-end = First
pace-second-end = Second
pace-show = Show
pace-observed-topic = Paces observed
pace-observed-say = Twelve whole months, never one alone
pace-observed-read = A month counts when it is over. An entry dated by its year alone takes their pace from the twelve months it touches.
pace-last = Last twelve months
pace-best = Best twelve months
pace-stretch = { $n } from { $first } to { $last }, ÷ 12
pace-none = No pace over twelve months can be given.
pace-per-month = a month
pace-forecast-topic = Projection
pace-forecast-read = It prolongs the past and foresees nothing: neither contracts to come nor works that stop. With fewer than { $text } reported months in a row, none is given.
pace-forecast-none = Nothing to project.
pace-forecast-formula = { $actual } + { $done } × { $days } days ÷ 365.25, rounded down
pace-not-given = No pace is given: nothing is recorded yet, or whole years are not reported.
pace-to-what-if = Try another pace
pace-to-page = Formulas and other end dates
pace-day-malformed = “{ $text }” is not a day. Write it 2028-12-31.

## What if.

what-if-title = What if?
what-if-lede = Nothing is recorded here: everything is in the address of the page, which can be sent.
what-if-pace = Dwellings a month
what-if-pace-hint = A whole number. The last twelve months: { $text }.
what-if-pace-hint-none = A whole number of dwellings.
what-if-date = End date
what-if-date-hint = A day after { $text }.
what-if-without = Without these estates
what-if-without-hint = Codes or names, parted by commas: what the plan still expects of them leaves the target.
what-if-show = Calculate
what-if-problems = Nothing was calculated.
what-if-pace-large = At most { $text } dwellings a month.
what-if-date-early = This end date is not after { $text }, the day everything is read at.
what-if-date-late = An end date beyond 2100 means nothing any more.
what-if-not-a-day = It takes an exact day, like 31/12/2028.
what-if-unknown = No estate of the programme is called “{ $text }”.
what-if-ambiguous = Several estates are called “{ $text }”: give the code.
what-if-unplanned = The plan in force expects nothing of { $text }: the target does not change.
what-if-left = { $n ->
    [one] Without { $names }, **{ $n } dwelling** leaves the target, which becomes { $target }.
   *[other] Without { $names }, **{ $n } dwellings** leave the target, which becomes { $target }.
}
what-if-required = { $n ->
    [one] To finish on { $day } would take { $n } dwelling a month.
   *[other] To finish on { $day } would take { $n } dwellings a month.
}
what-if-years = Year after year
what-if-years-say = Where this pace would lead
what-if-years-read = Blue: done already and what would be. Brick: what would still be missing. Tick: the target.
what-if-day = On
what-if-done = Would be done
what-if-left-over = Would remain
what-if-unavailable = Nothing can be calculated: nothing is recorded, or whole years are not reported.
what-if-candidates = Estates to leave out
what-if-candidates-read = Those of which the plan still expects most. A link leaves one out or takes it back.
what-if-candidates-say = What the plan still expects
what-if-out = leave out
what-if-in = take back
what-if-expected = { $n ->
    [one] { $n } dwelling expected
   *[other] { $n } dwellings expected
}
