### Sentences the server writes: the answer of a page, and of each section.
