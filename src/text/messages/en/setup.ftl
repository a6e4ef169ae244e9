### The first administrator and manager; empty installations.

setup-title = Welcome to Corons
setup-lede = Two accounts to begin with: the administrator manages accounts and never figures, the manager records, corrects and plans. One person may hold both.
setup-aside = This link works once.
setup-nothing-yet = Nothing is recorded yet
setup-admin = Administrator's login
setup-admin-password = Administrator's password
setup-manager = Manager's login
setup-manager-password = Manager's password
setup-submit = Make both accounts
setup-same-login = Both accounts have the same login. Change one of them.
flash-set-up = Both accounts are ready. Sign in with the manager's to begin.
