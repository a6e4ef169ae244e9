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

## Passwords that are guessed soon.

password-guessed-soon = This password is guessed soon.
password-keys = Keys in a row on the keyboard are guessed soon.
password-repeats = What repeats itself is guessed soon.
password-common = It is a common password, or almost: it is tried among the first.
password-sequence = A sequence such as “abc” or “6543” is guessed soon.
password-date = Dates and years are guessed soon.
password-word = A word by itself is guessed soon.
password-name = A name is guessed soon.
password-advice = Add a word or two that do not go with it.

## One's own account.

account-link = My account
account-title = My account
account-aside = Your name and your language are your own; your rights are given by the administration.
account-name-title = Name and language
account-name-title-of = Name
account-name-aside = The name shows in the list of accounts. Entries keep the login.
account-name = Name
account-keep-name = Keep this name
account-language = Language
account-language-hint = Of pages once you are signed in, on any device.
account-keep-language = Keep this language
account-no-language = The language asked for is not here. Choose français or English.
flash-name-kept = The name is kept.
flash-language-kept = The language is kept.

## Sign-ins.

sign-ins-title = My sign-ins
sign-ins-title-of = Sign-ins
sign-ins-aside = A sign-in you do not recognise? End it, then change your password.
sign-ins-browser = Browser
sign-ins-no-browser = unknown browser
sign-ins-since = Since
sign-ins-address = Address
sign-ins-this = this one
sign-ins-end = End it
sign-ins-end-others = End all others
sign-ins-end-all = End all
sign-ins-none = No sign-in is open.
flash-sign-in-ended = The sign-in has ended.
flash-sign-ins-ended = The sign-ins have ended.

## What a person can see and do.

rights-link = What I can see and do
rights-title = What I can see and do
rights-title-of = What this person can see and do
rights-aside = Made from the very rules the service applies.
rights-disabled = Cannot sign in: the account is disabled.
rights-see-all = Sees all figures, estates and operations.
rights-see-part = Sees and touches only { $text }; the rest is not found.
rights-places = what lies in { $text }
rights-landlords = what belongs to { $text }
rights-places-and-landlords = what { $landlords } do in { $places }
rights-record = Records dwellings, and corrects their own entries.
rights-no-record = Records nothing.
rights-manage = Corrects any entry, keeps registers, plans and closings.
rights-no-manage = Does not correct the entries of others and touches neither registers nor plans nor closings.
rights-second = Confirms, as the second person, what another manager asks for: a plan published, a year closed or opened again.
rights-no-second = Does not confirm what managers ask for.
rights-administer = Invites, disables and changes other accounts, never their own.
rights-no-administer = Manages no account.
rights-audit = Reads the log of what touches figures.
rights-no-audit = Does not read the log.
rights-audit-security = Reads the log of accounts and sign-ins.
rights-no-audit-security = Does not read the log of accounts and sign-ins.

## The administrator's pages.

users-title = Accounts
users-aside = Administrators manage accounts, never figures. Whoever was a manager within the last 30 days still counts as a second person.
users-say = { $n ->
    [one] { $n } open account
   *[other] { $n } open accounts
}
users-new = Invite somebody
users-person = Person
users-role = Role
users-state = State
users-second-factor = Second factor
users-last = Last sign-in
users-sign-ins = Open
users-never = never seen
users-invited = invited until { $text }
users-invitation-over = invitation expired
users-active = active
users-active-invited = active, new link until { $text }
users-disabled = disabled
users-new-title = Invite somebody
users-new-aside = A link is shown once: send it to the person, who chooses a password.
users-nothing-yet = Nothing was changed
users-name-hint = First and last name, or the department. Without one, the login.
users-role-reader = reader: sees
users-role-contributor = contributor: sees and records
users-role-manager = manager: records, corrects, plans, closes
users-role-admin = administrator: manages accounts, never figures
users-role-needed = Choose a role.
users-limits = Limit to a part (contributors)
users-limits-hint = With nothing ticked or written, no limit. Places and landlords narrow each other.
users-landlords = Landlords
users-epcis = EPCI
users-estates = Estates
users-estates-hint = Codes separated by commas: LENS-4, LENS-12-14.
users-invite = Invite
users-link-title = Invitation link
users-link-aside = Corons keeps only the hash of this link and will not show it again.
users-link-say = Send this link to “{ $text }”.
users-link = One-time link
users-link-hint = It is shown only now, opens once and is good for { $n ->
    [one] { $n } day
   *[other] { $n } days
}. Links sent before open no longer.
users-audit = What this person did
users-change-role = Change role or limits
users-keep-role = Keep these rights
users-access = Access
users-access-aside = A new link replaces a forgotten password; the old one stays good until then.
users-invite-again = New link to choose a password
users-disable = Disable the account
users-enable = Enable the account
users-disable-hint = Disabling ends sign-ins and links at once. What was recorded stays, with its author.
flash-link-shown = The link was shown once already. Make a new one if it is lost.
flash-role-kept = The rights are changed.
flash-account-disabled = The account is disabled.
flash-account-enabled = The account is enabled.

## The second factor.

factor-title = Second factor
factor-manage = Add or remove
factor-aside = A password guessed or read no longer suffices: a code from your phone is asked for with it.
factor-say = Show this square to an authenticator application, then type the code it shows.
factor-picture = Square to be read with the application; the text below says the same
factor-by-hand = Or type this key there:
factor-code = Code
factor-first-hint = Six digits. The phone's clock must be right.
factor-code-hint = Six digits of the application, or a recovery code.
factor-code-title = Second factor
factor-code-aside = Device lost and no recovery code left? An administrator can remove the second factor.
factor-add = Add the second factor
factor-later = Later
factor-left = The second factor is asked for at each sign-in. Recovery codes left: { $n }
factor-renew = Make new recovery codes
factor-remove-title = Remove
factor-remove = Remove the second factor
factor-codes-title = Recovery codes
factor-codes-aside = Corons keeps only their hash and will not show them again.
factor-codes-say = Write these codes down away from the phone: each replaces the application's code once.
factor-codes-done = I have written them down
flash-codes-shown = The recovery codes were shown once already. Make new ones if they are lost.
flash-factor-removed = The second factor is removed.
users-remove-factor = Remove the lost second factor
