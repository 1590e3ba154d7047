"""The same bot in a terminal: views drawn with rich, buttons by number, forms filled in line by line."""
