### Figures and their explanations.

figures-title = Find a figure
figures-lede = Every figure of Corons bears a reference. Paste it here: you will find the same number, its definition and the lines that make it, even years later.
figures-field = Reference of the figure
figures-field-hint = For example { $text }
figures-open = Open
figures-crumb = Figures
figures-find = Find a figure
figures-how-to = On every page, numbers with a dotted underline open their figure: the reference is in the margin, to be copied.

figures-reference = Reference
figures-known = Known at
figures-known-at = Ledger position { $position }, recorded on { $day }
figures-programme = Programme
figures-download = Download
figures-all-lines = all entries
figures-none = no value

figures-define-act = Number of { $dwellings } { $place }, { $period }, as the programme { $programme } counts them.
figures-define-plan = Number of { $dwellings } that { $plan } plans { $place }, { $period }, for the programme { $programme }.
figures-define-var = Variance: the { $dwellings } { $place }, { $period }, less what { $plan } plans for the same days (programme { $programme }).
figures-define-rem = Remaining: the target that { $plan } sets { $place }, less the { $dwellings } { $period } (programme { $programme }).
figures-define-prorated = Planned at a day: the whole years past, and of the running year the share of its days elapsed, rounded half up.
figures-define-gross = Gross: defects reported since are not taken away.
figures-define-net = Net: defects reported are taken away and those cured count again, each on its own day.
figures-define-true = True: each entry counts on the day it happened.
figures-define-published = Published: a closed year is read from the sums its latest closing froze, an open year by the day of booking.
figures-define-epci = An entry counts in the EPCI its commune belonged to on that day.
figures-define-month = What is dated by a year alone is in no month.

figures-place-all = in the whole programme
figures-place-department = in the department { $text }
figures-place-epci = in the EPCI { $text }
figures-place-commune = in the commune { $text }
figures-place-estate = in the estate { $text }
figures-place-landlord = of the landlord { $text }
figures-place-operation = of the operation { $text }
figures-place-none = published without a breakdown by estate
figures-place-nocom = in estates whose commune is not known
figures-place-rest = without sharing them out among estates, rounding included

figures-in = in { $text }
figures-from-to = from { $first } to { $last }

figures-plan-indicative = the straight indicative line, not adopted,
figures-plan-original = the original plan (version 1)
figures-plan-version = version { $text } of the plan

figures-newest = This is the latest position.
figures-unchanged = Unchanged: it is still the value at ledger position { $position }.
figures-newer = Newer value: { $value } (ledger position { $position }).
figures-newer-none = At ledger position { $position } this figure has no value any more.
figures-newer-gone = At ledger position { $position } what this figure is about no longer exists under that name.
figures-newer-open = Open today’s figure

figures-made = How this figure is made
figures-made-entries = { $n ->
    [0] No line of the ledger.
    [one] One line of the ledger.
   *[other] { $n } lines of the ledger.
}
figures-made-grouped = They are shown in groups; each group opens a figure of its own.
figures-made-sum = The running sum of the last line is the figure.
figures-list-entries = What happened
figures-list-plan = What { $plan } plans
figures-list-target = The target of { $plan }
figures-empty = No line: the sum is 0.
figures-line = Line
figures-when = Date
figures-where = Estate
figures-lines = Entries
figures-dwellings = Dwellings
figures-running = Running sum
figures-total = Sum
figures-result-var = Variance
figures-result-rem = Remaining
figures-pages = { $from } to { $to } of { $count }
figures-page = Page { $text }
figures-carried = Carried over from the lines before

figures-act-reversal = undoes { $text }
figures-act-defect = defect reported
figures-act-cure = defect cured
figures-recorded = recorded on { $text }
figures-booked = booked on { $text }
figures-group-alone = { $year }, dated by the year alone
figures-frozen = closing { $year }, no. { $number }
figures-whole-programme = Whole programme
figures-year-whole = whole year
figures-year-share = { $number } × { $elapsed } ÷ { $days } days, up to { $day }

figures-missing = { $n ->
    [one] { $years } is not reported: this number counts only what is known.
   *[other] { $years } are not reported: this number counts only what is known.
}
figures-no-plan = This version plans nothing for this part of the programme: there is neither plan, variance nor remainder. That is not zero.
figures-other-stage = The plan is about another stage than this figure: there is nothing to compare.
figures-years-missing = { $n ->
    [one] { $years } is not reported: nothing is compared with the plan while a whole year is missing. Record it first.
   *[other] { $years } are not reported: nothing is compared with the plan while a whole year is missing. Record them first.
}
figures-part-of-month = The year { $year } is closed and its sums are frozen by whole months: there is no published figure for part of a month. Ask for whole months, or for the true figure.

figures-wrong-shape = This is not a figure reference. It has seven parts separated by dots, then @, a ledger position, a hyphen and a check character. Copy all of it.
figures-wrong-check = The check character does not match: the reference was copied wrongly. Check it letter by letter, or copy it again.
figures-wrong-programme = “{ $text }” is not the code of a programme.
figures-wrong-quantity = “{ $text }” is not a quantity. Expected act, plan, var or rem, the last three followed by a version number.
figures-wrong-stage = “{ $text }” is not a stage. Expected fin, ord, sta or del.
figures-wrong-net = “{ $text }” is neither g (gross) nor n (net).
figures-wrong-basis = “{ $text }” is neither t (true) nor p (published).
figures-wrong-scope = “{ $text }” is not a part of the programme that Corons knows.
figures-wrong-period = “{ $text }” is not a period. Expected 2025, 2025-03 or 2018-06-15_2025-12-31.
figures-wrong-position = “{ $text }” is not a ledger position.
figures-unknown-programme = No programme bore the code “{ $text }” at that position.
figures-unknown-scope = Nothing bore the name “{ $text }” at that position.
figures-unknown-version = Version { $text } of the plan was not published at that position.
