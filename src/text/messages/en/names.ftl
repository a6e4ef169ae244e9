### The names of things.

stage-financed = financed
stage-ordered = ordered (works order)
stage-started = under way
stage-delivered = delivered
stage-dwellings-financed = dwellings financed
stage-dwellings-ordered = dwellings ordered (works order)
stage-dwellings-started = dwellings under way
stage-dwellings-delivered = dwellings delivered
stage-definition-financed = A dwelling is financed on the day the grant or loan is notified.
stage-definition-ordered = A dwelling is ordered on the day of the works order that starts the site (OS de démarrage).
stage-definition-started = A dwelling is under way from the first day of works on site.
stage-definition-delivered = A dwelling is delivered on the day of the acceptance report (procès-verbal de réception) of the house or lot, with or without reservations; not when keys are handed over, reservations lifted or the completion guarantee ends.

kind-heavy = heavy rehabilitation
kind-light = light rehabilitation
kind-facade = façade only
kind-scattered = scattered (on re-letting)
kind-unknown = kind of works not known

role-reader = reader
role-contributor = contributor
role-manager = manager
role-admin = administrator

precision-day = to the day
precision-month = to the month
precision-year = to the year

## Reasons of a correction (DESIGN 2.3).

reason-typing-error = typing error
reason-wrong-estate = wrong estate
reason-wrong-date = wrong date
reason-duplicate = duplicate
reason-source-corrected = source corrected
reason-breakdown = breakdown of a total
