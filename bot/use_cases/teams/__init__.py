"""Teams: who is in them and who leads them, and how they stand."""
