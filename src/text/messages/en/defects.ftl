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
refusal-more-than-delivered = Entry { $text } counts { $n } dwellings delivered; there would be { $total } defects reported. Lower the number.
refusal-more-than-reported = On entry { $text }, { $n } defects were reported by { $date }; there would be { $total } cured. Lower the number, correct the date, or report the defect first.
refusal-cures-need-it = { $n ->
    [one] The cure { $list } stands on the defect { $text }. Undo it first.
   *[other] The cures { $list } stand on the defect { $text }. Undo as many of them first as it takes.
}
refusal-unknown-defect = { $text } is neither a defect nor a cure. Open the entry to see its own.
refusal-undoes-defect = { $text } undoes a report already and cannot be undone. Report it again on entry { $by }.
