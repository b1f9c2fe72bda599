"""LinkedIn's list of somebody's connections, read for its numbers alone."""
