### Backups, restoring, health of the service.

keeping-title = Health of the service
keeping-aside = What the service does by itself so that nothing is lost.
keeping-aside-off = A real service backs itself up, tests restoring and verifies itself; a demonstration keeps nothing.
keeping-all-well = Everything is in order.
keeping-not-well = { $n ->
    [one] One point wants attention.
   *[other] { $n } points want attention.
}
keeping-backup = Backups
keeping-backup-off = This service makes no backups, no restore tests and no verification at night: its data are fictional. “corons verify” verifies on demand.
keeping-backup-last = The last verified backup was made on { $text }.
keeping-backup-none = No backup has been made yet.
keeping-backup-failed = The last attempt failed: { $text }. It will be made again in a minute; check the disk.
keeping-all-saved = Nothing has been recorded since.
keeping-unsaved = What was recorded from { $text } on is in none yet.
keeping-restore-test = Restore test
keeping-restore-test-none = No test yet; the service makes one every day as soon as it has a backup.
keeping-restore-test-ok = On { $text }, { $file } was restored as a test: position { $position }, every figure to the unit.
keeping-restore-test-failed = The test of { $text } with { $file } failed: { $why }. Run “corons doctor”, then “corons backup”.
keeping-verification = Verification
keeping-verification-none = The verification of each night has not taken place yet.
keeping-verification-ok = On { $text }, the chain and every sum were recomputed by a second path up to position { $position }: all agree.
keeping-verification-failed = The verification of { $text } found a difference: { $why }. Run “corons verify”.
keeping-disk = Disk
keeping-disk-ok = { $free } left; { $wanted } are needed.
keeping-disk-short = Only { $free } left; { $wanted } are needed. Make room: without it no more backups, then no more entries.
keeping-database = Database
keeping-database-say = { $size }, SQLite { $sqlite }, Corons { $version }.
keeping-size = { $n } MiB
keeping-backups = Copies
keeping-backups-aside = The newest of each of the last 48 quarters of an hour, 30 days and 12 months in which something changed. Each was verified before it got its name.
keeping-backups-none = There is no copy yet. The first is made as soon as the service runs.
keeping-head-file = File
keeping-head-when = Made and verified
keeping-head-position = Position
keeping-head-size = Size
keeping-backed-up = Verified backup: { $file } { $head }
keeping-restored = “{ $file }” is restored and verified: { $head }
keeping-replaced = What was there is kept in { $text }
keeping-replaced-nothing = There was nothing to replace.
keeping-figures = { $programme }: { $total }
keeping-no-figure = nothing recorded
keeping-restored-accounts = All sign-ins and invitations are ended. Accounts, passwords and tokens are those of the backup: look again at what was disabled or revoked since.
backup-missing = “{ $text }” does not exist or is no file. Nothing was changed; check the name.
backup-exists = “{ $text }” exists already and was not replaced. Choose another name.
backup-damaged = “{ $text }” is damaged ({ $why }). Nothing was changed; take another backup.
backup-live = “{ $text }” is the database in use itself. Nothing was changed; choose a backup.
backup-in-use = The folder “{ $text }” is in use. Nothing was changed; stop the service and the commands at work, then try again.
backup-being-restored = The folder “{ $text }” is being restored. Wait until that is done, then try again.
backup-no-room = There is not enough room around “{ $text }” for a copy. Nothing was changed; make room, then try again.
doctor-sqlite = SQLite { $text }
doctor-settings-ok = What is acknowledged is on the disk: WAL journal, synchronous writes, references checked.
doctor-settings-wrong = The settings of the database do not keep what is acknowledged. Restart the service; if that stays, install Corons anew.
doctor-schema-ok = The tables and their guards are those of this version.
doctor-schema-wrong = These parts of the database are missing, too many or changed: { $text }. Restore a backup.
doctor-ledger = The ledger is whole up to position { $text } ({ $hash }), sums included.
doctor-clock-ok = Plausible clock: last entry on { $text }.
doctor-clock-wrong = The last entry is dated { $text }, in the future. Set the clock of the machine.
doctor-rights-ok = Only its owner can read the folder.
doctor-rights-wrong = Others than the owner can read { $text }. Take that right from them: chmod go= FOLDER.
doctor-disk-ok = Disk: { $free } left, { $wanted } are needed.
doctor-disk-wrong = Disk: only { $free } left, { $wanted } are needed. Make room.
doctor-backup-none = No backup yet. Run “corons serve”, which makes them, or “corons backup”.
doctor-backup-ok = Last verified backup on { $text }.
doctor-backup-wrong = The last backup is of { $text }, and entries older than two hours are not in it. Run “corons backup”, and see why the service makes none any more.
doctor-backup-failed = The last automatic backup failed: { $text }.
doctor-restore-test-none = No restore test yet; the service makes one every day.
doctor-restore-test-ok = Last restore test succeeded on { $text }.
doctor-restore-test-wrong = The last restore test is of { $text }. See why the service makes none any more.
doctor-restore-test-failed = The restore test of { $text } failed: { $why }. Run “corons backup”, then try that copy in another folder.
doctor-administrator-ok = The service has an administrator.
doctor-administrator-wrong = Nobody administers the service. Run “corons serve” and open the link it prints.
doctor-managers-ok = Several managers: a second person can confirm.
doctor-managers-wrong = There are fewer than two managers: no second person can confirm. Add one.
doctor-factors-ok = Every manager and administrator has a second factor.
doctor-factors-wrong = { $n ->
    [one] One manager or administrator has no second factor: ask them to set it up.
   *[other] { $n } managers or administrators have no second factor: ask them to set it up.
}
doctor-listening = Without --address the service listens to this machine only. For a network, put a server that speaks HTTPS before it and give --behind-tls.
doctor-grave = { $n ->
    [one] One point is grave: follow its sentence above.
   *[other] { $n } points are grave: follow their sentences above.
}
