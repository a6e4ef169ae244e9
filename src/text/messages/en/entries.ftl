### The ledger: entries, the form to record, corrections.
