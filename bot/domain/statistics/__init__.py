"""Statistics that say how sure they are; tests hold each against a well-known library."""
