### Files people bring, and what is wrong with them.
