### The board page of a programme.
