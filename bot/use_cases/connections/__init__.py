"""Taking over the numbers of LinkedIn's list of connections."""
