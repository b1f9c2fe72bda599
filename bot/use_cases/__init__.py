"""What the bot does, one module per verb."""
