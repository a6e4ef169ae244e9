### Templates: workbooks to fill in, and what they explain.

templates-link = Templates to fill in
templates-title = Templates to fill in
templates-answer = Choose a template, fill in its first sheet, bring it: Corons reads every line before anything is recorded.
templates-aside = Each template is made this moment, for you: your estates, your operations and the months still open are lists to choose from.
templates-aside-exports = An export of entries, estates, a plan or dwellings can be brought back in the same way: what has not changed changes nothing.
templates-none = No estate is known here yet: begin with the template of estates.
templates-bring = Bring a file that is filled in
templates-file = Template
templates-use = What it is for
templates-holds = What it holds already
templates-name-entries = Entries
templates-name-estates = Estates
templates-name-plan = Plan
templates-name-dwellings = Dwellings
templates-about-entries = Record dwellings financed, ordered, started or delivered.
templates-about-estates = Add estates, or complete those of the register.
templates-about-plan = Prepare the draft of a plan; nothing is published.
templates-about-dwellings = Register the dwellings of an estate, their energy classes, their delivery.
templates-n-estates = { $n ->
    [one] { $n } estate
   *[other] { $n } estates
}
templates-n-operations = { $n ->
    [one] { $n } operation
   *[other] { $n } operations
}
templates-n-months = { $n ->
    [one] { $n } open month
   *[other] { $n } open months
}

# In the workbook.
templates-sheet-explained = How to fill it in
templates-sheet-lists = Lists
templates-needed = Required
templates-written = What is written there
templates-yes = yes
templates-no = no
templates-how = One line for each entry, estate, year or dwelling, on the first sheet; the order of columns does not matter, and a column that is not required may be taken out.
templates-only-first = Corons reads the first sheet alone: this one and the lists may stay.
templates-empty-cell = An empty cell never erases anything. Bring the file to the page “Import a file”: it is read line by line, and nothing is recorded before a manager adopts it.
templates-entries-held = The lists offer your estates, your operations and the months that still take an entry. An estate that is not in the list can be written by its name.
templates-estates-held = The estates of the register are there already: what you leave as it is changes nothing. Add new ones below.
templates-plan-held = The years are there already, with the plan in force or, while none is adopted, the indicative line.
templates-dwellings-held = No name, telephone or e-mail of whoever lives there: such a file is refused whole.
templates-number-wanted = A number is expected.
templates-whole-wanted = A whole number is expected.
templates-not-listed = This is not in the list. Corons will read it and say whether it fits.
templates-list-estate = cite (estate)
templates-list-name = name
templates-list-commune = commune
templates-list-operation = operation
templates-list-landlord = bailleur (landlord)
templates-list-works = works
templates-list-stage = etape (stage)
templates-list-definition = definition
templates-list-month = open month
templates-list-year = annee (year)
templates-list-yes-or-no = yes or no
templates-list-yes = yes
templates-list-no = no
templates-list-energy = class
templates-entries-cite = Estate: its code or name. Choose it from the list.
templates-entries-operation = Code of the operation. Leave it empty where the estate has only one by this landlord, or none.
templates-entries-bailleur = Landlord. Leave it empty where the estate has only one.
templates-entries-etape = Stage: what the line counts, financed, ordered, started or delivered. Stages are never added together.
templates-entries-date = When it happened, as precisely as is known: a day (31/12/2024), a month (12/2024) or a year (2024). Never in the future.
templates-entries-logements = Number of dwellings, whole, from 1.
templates-entries-commentaire = Comment: what else should be known.
templates-entries-reference = Reference of the document; for a delivery, the number of its procès-verbal. A reference already recorded for this landlord corrects its entry.
templates-estates-code = Your code of the estate: capital letters, digits and hyphens. A known code completes its estate, a new one makes one.
templates-estates-cite = Name of the estate. Required for a new estate.
templates-estates-commune = Main commune. Leave it empty where it is not known.
templates-estates-insee = INSEE code of the commune, five signs with its zero; of use where two communes bear one name.
templates-estates-bailleur = Landlord. A new name is added to the landlords.
templates-estates-logements = Number of dwellings of the estate. Leave it empty where you do not know: unknown is not zero.
templates-estates-unesco = yes if the estate is on the World Heritage List, no if not, empty where you do not know.
templates-estates-prioritaire = yes if the estate is a priority of the ERBM, no if not, empty where you do not know.
templates-estates-latitude = In decimal degrees, for example 50.4331. The longitude goes with it.
templates-estates-longitude = In decimal degrees, for example 2.8278. The latitude goes with it.
templates-estates-source = Where this comes from, for whoever wants to check.
templates-estates-remarque = Remark: what else should be known.
templates-plan-annee = A year between the programme's first and last day.
templates-plan-cite = Leave it empty for the line of the whole programme; else the estate the line is about.
templates-plan-logements = Dwellings planned in that year. The programme's years sum to the target of the plan.
templates-dwellings-cite = Estate: its code or name. Choose it from the list.
templates-dwellings-logement = The landlord's number of the dwelling.
templates-dwellings-rpls = RPLS identifier, if you have it.
templates-dwellings-adresse = Address of the dwelling, without the name of whoever lives there.
templates-dwellings-surface = Living area in m², whole.
templates-dwellings-bailleur = Landlord. Leave it empty where the estate has only one.
templates-dwellings-dpe-avant = Energy class before works: a letter from A to G.
templates-dwellings-dpe-apres = Energy class after works: a letter from A to G.
templates-dwellings-date-dpe-avant = Day of the certificate before works, for example 31/12/2019. It tells the method.
templates-dwellings-date-dpe = Day of the certificate after works, for example 31/12/2024. It tells the method.
templates-dwellings-livre-le = Day of delivery, a month (12/2024) or a year (2024).
templates-dwellings-cout = Cost of works in euros, for example 68500.00.
