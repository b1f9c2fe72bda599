"""One module for each kind of line: ``parse(text, context)`` returns what it says or raises what is wrong with it."""
