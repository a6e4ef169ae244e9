### A full dump as tables, and its way back.

cli-dump = Writes everything as CSV tables in a zip, readable without Corons; “restore” takes it back
cli-dump-file = The zip file to write; none is replaced
cli-dumped = { $n ->
    [one] { $n } row written to “{ $text }”. Head of the ledger: { $head }.
   *[other] { $n } rows written to “{ $text }”. Head of the ledger: { $head }.
}
cli-dumped-secrets = Passwords, second factors, tokens and links are not in it.
cli-dump-accounts = Accounts came back without a password: invite them again with “corons user invite”. Tokens and board links are to be made anew.
