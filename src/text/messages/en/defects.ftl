### Defects and their cures, gross and net.

standing-defects = { $n ->
    [one] the defect { $list }
   *[other] the defects { $list }
}
standing-cures = { $n ->
    [one] the cure { $list }
   *[other] the cures { $list }
}
standing-names = { $n ->
    [one] the names given by { $list }
   *[other] the names given by { $list }
}
refusal-has-family = Entry { $text } still carries { $list }. Undo them or take them back first, in that order, then correct the entry.
refusal-not-delivered = Entry { $text } counts no delivery: only delivered dwellings have defects. Report them on the delivery.
refusal-before-delivery = Delivery { $text } counts on { $date }: a defect or its cure does not come before. Correct the date.
refusal-more-than-delivered = Entry { $text } counts { $n } dwellings delivered; there would be { $total } defects reported. Lower the number.
refusal-more-than-reported = On entry { $text }, { $n } defects were reported by { $date }; there would be { $total } cured. Lower the number, correct the date, or report the defect first.
refusal-cures-need-it = { $n ->
    [one] The cure { $list } stands on the defect { $text }. Undo it first.
   *[other] The cures { $list } stand on the defect { $text }. Undo as many of them first as it takes.
}
refusal-unknown-defect = { $text } is neither a defect nor a cure. Open the entry to see its own.
refusal-undoes-defect = { $text } undoes a report already and cannot be undone. Report it again on entry { $by }.

defects-title = Defects of delivery { $text }
defects-aside = A defect is no correction: the delivery stays counted, gross. Net takes away dwellings with a reported defect and gives back those where it is cured, each on its own day.
defects-sums = { $gross } delivered gross, { $reported } defects reported, { $cured } cured: { $net } net.
defects-reported = defects reported
defects-cured = defects cured
defects-report-undone = report undone,
defects-cure-undone = cure undone,
defects-on = on
defects-undo = Undo
defects-day-needed = A defect is reported on an exact day. Write 31/12/2024, for example.
defects-on-hint = day/month/year, 30/09/2026 for example
defects-note-hint = What is defective, where the reception record says so; never a tenant's name.
defects-defect-title = Report defects
defects-defect-aside = The day they were noticed.
defects-cure-title = Report their cure
defects-cure-aside = The day they were repaired.
defects-of = Defects and cures
defects-gross = Gross
defects-net = Net
defects-fact = { $n ->
    [one] { $n } dwelling with defects not cured: { $net } net
   *[other] { $n } dwellings with defects not cured: { $net } net
}
defects-among = { $n ->
    [one] of which { $n } with defects not cured
   *[other] of which { $n } with defects not cured
}
defects-net-of = net of defects
defects-net-short = { $n } net
defects-read-net = Read net
defects-read-gross = Read gross
flash-defect-reported = { $n ->
    [one] { $n } defect reported on entry @{ $position }.
   *[other] { $n } defects reported on entry @{ $position }.
}
flash-cure-reported = { $n ->
    [one] { $n } defect cured on entry @{ $position }.
   *[other] { $n } defects cured on entry @{ $position }.
}
flash-defect-undone = Report @{ $position } is undone; both stay readable.
