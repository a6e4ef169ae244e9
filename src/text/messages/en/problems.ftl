### What is wrong with a date or a number people wrote, and what to do.

date-empty = The date is missing. Write for instance 31/12/2024, 12/2024 or 2024.
date-not-a-date = “{ $text }” is not a date. Write for instance 31/12/2024, 12/2024 or 2024.
date-no-such-month = “{ $text }”: there is no month { $month }. Write day, then month, then year, for instance 31/12/2024.
date-no-such-day = “{ $text }”: { $month } has only { $last } days. Correct the day.
date-day-zero = “{ $text }”: days begin at 1. Correct the day.
date-short-year = “{ $text }”: write the year with four digits, for instance 2024.
date-out-of-range = “{ $text }”: the year must be between 1900 and 2199. Correct the year.

count-empty = The number of dwellings is missing. Write for instance 12.
count-not-a-number = “{ $text }” is not a number. Write digits only, for instance 12.
count-not-whole = “{ $text }” is not a whole number of dwellings. Write for instance 12.
count-scientific = “{ $text }” is in scientific notation. Write all the digits of the number, for instance 1200.
count-grouping = “{ $text }”: spaces only part groups of three digits. Write for instance 1 234 or 1234.
count-ambiguous = “{ $text }” may be read as thousands or as a decimal number. Write thousands with a space or with nothing, for instance 1 234 or 1234.
count-zero = Zero dwellings are not recorded. Write a number from 1 up, or state “nothing this month”.
count-negative = “{ $text }” is negative. A mistake is corrected on the entry it was made in; here, write a number from 1 up.
count-negative-whole = “{ $text }” is negative. Write 0 or a number above it.
count-too-large = “{ $text }” is too large: an entry counts at most 999,999 dwellings. Check the number.

refusal-future = { $date } has not come yet: today is { $today }. Write today's date or an earlier one.
refusal-unknown-estate = No estate is called “{ $text }”. Choose it from the list of estates, or write its code.
refusal-ambiguous-estate = Several estates are called “{ $text }”: { $list }. Write the code of the right one.
refusal-unknown-landlord = No landlord is called “{ $text }”. Check its name or code.
refusal-landlord-unknown = The landlord of “{ $text }” is not known. Name it.
refusal-landlord-needed = “{ $text }” has several landlords: { $list }. Name the one of this entry.
refusal-unknown-operation = No operation bears the code “{ $text }”. Check it in the list of operations.
refusal-operation-elsewhere = Operation “{ $text }” is of another estate or landlord. Check the estate, or choose one of its operations.
refusal-operation-needed = “{ $text }” has several operations: { $list }. Name the one of this entry.
refusal-questions = Confirm with a reason, or correct:
refusal-unknown-entry = There is no entry { $text }. Check its number in the list of entries.
refusal-is-reversal = { $text } itself reverses another entry and cannot be corrected. Record a new entry.
refusal-already-reversed = Entry { $text } is already reversed by { $by }. Open it to see what replaces it.
refusal-not-yours = Entry { $text } is somebody else's. Ask its author or a manager to correct it.
refusal-month-not-over = { $text } is not over: nobody can say yet that nothing happened. Come back next month.
refusal-already-stated = “Nothing this month” is already stated for { $text }. There is nothing to do.
refusal-has-entries = There are entries in { $text }: it cannot be stated that nothing happened. Correct them first if they are wrong.
refusal-bucket = The unallocated total is not an estate and states nothing. Choose an estate.
refusal-stale-draft = The draft was saved by { $text } meanwhile. Open it again to see their changes, then make yours again.
refusal-draft-gone = The draft was published or discarded meanwhile. Look at the plans page, then save a new draft.
refusal-no-draft = There is no draft. Start one on the page of plans.
refusal-plan-published = A plan is published: the programme's days no longer change. Publish a new version of the plan with another last day.
refusal-days-reversed = The last day is before the first one. Correct one of them.
refusal-same-file = This very file was imported on { $date } by { $by }: nothing was changed. Import a newer file.
refusal-not-reached = Situation { $text } does not exist yet: the last one is { $head }. Give a number up to that one, or a date.
refusal-known-later = { $date } has not come yet: today is { $today }. Choose today or a day that is past.
refusal-login-taken = The login “{ $text }” is taken. Choose another one.
refusal-code-taken = The code “{ $text }” is taken. Choose another one.
refusal-wrong-password = That is not the current password. Type it again.
refusal-dead-link = This link was used already, or has expired. Ask an administrator for a new one.

draft-target = The target must be above 0. Write the programme's number of dwellings.
draft-days-reversed = The plan's last day is before its first one. Correct the last day.
draft-too-long = The plan runs over too many years. Check the last day.
draft-first-day-moved = The first day no longer changes: it is { $date }, as in the plan in force. Put it back.
draft-year-missing = The year { $year } has no number. Write one, or 0.
draft-year-outside = The year { $year } is outside the programme. Empty it, or change the last day.
draft-year-negative = The number of { $year } is below 0. Write 0 or a number above.
draft-sum-differs = The years make { $sum } dwellings, the target { $target }. Correct a year or the target.
draft-estate-year-outside = An estate has a number for { $year }, outside the programme. Empty it.
draft-estate-negative = An estate has a number below 0 for { $year }. Write 0 or a number above.
draft-estates-exceed = In { $year }, the estates make { $sum } dwellings, more than the year, { $target }. Lower an estate or raise the year.
draft-adopted-future = The adoption day has not come yet: today is { $date }. Correct it.
draft-adopted-early = The plan in force was adopted on { $date }: this one cannot be adopted earlier. Correct the adoption day.
draft-decision-missing = The reference of the decision is missing. Write for instance “Board of 12 March 2026”.
draft-reason-missing = The reason is missing. Say in a sentence why the plan changes.
draft-past-altered = The year { $year } is past: it is { $was } in the plan in force, and { $is } here. Put { $was } back.
draft-past-estate-altered = The year { $year } is past: an estate is { $was } there in the plan in force, and { $is } here. Put { $was } back.
refusal-unknown-epci = No EPCI bears the number { $text }. Choose one from the list.
refusal-memberships-overlap = A commune belongs to one EPCI only on any day. Give each membership days of its own.
refusal-named-there = { $n ->
    [one] One named dwelling ties
   *[other] { $n } named dwellings tie
 } this operation to its estate. Take the names back in its entries first.
refusal-year-not-over = The year { $year } is not over: it stays open until 31 December.
refusal-year-before = The ledger begins in { $other }: there is nothing to close in { $year }.
refusal-year-is-open = The year { $year } is open: let it take corrections only first, then close it.
refusal-year-is-corrections-only = The year { $year } takes corrections only already.
refusal-year-is-closed = The year { $year } is closed already: open it again to change it.
refusal-year-order = Years close in order: close { $other } first, then { $year }.
refusal-managers-only = The year { $year } takes corrections only: ask a manager to record or correct there.
refusal-year-closed = The year { $year } is closed and takes nothing more: ask a manager to correct; the correction will count in the open year.
refusal-already-asked = { $text } has asked for it already: another manager must confirm or decline that request before any other.
refusal-own-request = Whoever asks does not confirm: another manager must, or withdraw your request.
refusal-request-void = What was asked for has changed meanwhile: the request is void. Check, then ask again.
refusal-request-gone = This request is no longer there: it was confirmed, declined or withdrawn meanwhile. Reload the page.
