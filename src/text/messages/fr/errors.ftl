### Error pages, each with a way out.
