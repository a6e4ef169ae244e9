### Proposals: a file brought, read over, adopted, undone.

proposals-title = Import a file
proposals-link = Import a file
proposals-one = Proposal no. { $n }
proposals-aside = Nothing is recorded until a manager has adopted the proposal.
proposals-aside-forms = Files read: CSV (semicolon, comma or tab) and XLSX. Write dates and numbers as you always do.
proposals-none = No file has been brought yet. Choose a table: Corons reads it line by line and shows what would change before anything does.
proposals-answer = { $n ->
    [0] No proposal waits. Choose a file to make one.
    [one] { $n } proposal waits for a decision.
   *[other] { $n } proposals wait for a decision.
}
proposals-no-file = Choose a file first.
proposals-file = File
proposals-file-hint = CSV or XLSX, { $text } MiB at most. Drop it here or choose it.
proposals-kind = Content
proposals-kind-guess = to be told by its columns
proposals-kind-entries = entries
proposals-kind-estates = estates
proposals-kind-plan = plan
proposals-kind-dwellings = dwellings
proposals-history = History taken over
proposals-history-short = History taken over
proposals-history-hint = If this file takes the past over: its source, for instance “monitoring table 2018–2024”. Else leave it empty.
proposals-bring = Read this file
proposals-all = Files brought
proposals-all-aside = Each file is kept with its fingerprint and the name of who brought it.
proposals-brought = Brought by
proposals-state = State
proposals-state-waiting = waiting
proposals-state-adopted = adopted by { $by }, { $at }
proposals-state-undone = adopted, then undone by { $by }, { $at }
proposals-state-withdrawn = withdrawn by { $by }, { $at }
proposals-state-rejected = set aside by { $by }, { $at }
proposals-reading = Reading the file…
proposals-checking = Checking: { $done } lines of { $rows }.
proposals-adopting = Recording: { $done } lines of { $rows }.
proposals-leave = You may leave this page: nothing is lost, the work goes on.
proposals-look-again = See how far it is
proposals-say-unread = This file cannot be read as it stands.
proposals-say-wrong = { $n ->
    [one] { $n } cell is to be mended before this file can be adopted.
   *[other] { $n } cells are to be mended before this file can be adopted.
}
proposals-say-again = This file is recorded already: it would change nothing.
proposals-say-nothing = All that this file says is recorded already: it would change nothing.
proposals-say-asked = Some lines are unusual: confirm them or mend the file.
proposals-say-ready = This file has no error. Here is what it would change.
proposals-first = First entry: no. { $n }
proposals-last = last: no. { $n }
proposals-adopt = Adopt and record
proposals-alone-ahead = You have been the only manager for thirty days: the adoption will be marked “without a second person”.
proposals-not-own = You brought this file: another manager must adopt it.
proposals-manager-adopts = A manager can adopt it now.
proposals-remove = Take this file away
proposals-faults = To be mended
proposals-faults-aside = All errors at once, those alike together. Mend them in your spreadsheet, then bring the file again.
proposals-remarks = Download the file with remarks
proposals-lines = Lines
proposals-column = Column
proposals-value = Value
proposals-remedy = What to do
proposals-more-faults = The others are in the file with remarks.
proposals-names = Did you mean…
proposals-names-aside = A near name is never taken by itself: choose, or mend the file.
proposals-did-you-mean = did you mean…
proposals-names-take = Read it so
proposals-questions = To be confirmed
proposals-questions-aside = What is possible but unusual is confirmed for the whole file, with a reason everybody can read.
proposals-question-legend = Question { $text }
proposals-question-twin = The same entry exists already: this is another one.
proposals-question-over-estate = More dwellings than the estate has: this is right.
proposals-question-over-earlier-stage = More than the stage before: this is right.
proposals-question-unusual-month = A month far above the others: this is right.
proposals-question-no-programme = No programme counts these lines: this is meant.
proposals-question-may-be-unallocated = An unallocated total may hold them already: they come on top.
proposals-question-breakdown-differs = The breakdown differs from the total: this is right.
proposals-at-lines = (lines { $text })
proposals-twins = Lines passed over because an entry says the same. Tick those that are another one.
proposals-twin-line = line { $text }
proposals-reason = Reason
proposals-reason-hint = Without a reason nothing is confirmed.
proposals-confirm = Confirm
proposals-effect = What would change
proposals-effect-aside = Computed by the very check that the adoption makes again.
proposals-by-estate = By estate, year and stage
proposals-estate = Estate
proposals-year = Year
proposals-stage = Stage
proposals-entries = Entries
proposals-dwellings = Dwellings
proposals-boards = On the board
proposals-figure = Figure
proposals-before = Today
proposals-after = Once adopted
proposals-board-actual = delivered to date (last whole month)
proposals-board-since = delivered since
proposals-board-original = variance to the original plan
proposals-board-current = variance to the plan in force
proposals-read-as = How this file is read
proposals-read-as-aside = Change what was told wrong: the file is read again.
proposals-rows = Lines read: { $text }.
proposals-titles = Titles passed over above the header: lines { $list }.
proposals-totals = Totals passed over: lines { $list }.
proposals-blank = { $n ->
    [one] { $n } blank line passed over.
   *[other] { $n } blank lines passed over.
}
proposals-unread = Columns not read: { $text }.
proposals-sheet-of = Sheet
proposals-sheet = { $text }
proposals-sheet-hidden = { $text } (hidden)
proposals-columns = Columns
proposals-column-unread = do not read
proposals-read-again = Read it so
proposals-undo = Undo this import
proposals-undo-say = Nothing recorded since stands on this file: it can be undone, then imported again.
proposals-undo-do = Undo the whole file

flash-file-brought = File received. Nothing is recorded yet.
flash-file-read-again = The file was read again.
flash-file-adopted = File adopted and recorded.
flash-file-not-adopted = Nothing was recorded: here is what changed since you looked.
flash-file-removed = File taken away. Nothing was recorded.
flash-file-undone = Import undone. The file can be brought again.

refusal-proposal-decided = This proposal was adopted or taken away already. Open it to see what became of it.
refusal-proposal-changed = This proposal changed meanwhile. Open it again, read it and start over.
refusal-own-proposal = You brought this file: another manager must adopt it.
refusal-not-undoable = Only an adopted file that changed something is undone as a whole.
refusal-later-stand = This import cannot be undone: { $list } stand on what it brought. Correct these first.
