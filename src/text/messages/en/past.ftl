### Looking at the past (DESIGN 2.2).

past-banner = You are looking at Corons as it was on { $date } (situation no. { $text }).
past-before = You are looking at Corons as it was on { $date }, before anything was recorded.
past-today = Back to today
past-choose = See at a date
past-choose-aside = Every page, chart and export can show exactly what was known on a past day: entries, plans and registers as they were.
past-choose-day = As known at the end of
past-choose-position = or at situation no. (after an @)
past-see = See
