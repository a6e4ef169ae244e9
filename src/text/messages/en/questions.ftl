### The limits that ask: questions to confirm with a reason.
