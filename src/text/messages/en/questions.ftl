### The limits that ask: questions to confirm with a reason.

question-known-on-source = { $n } dwellings, known on { $date } from { $source }
question-known-on = { $n } dwellings, known on { $date }
question-known-source = { $n } dwellings, from { $source }
question-over-estate = With this entry, { $total } dwellings of the estate would count at this stage, for an estate of { $known }.
question-over-earlier-stage = With this entry, the operation would count { $total } dwellings at this stage, for { $n } { $stage }. An entry may be missing.
question-unusual-month = The month would reach { $total } dwellings, more than three times the estate's best month, { $n }.
question-twin = An identical entry exists: { $text }, same operation, stage, date and count.
question-no-programme = No programme counts this entry: its landlord, kind of works or date lie outside.
question-may-be-unallocated = The unallocated total { $text }, of { $n } dwellings, of the same landlord, stage and year, may already hold these.
question-breakdown-differs = The parts make { $parts } dwellings, the total they replace { $total }.
