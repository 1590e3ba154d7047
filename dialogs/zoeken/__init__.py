"""Finding: a question in, an answer with a name, a route and a source out."""
