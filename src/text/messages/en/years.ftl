### The page of a year.

year-title = Year { $year }
year-say = In { $year }, { $n ->
    [0] no dwelling delivered
    [one] { $n } dwelling delivered
   *[other] { $n } { $done }
}
year-say-running = In { $year }, up to { $day }, { $n ->
    [0] no dwelling delivered
    [one] { $n } dwelling delivered
   *[other] { $n } { $done }
}
year-say-compared = { $count }: { $compared }.
year-say-missing = Nothing is reported for { $year }; that is not zero.
year-say-to-come = { $n ->
    [0] Nothing is planned in { $year }.
    [one] { $n } dwelling is planned in { $year }.
   *[other] { $n } dwellings are planned in { $year }.
}
year-since = After { $day }, { $n } { $done }: they are not in the tables of this page.
year-months = Months
year-by-month = Month by month, against the plan.
year-months-caption = The year by month
year-column-month = Month
year-only-read = Entries dated by the year alone are of no month: they make a line of their own, and months are not compared with the plan.
year-by-year-alone = Dated by the year alone
year-by-territory = By department and EPCI.
year-by-estate = Estate by estate.
year-estates-caption = The year by estate
year-estates-read = Only estates where the year delivered or planned anything. “Not broken down” holds what was published without an estate.
year-column-estate = Estate
year-column-entry = Entry
year-column-when = Date
year-column-by = By
year-latest-entries = The latest entries of the year.
year-no-entries = No entry bears this year.
year-all-entries = All entries of the year
year-entry-reverses = reverses { $position }
year-entry-reversed = reversed by { $position }
year-state = Year: { $state }.
year-learned-since = learned since
year-both-same = What was published of this year and what is true of it are the same number.
year-shows-published = This page shows the year as it was published.
year-read-true = Read what is true of it today
year-read-published = Read the year as it was published
year-end = End of the year
year-end-aside = What was recorded after 31 December, and what happened in the last week.
year-late = Recorded after the end of the year.
year-no-late = Nothing was recorded after 31 December.
year-last-week = The last week.
year-column-booked = Recorded on
year-booked-on = booked on { $text }
