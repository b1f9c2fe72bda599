"""What leaves the bot as a file."""
