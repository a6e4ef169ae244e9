### Estates: the list and the page of one.

estates-title-planned = { $n ->
    [one] { $n } estate
   *[other] { $n } estates
}: { $behind } behind, { $even } on plan, { $ahead } ahead
estates-title-some-planned = { $n ->
    [one] { $n } estate
   *[other] { $n } estates
}: { $behind } behind, { $even } on plan, { $ahead } ahead, { $none } without a plan
estates-title-unplanned = { $n ->
    [one] { $n } estate
   *[other] { $n } estates
}
estates-about = Programme { $programme }. Dwellings { $stage }, gross, on { $day }.
estates-about-planned = Programme { $programme }. Dwellings { $stage }, gross; planned for { $day } by the plan in force.
estates-other-lens = See by { $text }
estates-lacking = A whole year of the programme is missing: nothing is compared with the plan, neither variance nor remaining.
estates-add = Add an estate
estates-search = Estate, commune or code
estates-state = State
estates-state-behind = Behind
estates-state-ahead = Ahead
estates-state-silent = Without a report
estates-state-unknown = Size unknown
estates-head-name = Estate
estates-head-epci = EPCI
estates-head-dwellings = Dwellings
estates-head-actual = Delivered
estates-head-planned = Planned
estates-head-variance = Variance
estates-head-bar = Delivered against plan
estates-head-remaining = Remaining
estates-head-last = Last entry
estates-none-found = No estate matches.
estates-show-all = See all estates
estates-key-done = delivered
estates-key-gap = missing
estates-key-fictional = fictional number or landlord
estates-silent = no report for { $text }
estates-caption = Estates of the programme, with what is planned and delivered

list-every = All
list-sort = Sort by
list-filter = Filter
list-rest = Rest of the list
list-all = All on one page
list-here = { $from } to { $to } of { $count }
list-page = { $from } to { $to }

estates-no-plan-by-estate = The plan is not broken down by estate.
estates-commune = Commune
estates-reaches = and { $text }
estates-epci-today = EPCI today
estates-landlords = Landlords
estates-dwellings = Dwellings
estates-counted-on = on { $text }
estates-invented = fictional
estates-heritage = UNESCO listed
estates-priority = ERBM priority
estates-yes = yes
estates-no = no
estates-coordinates = Coordinates
estates-code = Code
estates-formerly = formerly { $text }
estates-source = Source
estates-remark = Remark
estates-edit = Edit the register
estates-progress = Progress
estates-planned-current = Planned, plan in force
estates-planned-original = original plan: { $text }
estates-variance = variance
estates-no-plan-line = The plan has no line for this estate.
estates-remaining = Remaining
estates-remaining-unknown = It cannot be told: a plan, a size or a year is missing.
estates-of-plan = of { $n } planned in all
estates-of-size = of the estate's { $n } dwellings
estates-twin = The same numbers as a table
estates-twin-by-year = By year
estates-year = Year
estates-missing = not reported
estates-running = under way
estates-no-operation = No operation is known here yet.
estates-no-operation-next = An entry that names no operation makes one, “unspecified operation”, so that no dwelling gets lost.
estates-latest = Latest entries
estates-all-entries = All entries of the estate
estates-no-entry = No entry for this estate.
estates-stated = Nothing to report: { $text }.
estates-month-unreadable = The month or stage of the statement cannot be read, nothing was recorded. Open the estate's page again and start over.
estates-bucket-title = Totals without breakdown
estates-bucket-explained = This is not an estate. Totals published without a breakdown by estate are kept here; they count in the programme and make the line “not broken down” of each breakdown. Once the details are known, a correction replaces the total by its parts.
estates-bucket-empty = No total without breakdown is recorded.
estates-bucket-record = Record a total without breakdown
flash-nothing-stated = “Nothing this month” is recorded.

quick-title = Record
quick-aside = What is recorded stays: a mistake is corrected by adding an entry, never by erasing.
quick-operation = Operation
quick-landlord = Landlord
quick-choose = To be chosen
quick-stage = Stage
quick-date = Date (dd/mm/yyyy)
quick-dwellings = Number of dwellings
quick-record = Record
quick-full = With a note or a reference
quick-nothing = Nothing in { $text }

ledger-aside = A corrected entry stays readable, with the one that undoes it and the one that replaces it.
ledger-what-counts = { $text }: what counts

estates-new-title = Add an estate
estates-edit-title = Edit the register: { $text }
estates-code-hint = Capitals, digits and hyphens, for example LENS-12-14. The former code still leads to the estate.
estates-commune-hint = INSEE code of the main commune, for example 62498. Empty if it is not known.
estates-other-communes = Other communes
estates-other-communes-hint = INSEE codes, parted by commas.
estates-dwellings-hint = Empty if the number is not known.
estates-dwellings-on = Counted on
estates-source-hint = Who says so: a source that can be looked up.
estates-latitude = Latitude
estates-longitude = Longitude
estates-degrees-hint = In degrees, for example 50.43.
estates-no-commune = No known commune bears the INSEE code “{ $text }”. Check it.
estates-one-commune = There is one main commune: put the others into “Other communes”.
estates-day-of-nothing = There is a date but no number of dwellings. Add the number or empty the date.
estates-half-coordinates = Both latitude and longitude are needed, or neither.
estates-counted-later = That date has not come yet. Correct it.
flash-estate-saved = The register is saved; the state before stays readable in the ledger.

register-aside = Each change of a register is an event of the ledger.
register-lede = The state before stays readable: nothing is erased, everything is dated and signed.
register-nothing-yet = Nothing is recorded yet
register-save = Save the register
register-cancel = Cancel
register-new-landlord = Another landlord
register-new-landlord-hint = The name of a landlord that is not in the list.
register-day-hint = day/month/year, for example 30/09/2026
register-needed = This field is missing. Fill it in.
register-too-long = That is too long: at most { $n } characters. Shorten it.
register-control = There are unreadable characters. Type again what you pasted.
register-code = A code is made of capitals without accents, digits and hyphens. Correct it.
register-zero = Write a number from 1 up, or leave it empty if you do not know.
register-whole-day = The exact day is needed, for example 30/09/2026.
register-degrees = Write degrees, for example 50.43.
