### Operations: the list and the page of one.

operations-title = { $n ->
    [0] No operation
    [one] { $n } operation
   *[other] { $n } operations
}
operations-lede = An operation is one tranche of works by a landlord on an estate. Its four stages follow each other and are never added.
operations-never-added = The four stages follow each other and are never added.
operations-add = Add an operation
operations-none = No operation is known yet.
operations-none-next = An entry on an estate makes one by itself; managers can also add one from the page of an estate.
operations-to-estates = See the estates
operations-search = Operation, estate or code
operations-kind = Kind of works
operations-head-name = Operation
operations-head-estate = Estate
operations-head-landlord = Landlord
operations-head-planned = Planned
operations-none-found = No operation matches.
operations-show-all = See all operations
operations-caption = Operations, with their dwellings at each stage
operations-unspecified = unspecified operation
operations-unspecified-explained = Made for entries that name no operation. Once the operation is known, a manager completes this register.
operations-outside = Marked outside every programme: no programme counts it.
operations-reports = Expected to report each month, by decision of a manager.
operations-contract = Contract
operations-loan = Loan of the Caisse des Dépôts
operations-edit = Edit the register
operations-stages = The stages
operations-planned-days = Planned days
operations-no-days = not planned
operations-days = from { $first } to { $last }
operations-days-from = from { $first } on
operations-days-to = until { $last }
operations-all-entries = All entries of the operation
operations-no-entry = No entry for this operation.
list-every-f = All

operations-new-title = Add an operation
operations-edit-title = Edit the register: { $text }
operations-estate-hint = Name or code of the estate.
operations-code-hint = Capitals, digits and hyphens, for example LENS-12-14-T1. It will not change any more.
operations-name = Name
operations-name-hint = For example “tranche 1”. An unspecified operation may stay without a name.
operations-kind-hint = No programme counts façades alone.
operations-planned = Planned dwellings
operations-planned-hint = Empty if the number is not known.
operations-contract-hint = Optional: a contract that groups tranches.
operations-first-day = First planned day, { $text }
operations-last-day = Last planned day, { $text }
operations-outside-tick = Outside every programme: no programme counts it
operations-reports-tick = Expected to report each month, even if its kind does not ask for it
operations-landlord-needed = Choose a landlord, or name another one.
flash-operation-saved = The register is saved; the state before stays readable in the ledger.
operations-estate-move-hint = Name or code. If the estate changes, all entries of the operation follow it; the bridge between two figures shows it.
