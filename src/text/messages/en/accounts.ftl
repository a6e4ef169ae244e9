### Signing in and out, accounts, roles, passwords.
