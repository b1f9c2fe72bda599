"""A tour of everything that the bot shows: its stops are drawn as pictures, and checked against Slack's limits."""
