"""What a leaderboard and a seller's own numbers are made of."""
