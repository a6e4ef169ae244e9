### Dwelling files, energy classes, amounts.

file-occupants = Column “{ $column }” says who lives in the dwelling. Corons keeps nothing about people: delete that column, then start again.
cell-day-needed = “{ $value }” is not a day. Write the day of the certificate, 12/05/2024 for example: its method depends on it.
line-dwelling-twice = The same dwelling stands on line { $line } already. Keep one of these lines.

money-not-an-amount = “{ $text }” is not an amount in euros. Write 45 000.50, for example.
money-ambiguous = “{ $text }” can be read in two ways. Part thousands with a space (1 234), or write two decimals (1.23).
money-fraction = “{ $text }” has more than two decimals. Round it to the cent.
money-not-above-zero = A cost is above zero. Where it is not known, leave the cell empty.
money-too-large = “{ $text }” is too large for the cost of one dwelling. Check the unit: euros, not cents.

energy-unreadable = “{ $text }” is not an energy class. Write the class from A to G, with its values or without: D, or D 210/35 (kWh and kg of CO2 per m² and year).
energy-class-needed = “{ $text }” is not enough: the class only follows from the values of a certificate made in July 2021 or later, of a home above 40 and below 800 m². Write the class of the certificate too, D { $text } for example.
energy-differs = These values give class { $class }. Correct the class or the values of “{ $text }”.
energy-day-needed = This dwelling has class { $class } already, of { $date }. Another class needs the day of the new certificate: fill date_dpe in (or date_dpe_avant for the one before the works).
energy-no-class = There is the day of a certificate, but no class. Write the class, or empty the day.
energy-too-early = “{ $text }”: there were no energy certificates before November 2006. Check the day.
energy-reversed = The certificate before the works is younger than the one after them. Check both days.

energy-method = method { $year }
energy-method-older = method from before 2013
energy-undated = no date, method unknown

effect-dwellings = { $lines }. Dwellings to add: { $added }; to change: { $changed }; unchanged: { $unchanged }.
effect-dwellings-done = { $lines }. Dwellings added: { $added }; changed: { $changed }; unchanged: { $unchanged }.
effect-dwellings-added = { $n ->
    [one] { $estate } ({ $name }): { $n } new dwelling
   *[other] { $estate } ({ $name }): { $n } new dwellings
}
effect-dwelling-changed = Line { $line }, { $estate }, dwelling { $number }: { $list }
effect-dwelling-field = { $column }: { $before } → { $after }
effect-names = Dwellings named in their delivery: { $named }; named before: { $before }; not named: { $unnamed }. No total moves.
effect-named = { $n ->
    [one] { $entry }: { $n } dwelling named ({ $list })
   *[other] { $entry }: { $n } dwellings named ({ $list })
}
effect-dwelling-unnamed = Line { $line }, dwelling { $number }, not named: { $why }
unnamed-no-delivery = no delivery of that date, landlord and estate has a dwelling left to name.
unnamed-several = several deliveries may be its own: { $list }. Name it in the right one.
unnamed-too-many = { $left ->
    [one] entry { $entry } has one dwelling left to name, and { $lines } lines mean it. Name them in the entry.
   *[other] entry { $entry } has { $left } dwellings left to name, and { $lines } lines mean it. Name them in the entry.
}
unnamed-held = entry { $entry }, of another date, names it already.

dwellings-energy = Energy class
dwellings-energy-arrow = { $before }, then { $after } after the works
dwellings-energy-before = before the works
dwellings-energy-after = after the works
dwellings-energy-mixed = different methods: the difference is not the works’ alone
dwellings-cost = Cost
dwellings-energy-about = { $known ->
    [one] { $known } dwelling with a class after the works, { $good } of them C or better.
   *[other] { $known } dwellings with a class after the works, { $good } of them C or better.
}

history-field-energy-before-class = Energy class before the works
history-field-energy-before-on = Certificate before the works
history-field-energy-before-kwh = kWh per m² and year before the works
history-field-energy-before-co2 = kg of CO2 per m² and year before the works
history-field-energy-after-class = Energy class after the works
history-field-energy-after-on = Certificate after the works
history-field-energy-after-kwh = kWh per m² and year after the works
history-field-energy-after-co2 = kg of CO2 per m² and year after the works
history-field-cost = Cost
