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
