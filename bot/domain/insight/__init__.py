"""Whether a high SSI goes with better outcomes in this programme, and how much of the differences is chance."""
