### Sentences the server writes: the answer of a page, and of each section.
### What stands between two pairs of asterisks is emphasised.

## When.

at-day = On { $day }
at-month-end = At the end of { $month }
at-year-end = At the end of { $year }

## What was done, by stage: agreed with the count.

done-financed = financed
done-ordered = ordered (works order)
done-started = started
done-delivered = delivered
to-do-financed = to be financed
to-do-ordered = to be ordered (works order)
to-do-started = to be started
to-do-delivered = to be delivered

## The answer.

the-plan-original = the original plan
the-plan-current = the plan in force
the-plan-indicative = the indicative straight line, not adopted

answer-count = { $n ->
    [0] { $at }, **no dwelling** has been { $done }
    [one] { $at }, **{ $n } dwelling** has been { $done }
   *[other] { $at }, **{ $n } dwellings** have been { $done }
}
answer-behind = **{ $n } fewer** than { $plan }
answer-ahead = **{ $n } more** than { $plan }
answer-even = **as planned** by { $plan }
answer-alone = { $count }.
answer-one-plan = { $count }: { $first }.
answer-two-plans = { $count }: { $first }, { $second }.
answer-reached = { $count }: **the target of { $target } is reached**.
answer-known = { $n ->
    [0] **No dwelling** known to be { $done }, { $known }; nothing reported for { $missing }.
    [one] **{ $n } dwelling** known to be { $done }, { $known }; nothing reported for { $missing }.
   *[other] **{ $n } dwellings** known to be { $done }, { $known }; nothing reported for { $missing }.
}
answer-nothing = **No dwelling { $done }** is recorded yet.
answer-not-begun = The programme begins on **{ $day }**.

## What remains, and the pace.

outlook-remaining = { $n ->
    [one] { $n } remains { $to_do } in { $days }.
   *[other] { $n } remain { $to_do } in { $days }.
}
outlook-term-past = { $n ->
    [one] { $n } remains { $to_do }; the last day of the original plan, { $day }, is past.
   *[other] { $n } remain { $to_do }; the last day of the original plan, { $day }, is past.
}
outlook-current = The plan in force asks for { $n } a month until { $day }.
outlook-required = That would take { $n } a month.
outlook-required-average = That would take { $n } a month; the average of the last twelve months is { $average }.
outlook-required-few = { $few ->
    [one] That would take { $n } a month; there was one in the last twelve months.
   *[other] That would take { $n } a month; there were { $few } in the last twelve months.
}
outlook-required-none = That would take { $n } a month; there was none in the last twelve months.
since-in-month = Since then, { $n } { $done } in { $month }.
since = Since then, { $n } { $done }.
