### Files people bring, and what is wrong with them.

file-empty = This file is empty. Choose the file that holds the sheet.
file-no-rows = This file has a header and no row. Add rows below the header.
file-not-csv = This file is no CSV: { $what }. In your spreadsheet, save the sheet as CSV (UTF-8) and choose that new file.
file-format-workbook = it is a workbook (XLSX, ODS or XLS)
file-format-pdf = it is a PDF
file-format-archive = it is a compressed archive
file-format-picture = it is a picture
file-format-binary = it holds no text
file-format-text = it holds only text
file-encrypted = This workbook is behind a password. Save it without a password and choose that copy.
file-macros = This workbook holds macros (.xlsm), which are never opened here. Save it as an Excel workbook (.xlsx) without macros and choose that copy.
file-old-workbook = This is an Excel workbook of before 2007 (.xls). Save it as an Excel workbook (.xlsx) and choose that copy.
file-other-workbook = This workbook is not in XLSX (it is ODS, XLSB or XLS). Save it as an Excel workbook (.xlsx) or as CSV and choose that copy.
file-not-workbook = This file is no workbook: { $what }. Choose the XLSX or CSV file itself.
file-bomb = This workbook holds far more than a spreadsheet writes, or lies about its size: it was not opened. Copy the sheet into a new workbook.
file-entities = This workbook holds XML instructions that no spreadsheet writes: it was not opened. Copy the sheet into a new workbook.
file-damaged = This workbook is damaged and cannot be read to its end. Open it in your spreadsheet, save it again and choose that copy.
file-cut-archive = This workbook is cut: its end is missing. Copy or download the whole of it again.
file-not-its-name = This file is named .{ $ending }, but { $what }. Check that it is the right file, then save it again from your spreadsheet as XLSX or CSV.
file-no-sheet = This workbook has no sheet “{ $wanted }”. Its sheets are: { $list }. Choose one of them.
file-no-sheets = This file is no workbook: it has no sheet “{ $wanted }”. Leave the name of the sheet out.
file-no-visible-sheet = Every sheet of this workbook is hidden. Show the one to read, or choose it by its name.
file-too-large = This file is above { $limit } MiB. Split it into several, one a year for instance.
file-not-found = There is no such file. Check its name and folder.
file-folder = This is a folder. Name the CSV file inside it.
file-io = This file cannot be read ({ $reason }). Check your rights to it.
file-unreadable = Line { $line } holds unreadable characters. In your spreadsheet, save the sheet as CSV (UTF-8) and choose that new file.
file-cut-character = The file is cut inside a letter, on line { $line }. Export or copy the whole of it again.
file-cut-quote = The file is cut, or a quotation mark is never closed: the one opened on line { $line }. Close it, or export the whole file again.
file-cut-row = The file is cut: its last row, line { $line }, has { $found } cells of { $expected } and does not end. Export or copy the whole of it again.
file-too-many-cells = Line { $line } has { $found } cells for { $expected } columns{ $others ->
    [0] {""}
    [one] , and so has one other line
   *[other] , and so have { $others } other lines
}. Put straight quotation marks around texts that hold the column separator.
file-unnamed-column = Column { $column } has no name, but line { $line } fills it. Name the column in the header or empty it.
file-duplicate-column = The columns “{ $first }” and “{ $second }” say the same. Keep one of them.
file-unknown-columns = { $n ->
    [one] The column “{ $unknown }” is unknown
   *[other] These columns are unknown: { $unknown }
}. Possible columns are: { $columns }. Rename or remove the others.
file-missing-columns = { $n ->
    [one] The column { $missing } is missing
   *[other] These columns are missing: { $missing }
}. The header read is: { $found }. Complete the first line of the file.
file-too-many-rows = This file has more than { $limit } rows. Split it into several.
file-too-many-columns = This file has { $columns } columns, at most { $limit } are read. Keep those of the model.
file-cell-too-long = The text on line { $line }, column { $column }, is above { $limit } characters. Shorten it, or close the quotation mark that opens there.

cell-place = Line { $line }, column “{ $column }”: { $sentence }
cell-empty = This cell is empty. Fill it.
cell-stage = “{ $value }” is no stage. Write delivered, started, ordered or financed.
cell-stage-empty = The stage is missing. Write delivered, started, ordered or financed.
cell-year = “{ $value }” is no year. Write four digits, 2024 for instance.
cell-code = “{ $value }” is no code. Write letters without accents, digits and hyphens, LENS-12-14 for instance.
cell-insee = “{ $value }” is no INSEE code. Write five characters, 62498 for instance.
cell-insee-zero = “{ $value }” has only four digits: the spreadsheet has probably dropped a leading zero. Make the column Text and write all five characters of the INSEE code.
cell-yes-no = “{ $value }” says neither yes nor no. Write 1 or yes, 0 or no, or leave it empty if it is not known.
cell-latitude = “{ $value }” is no latitude of mainland France. Write decimal degrees between 41 and 51.5, 50.43 for instance.
cell-longitude = “{ $value }” is no longitude of mainland France. Write decimal degrees between −5.5 and 10, 2.83 for instance.
cell-half-coordinates = Latitude and longitude go together. Fill both or empty both.
cell-twice = The code “{ $value }” is on line { $line } already. Keep one of these lines.
cell-formula = The formula of this cell gives the error { $value }. Mend the formula or write the value.
cell-too-many = More than { $limit } errors: reading stops here. Check that this is the right file, correct these and try again.

## A well-formed line that does not meet the registers or the ledger.

line-place = Line { $line }, column “{ $column }”: { $sentence }
line-place-value = Line { $line }, column “{ $column }”, value “{ $value }”: { $sentence }
line-asked = { $question } Correct the line, or confirm “{ $code }” for the whole file.
line-twin = The same operation, stage, date and count already stand on line { $line }. Correct one of the two lines, or confirm “twin” for the whole file.
line-reference-twice = The reference “{ $value }” already stands on line { $line }, which says something else. Give each line a reference of its own.
line-reference-shared = Several entries bear the reference “{ $value }” and none says the same: { $list }. Correct the right one in Corons.
line-name-needed = This estate is new and has no name. Write it.
line-bucket = “{ $value }” is not an estate but the total without breakdown. Remove the line.
line-unknown-commune = No commune of Nord or Pas-de-Calais is called “{ $value }”. Check its name, or write its INSEE code.
line-ambiguous-commune = Several communes are called “{ $value }”: { $list }. Write the INSEE code of the right one.
line-unknown-insee = No commune of Nord or Pas-de-Calais bears the code “{ $value }”. Check it, or write the commune's name.
line-commune-differs = The INSEE code of this line is that of { $text }, not of “{ $value }”. Correct one of them.
line-register = “{ $value }”: an account limited to a scope neither adds nor changes estates. Ask a manager, or take the line out.
line-landlord-name = “{ $value }” cannot name a new landlord. Write its name in letters, or that of a known landlord.
line-year-outside = { $value } is outside the plan, which runs from { $first } to { $last }. Correct the year.
line-planned-twice = The same year and estate already stand on line { $line }. Keep one of these lines.
line-too-many = More than { $limit } errors: checking stops here. Correct these and start again.

## The effect of a file.

effect-lines = { $n ->
    [one] { $n } line read
   *[other] { $n } lines read
}
effect-entries = { $lines }. To record: { $recorded }; to correct: { $corrected }; already recorded: { $known }.
effect-entries-done = { $lines }. Recorded: { $recorded }; corrected: { $corrected }; already recorded: { $known }.
effect-known = Already recorded and left as they are: lines { $list }.
effect-corrected = Line { $line }: entry { $entry } goes from { $was } to { $is } dwellings.
effect-confirmed = Confirmed for the whole file: { $code } ({ $lines }).
effect-operations = Operations made for entries that name none: { $list }.
effect-by-estate = Effect by estate, year and stage:
effect-sum = { $estate } ({ $name }), { $year }, { $stage }: { $delta } ({ $entries })
effect-entries-change = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
effect-estates = { $lines }. Estates to add: { $added }; to change: { $changed }; unchanged: { $unchanged }.
effect-estates-done = { $lines }. Estates added: { $added }; changed: { $changed }; unchanged: { $unchanged }.
effect-estate-added = New estate { $estate } ({ $name }), line { $line }.
effect-estate-changed = { $estate } ({ $name }), line { $line }: { $list }.
effect-landlords = New landlords: { $list }.
effect-plan = { $lines } for the draft: target { $target } dwellings.
effect-plan-before = { $lines } for the draft: target { $target } dwellings, { $before } before.
effect-plan-year = { $year }: { $number } dwellings, of which { $estates } by estate
effect-plan-year-before = { $year }: { $number } dwellings, { $before } before, of which { $estates } by estate
effect-plan-unchanged = The draft says all of this already: nothing was changed.
effect-plan-draft = Nothing is published: read the draft again, then publish it on the page of plans.
effect-year-missing = to be filled in
effect-nothing = Nothing was changed.
effect-rehearsed = Dry run: nothing was changed.
effect-positions = Recorded in the ledger from { $first } to { $last }.
effect-again = These very bytes were imported on { $date } by { $by } (“{ $file }”): nothing was changed.
import-reason = confirmed at import
