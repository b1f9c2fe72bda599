"""Who takes part, in which team and with which role."""
