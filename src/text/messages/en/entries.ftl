### The ledger: entries, the form to record, corrections.

entries-title = Entries
entries-new = Record a delivery
entries-aside = Everything that was recorded, the latest first. A corrected entry stays in the list with the one that reverses it: in sums the two cancel out.
entries-heading = { $text }: { $list }.
entries-none = No entry yet.
entries-none-match = No entry matches these criteria.
entries-record-first = Record the first one
entries-total = sum of { $text }
entries-filter-wrong = A criterion to correct
entries-any-stage = all
entries-any-programme = all
entries-from = From
entries-to = To
entries-show = Show
entries-all = All entries
entries-of-operation = Operation { $text } only.
entries-latest = The latest
entries-earlier = Earlier ones
entries-no-such-stage = There is no such stage. Choose one from the list.
entries-no-such-page = There is no such page of the list. Start from the first.

entries-head-entry = Entry
entries-head-on = Date
entries-head-dwellings = Dwellings
entries-head-state = What happened
entries-head-by = By, known on
entries-reverses = reverses
entries-reversed-by = reversed by
entries-replaces = replaces
entries-because = , { $reason }: “{ $note }”
entries-noted = : “{ $note }”

entries-estate = Estate
entries-operation = Operation
entries-landlord = Landlord
entries-stage = Stage
entries-dwellings = Dwellings
entries-on = Date
entries-note = Note
entries-reference = Reference
entries-recorded = Recorded on
entries-booked = Booked on
entries-author = By
entries-batch = Imported file
entries-reason = Reason of the correction
entries-fact-reverses = Reverses
entries-fact-reversed-by = Reversed by
entries-fact-replaces = Replaces
entries-says = { $text }, { $date }
entries-undoes = reversal of { $text }, { $date }
entries-counted-on = { $text } (known { $precision }, counted on { $date })
entries-confirmed = Warning confirmed
entries-confirmed-over-estate = More dwellings than the estate has
entries-confirmed-over-earlier-stage = More dwellings than at the stage before
entries-confirmed-unusual-month = A month far above the others
entries-confirmed-twin = An identical entry was there already
entries-confirmed-no-programme = No programme counts it
entries-confirmed-may-be-unallocated = An unallocated total may hold it
entries-confirmed-breakdown-differs = The parts do not make the total
entries-correct = Correct this entry
entries-break-down = Break this total down, or correct it
entries-family = Its family
entries-family-aside = Defects, cures, names and corrections, in the order they were known. All stays readable and linked.
entries-net = { $text }: what counts
entries-chain = Hash
entries-chain-explained = Each position of the ledger carries a hash computed over its content and over the hash of the position before. “corons verify” computes the whole chain again: had one letter of { $text } changed, it would stop there and say so.
entries-hash = Hash
entries-previous-hash = Hash before

entries-event-explained = This position of the ledger is not an entry. Whatever a figure depends on takes its place here, in the order it became known.
entries-event-what = Event
entries-event-reference = load of reference data
entries-event-landlord = new state of a landlord
entries-event-estate = new state of an estate
entries-event-operation = new state of an operation
entries-event-programme = new state of a programme
entries-event-plan = publication of a plan
entries-event-entry = entry
entries-event-reversal = reversal
entries-event-statement = “nothing this month”
entries-event-membership = membership of a commune
entries-event-dwellings = register of dwellings
entries-event-defect = defects reported
entries-event-cure = defects cured
entries-event-naming = dwellings named
entries-event-corrections-only = year set to corrections only
entries-event-closing = year closed
entries-event-reopening = year reopened
entries-event-edition = publication of a board pack
entries-event-annotation = an annotation was written
entries-event-annotation-withdrawal = an annotation was withdrawn

entries-lede = What is recorded stays: a mistake is corrected by adding an entry, never by erasing.
entries-nothing-yet = Nothing is recorded yet
entries-estate-missing = The estate is missing. Choose it from the list, or write its code.
entries-estate-hint = its code or its name
entries-which-estate = “{ $text }”: which one?
entries-no-operation = the only one of the estate, or unspecified
entries-no-landlord = that of the operation or estate
entries-planned = , { $n } planned
entries-on-hint = day/month/year, for instance 30/09/2026; or 09/2026, or 2026 if no more is known
entries-optional = Note and reference, optional
entries-reference-hint = Number of the procès-verbal de réception, if there is one.
entries-submit = Record
entries-submit-count = { $n ->
    [one] Record { $n } dwelling
   *[other] Record { $n } dwellings
}
entries-change-nothing = Change nothing
entries-give-up = Cancel
entries-anyway = Record anyway
entries-why = Why
entries-why-hint = Kept with the entry, read by everyone.
entries-reason-missing = Say in a few words why.
entries-tick-missing = Tick the box to confirm, or correct the entry.
entries-delivered = Delivered
entries-variance = Variance to the current plan
entries-best-month = Best month
entries-last = Latest entries

flash-recorded-financed = { $n ->
    [one] { $n } dwelling financed recorded, entry @{ $position }.
   *[other] { $n } dwellings financed recorded, entry @{ $position }.
}
flash-recorded-ordered = { $n ->
    [one] { $n } dwelling ordered (OS) recorded, entry @{ $position }.
   *[other] { $n } dwellings ordered (OS) recorded, entry @{ $position }.
}
flash-recorded-started = { $n ->
    [one] { $n } dwelling started recorded, entry @{ $position }.
   *[other] { $n } dwellings started recorded, entry @{ $position }.
}
flash-recorded-delivered = { $n ->
    [one] { $n } dwelling delivered recorded, entry @{ $position }.
   *[other] { $n } dwellings delivered recorded, entry @{ $position }.
}

entries-correcting = Correct entry { $text }
entries-correction-aside = The original entry is reversed, the right ones take its place. All of them stay readable and linked.
entries-correction-note-hint = Why, in a few words; read by everyone.
entries-choose = to be chosen
entries-no-reason = The reason is missing. Choose it from the list.
entries-instead = In its place
entries-line = Line { $text }
entries-add-line = Add a line
entries-remove-line = Remove this line
entries-reverse-only = Only reverse it
entries-parts = The lines make { $parts } dwellings, the entry { $total }.
entries-open = Open { $text }
entries-download = Download these entries:
flash-corrected = Entry @{ $position } is corrected.
