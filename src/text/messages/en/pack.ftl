### The board pack on paper, and its editions (DESIGN 5.3).

pack-page = Page { $n } of { $of }
pack-board = Board page
pack-edition = Board pack no. { $text }
pack-title = { $kind }, { $programme }
pack-comment = Comment by { $text }
pack-plans = Plans
pack-plan = { $plan }, version { $version } adopted on { $adopted }: { $n } dwellings by { $day }
pack-compared = Compared
pack-since-edition = since board pack no. { $text }
pack-since-day = since { $text }
pack-since-read = Each cause, counted. Nothing is left unexplained.
pack-ledger = Ledger
pack-ledger-head = head { $text }
pack-fictional = A demonstration on real estates: no number in this document is real.
pack-column-estate = Estate
pack-estates-all = { $n ->
    [one] One estate followed.
   *[other] { $n } estates followed; all are in the tables enclosed.
}
pack-stages = Stages
pack-stages-read = Four stages of the same dwelling. They are never added up.
pack-column-year-sum = Year
pack-missing-short = n. r.
pack-months-caption = Dwellings of each month, by year
pack-months-read = In the table: * incomplete month; n. r.: not reported. The total of a year also counts what is dated by that year alone.
pack-observed = { $text }: { $number } ({ $formula }).
pack-heat = Years by EPCI
pack-estates-caption = All estates, most behind first
pack-definitions = Definitions
pack-definitions-say = What each word means and where each number comes from
pack-term-defects = Gross and net
pack-term-defects-means = Gross: all dwellings delivered. Net: less those whose reported defects are not cured. The target is read gross.
pack-term-variance = Variance
pack-term-variance-means = Actual less planned, in dwellings, with its sign. The original plan stays drawn when a revised one is in force.
pack-term-missing = Not reported
pack-term-missing-means = A period with neither an entry nor a statement “nothing this month” is not zero: it stays empty, and nothing is compared while a whole year is missing.
pack-term-known = Read at, known on
pack-term-known-means = Totals are read on the last day of the last whole month; they show what was recorded on the day “known on”, no more and no less.
pack-ledger-means = Each number is the sum of entries of a ledger from which nothing is erased. Head of that ledger: { $text }. “corons verify --against { $text }” proves that nothing before it was rewritten. The total of this document is the figure { $figure }.
pack-download = Printable pack (PDF)
