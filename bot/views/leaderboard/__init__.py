"""How leaderboards and a seller's own numbers look."""
