### Plans: versions, the sheet, publication, comparison.

plans-title = Plans
plans-programme = Programme
plans-days = From first to last day
plans-target = Target
plans-answer-none = No plan is adopted: an indicative straight line to { $target } on { $date } stands in.
plans-answer-one = The original plan, adopted on { $adopted }, promises { $target } by { $date }.
plans-answer-two = The current plan, adopted on { $adopted }, promises { $target } by { $date }; the original plan promised { $first } by { $until }.

plans-name-indicative = indicative line, not adopted
plans-name-both = original plan, in force
plans-name-original = original plan
plans-name-current = current plan, version { $text }
plans-name-other = version { $text }

plans-start-line = Begin with a straight line
plans-start-empty = Begin empty
plans-start-current = Prepare a new version
plans-draft-topic = Draft
plans-draft-note = A draft counts nowhere until it is published.
plans-draft-exists = A new version is being prepared.
plans-draft-saved-by = Saved by { $by } on { $at }: target { $target }.
plans-draft-unsaved = Nothing is saved yet.
plans-draft-edit = Edit the draft
plans-draft-publish = Publish this draft
plans-draft-discard = Discard the draft
plans-discard-sure = The saved draft will be lost; published versions stay.
plans-discard-yes = Discard for good

plans-versions = Versions
plans-versions-note = A published version never changes. Its adoption and its recording are two dates.
plans-version = Version
plans-adopted-on = Adopted on
plans-recorded-on = Recorded on
plans-by = by { $text }
plans-decision = Decision
plans-reason = Reason
plans-last-day = Last day
plans-unconfirmed = without double validation
plans-asked-by = asked for by { $text }
plans-asked = Asked for by
plans-mark = Mark
plans-event = Event of the ledger

plans-compare-topic = Compare
plans-compare-note = Two versions side by side, year by year and estate by estate.
plans-compare-from = From
plans-compare-to = To
plans-compare-submit = Compare
plans-compare-this = Compare with what came before
plans-comparison-title = Comparison of two plans
plans-comparison-same = From “{ $from }” to “{ $to }”, the target stays at { $target }.
plans-comparison-more = From “{ $from }” to “{ $to }”, the target rises by { $change }, to { $target }.
plans-comparison-less = From “{ $from }” to “{ $to }”, the target falls by { $change }, to { $target }.
plans-difference = Difference
plans-difference-cumulated = Cumulative difference
plans-difference-note = The second version less the first, in dwellings.
plans-compare-estates = Differences by estate
plans-compare-estates-note = Estates and “not allotted” together make the difference of the year.
plans-compare-estates-none = Neither plan is broken down by estate, or one is the indicative line, which has years alone.

plans-line-topic = Line
plans-line-say = The indicative straight line, not adopted, spreads the target by days.
plans-line-note = It is replaced as soon as the original plan is published.
plans-year = Year
plans-planned = Planned
plans-cumulated = Cumulative
plans-total = Total

plans-version-title = { $text }
plans-version-answer = { $target } by { $date }.
plans-years-topic = By year
plans-years-note = Dwellings planned, from the first day of the programme to the last day of the plan.
plans-of-estates = Allotted to estates
plans-sheet-topic = By estate and year
plans-sheet-note = “Not allotted” is what the year leaves to no estate.
plans-sheet-none = This version is not broken down by estate.
plans-row-programme = Programme
plans-row-rest = Not allotted

plans-draft-title = Draft of the plan
plans-target-field = Target, in dwellings
plans-last-day-field = Last day (dd/mm/yyyy)
plans-from-year = Years open from
plans-save = Save the draft
plans-recalculate = Recalculate totals
plans-fill = Fill by straight line
plans-cannot-fill = The straight line cannot be computed: it needs a target of at least the past years and a last day after them. Correct one of the two.
plans-add-label = Add an estate to the table
plans-add = Add the estate
plans-remove = Remove
plans-unreadable = To correct before saving
plans-problems = To settle before publishing
plans-no-problem = The sums are right: this draft can be published.
plans-sheet-hint = First day: { $text }. An empty cell is not zero; “not allotted” is computed.
plans-held-hint = Years before adoption are those of the plan in force. To open them, choose an earlier year, then recalculate.
plans-stale-kept = What you typed is still here, nothing was lost.
plans-stale-look = See the saved draft, in another tab
plans-stale-overwrite = Save mine in its place
flash-plan-draft-saved = The draft is saved.
flash-plan-draft-discarded = The draft is discarded.

plans-publish-title = Publish version { $text }
plans-publish-answer = { $target } from { $first } to { $date }, { $n ->
    [0] not broken down by estate
    [one] partly allotted to { $n } estate
   *[other] partly allotted to { $n } estates
}.
plans-publish-forever = A published version never changes: it is replaced by a new one.
plans-publish-cannot = This draft cannot be published
plans-nothing-published = Nothing is published yet
plans-adopted-hint = The day of the decision, for example 12/03/2026; it may be past.
plans-adopted-whole-day = The adoption date is a day. Write it in full, for example 12/03/2026.
plans-decision-hint = The reference of the decision, for example “Board of 12 March 2026”.
plans-reason-hint = In one sentence, readable by all.
flash-plan-published = The plan is published. Planned figures follow it from now on.
