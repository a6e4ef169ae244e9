### Plans: versions, the sheet, publication, comparison.
