### The register of dwellings, and the named dwellings of an entry.

class-rehabilitation = rehabilitation
class-facade = façade

refusal-too-many-names = Entry { $text } counts { $n } dwellings, of which { $named } are named; there would be { $total }. Name fewer, or correct the entry.
refusal-no-dwellings = There is no dwelling. Choose one from the list, or paste numbers, one a line.
refusal-operation-names = { $n ->
    [one] Dwellings of operation { $text } are named in entry { $list }: its estate, its landlord and its class of works no longer change. Take these names back first.
   *[other] Dwellings of operation { $text } are named in entries { $list }: its estate, its landlord and its class of works no longer change. Take these names back first.
}
dwelling-number-missing = The number of the dwelling is missing. Write the one its landlord gives it.
dwelling-number-too-long = “{ $text }” is too long for the number of a dwelling: 40 characters at most. Shorten it.
dwelling-rpls = “{ $text }” is not an RPLS number: letters and digits alone, 20 at most. Correct it, or leave it empty.
dwelling-surface = “{ $text }” is not an area in whole square metres. Write 72, for example, or nothing.
dwelling-address-too-long = The address is too long: 200 characters at most. Shorten it.
dwelling-too-many-cells = The line has more than four cells. Write: number; RPLS; address; area.
dwelling-twice = Number { $text } stands higher in the list already. Keep one of the two lines.
dwelling-number-taken = Number { $text } exists already with this landlord, in { $other }. Check the number.
dwelling-taken-elsewhere = Number { $text } is that of another dwelling already. Check it.
dwelling-rpls-taken = RPLS number { $text } is that of dwelling { $other } already. Check it.
dwelling-unknown = This landlord has no dwelling “{ $text }”. Check the number, or add the dwelling to the register of the estate.
dwelling-elsewhere = Dwelling { $text } is in { $other }, not on the estate of this entry. Check the number.
dwelling-named-here = Dwelling { $text } is named in this entry already. Take it off the list.
dwelling-held = Dwelling { $text } is counted by entry { $other } already, for the same stage and the same works. Take it back there first, or choose another dwelling.
dwelling-not-named = Dwelling { $text } is not named in this entry. There is nothing to take back.

dwellings-no-tenant = No tenant's name, ever, in any field: the register knows dwellings alone.
dwellings-title = Dwellings of { $text }
dwellings-crumb = Dwellings
dwellings-aside = A dwelling counts once per stage and class of works. Naming it changes no total.
dwellings-about = { $n ->
    [0] No dwelling in the register.
    [one] { $n } dwelling in the register, { $delivered } named in a delivery.
   *[other] { $n } dwellings in the register, { $delivered } named in a delivery.
}
dwellings-search = Number, RPLS or address
dwellings-none = The register of this estate is empty. Add its dwellings to be able to name those of an entry.
dwellings-none-found = No dwelling matches.
dwellings-show-all = All dwellings
dwellings-number = Number
dwellings-number-hint = The one its landlord gives it.
dwellings-rpls = RPLS
dwellings-address = Address
dwellings-address-hint = The place alone, without an occupant's name.
dwellings-surface = Area
dwellings-surface-hint = In whole square metres, 72 for example.
dwellings-held = Counted by
dwellings-by-nobody = no entry
dwellings-add = Add dwellings
dwellings-list = Or a list
dwellings-list-hint = One line a dwelling: number; RPLS; address; area. The number alone is required.
dwellings-line = Line { $line }: { $text }
dwellings-edit = Change a dwelling
dwellings-edit-aside = The state before stays readable in the ledger. Estate and landlord do not change.
dwellings-save = Save
dwellings-of-entry = Named dwellings of { $text }
dwellings-names-aside = Naming the dwellings of an entry does not change its total.
dwellings-register = Register of dwellings of the estate
dwellings-named = { $n ->
    [one] { $n } dwelling named: { $list }
   *[other] { $n } dwellings named: { $list }
}
dwellings-taken-back = { $n ->
    [one] { $n } name taken back: { $list }
   *[other] { $n } names taken back: { $list }
}
dwellings-others = { $n ->
    [one] { $n } other
   *[other] { $n } others
}
dwellings-named-count = { $n } named, { $rest } not named
dwellings-name = Name
dwellings-pick = One dwelling
dwellings-numbers = Or several
dwellings-numbers-hint = The landlord's numbers, one a line.
dwellings-none-free = No free dwelling in the register: add some first.
dwellings-all-named = All dwellings of this entry are named.
dwellings-take-back = Take the ticked names back
flash-dwellings-added = { $n ->
    [one] { $n } dwelling added to the register.
   *[other] { $n } dwellings added to the register.
}
flash-dwelling-changed = It is saved; the state before stays readable in the ledger.
flash-named = { $n ->
    [one] { $n } dwelling named; the total of @{ $position } does not move.
   *[other] { $n } dwellings named; the total of @{ $position } does not move.
}
flash-names-taken-back = { $n ->
    [one] { $n } name taken back from @{ $position }.
   *[other] { $n } names taken back from @{ $position }.
}
dwellings-name-some = Name the dwellings
dwellings-register-short = Register of dwellings
