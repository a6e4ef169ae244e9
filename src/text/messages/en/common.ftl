### Words that every page uses.

brand = Corons
dwellings = { $n ->
    [one] { $n } dwelling
   *[other] { $n } dwellings
}
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
entries-count = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
estates-count = { $n ->
    [one] { $n } estate
   *[other] { $n } estates
}
fictional-strip = Fictional data
unknown = unknown
not-broken-down = not broken down
no-commune = commune not known
not-allotted = not allotted
plan-original = original plan
plan-current = plan in force
plan-indicative = indicative straight line, not adopted
nothing-recorded-yet = nothing was recorded in Corons yet

fictional-explained = Demonstration over real estates: no number on this page is real.
skip = Skip to content
this-language = English
nav-main = Main
nav-programme = Programme
nav-years = Years
nav-estates = Estates
nav-operations = Operations
nav-entries = Entries
nav-plans = Plans
account-of-role = { $text } account
number = no. { $text }
foot-position = Position { $text }
foot-ledger-at = Ledger up to { $text }.
