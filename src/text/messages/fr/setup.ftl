### The first administrator and manager; empty installations.
