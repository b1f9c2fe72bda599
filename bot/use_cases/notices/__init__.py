"""Direct messages that people get once."""
