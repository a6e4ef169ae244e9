### The board page of a programme.

board-days = Dates
board-counts = What counts
board-perimeter = Perimeter
board-read-at = Read at
board-read-at-day = Totals read at
board-read = Read
board-known-on = Known on
board-change = change
board-programmes = Programmes
board-to-in-future = Nothing can be read at { $day }: today is { $today }. Choose a day that has passed.

## Nothing recorded yet.

board-begin = To begin
board-begin-say = No delivery is recorded yet. Three steps are enough for this page to answer.
board-begin-record = Record what was delivered: an estate, a date, a number.
board-begin-record-act = Record
board-begin-import = Or take in a whole file, with all its errors said at once:
board-begin-plan = Publish the adopted plan, version 1; until then an indicative straight line stands in.
board-begin-plan-act = Prepare the plan
board-begin-wait = As soon as deliveries are recorded, this page says where the programme stands.
board-begin-estates = See the estates

## The figures.

board-figures = Figures
board-figures-at = All read at { $text }.
board-figures-dots = A number underlined with dots explains itself: it leads to the entries it is the sum of, or to the plan.
board-share = { $percent } of { $target }
board-actual = { $dwellings }
board-known = { $dwellings }, known
board-planned = Planned, { $plan }
board-remaining = Remaining
board-before = before { $day }, in { $days }
board-term-past = the last day, { $day }, has passed
board-remaining-current = { $n } by the plan in force, before { $day }
board-pace = Pace over twelve months
board-pace-months = { $n } from { $first } to { $last }
board-required = Required pace
board-required-current = { $n } a month by the plan in force
board-times-pace = { $times } times the pace over twelve months
board-per-month = a month
board-dwellings = dwellings
board-not-compared = { $n ->
    [one] While nothing is reported for { $years }, no variance, remaining number, pace or percentage is given.
   *[other] While nothing is reported for { $years }, no variance, remaining number, pace or percentage is given.
}

## The curve and the years.

board-curve = Trajectory
board-curve-say = Dwellings delivered, cumulative, against the plans.
board-curve-read = Each step is a month, at the day of acceptance. Plans rise in a straight line within a year.
board-curve-revised = The revised plan takes nothing away from the gap to the original plan.
board-curve-caption = Cumulative, by year
board-indicative = No plan is adopted: the dotted line is an indicative straight line, not adopted.
board-publish-first = Publish version 1
board-twin = The same numbers as a table
board-years = Years
board-years-say = Dwellings delivered by year.
board-years-read = Below each year, the variance to the plan in force, then to the original plan where it differs.
board-years-hatched = Hatched: the year is not over, or not reported.
board-years-caption = By year
board-column-year = Year
board-column-cumulative = Cumulative
board-column-indicative = Indicative line
board-column-original = Original plan
board-column-current = Plan in force
board-variance-indicative = Variance, indicative line
board-variance-original = Variance, original
board-variance-current = Variance, in force
board-at = at { $day }
board-missing = not reported

## Territories.

board-territories = Territories
board-territories-at = Read at { $text }. A delivery counts in its estate's EPCI on the day of acceptance.
board-territories-plan = Planned by the plan in force.
board-territories-say = Dwellings delivered by EPCI.
board-territories-caption = Progress by department and EPCI
board-column-epci = EPCI
board-column-bar = Delivered against plan
board-column-planned = Planned
board-programme = Programme
board-no-estate-followed = no estate followed in this territory
board-no-commune-note = the estate's commune is not recorded
board-bucket-note = numbers published without an estate
board-rest = Not allotted, and rounding
board-rest-note = planned without an estate

## Estates.

board-estates-read = Ranked in dwellings, not in percent: a small estate far behind weighs less than a large one.
board-all-estates = { $n ->
    [one] The estate followed
   *[other] The { $n } estates
}
board-estates-not-compared = Whole years are not reported: no estate is said to be behind or ahead.
board-most-behind = Most behind
board-most-ahead = Most ahead
board-of-planned = { $n } delivered of { $planned } planned
board-none = None.

## What is missing.

board-lacks = What is missing
board-houses-read = A house for each estate. Reporting nothing is not reporting zero.
board-houses-explained = A house for each estate; the empty ones reported nothing.
board-nobody-expected = No estate is expected to report that month: no works of known kind are open.
board-nothing-lacks = Nothing is missing and nothing is to be checked.
board-and-others = { $n ->
    [one] { $n } other
   *[other] { $n } others
}
board-lack-silent = { $n ->
    [one] estate that did not report: { $names }
   *[other] estates that did not report: { $names }
}
board-lack-silent-act = See them
board-lack-years = { $n ->
    [one] year without any entry: { $years }; that is not zero
   *[other] years without any entry: { $years }; that is not zero
}
board-lack-years-act = See the year
board-lack-years-record = Record
board-lack-unsized = { $n ->
    [one] estate whose number of dwellings is not known: nothing there stops delivering more than there are
   *[other] estates whose number of dwellings is not known: nothing there stops delivering more than there are
}
board-lack-unsized-act = See them
board-lack-unallotted = { $n ->
    [one] dwelling of the plan in force is allotted to no estate
   *[other] dwellings of the plan in force are allotted to no estate
}
board-lack-unallotted-act = Allot
board-lack-bucket = { $n ->
    [one] delivered dwelling published without an estate
   *[other] delivered dwellings published without an estate
}
board-lack-bucket-act = The entries
board-lack-no-commune = { $n ->
    [one] dwelling delivered in an estate without a known commune
   *[other] dwellings delivered in estates without a known commune
}
board-lack-no-commune-act = The estates

## The days of a programme.

days-title = The programme's days
days-lede = The first and the last day are a convention while no plan is published. Version 1 of the plan fixes them.
days-problems = The days were not changed.
days-first = First day
days-last = Last day
days-hint = For example 15/06/2018.
days-set = Set these days
days-not-a-day = It takes an exact day, such as 15/06/2018.
days-outside = A programme begins and ends between 1990 and 2100.
days-plans = See the plans
flash-days-set = The programme's days are set.
