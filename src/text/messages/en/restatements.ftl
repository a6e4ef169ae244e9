### From one figure to another (DESIGN 4).

restatements-title = From one figure to another
restatements-lede = Why a figure known one day is no longer the same today: every cause, counted, and the entries behind it. Nothing is left unexplained.
restatements-booked = booked in another year
restatements-new = new entries
restatements-late = late entries
restatements-corrected = corrections: { $text }
restatements-defects = defects reported
restatements-cures = defects cured
restatements-regrouped = estates split or merged
restatements-moved = estates or communes moved
restatements-perimeter = perimeter or kind changed
restatements-no-epci = unknown EPCI
restatements-in-year = In { $year }
restatements-at-day = On { $day }
restatements-today = today
restatements-on-day = on { $day }
restatements-on-day-at = on { $day } (at { $position })
restatements-known = { $n ->
    [0] no dwelling { $done } was known { $at }
    [one] **{ $n } dwelling** { $done } was known { $at }
   *[other] **{ $n } dwellings** { $done } were known { $at }
}
restatements-published = { $n ->
    [0] no dwelling { $done } was published by closing no. { $closing }
    [one] **{ $n } dwelling** { $done } was published by closing no. { $closing }
   *[other] **{ $n } dwellings** { $done } were published by closing no. { $closing }
}
restatements-more = **{ $n } more**
restatements-fewer = **{ $n } fewer**
restatements-same = **no change in total**
restatements-one-cause = , for one cause only: { $text }
restatements-among = , of which { $text }
restatements-among-others = , mostly { $text }
restatements-balanced = , where { $text } balance out
restatements-answer = { $period }, { $opening }; **{ $closing }** { $at }: { $change }.

restatements-from = Known on
restatements-to = Compared with
restatements-year = Figure of the year
restatements-by = Broken down by
restatements-by-whole = The whole programme
restatements-by-territory = EPCI
restatements-by-estate = Estate
restatements-stage = Stage
restatements-programme = Programme
restatements-measure = Defects
restatements-gross = Gross
restatements-net = Net of defects
restatements-show = Show the bridge
restatements-nothing = Nothing changed between these two points.
restatements-nothing-next = No entry, correction or register moved this figure. Choose an earlier point to look further back.
restatements-steps = The bridge
restatements-steps-aside = A solid bar adds, a hatched one takes away; every number bears its sign.
restatements-steps-say = { $n ->
    [one] One cause, counted to the dwelling
   *[other] { $n } causes, counted to the dwelling
}
restatements-twin = The same bridge as a table
restatements-column-cause = Cause
restatements-column-dwellings = Dwellings
restatements-column-entries = Entries
restatements-opening = Opening
restatements-closing = Closing
restatements-residual = Left unexplained
restatements-lines = By line
restatements-lines-aside = Lines that did not move are not shown; the total is the programme's.
restatements-lines-say = { $n ->
    [0] No line moved
    [one] One line moved
   *[other] { $n } lines moved
}
restatements-column-line = Line
restatements-total = Programme
restatements-entries-count = { $n ->
    [one] { $n } line of the ledger
   *[other] { $n } lines of the ledger
}
restatements-entries-title = What makes “{ $text }”
restatements-entries-answer = { $n ->
    [one] { $n } line of the ledger, which makes { $sum }.
   *[other] { $n } lines of the ledger, which make { $sum } together.
}
restatements-entries-booked = This cause sets two sums against each other: what the closing published by booked day, and what is true by the day things happened. It has no entries of its own.
restatements-column-position = No.
restatements-column-running = Running sum
restatements-back = Back to the bridge
restatements-link = What changed between two dates
restatements-chart = Dwellings, from one point of knowledge to another: { $stage }
restatements-chart-difference = difference from the opening
restatements-chart-year = year { $year }
restatements-chart-days = from { $from } to { $to }
restatements-chart-closing = published by closing no. { $n }
restatements-column-date = Date
restatements-column-estate = Estate
restatements-hints = A date (2025-01-15) counts what was recorded by the end of that day; @1234 is a position of the ledger. Left empty, they go from the last day of the past year to today. A year alone, without dates, compares what its closing published with what is known of it.
