### The detail file of the national register of social housing (RPLS).

rpls-met = { $n ->
    [0] RPLS detail file: no line is of a dwelling already registered. No dwelling is made from this file.
    [one] RPLS detail file: { $n } line is of a dwelling already registered. No dwelling is made from this file.
   *[other] RPLS detail file: { $n } lines are of dwellings already registered. No dwelling is made from this file.
}
rpls-by-address = { $n ->
    [one] { $n } line is known by its address, which only this dwelling and this line bear in the commune.
   *[other] { $n } lines are known by their address, which only their dwelling and their line bear in the commune.
}
rpls-elsewhere = { $n ->
    [one] { $n } line left out: its commune has no estate in the register.
   *[other] { $n } lines left out: their commune has no estate in the register.
}
rpls-unknown = { $n ->
    [one] { $n } line left out: neither its number nor its address is of a registered dwelling; it may be another landlord's.
   *[other] { $n } lines left out: neither their number nor their address is of a registered dwelling; they may be other landlords'.
}
rpls-several = { $n ->
    [one] { $n } line left out: several dwellings or several lines answer to its number or address.
   *[other] { $n } lines left out: several dwellings or several lines answer to their number or address.
}
rpls-older = { $n ->
    [one] { $n } class left out: the one in the register is not older.
   *[other] { $n } classes left out: those in the register are not older.
}
