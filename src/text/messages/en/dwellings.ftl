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
dwelling-rpls-taken = RPLS number { $text } is that of dwelling { $other } already. Check it.
dwelling-unknown = This landlord has no dwelling “{ $text }”. Check the number, or add the dwelling to the register of the estate.
dwelling-elsewhere = Dwelling { $text } is in { $other }, not on the estate of this entry. Check the number.
dwelling-named-here = Dwelling { $text } is named in this entry already. Take it off the list.
dwelling-held = Dwelling { $text } is counted by entry { $other } already, for the same stage and the same works. Take it back there first, or choose another dwelling.
dwelling-not-named = Dwelling { $text } is not named in this entry. There is nothing to take back.
