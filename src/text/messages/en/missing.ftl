### Reports that are missing (DESIGN 2.10).

missing-title = Missing reports
missing-aside = An estate under works reports each month, from its start to its full delivery: an entry, or “nothing this month”. What is missing is not zero.
missing-nobody-expected = No estate was expected to report that month.
missing-person-aside = The last person who recorded for these estates.
missing-person = { $n ->
    [one] One estate that was expected has not reported
   *[other] { $n } estates that were expected have not reported
}
missing-no-one-yet = No one yet
missing-record = Record
missing-nothing = Nothing this month
missing-months = By month
missing-months-aside = The last twenty-four months.
missing-months-say = Who reported, month by month
missing-month = Month
missing-reported = Reported
missing-missing = Missing
missing-of = { $n } of { $expected }
missing-nobody = nobody expected
missing-incomplete = { $n ->
    [0] no estate of { $expected } reported
    [one] { $n } estate of { $expected } reported
   *[other] { $n } estates of { $expected } reported
}
missing-key = incomplete reports
missing-link = What is missing, by month and person
missing-in-picture = { $month }: { $text }
