"""The bot: what Slack sends comes in, what people see goes out."""
