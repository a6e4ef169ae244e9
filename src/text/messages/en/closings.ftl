### Years of the ledger: their states, their closings, what waits for a second person.

closings-title = Years and closings
closings-open = open
closings-corrections-only = corrections only
closings-reopened = open again, corrections only
closings-closed = closed
closings-by = on { $day } by { $by }
closings-by-two = on { $day } by { $by }, asked for by { $asked }
closings-number = closing no. { $n }
closings-number-text = closing no. { $text }

closings-answer-none = No year is closed: the ledger has been open since { $first }.
closings-answer-all = All years up to { $closed } are closed.
closings-answer-some = The last closed year is { $closed }; { $n ->
    [one] one year that is over is not
   *[other] { $n } years that are over are not
}: { $open }.
closings-true-and-published = Published and true
closings-true-aside = “True” counts each entry on its date, with all that was learned since.
closings-published-aside = “Published” is what the closing froze; of a year that is not closed, what is booked in it so far. What is learned after a closing is published in the year it is learned in.
closings-list-say = Each year in { $text }.
closings-column-year = Year
closings-column-state = State
closings-column-published = Published
closings-column-true = True
closings-column-difference = Difference
closings-column-next = Next
closings-next-running = running
closings-next-corrections-only = Take corrections only
closings-next-close = Close
closings-next-order = close { $year } first
closings-next-reopen = Open again

closings-corrections-only-title = Let { $year } take corrections only
closings-corrections-only-first = From now on only managers can record or correct in { $year }; others will read why.
closings-corrections-only-second = Nothing is frozen: the figures of { $year } can still move until it is closed.
closings-closing-title = Close { $year } (closing no. { $n })
closings-closing-first = The sums of { $year } will be frozen as they stand below, for all programmes and all landlords; they stay readable for ever.
closings-closing-second = What is learned later will keep its true date and count in the year it is learned in. A closed year can be opened again, for a reason.
closings-reopening-title = Open { $year } again
closings-reopening-first = The year { $year } will take corrections again, from managers only. What was published stays readable.
closings-reopening-second = Nothing that is booked in another year moves. The next closing of { $year } will bear number { $n }.
closings-second-needed = This takes two: your request will wait until another manager confirms it.
closings-second-none = You have been the only manager for thirty days: the act happens at once and will be marked “without double validation”.
closings-reason = Reason
closings-reason-hint = It stays in the ledger.
closings-reason-needed = The reason is missing: choose one.
closings-reason-error-found = an error was found
closings-reason-source-corrected = the source corrected its figure
closings-reason-late-news = late news belongs to the year
closings-reason-audit = an audit asks for it
closings-note = Explanation
closings-note-hint = In one sentence that anybody can read.
closings-note-needed = The explanation is missing: say in a sentence why the year is opened again.
closings-nothing-done = Nothing was changed
closings-back = Back to the years
closings-sums = Sums of the year
closings-sums-aside = Dwellings booked in the year so far, by stage. Stages do not add up.
closings-missing = What is missing
closings-missing-aside = The months in which an expected estate said nothing. Closing does not make zeros of them.
closings-missing-say = Not everybody reported: { $text }.
closings-missing-none = Every expected estate reported every month.
closings-month-missing = { $month } ({ $reported } of { $expected })

closings-one-title = Closing of { $year }, no. { $n }
closings-one-answer = Frozen { $text }.
closings-one-open = The year was opened again since.
closings-one-later = The year was opened again since; what is published today is
closings-one-csv = Download the { $text } rows (CSV)
closings-one-aside = Dwellings booked in the year, gross, by stage. Stages do not add up.
closings-defective = Defects
closings-hash = Hash of the frozen rows, in the event of the ledger:
closings-months-aside = By the month they are booked in.

closings-asks-plan = { $by } asks to publish version { $what } of the plan ({ $at }).
closings-asks-closing = { $by } asks to close { $what } ({ $at }).
closings-asks-reopening = { $by } asks to open { $what } again ({ $at }).
closings-plan-words = Adopted on { $day }, “{ $decision }”: { $reason }
closings-reopening-words = Because { $reason }: { $note }
closings-own = Another manager must confirm; you can withdraw your request.
closings-other = Check it, then confirm in your own name or decline.
closings-confirm = Confirm
closings-decline = Decline
closings-withdraw = Withdraw my request
closings-remove = Set the request aside
closings-see = See the request
closings-look = To be validated
flash-asked = Your request waits for another manager.
flash-confirmed = Done, by two.
flash-request-removed = The request is set aside. Nothing was changed.
flash-year-corrections-only = The year takes corrections only from now on.
flash-year-closing = The year is closed. Its sums are frozen.
flash-year-reopening = The year is open again for corrections.
