### Signing in and out, accounts, roles, passwords.

sign-in-title = Sign in
sign-in = Sign in
sign-out = Sign out
sign-in-wrong = The login or the password is wrong. Type them again.
login = Login
login-hint = Letters, digits, dots and hyphens.
login-malformed = A login is made of plain letters, digits, dots and hyphens. Write another one.
password = Password
password-lost = Forgotten? Ask an administrator for a new link.
password-hint = At least 12 characters: a few words that do not belong together will do.
password-short = The password is too short: it needs at least { $n } characters. Add a word.
password-long = The password is too long: at most { $n } characters.
password-plain = The password repeats the same few characters. Choose one less plain.
password-login = The password contains the login. Choose another one.
password-title = Change your password
password-lede = Other sign-ins of this account end.
password-current = Current password
password-new = New password
password-submit = Change the password
invitation-title = Choose your password
invitation-lede = Your login is “{ $text }”. This link works once.
invitation-submit = Keep this password
flash-password-chosen = The password is chosen. Sign in.
flash-password-changed = The password is changed.
