### Published board packs (DESIGN 5.3).

editions-title = Board packs
editions-aside = A published pack no longer changes: neither its pages, nor its tables, nor its hashes. It is read without Corons.
editions-none = No board pack is published yet.
editions-count = { $n ->
    [one] One board pack published
   *[other] { $n } board packs published
}
editions-column-edition = Board pack
editions-column-made = Published on
editions-column-files = Files
editions-by = by { $text }
editions-new = Publish a board pack
editions-new-aside = Nothing needs filling in: the pack shows the programme as the ledger knows it at this moment, totals read at the last whole month.
editions-nothing-yet = The board pack was not published.
editions-comment = Comment
editions-comment-hint = Optional. Printed on the first page, under your name.
editions-comment-long = A comment has at most { $n } characters. Shorten it.
editions-submit = Publish the board pack
editions-download = Download the board pack (ZIP)
editions-since = Since another pack
editions-first = This is the first board pack of this programme: there is nothing to compare.
editions-at = { $text }, read at { $day }
editions-both = What both packs say, stage by stage
editions-column-stage = Stage
editions-column-moved = Difference
editions-restated = What changed in the past
editions-bridge = The whole bridge, estate by estate
editions-files = Files
editions-files-aside = PDF and self-contained page in both languages, pictures, tables, and the extract of the ledger that the totals are the sum of.
editions-files-say = Each file has its hash in the manifest; the manifest’s own is in the ledger
editions-sealed = Sealed by
editions-check = Check
editions-hashes = The hashes
editions-column-file = File
editions-column-size = Size
editions-size = { $n } KB
editions-link = Board packs
flash-edition-made = The board pack is published.

## Checking an archive.

edition-ok = Board pack no. { $text } holds: { $files } files as the manifest says, totals found again from { $lines } lines. Hash of the manifest: { $hash }.
edition-ok-ledger = The ledger of this data folder seals it and gives its totals again: position { $text }.
edition-ledger-total = The total { $text } of the pack is { $said }; the ledger gives { $counted }: the ledger was changed.
edition-no-ledger = There is no database here: the hash was not compared with the ledger.
edition-no-archive = { $text } is not a whole ZIP archive. Download the board pack again.
edition-no-manifest = The archive holds no manifest of a board pack (manifest.json). Check that it is one.
edition-missing = The file { $text } is missing: the board pack was changed.
edition-changed = The file { $text } is not the one the manifest states: the board pack was changed.
edition-added = The file { $text } is not in the manifest: the board pack was changed.
edition-no-extract = The extract data/extract.csv cannot be read: the totals cannot be found again.
edition-total = The total { $text } is stated as { $said }; the extract gives { $counted }.
edition-unknown = The ledger knows no board pack no. { $text }: it comes from another database or was never published.
edition-other = The manifest of board pack no. { $text } is not the one the ledger sealed ({ $hash }): the pack was made anew.
edition-repacked = The files of board pack no. { $text } are those that were sealed, but the archive was packed anew.
cli-verify-edition = Checks a board pack (ZIP), with the ledger where there is one
edition-unreadable = { $text } cannot be read: { $error }. Check the path and the rights.
